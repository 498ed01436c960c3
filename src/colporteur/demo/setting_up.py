"""Founding the demonstration newspaper on the first call, and saying where it is read and written on every one."""

import os
import re
import secrets
import sys
from pathlib import Path

from rich.progress import Progress, TaskID

from colporteur.foundations.progress import progress_bar
from colporteur.foundations.settings import SETTINGS_FILE

HOME = "demo-paper"
EDITOR = "editor"
SIGN_IN_FILE = "sign-in.txt"
LOADED = ".loaded"
PLACE = "# The demonstration writes this at each start. Change anything, and it is yours.\n[server]\nport = {port}\n"


def choose_place(port: str | None) -> None:
    """Settings are read once in a process: this comes before anything that reads them."""
    home = Path(os.environ.setdefault("COLPORTEUR_HOME", HOME))
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("COLPORTEUR_LOG_LEVEL", "warning")  # addresses and sign-in stay in sight
    port = port or os.environ.get("PORT")
    if port:
        os.environ["COLPORTEUR_SERVER_PORT"] = port
    number = os.environ.get("COLPORTEUR_SERVER_PORT")
    if number:
        os.environ.setdefault("COLPORTEUR_SITE_ADDRESS", f"http://127.0.0.1:{number}")
    _write_place(home / SETTINGS_FILE, number or "8000")


def _write_place(file: Path, port: str) -> None:
    """Tell the commands that are given in this folder later where the paper is served."""
    if not file.exists() or re.fullmatch(
        re.escape(PLACE).replace(r"\{port\}", r"\d+"), file.read_text(encoding="utf-8")
    ):
        file.write_text(PLACE.format(port=port), encoding="utf-8")


def set_up() -> None:
    """Make tables, editor and newspaper where they are missing."""
    import django

    django.setup()
    from colporteur.foundations.settings import house

    loaded = house().data / LOADED
    with progress_bar() as progress:
        _migrate(progress)
        _hire_the_editor()
        if not loaded.exists():
            _load(progress)
            loaded.touch()


def _migrate(progress: Progress) -> None:
    from colporteur.publication.preparing import make_tables

    bar = progress.add_task("Database", total=None)
    make_tables()
    progress.update(bar, total=1, completed=1)


def _load(progress: Progress) -> None:
    from colporteur.demo.loading import load
    from colporteur.foundations.clock import now
    from colporteur.people.models import User

    bars: dict[str, TaskID] = {}
    for what, done, total in load(by=User.objects.get(username=EDITOR), at=now()):
        if what not in bars:
            bars[what] = progress.add_task(what, total=total)
        progress.update(bars[what], completed=done, total=total)


def _hire_the_editor() -> None:
    """The demonstration's editor, with a password that is made up on the first call and kept beside the paper."""
    from django.contrib.auth.models import Group

    from colporteur.people.models import User

    if _sign_in_file().exists() and User.objects.filter(username=EDITOR).exists():
        return
    password = secrets.token_urlsafe(9)
    user, _ = User.objects.get_or_create(username=EDITOR, defaults={"first_name": "Helene", "last_name": "Marsh"})
    user.set_password(password)
    user.is_staff = user.is_superuser = True
    user.save()
    user.groups.set(Group.objects.filter(name="Editor"))
    file = os.open(_sign_in_file(), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as kept:
        kept.write(password + "\n")


def editor_password() -> str:
    """The password that the demonstration's editor was given."""
    return _sign_in_file().read_text(encoding="utf-8").strip()


def _sign_in_file() -> Path:
    from colporteur.foundations.settings import house

    return house().home / SIGN_IN_FILE


def say_where(address: str, password: str) -> None:
    """Print the addresses of every edition and of the newsroom, and how to sign in there."""
    from colporteur.demo.newspaper import EDITIONS

    editions = "  ".join(f"{address}/{prefix}/" for prefix in EDITIONS)
    print(f"\nThe Ostermere Post is in print.\n\n  read       {editions}", file=sys.stderr)
    print(f"  edit       {address}/newsroom/   sign in as {EDITOR}, password {password}", file=sys.stderr)
    print("  stop       Ctrl-C\n", file=sys.stderr, flush=True)
