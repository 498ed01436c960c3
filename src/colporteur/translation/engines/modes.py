"""What Apertium has installed: one mode file a pair, each a line of programs joined by `|`."""

import hashlib
import re
import shlex
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.languages import address_code

_MODE_NAME = re.compile(r"([a-z]{2,3}(?:_\w+)?)-([a-z]{2,3}(?:_\w+)?)")
_NEED_NO_FLAG = re.compile(r"vislcg3|cg-mwesplit|hfst-tokeni[sz]e|divvun-suggest")
"""Programs that know no `-z`, or need none. Source: apertium-apy, `utils/translation.py`."""

_TODAYS_SPELLING = MappingProxyType(
    {
        "cat_iec2017": "cat",
        "cat_valencia_iec2017": "cat_valencia",
        "cat_valencia_uni_iec2017": "cat_valencia_uni",
    }
)
"""Modes that write a language as its schools and papers do today, where the plain mode keeps what was the rule before:
since 2017 *dona* and *os*, no longer *dóna* and *ós*. Source: Institut d’Estudis Catalans, Ortografia catalana, 2017."""

Stage = tuple[str, ...]
"""A program and its arguments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One direction of a language pair. `missing` names the programs and files that it needs and the machine lacks."""

    name: str
    pair: Pair
    stages: tuple[Stage, ...]
    files: tuple[Path, ...]
    missing: tuple[str, ...]

    def fingerprint(self) -> str:
        """Ten hex digits that change when the contents of its dictionaries and rules change."""
        digest = hashlib.sha256(repr(self.stages).encode())
        for file in self.files:
            stat = file.stat()
            digest.update(_contents(file, stat.st_size, stat.st_mtime_ns))
        return digest.hexdigest()[:10]


def installed_modes(folder: Path) -> dict[Pair, Mode]:
    """Every pair with a mode file in `folder`, complete or not; of two for a pair, `en-es` and `eng-spa` or `spa-cat` and
    `spa-cat_iec2017`, the longer name wins."""
    modes: dict[Pair, Mode] = {}
    for path in sorted(folder.glob("*.mode"), key=lambda path: (len(path.stem), path.stem)):
        match = _MODE_NAME.fullmatch(path.stem)
        if match:
            pair = Pair(address_code(match[1]), address_code(_TODAYS_SPELLING.get(match[2], match[2])))
            modes[pair] = read_mode(path, pair)
    return modes


def read_mode(path: Path, pair: Pair) -> Mode:
    """The programs of a mode file. `$1` becomes `-g` (mark unknown words); `$2`, a flag of the tagger, is left out."""
    line = path.read_text(encoding="utf-8").strip()
    words = shlex.shlex(line, posix=True, punctuation_chars="|")
    words.whitespace_split = True
    stages: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            stages.append([])
        elif word != "$2":
            stages[-1].append("-g" if word == "$1" else word)
    flagged = tuple(_flushing(tuple(stage)) for stage in stages if stage)
    files = tuple(Path(word) for stage in flagged for word in stage if word.startswith("/"))
    missing = tuple(dict.fromkeys(stage[0] for stage in flagged if shutil.which(stage[0]) is None))
    gone = tuple(str(file) for file in files if not file.exists())
    return Mode(name=path.stem, pair=pair, stages=flagged, files=files, missing=missing + gone)


def _flushing(stage: Stage) -> Stage:
    return stage if _NEED_NO_FLAG.search(stage[0]) else (stage[0], "-z", *stage[1:])


@lru_cache(maxsize=256)
def _contents(file: Path, _size: int, _changed: int) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()
