"""Front matter: the YAML between two lines of dashes at the head of a file, with every scalar read as text.

As text, since YAML would make false of Norwegian's code and a time of a headline such as 12:30.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import yaml
from frontmatter.default_handlers import YAMLHandler

from colporteur.foundations.errors import BadCopy
from colporteur.text.normalise import clean

type Value = str | Sequence[Value] | Mapping[str, Value]
_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False, "": False}
_DEEPEST = 20


def read_front_matter(text: str) -> tuple[Mapping[str, Value], str]:
    """The fields, and the text below them."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        front, rest = handler.split(text)
    except ValueError:
        raise BadCopy("has front matter without an end. Close it with a line of three dashes.") from None
    return _loaded(front), rest


def _loaded(front: str) -> Mapping[str, Value]:
    try:
        _refuse_deep(front)
        fields = yaml.load(front, Loader=yaml.CBaseLoader)  # noqa: S506 - the loader that makes nothing but text
    except yaml.YAMLError as error:
        raise BadCopy(
            f"has front matter that is no YAML{_where(error)}. Put texts with a colon in quotation marks."
        ) from error
    if fields is None or fields == "":
        return {}
    if not isinstance(fields, dict) or not all(isinstance(name, str) for name in fields):
        raise BadCopy("has front matter that names no fields. Write it as lines like “section: news”.")
    return fields


def _refuse_deep(front: str) -> None:
    """Reading recurses, and so do brackets in brackets."""
    depth = 0
    for event in yaml.parse(front, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise BadCopy("uses YAML aliases (*) in its front matter. Write the value out, or in quotation marks.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BadCopy("has front matter that is nested too deeply. Write simple lists and fields.")


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    return f" ({problem}, line {mark.line + 1})" if mark is not None else f" ({problem})"


def as_text(name: str, value: Value) -> str:
    """A field that is one text, clean."""
    if not isinstance(value, str):
        raise BadCopy(f"has a list or fields under “{name}” where one text belongs. Put it in quotation marks.")
    return clean(value)


def as_texts(name: str, value: Value) -> tuple[str, ...]:
    """A field that is a list of texts; one text alone is a list of one."""
    values = [value] if isinstance(value, str | Mapping) else value
    return tuple(text for each in values if (text := as_text(name, each)))


def as_switch(name: str, value: Value) -> bool:
    """A field that is true or false."""
    answer = _SWITCHES.get(as_text(name, value).lower())
    if answer is None:
        raise BadCopy(f"says “{as_text(name, value)[:40]}” under “{name}”. Write true or false.")
    return answer


def as_number(name: str, value: Value) -> float:
    """A field that is a number, not below zero."""
    try:
        number = float(as_text(name, value))
    except ValueError:
        number = -1.0
    if not 0 <= number < math.inf:
        raise BadCopy(f"has no number under “{name}”. Write one such as 5 or 0.5.")
    return number


def as_date(name: str, value: Value) -> date:
    """A field that is a day, written 2026-11-24, with an hour or without."""
    try:
        return datetime.fromisoformat(as_text(name, value)).date()
    except ValueError:
        raise BadCopy(f"has no date under “{name}”. Write it as 2026-11-24.") from None


def as_time(name: str, value: Value) -> datetime:
    """A field that is a time with its zone, written 2026-11-24T08:30+01:00."""
    try:
        time = datetime.fromisoformat(as_text(name, value))
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise BadCopy(f"has no time with a zone under “{name}”. Write it as 2026-11-24T08:30+01:00.")
    return time


def as_hour(name: str, value: Value) -> datetime:
    """A field that is a moment; written without a zone, as in 2026-11-24T08:30, it is meant in the paper's."""
    try:
        return datetime.fromisoformat(as_text(name, value))
    except ValueError:
        raise BadCopy(f"has no day and hour under “{name}”. Write them as 2026-11-24T08:30.") from None


def as_fields(name: str, value: Value, known: frozenset[str]) -> Mapping[str, Value]:
    """A field that holds fields, such as `{file: a.png, alt: "…"}`."""
    if not isinstance(value, Mapping):
        raise BadCopy(f"has no fields under “{name}”. Write it as {name}: {{{', '.join(sorted(known))}}}.")
    refuse_unknown(value, known, within=name)
    return value


def refuse_unknown(fields: Mapping[str, Value], known: frozenset[str], within: str = "front matter") -> None:
    """A misspelt field would be lost without a word."""
    unknown = sorted(set(fields) - known)
    if unknown:
        raise BadCopy(
            f"has an unknown field “{str(unknown[0])[:40]}” in its {within}. Known are: {', '.join(sorted(known))}."
        )
