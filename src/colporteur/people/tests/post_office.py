"""A mail server for tests, on a free port of this machine: as much of RFC 5321 and of AUTH PLAIN as a letter needs."""

import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer

USER, PASSWORD = "paper", "a secret of the post"


@dataclass(slots=True)
class PostOffice:
    """Where it is, and what it was given. `answers` are for commands that it does not simply take."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    def settings(self, **more: str) -> dict[str, str]:
        """For the paper that uses it."""
        named = {"host": "127.0.0.1", "port": str(self.port), "security": "none", "user": USER, "password": PASSWORD}
        return {f"COLPORTEUR_MAIL_{name.upper()}": value for name, value in (named | more).items()}

    def answer(self, command: str, rest: str) -> str:
        """To one line of a client."""
        if command in self.answers:
            return self.answers[command]
        if command == "EHLO":
            return "250-post.example\r\n250 AUTH PLAIN"
        if command == "AUTH":
            is_right = b64decode(rest.rsplit(maxsplit=1)[-1]).split(b"\0")[1:] == [USER.encode(), PASSWORD.encode()]
            return "235 welcome" if is_right else "535 who is that?"
        return {"DATA": "354 go on", "QUIT": "221 goodbye"}.get(command, "250 OK")


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    """Open while the block runs."""
    office = PostOffice()

    class Counter(StreamRequestHandler):
        """One client; hangs up where the answer is empty."""

        def handle(self) -> None:
            self._say("220 post.example")
            while line := self.rfile.readline().decode().strip():
                command, _, rest = line.partition(" ")
                answer = office.answer(command.upper(), rest)
                if not answer:
                    return
                if command.upper() == "RCPT" and answer.startswith("250"):
                    office.recipients.append(rest)
                self._say(answer)
                if answer.startswith("354"):
                    self._take()
                if command.upper() == "QUIT":
                    return

        def _take(self) -> None:
            lines = list(iter(self.rfile.readline, b".\r\n"))
            answer = office.answers.get("letter", "250 OK")
            if answer.startswith("250"):
                office.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
            if answer:
                self._say(answer)

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    with ThreadingTCPServer(("127.0.0.1", 0), Counter) as server:
        office.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()
