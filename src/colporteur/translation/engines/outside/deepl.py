"""DeepL's API (developers.deepl.com, `/v2/translate`): context that is not billed, glossaries, marks as XML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.outside.door import Door, misshapen
from colporteur.translation.engines.outside.glossaries import Codes, Glossaries, Notebook
from colporteur.translation.engines.outside.parcels import Leftovers, Packing, characters_in, clean, in_parcels, tidy
from colporteur.translation.engines.outside.tags import with_names, with_names_back, with_tags, without_tags
from colporteur.translation.rules.register import Fixed

FREE_KEYS_END = ":fx"
FREE_ADDRESS = "https://api-free.deepl.com"
ADDRESS = "https://api.deepl.com"
MOST_TEXTS = 50
MOST_BYTES = 128 << 10  # of the whole request
LONGEST_CONTEXT = 4000
ROOM_FOR_THE_REST = 4 << 10

LANGUAGES = frozenset(
    "ar bg cs da de el en en-gb en-us es et fi fr he hu id it ja ko lt lv nb nl no pl pt pt-br pt-pt ro ru sk sl sv th tr "
    "uk vi zh zh-hans zh-hant".split()
)
"""Those that the API has translated in both directions for long; the settings can name more."""

_TARGETS = MappingProxyType(
    {
        "en": "EN-GB",
        "pt": "PT-PT",
        "zh": "ZH-HANS",
        "no": "NB",
    }
)


def address_for(key: str) -> str:
    """Free accounts have an address of their own, and their keys show it."""
    return FREE_ADDRESS if key.endswith(FREE_KEYS_END) else ADDRESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the house wants of DeepL: languages beyond the known ones, target variants by language, glossaries by pair.

    `glossaries` are kept by somebody else; where none is named, the paper's own from `notebook` is used, if there is one.
    """

    languages: frozenset[str] = frozenset()
    variants: Mapping[str, str] = field(default_factory=dict)
    glossaries: Mapping[Pair, str] = field(default_factory=dict)
    notebook: Notebook | None = None


class Deepl:
    """One sentence a text. Sentences with marks go as XML, the others plain: XML has cost DeepL figures before."""

    name = "deepl"
    can_hide_names = True

    def __init__(self, door: Door, wishes: Wishes | None = None, *, is_local: bool = False) -> None:
        self.is_local = is_local
        self.door = door
        self._leftovers = Leftovers()
        self._wishes = wishes or Wishes()
        self.glossaries = Glossaries(door, self._wishes.notebook) if self._wishes.notebook else None
        names = LANGUAGES | self._wishes.languages
        self._pairs = frozenset(Pair(a, b) for a in names for b in names if _source(a) != _source(b))

    def pairs(self) -> frozenset[Pair]:
        """All of its languages with each other; none while it is paused or its month is spent."""
        return frozenset() if self.door.meter.paused_because() else self._pairs

    def every_pair(self) -> frozenset[Pair]:
        """See `Metered`."""
        return self._pairs

    def version(self, pair: Pair) -> str:
        """DeepL tells none. The target's variant and a named glossary, which change the answers, are in it.

        The paper's own glossary is not: a word more in it does not make all that was translated before old.
        """
        glossary = self._wishes.glossaries.get(pair, "")
        return f"deepl {self._target(pair)}{' glossary ' + glossary[:36] if glossary else ''}"

    def grade(self, pair: Pair) -> Grade:
        """Good, as news texts go."""
        return Grade.GOOD

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """See `Engine`. Sentences that have the same context share a request."""
        return in_parcels(pair, sentences, PACKING, self._leftovers, lambda parcel: self._parcel(pair, parcel))

    def close(self) -> None:
        """Close its connections."""
        self.door.close()

    def _parcel(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        named = self._wishes.glossaries.get(pair, "")
        if named or self.glossaries is None:
            return self._translated(pair, sentences, named)
        ours = self.glossaries.id_for(pair, _codes(pair))
        try:
            return self._translated(pair, sentences, ours)
        except (EngineUnavailable, EngineRefused) as error:
            if not ours or not _blames_the_glossary(error):
                raise
            self.glossaries.lost(pair, _codes(pair), error)
        return self._translated(pair, sentences, "")

    def _translated(self, pair: Pair, sentences: Sequence[Wanted], glossary: str) -> list[Answer]:
        answer = self.door.ask(
            "/v2/translate",
            self._body(pair, sentences, glossary),
            characters=characters_in(sentences),
            piece=sentences[0].piece,
        )
        texts = _texts(answer, len(sentences))
        return [_answer(text, each) for text, each in zip(texts, sentences, strict=True)]

    def _body(self, pair: Pair, sentences: Sequence[Wanted], glossary: str) -> dict[str, object]:
        context = sentences[0].context
        body: dict[str, object] = {
            "text": [_packed(each) for each in sentences],
            "source_lang": _source(pair.source),
            "target_lang": self._target(pair),
            "split_sentences": "0",
            "preserve_formatting": True,  # a headline gets no full stop
        }
        if context:
            body["context"] = clean(context)[:LONGEST_CONTEXT]
        if glossary:
            body["glossary_id"] = glossary
        if sentences[0].marks or _kept(sentences[0]):
            body |= {"tag_handling": "xml", "tag_handling_version": "v2"}
        if _kept(sentences[0]):
            body["ignore_tags"] = ["n"]
        return body

    def _target(self, pair: Pair) -> str:
        return self._wishes.variants.get(pair.target) or _TARGETS.get(pair.target) or pair.target.upper()


def _source(language: str) -> str:
    """Sources have no variants, and Norwegian goes by its written form."""
    short = language.partition("-")[0].upper()
    return "NB" if short == "NO" else short


def _codes(pair: Pair) -> Codes:
    """Those of glossaries, which know no variants of targets either."""
    return _source(pair.source).lower(), _source(pair.target).lower()


def _blames_the_glossary(error: Exception) -> bool:
    return any(word in str(error).lower() for word in ("glossar", "dictionar"))


def _packed(wanted: Wanted) -> str:
    text = clean(wanted.text)
    if names := _kept(wanted):
        return with_tags(*with_names(text, wanted.marks, names))
    return with_tags(text, wanted.marks) if wanted.marks else text


def _kept(wanted: Wanted) -> tuple[Fixed, ...]:
    """The names that go in tags whose words DeepL does not touch, in order."""
    return tuple(sorted(wanted.names, key=lambda name: name.start)) if wanted.hides_names else ()


PACKING = Packing(
    sentences=MOST_TEXTS,
    in_bytes=MOST_BYTES - ROOM_FOR_THE_REST - 4 * LONGEST_CONTEXT,  # at worst four bytes a letter
    written=_packed,
    key=lambda wanted: (wanted.context, bool(wanted.marks), bool(_kept(wanted))),
)


def _texts(answer: Any, count: int) -> list[str]:  # Any: JSON
    rows = answer.get("translations") if isinstance(answer, dict) else None
    said = [row.get("text") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    texts = [text for text in said if isinstance(text, str)]
    if not len(texts) == len(said) == count:
        raise misshapen("deepl", f"{len(texts)} translations for {count} sentences")
    return texts


def _answer(text: str, wanted: Wanted) -> Answer:
    names = _kept(wanted)
    if not wanted.marks and not names:
        return Answer(text=tidy(text).strip(" "))
    whole = with_names_back(tidy(text), names) if names else tidy(text)
    read = without_tags(whole) if whole is not None else None
    return Answer(text="") if read is None else Answer(text=read[0], marks=read[1])
