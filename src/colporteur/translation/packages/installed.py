"""The models in the models folder: Argos packages as they are unpacked, and OPUS-MT models converted for CTranslate2.

An optional file `model.toml` in a model's folder says what cannot be read from the model itself.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from colporteur.foundations.errors import ColporteurError
from colporteur.translation.engines.contract import Grade, Pair
from colporteur.translation.engines.languages import address_code

NOTES_FILE = "model.toml"
_PAIR_AT_END = re.compile(r"(?:^|[-_.])([a-z]{2,3})[-_]([a-z]{2,3})$")
_MEBIBYTE = 1 << 20


class BadModel(ColporteurError):
    """A folder or a file is not a translation model that can be used."""

    code = "bad_model"


class Kind(StrEnum):
    """How a model was made, and so how its text is cut into pieces."""

    ARGOS = "argos"
    OPUS = "opus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An installed model. `cutters` are its SentencePiece models (one for both languages, or two) or its BPE codes.

    `is_aligned` says that it was trained to align words, so that its attention can be trusted to place links.
    """

    name: str
    pair: Pair
    kind: Kind
    folder: Path
    weights: Path
    cutters: tuple[Path, ...]
    version: str = ""
    grade: Grade = Grade.FAIR
    is_aligned: bool = False
    source_prefix: str = ""
    target_prefix: str = ""
    licence: str = ""

    def fingerprint(self) -> str:
        """Ten hex digits of the weights' size, beginning and end, and of everything else that the text depends on."""
        file = self.weights / "model.bin"
        stat = file.stat()
        digest = hashlib.sha256(_ends(file, stat.st_size, stat.st_mtime_ns))
        digest.update(f"{self.source_prefix}\x1f{self.target_prefix}".encode())
        return digest.hexdigest()[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """What is in the models folder: usable models, the preferred first, and folders that are not, with the reason."""

    models: tuple[Model, ...] = ()
    broken: tuple[tuple[Path, str], ...] = ()

    def best(self, pair: Pair) -> Model | None:
        """The model to use for a pair: the best grade, then the highest version."""
        return next((model for model in self.models if model.pair == pair), None)


def look_round(folder: Path) -> Shop:
    """Read every folder in the models folder whose name does not begin with a dot."""
    models: list[Model] = []
    broken: list[tuple[Path, str]] = []
    for each in sorted(folder.iterdir()) if folder.is_dir() else []:
        if each.is_dir() and not each.name.startswith("."):
            try:
                models.append(read_model(each))
            except BadModel as error:
                broken.append((each, str(error)))
    models.sort(key=lambda model: (list(Grade).index(model.grade), version_numbers(model.version)), reverse=True)
    return Shop(models=tuple(models), broken=tuple(broken))


def read_model(folder: Path) -> Model:
    """The model in one folder.

    Raises:
        BadModel: something it needs is missing or cannot be read.
    """
    notes = _notes(folder)
    model = _argos(folder) if (folder / "metadata.json").exists() else _opus(folder, notes)
    if not (model.weights / "model.bin").is_file():
        raise BadModel(f"{folder} lacks {(model.weights / 'model.bin').relative_to(folder)}.")
    return _noted(model, notes)


def _argos(folder: Path) -> Model:
    try:
        written = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        pair = Pair(address_code(written["from_code"]), address_code(written["to_code"]))
        version, prefix = str(written.get("package_version", "")), str(written.get("target_prefix", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadModel(f"{folder / 'metadata.json'} does not describe a translation package: {error!r}.") from error
    if written.get("type", "translate") != "translate":
        raise BadModel(f"{folder} is no translation package but of the type {written['type']!r}.")
    cutters = [folder / name for name in ("sentencepiece.model", "bpe.model") if (folder / name).is_file()]
    if not cutters:
        raise BadModel(f"{folder} lacks sentencepiece.model or bpe.model.")
    return Model(
        name=folder.name,
        pair=pair,
        kind=Kind.ARGOS,
        folder=folder,
        weights=folder / "model",
        cutters=(cutters[0],),
        version=version,
        target_prefix=prefix,
        licence="see README.md of the package",
    )


def _opus(folder: Path, notes: Mapping[str, Any]) -> Model:
    match = _PAIR_AT_END.search(folder.name.lower())
    source, target = notes.get("source", match and match[1]), notes.get("target", match and match[2])
    if not source or not target:
        raise BadModel(f"{folder}: neither its name nor {NOTES_FILE} says which languages it translates.")
    pair = [folder / "source.spm", folder / "target.spm"]
    cutters = pair if all(file.is_file() for file in pair) else sorted({*folder.glob("*.spm"), *folder.glob("*.model")})
    if not cutters:
        raise BadModel(f"{folder} lacks source.spm and target.spm (they come with the OPUS-MT model: copy them here).")
    return Model(
        name=folder.name,
        pair=Pair(address_code(source), address_code(target)),
        kind=Kind.OPUS,
        folder=folder,
        weights=folder,
        cutters=tuple(cutters[:2]),
    )


def _notes(folder: Path) -> Mapping[str, Any]:
    try:
        notes = tomllib.loads((folder / NOTES_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise BadModel(f"{folder / NOTES_FILE} cannot be read as TOML: {error}.") from error
    for key, value in notes.items():
        wanted = _NOTES.get(key)
        if wanted is None or not isinstance(value, wanted):
            raise BadModel(f"{folder / NOTES_FILE}: {key} = {value!r} is not understood; it knows {', '.join(_NOTES)}.")
    return notes


_NOTES: Mapping[str, type] = {
    "source": str,
    "target": str,
    "version": str,
    "grade": str,
    "aligned": bool,
    "source_prefix": str,
    "target_prefix": str,
    "licence": str,
}


def _noted(model: Model, notes: Mapping[str, Any]) -> Model:
    told = {key: value for key, value in notes.items() if key not in ("source", "target", "grade", "aligned")}
    try:
        grade = Grade(notes.get("grade", model.grade))
    except ValueError as error:
        raise BadModel(f"{model.folder / NOTES_FILE}: grade must be one of {', '.join(Grade)}.") from error
    return replace(model, grade=grade, is_aligned=notes.get("aligned", model.is_aligned), **told)


def version_numbers(version: str) -> tuple[int, ...]:
    """`1.10` → (1, 10), so that versions can be compared."""
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version))


@lru_cache(maxsize=64)
def _ends(file: Path, size: int, _changed: int) -> bytes:
    with file.open("rb") as opened:
        head = opened.read(_MEBIBYTE)
        opened.seek(max(size - _MEBIBYTE, 0))
        return f"{size}:".encode() + head + opened.read(_MEBIBYTE)
