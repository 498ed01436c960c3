"""`colporteur demo`: the demonstration newspaper, set up on the first call and served on every one."""

import argparse

from colporteur.demo.setting_up import HOME, choose_place, say_where, set_up


def run(arguments: list[str]) -> int:
    """Set up what is missing, then serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="colporteur demo",
        description=f"Serve the demonstration newspaper. It lives in the folder {HOME}, unless COLPORTEUR_HOME is set.",
    )
    parser.add_argument("--port", type=_port, help="the port to serve on; 8000 unless PORT or a setting says otherwise")
    choose_place(parser.parse_args(arguments).port)
    password = set_up()
    from colporteur.config.serving import serve

    return serve([], when_ready=lambda address: say_where(address, password))


def _port(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a whole number from 1 to 65535")
    return text
