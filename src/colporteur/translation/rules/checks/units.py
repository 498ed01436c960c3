"""The units and currencies that stand beside numbers, as words, signs and abbreviations.

One table of stems serves all languages, since metres, euros and percent sound alike in most.
"""

import re
from functools import cache
from types import MappingProxyType

from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.sieve import Sieve

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
        "foot": r"f(?:oo|ee)t|f[uü]ß|pies\b|pieds?\b|peus\b|piedi\b|voet\b|قدم|أقدام",
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

_UNIT = re.compile(
    "|".join(
        rf"(?P<{name}>{stems}" + (rf"|(?:{_SHORT[name]})(?![\w’'²³]))" if name in _SHORT else ")")
        for name, stems in _STEMS.items()
    ),
    re.IGNORECASE,
)
KINDS = (
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
        for name in sorted(unit for kind in KINDS for unit in kind)
    )
)
_OF_A_KIND = Sieve(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _UNIT_IN_WORDS.pattern)})\w*")
_UP_TO_A_UNIT = re.compile(
    r"[ \u00a0\u202f-]{0,2}(?:(?:million|billion|trillion|milliard|millard|millón|milione|miliard|milió|miljoen|thousand|tausend|"
    r"mil\b|mille\b|milers?\b|mio|mrd|mill|bn\b|mn\b|mld|md\b|مليون|مليار|ملايين|مليارات|ألف|آلاف)\w*\.?[ \u00a0\u202f]|"
    r"de |d[’']|square |quadrat-?(?=k|m)|cubic |us[ -]|u\. ?s\. )*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?P<dollar>\$|\busd)|(?P<euro>€|\beur)|(?P<pound>£|\bgbp)|(?P<yen>¥|\bjpy)|(?P<franc>\bchf))[ \u00a0\u202f]?$",
    re.IGNORECASE,
)
_UNIT_WORDS = Sieve(rf"(?:{'|'.join(_STEMS.values())})\w*|{'|'.join(_SHORT.values()).lower()}")


def names_units(said: Passage) -> bool:
    """A quick look: false if no word of it is a unit."""
    return bool(_UNIT_WORDS.holds(said.small_words))


def unit_before(western: str, start: int) -> re.Match[str] | None:
    """The currency before the number that starts there; its name is the match's `lastgroup`."""
    return _BEFORE.search(western, max(0, start - 4), start)


def unit_behind(western: str, end: int) -> re.Match[str] | None:
    """The unit behind the number that ends there, alike."""
    gap = _UP_TO_A_UNIT.match(western, end)
    return _UNIT.match(western, gap.end() if gap else end)


@cache
def anywhere(unit: str) -> re.Pattern[str]:
    """Long words also within others, as in `Eurokurs` and `50-Meter-Becken`; short ones alone or behind a digit."""
    long = _STEMS[unit].replace(r"\b", "")
    short = _SHORT.get(unit, "(?!)")
    return re.compile(rf"{long}|(?<![^\W\d_])(?:{short})(?![^\W\d_])", re.IGNORECASE)


def units_of_a_kind(said: Passage) -> dict[str, str]:
    """Units of lengths, weights and money in its words, and the word each."""
    found = {word: _UNIT_IN_WORDS.match(word) for word in _OF_A_KIND.holds(said.small_words)}
    return {str(match.lastgroup): word for word, match in found.items() if match}
