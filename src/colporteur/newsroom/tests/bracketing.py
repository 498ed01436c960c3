"""A language in which every text that is marked for translation stands in brackets; whatever has none was not marked."""

import gettext
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from zoneinfo import available_timezones

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from django.utils.translation import trans_real

OPENS, CLOSES = "⟦", "⟧"
LANGUAGE = "de"  # one that Wagtail offers: the account's form takes no other
TOLD = ("aria-label", "title", "placeholder", "alt")
LABELS = frozenset({"label", "helpText", "help_text", "heading", "placeholder"})  # of what scripts draw


class Bracketing(gettext.NullTranslations):
    """A catalogue that has everything."""

    plural = staticmethod(lambda number: int(number != 1))

    def gettext(self, message: str) -> str:
        return f"{OPENS}{message.rpartition(chr(4))[2]}{CLOSES}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def language(self) -> str:
        return LANGUAGE

    def to_language(self) -> str:
        return LANGUAGE


def speak_in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of German, until the test is over."""
    monkeypatch.setitem(trans_real._translations, LANGUAGE, Bracketing())  # type: ignore[attr-defined]


def unmarked(page: bytes, *, names: frozenset[str]) -> set[str]:
    """What the page says without brackets, save names and what is under its own `lang`."""
    named = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    said = _of_json(json.loads(page)) if page.startswith(b"{") else _of_html(page.decode())
    bare = {text for text in said if OPENS not in text} - available_timezones()
    return {text for text in bare if re.search(r"[^\W\d_]{2}", named.sub("", text))}


def _of_html(page: str) -> Iterator[str]:
    soup = BeautifulSoup(page, "html.parser")
    depth = 0
    for text in soup.find_all(string=True):
        if isinstance(text, NavigableString) and not isinstance(text, PreformattedString) and text.strip():
            if not depth:
                yield from _of_text(text)
            depth += text.count(OPENS) - text.count(CLOSES)  # a text may have a link in its middle
    for tag in soup.find_all(True):
        yield from (" ".join(str(tag[name]).split()) for name in TOLD if tag.get(name) and not _has_lang(tag))
        for name, value in tag.attrs.items():
            if name.startswith("data-"):
                with suppress(json.JSONDecodeError):  # a selector, for one
                    yield from _of_json(json.loads(str(value)))


def _of_text(text: NavigableString) -> Iterator[str]:
    above = text.parent
    assert above is not None
    if above.name == "script":
        if above.get("type") == "application/json":
            yield from _of_json(json.loads(text))
    elif above.name not in ("style", "kbd") and not _has_lang(above):
        yield " ".join(text.split())


def _has_lang(tag: Tag) -> bool:
    return any(each.name != "html" and each.get("lang") for each in (tag, *tag.parents))


def _of_json(told: Any, key: str = "") -> Iterator[str]:  # Any: JSON
    """What scripts show: labels, and whatever has a space between two words."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _of_json(value, name)
    elif isinstance(told, list):
        for value in told:
            yield from _of_json(value, key)
    elif isinstance(told, str) and re.search(r"<\w", told):
        yield from _of_html(told)
    elif isinstance(told, str) and told[:1] != "{" and (key in LABELS or re.search(r"[^\W\d_]{2} [^\W\d_]{2}", told)):
        yield told
