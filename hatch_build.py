"""Compiles the message catalogues while the package is built, so that a wheel holds what Django reads (`.mo`)."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """The build hook `custom` of `pyproject.toml`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a `.mo` beside each `.po` and name it as part of the package."""
        for source in sorted(Path(self.root, "src").glob("colporteur/*/locale/*/LC_MESSAGES/*.po")):
            binary = source.with_suffix(".mo")
            binary.write_bytes(_compiled(source))
            build_data["artifacts"].append(str(binary.relative_to(self.root)))


def _compiled(source: Path) -> bytes:
    written = BytesIO()
    with source.open("rb") as file:
        write_mo(written, read_po(file, locale=source.parent.parent.name, domain="django", abort_invalid=True))
    return written.getvalue()
