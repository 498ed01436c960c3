"""`colporteur demo`: the demonstration newspaper, set up on the first call and served on every one."""

import argparse
import os
import signal

from colporteur.config.children import fork
from colporteur.config.command import in_words_for_people
from colporteur.demo.setting_up import HOME, choose_place, editor_password, say_where, set_up
from colporteur.foundations.parents import end_with_parent


def run(arguments: list[str]) -> int:
    """Set up what is missing, then serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="colporteur demo",
        description=f"Serve the demonstration newspaper. It lives in the folder {HOME}, unless COLPORTEUR_HOME is set.",
    )
    parser.add_argument("--port", type=_port, help="the port to serve on; 8000 unless PORT or a setting says otherwise")
    choose_place(parser.parse_args(arguments).port)
    from colporteur.config.serving import load_django, serve

    load_django()
    return _set_up_apart() or serve([], when_ready=lambda address: say_where(address, editor_password()))


def _set_up_apart() -> int:
    """In a fork: setting up checks sentences, whose libraries start threads, and what serves must be without any."""
    setting_up = fork("colporteur: setting up", lambda: in_words_for_people(_set_up))()
    try:
        return setting_up.wait()
    except KeyboardInterrupt:
        os.kill(setting_up.pid, signal.SIGTERM)
        setting_up.wait()
        raise


def _set_up() -> int:
    end_with_parent(signal.SIGTERM)
    set_up()
    return 0


def _port(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a whole number from 1 to 65535")
    return text
