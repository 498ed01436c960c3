"""What a translation of the page's own words must keep, so that it can be put where they stand."""

import re
import unicodedata
from collections.abc import Sequence

_PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|%%")
_MARKUP = re.compile(r"[<>]|&#?\w+;")
_OVERRIDES = frozenset("\u202a\u202b\u202d\u202e")
_ROOM = 200


def fault_of(texts: Sequence[str], said: Sequence[str], *, has_places: bool) -> str:
    """What is wrong with the forms of a translation, for people; empty if nothing is.

    `texts` is the English, alone or singular and plural; `has_places` says that both are filled in with `%`.
    """
    faults = (
        _with_markup(said),
        _with_strange_characters(said),
        _too_long(texts, said),
        _with_other_places(texts, said) if has_places else "",
    )
    return next(filter(None, faults), "")


def _with_markup(said: Sequence[str]) -> str:
    found = next((match[0] for form in said if (match := _MARKUP.search(form))), "")
    return f"it has “{found}”; write plain text without HTML" if found else ""


def _with_strange_characters(said: Sequence[str]) -> str:
    strange = [
        each for form in said for each in form if each in _OVERRIDES or unicodedata.category(each) in ("Cc", "Cs")
    ]
    return f"it has the character U+{ord(strange[0]):04X}, which cannot be printed" if strange else ""


def _too_long(texts: Sequence[str], said: Sequence[str]) -> str:
    most = 4 * max(map(len, texts)) + _ROOM
    return f"it is longer than {most} characters" if max(map(len, said)) > most else ""


def _with_other_places(texts: Sequence[str], said: Sequence[str]) -> str:
    """Each place of the last form stays; a form for one or two may spell its number out and leave that place away."""
    wanted = [sorted(set(_PLACE.findall(text)) - {"%%"}) for text in texts]
    for number, form in enumerate(said):
        if "%" in _PLACE.sub("", form):
            return "it has a single %; write %% for a percent sign"
        found = sorted(set(_PLACE.findall(form)) - {"%%"})
        strange = [place for place in found if place not in wanted[-1]]
        if strange:
            return f"it has {strange[0]}, which the English has not"
        is_last = number == len(said) - 1
        missing = [place for place in (wanted[-1] if is_last else ()) if place not in found]
        if missing:
            return f"it lacks {missing[0]}, which stands for something that is filled in"
    return ""
