"""The desk's process: Django behind a loopback port. A fork of `serving`; prepares tables and static files first."""

import os
import signal
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from colporteur.foundations.parents import end_with_parent

THREADS = 8
TITLE = "colporteur: desk"


def run() -> int:
    """Serve until SIGTERM."""
    end_with_parent(signal.SIGTERM)
    application = _application()
    server = Server(
        "colporteur.config.wsgi:application",
        address="127.0.0.1",
        port=int(os.environ["COLPORTEUR_DESK_PORT"]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_enabled=False,
        process_name=TITLE,
        workers_kill_timeout=3,
    )
    server.serve(target_loader=lambda _target: _in_worker(application))
    return 0


def _in_worker(application: Any) -> Any:  # Any: a WSGI callable
    end_with_parent(signal.SIGKILL)
    return application


def _application() -> Any:  # Any: a WSGI callable
    """Made before the worker process is forked, which then has it at once."""
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from django.db import connections
    from django.urls import get_resolver

    from colporteur.publication.preparing import prepare

    prepare()
    _ = get_resolver().url_patterns  # imported now rather than in front of the first reader
    connections.close_all()
    return application
