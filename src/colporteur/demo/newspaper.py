"""What the demonstration newspaper is made of: sections, topics, authors, notices, articles, translations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

ROOM = files("colporteur.demo")
EDITIONS = {"en": "en-GB", "de": "de", "es": "es", "fr": "fr", "ar": "ar", "ca": "ca"}  # prefix to language tag
HOUSE_LANGUAGE = "en"
ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article's file."""

    language: str
    name: str
    data: bytes


@cache
def paper() -> Mapping[str, Any]:
    """`paper.yaml`."""
    read: Mapping[str, Any] = yaml.safe_load(ROOM.joinpath("paper.yaml").read_text(encoding="utf-8"))
    return read


def articles() -> Iterator[Source]:
    """Every article, by language and name."""
    for folder in sorted(ROOM.joinpath("articles").iterdir(), key=_name):
        for file in sorted(folder.iterdir(), key=_name):
            if file.name.endswith(".md"):
                yield Source(language=folder.name, name=file.name, data=file.read_bytes())


def memory() -> bytes:
    """The translations that people wrote, as TMX."""
    return ROOM.joinpath("memory.tmx").read_bytes()


def _name(file: Traversable) -> str:
    return file.name
