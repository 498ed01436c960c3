"""Writes `docs/reference/settings.md` and `commands.md` from their tables; `--check` says if they are stale."""

import sys
from pathlib import Path

from colporteur.config.command import COMMANDS, Part
from colporteur.foundations.setting import Setting
from colporteur.foundations.settings import SETTINGS

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"


def settings_page() -> str:
    """Every setting by table."""
    lines = [
        "# Settings",
        "",
        "Settings stand in `colporteur.toml` in the newspaper's folder. An environment variable outranks the file:",
        "`server.port` is `COLPORTEUR_SERVER_PORT`. `COLPORTEUR_HOME` names the newspaper's folder; without it, it is",
        "the working folder. `colporteur doctor --settings` lists the values in force.",
    ]
    table = ""
    for setting in sorted(SETTINGS, key=lambda each: each.name.partition(".")[0]):
        head = setting.name.partition(".")[0]
        if head != table:
            lines += ["", f"## {head}", "", "| Setting | Default | What it does |", "|---|---|---|"]
            table = head
        lines.append(f"| `{setting.name}` | {_default(setting)} | {setting.says} |")
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Every command that people type."""
    lines = [
        "# Commands",
        "",
        "`colporteur COMMAND --help` says more on each. Commands that are not listed here are Django's and Wagtail's",
        "own, such as `colporteur createsuperuser`: `colporteur help --all` lists them. The exit status is 0 if all went",
        "well, 1 if something went wrong, and 2 if the command line cannot be read; errors are one sentence on standard",
        "error.",
    ]
    for part in filter(None, Part):
        lines += ["", f"## {part}", "", "| Command | What it does |", "|---|---|"]
        lines += [f"| `colporteur {command.name}` | {command.says} |" for command in COMMANDS if command.part is part]
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """What the files are to hold."""
    return {FOLDER / "settings.md": settings_page(), FOLDER / "commands.md": commands_page()}


def main() -> int:
    """Write, or with `--check` compare; the exit status."""
    stale = [file for file, text in pages().items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for file in stale:
            print(f"{file.name} is stale: run scripts/reference.py")
        return 1 if stale else 0
    for file in stale:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(pages()[file], encoding="utf-8")
    return 0


def _default(setting: Setting) -> str:
    match setting.default:
        case "" | []:
            return "empty"
        case bool() as switch:
            return f"`{str(switch).lower()}`"
        case list() as several:
            return f"`{', '.join(map(str, several))}`"
        case other:
            return f"`{other}`"


if __name__ == "__main__":
    sys.exit(main())
