"""Are the units and currencies beside the figures those of the original?

One table of stems serves all languages, since metres, euros and percent sound alike in most. Only what stands beside digits is
missed; anywhere else on the other side it is an answer.
"""

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.sieve import Sieve
from colporteur.translation.rules.checks.terms import without_settled_figures

_STEMS = MappingProxyType(
    {
        "percent": r"%|٪|per ?cent|prozent|por ?cien|por ?cento|pour ?cent|procent|(?:في |ب)ال(?:مئة|مائة)|بالمئة|بالمائة",
        "euro": r"€|euros?\b|يورو",
        "dollar": r"(?:us)?\$|d[oòó]l+ar|دولار",
        "pound": r"£|pounds?\b|pfund|libras?\b|livres?\b|lliur|sterlin|pond\b|جنيه|رطل",
        "franc": r"francs?\b|franken\b|franc[oh]i?s?\b|فرنك",
        "yen": r"¥|yen\b|ienes\b|iens\b|ين\b",
        "krone": r"kron[aeo]\w*|coron[ae]s?\b|couronnes?\b|كرون",
        "peso": r"pesos?\b|بيزو",
        "rupee": r"₹|rupees?\b|rupi[ae]\w*|roupies?\b|roepies?\b|روبية",
        "yuan": r"yuan\w*|renminbi|يوان",
        "rouble": r"₽|r[uo]u?bl[eo]s?\b|rubel|rublo|روبل",
        "kilometre": r"[kq]u?il[oóò]m[eèé]t|كيلومتر",
        "centimetre": r"[cz]ent[ií]m[eèé]t|سنتيمتر",
        "millimetre": r"mil(?:l|·l)?[ií]m[eèé]t|مليمتر",
        "metre": r"(?<![iíoóò])m(?:et(?:er|re|ro)|[eè]tr)|(?<![وي])متر|أمتار",
        "mile": r"mil(?:es?|las|has|lia|ja)\b|meilen?\b|mijl|ميل|أميال",
        "foot": r"f(?:oo|ee)t|fuß|pies\b|pieds?\b|peus\b|piedi\b|voet\b|قدم|أقدام",
        "inch": r"inch|zoll\b|pulgada|pouces?\b|polzad|pollic|polegad|بوص",
        "hectare": r"hect[aàá]r|hektar|ettar|هكتار",
        "litre": r"lit(?:er|re|ro)|l[ií]tr|لتر",
        "kilogram": r"[kq]u?ilo(?!m)|كيلوغرام",
        "gram": r"gramm?|غرام",
        "tonne": r"ton(?:ne)?s?\b|tonnen?\b|tonel|tonn?el|طن",
        "degree": r"°|degr[eé]|grad[oi]?s?\b|graus?\b|graden\b|درج",
        "watt": r"watt|vatio|واط",
        "minute": r"minut|دقيق|دقائق",
        "hour": r"hours?\b|stund|stünd|horas?\b|hor[ae]s\b|heures?\b|uhr\b|uren\b|o’clock|ساع",
        "day": r"days?\b|daily|tag|t[aä]gig|d[ií]as?\b|diari|jours?\b|journ|giorn|jorn|dagen|يوم|أيام",
        "week": r"week|woch|wöch|semana|setman|semaine|hebdo|settiman|أسبوع|أسابيع",
        "month": r"month|monat|mes(?:es)?\b|mesos\b|mois\b|mens|mesi\b|m[eê]s\b|maand|شهر|أشهر|شهور",
        "year": r"years?\b|jahr|jähr|añ|(?<!\w)ann[eioué]|jaar|jaren|سن[ةو]|سنين|عام|أعوام",
    }
)
"""What the words begin with, and signs."""

_SHORT = MappingProxyType(
    {
        "euro": "eur",
        "dollar": "usd",
        "pound": "gbp|lbs?",
        "franc": "chf",
        "yen": "jpy",
        "krone": "kr",
        "kilometre": "km[²³]?|كم|كلم",
        "centimetre": "cm[²³]?|سم",
        "millimetre": "mm[²³]?|ملم",
        "metre": "m[²³]?",
        "mile": "mi|mph",
        "foot": "ft|pés",
        "hectare": "ha",
        "litre": "l",
        "kilogram": "kg|كغ|كلغ",
        "gram": "g",
        "tonne": "t",
        "watt": "[kmg]?wh?",
        "minute": "min",
        "degree": "°?[CF]",
        "hour": "hrs?|h|or[ae]|uur",
        "day": "dag|dies",
        "year": "yrs?|ans|anys?|anos?",
    }
)
"""Abbreviations and words so short that they count only whole."""

_DURATIONS = frozenset("minute hour day week month year".split())
"""What a language often says otherwise (`quinze jours`, `nach Jahresfrist`), or what belongs to a date: missed only where
another one stands beside the same number."""

_UNIT = re.compile(
    "|".join(
        rf"(?P<{name}>{stems}" + (rf"|(?:{_SHORT[name]})(?![\w’'²³]))" if name in _SHORT else ")")
        for name, stems in _STEMS.items()
    ),
    re.IGNORECASE,
)
_KINDS = (
    frozenset("kilometre centimetre millimetre metre mile foot inch".split()),
    frozenset("euro dollar pound franc yen krone peso rupee yuan rouble".split()),
    frozenset("kilogram gram tonne".split()),
)
_WHOLE_WORDS = MappingProxyType(
    {"foot": r"foot|feet|fuß|pies|pieds|peus|piedi|voet|قدما|أقدام", "gram": r"gramm?[eoi]?s?|غراما?"}
)
_UNIT_IN_WORDS = re.compile(
    "|".join(
        rf"(?P<{name}>(?:{_WHOLE_WORDS[name]})\b)" if name in _WHOLE_WORDS else rf"(?P<{name}>{_STEMS[name]})"
        for name in sorted(unit for kind in _KINDS for unit in kind)
    )
)
_WORDS = Sieve(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _UNIT_IN_WORDS.pattern)})\w*")
_KNOWN = frozenset("ar ca de en es fr it nl pt".split())
"""The languages whose names of units the table has."""

_UP_TO_A_UNIT = re.compile(
    r"[ \u00a0\u202f-]{0,2}(?:(?:million|billion|trillion|milliard|millard|millón|milione|miliard|milió|miljoen|thousand|tausend|"
    r"mil\b|mille\b|milers?\b|mio|mrd|mill|bn\b|mn\b|mld|md\b|مليون|مليار|ملايين|مليارات|ألف|آلاف)\w*\.?[ \u00a0\u202f]|"
    r"de |d[’']|square |cubic |us[ -]|u\. ?s\. )*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?P<dollar>\$|\busd)|(?P<euro>€|\beur)|(?P<pound>£|\bgbp)|(?P<yen>¥|\bjpy)|(?P<franc>\bchf))[ \u00a0\u202f]?$",
    re.IGNORECASE,
)

type Measure = tuple[str, int | float, tuple[int, int]]
"""A unit, the number that it stands beside, and where."""


def measures_survive(candidate: Candidate) -> Iterator[Finding]:
    """What stands beside a figure stands on the other side too, or has its abbreviation there."""
    if candidate.original.has_digits and candidate.translation.has_digits:
        found = list(_beside_digits(without_settled_figures(candidate)))
        if found:
            yield from found
            return
    if _KNOWN.issuperset((candidate.original.language, candidate.translation.language)):
        yield from _swapped(without_settled_figures(candidate))


def _beside_digits(candidate: Candidate) -> Iterator[Finding]:
    in_source, in_target = _measures(candidate.original), _measures(candidate.translation)
    if not in_source and not in_target:
        return
    lost = _unsaid(in_source, in_target, candidate.target)
    invented = _unsaid(in_target, in_source, candidate.source)
    swapped = [one for one in lost if any(one[1] == other[1] for other in invented)]
    lost = [one for one in lost if one in swapped or one[0] not in _DURATIONS]
    invented = [one for one in invented if one[0] not in _DURATIONS]
    if not _KNOWN.issuperset((candidate.original.language, candidate.translation.language)):
        lost, invented = swapped, []  # there a unit has names that are not in the table
    if lost:
        yield Finding(
            code="unit_lost",
            severity=Severity.BLOCKS if swapped else Severity.WARNS,
            source_spans=tuple(place for _, _, place in lost),
        )
    elif invented:
        yield Finding(
            code="unit_invented",
            severity=Severity.WARNS,
            target_spans=tuple(place for _, _, place in invented),
        )


def _swapped(candidate: Candidate) -> Iterator[Finding]:
    """A unit in words that has become another of its kind: `six feet tall`, *sechs Meter groß*."""
    in_source, in_target = _WORDS.holds(candidate.original.small_words), _WORDS.holds(candidate.translation.small_words)
    if not (in_source and in_target):
        return
    said, told = _units(in_source), _units(in_target)
    for kind in _KINDS:
        lost = [word for unit, word in said.items() if unit in kind and not _anywhere(unit).search(candidate.target)]
        invented = [
            word for unit, word in told.items() if unit in kind and not _anywhere(unit).search(candidate.source)
        ]
        if lost and invented:
            yield Finding(
                code="unit_lost",
                severity=Severity.WARNS,
                source_spans=_places(candidate.original, lost),
            )


def _units(words: list[str]) -> dict[str, str]:
    found = {word: _UNIT_IN_WORDS.match(word) for word in words}
    return {str(match.lastgroup): word for word, match in found.items() if match}


def _places(said: Passage, words: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple(
        match.span() for word in words for match in re.finditer(rf"\b{re.escape(word)}\b", said.text, re.IGNORECASE)
    )


def _measures(said: Passage) -> list[Measure]:
    western = said.western
    found: list[Measure] = []
    for number in said.digits:
        before = _BEFORE.search(western, max(0, number.start - 4), number.start)
        unit = before or _behind(western, number.end)
        if unit and unit.lastgroup:
            found.append((unit.lastgroup, number.value, unit.span()))
    return found


def unit_behind(western: str, end: int) -> str:
    """The name of the unit that stands behind the number that ends there; empty if none does."""
    unit = _behind(western, end)
    return str(unit.lastgroup) if unit else ""


def _behind(western: str, end: int) -> re.Match[str] | None:
    gap = _UP_TO_A_UNIT.match(western, end)
    return _UNIT.match(western, gap.end() if gap else end)


def _unsaid(measures: list[Measure], answers: list[Measure], text: str) -> list[Measure]:
    answered = {unit for unit, _, _ in answers}
    return [one for one in measures if one[0] not in answered and not _anywhere(one[0]).search(text)]


@cache
def _anywhere(unit: str) -> re.Pattern[str]:
    """Long words also within others, as in `Eurokurs` and `50-Meter-Becken`; short ones alone or behind a digit."""
    long = _STEMS[unit].replace(r"\b", "")
    short = _SHORT.get(unit, "(?!)")
    return re.compile(rf"{long}|(?<![^\W\d_])(?:{short})(?![^\W\d_])", re.IGNORECASE)
