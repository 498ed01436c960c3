"""Which checksum a package must have: `checksums.json` beside this file, and `pins.json` in the models folder.

Both are JSON objects from the package's name, such as `translate-en_de-1_0`, to the SHA-256 of its `.argosmodel` file.
The source of Argos packages publishes none. What is shipped are the sums that at least two public projects, each
for itself, name for the file they fetched; what this house has installed on its operator's word outranks it.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from colporteur.translation.packages.errors import UntrustedModel

SHIPPED = Path(__file__).parent / "checksums.json"
HOUSE_PINS = "pins.json"


def known_pins(models: Path) -> Mapping[str, str]:
    """All checksums that are known; the house's own outrank the shipped ones.

    Raises:
        UntrustedModel: a table cannot be read.
    """
    return _table(SHIPPED) | _table(models / HOUSE_PINS)


def expected_checksum(models: Path, name: str, given: str | None) -> str | None:
    """What the file of a package must have: as the operator says now, as it had here before, as shipped; or None.

    Raises:
        UntrustedModel: a table cannot be read.
    """
    return given or known_pins(models).get(name)


def add_pin(models: Path, name: str, checksum: str) -> None:
    """Write the checksum of what was installed into the house's own table."""
    pins = _table(models / HOUSE_PINS) | {name: checksum}
    written = models / f".{HOUSE_PINS}.new"
    written.write_text(json.dumps(dict(sorted(pins.items())), indent=2) + "\n", encoding="utf-8")
    os.replace(written, models / HOUSE_PINS)  # noqa: PTH105 atomic by its documentation


def checksum_of(file: Path) -> str:
    """The SHA-256 of a file, in hex digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _table(path: Path) -> dict[str, str]:
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise UntrustedModel(f"{path} is not JSON: {error}. Mend or remove it.") from error
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise UntrustedModel(f"{path} must be an object of names and checksums. Mend or remove it.")
    return table
