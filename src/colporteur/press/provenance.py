"""The sentences that tell a reader how a translated text came about, in the edition's own language and grammar.

A language's bare name cannot be put behind a translated "from": articles contract and names decline ("aus dem
Deutschen", "de l’allemand"). So the phrases of the languages that are common in translation stand in the catalogues
whole; for any other a notice names the language in a sentence that needs no grammar.
"""

import re
from types import MappingProxyType

from django.utils.translation import gettext, ngettext, pgettext_lazy

from colporteur.press.layouts import NoticeKind, TranslationNotice
from colporteur.text.numerals import WESTERN, Numerals

_ORIGINS = MappingProxyType(
    {
        "ar": pgettext_lazy("origin of a translation", "from Arabic"),
        "ca": pgettext_lazy("origin of a translation", "from Catalan"),
        "de": pgettext_lazy("origin of a translation", "from German"),
        "en": pgettext_lazy("origin of a translation", "from English"),
        "es": pgettext_lazy("origin of a translation", "from Spanish"),
        "fr": pgettext_lazy("origin of a translation", "from French"),
        "it": pgettext_lazy("origin of a translation", "from Italian"),
        "nl": pgettext_lazy("origin of a translation", "from Dutch"),
        "pl": pgettext_lazy("origin of a translation", "from Polish"),
        "pt": pgettext_lazy("origin of a translation", "from Portuguese"),
        "tr": pgettext_lazy("origin of a translation", "from Turkish"),
        "uk": pgettext_lazy("origin of a translation", "from Ukrainian"),
    }
)


_WRITTEN = MappingProxyType(
    {"ctranslate2": "CTranslate2", "deepl": "DeepL", "libretranslate": "LibreTranslate", "openai": "OpenAI"}
)
"""Engines whose names do not merely begin with a capital."""

_MODEL = re.compile(r"(?:^|[ +:])openai (\S+)")


def engine_names(notice: TranslationNotice) -> tuple[str, ...]:
    """The engines that took part, as their makers write them; people who did are no engine.

    `openai` is the name of a protocol: what translated is the model, which stands in the version.
    """
    parts = [part for part in notice.engine.split("+") if part != "people"]
    model = _MODEL.search(notice.engine_version)
    written = _WRITTEN | ({"openai": model[1]} if model else {})
    return tuple(written.get(part, part.capitalize()) for part in parts)


def provenance(notice: TranslationNotice, numerals: Numerals = WESTERN) -> str:
    """All that is to be said, as one paragraph; nothing for an original. Its count is in the edition's digits."""
    said = (_kind(notice), _peoples_part(notice), _grade(notice), numerals.write(_held(notice)))
    return " ".join(sentence for sentence in said if sentence)


def origin(notice: TranslationNotice) -> str:
    """`from German` in the active catalogue's language; empty for a language that has no phrase of its own."""
    return str(_ORIGINS.get(notice.source_language.partition("-")[0], ""))


def _kind(notice: TranslationNotice) -> str:
    words = {"origin": origin(notice), "language": notice.source_name, "reviewer": _isolated(notice.reviewer)}
    if notice.kind is NoticeKind.NONE:
        return ""
    sentence = _with_origin(notice) if words["origin"] else f"{_without_origin(notice)} {_original_language()}"
    return sentence % words


def _with_origin(notice: TranslationNotice) -> str:
    if notice.kind is NoticeKind.MACHINE:
        return gettext("Automatically translated %(origin)s.")
    if notice.kind is NoticeKind.PERSON and notice.reviewer:
        return gettext("Translated %(origin)s by our newsroom and reviewed by %(reviewer)s.")
    if notice.kind is NoticeKind.PERSON:
        return gettext("Translated %(origin)s by our newsroom.")
    if notice.reviewer:
        return gettext("Automatically translated %(origin)s and reviewed by %(reviewer)s.")
    return gettext("Automatically translated %(origin)s and reviewed by our newsroom.")


def _without_origin(notice: TranslationNotice) -> str:
    if notice.kind is NoticeKind.MACHINE:
        return gettext("This is an automatic translation.")
    if notice.kind is NoticeKind.PERSON and notice.reviewer:
        return gettext("This is a translation by our newsroom, reviewed by %(reviewer)s.")
    if notice.kind is NoticeKind.PERSON:
        return gettext("This is a translation by our newsroom.")
    if notice.reviewer:
        return gettext("This is an automatic translation, reviewed by %(reviewer)s.")
    return gettext("This is an automatic translation, reviewed by our newsroom.")


def _original_language() -> str:
    return gettext("Original language: %(language)s.")


def _peoples_part(notice: TranslationNotice) -> str:
    """An engine's page in which people found words as well; where people reviewed it, they answer for all of it."""
    if notice.kind is not NoticeKind.MACHINE or not notice.peoples_sentences:
        return ""
    if notice.peoples_sentences > notice.machine_sentences:
        return gettext("Most of its sentences were translated by our newsroom.")
    return gettext("Some of its sentences were translated by our newsroom.")


def _grade(notice: TranslationNotice) -> str:
    if notice.kind is not NoticeKind.MACHINE or notice.grade == "good":
        return ""
    if notice.grade == "rough":
        return gettext("It is rough: the gist is there, but some sentences may read oddly or be wrong.")
    return gettext("It may contain mistakes.")


def _held(notice: TranslationNotice) -> str:
    if not notice.held_sentences:
        return ""
    return ngettext(
        "One sentence could not be translated reliably; it stands in the original and is marked.",
        "%(number)d sentences could not be translated reliably; they stand in the original and are marked.",
        notice.held_sentences,
    ) % {"number": notice.held_sentences}


def _isolated(name: str) -> str:
    """A name between Unicode isolates, so that its direction does not disturb the sentence around it."""
    return f"\u2068{name}\u2069" if name else ""
