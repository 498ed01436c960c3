"""A socket that readers can reach, held by whoever starts the processes that answer them."""

import socket

PAGES_SOCKET = "COLPORTEUR_PAGES_SOCKET"
"""The environment's name for the number of the socket that is handed down to the pages' processes."""
WAITING_AT_MOST = 2048  # connections that the system takes before a process does


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens; raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(WAITING_AT_MOST)
    except OSError:
        listening.close()
        raise
    return listening
