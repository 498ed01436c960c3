"""What must not part at a line's end: a figure and its unit, an ordinal and its noun, an abbreviation and its name.

A plain space between them is printed as a no-break space, and nothing else is touched: the text is as long as before,
and only the kind of its spaces is another. Marks on it need not move.

Units and months are CLDR's (Babel); what newspapers abbreviate besides stands in the tables below. French has narrow
spaces before ; : ! ? and within « » (Lexique des règles typographiques en usage à l'Imprimerie nationale), and in
figures; German between the letters of “z. B.” (DIN 5008 allows either).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.units import UnknownUnitError, format_unit

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_LONGEST_UNIT = 10  # letters: a longer word may go to the next line, or lines on a phone grow too ragged

_UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-mile", "length-yard",
    "length-foot", "length-inch", "length-nautical-mile", "area-square-kilometer", "area-square-meter", "area-hectare",
    "area-acre", "area-square-mile", "area-square-foot", "mass-tonne", "mass-kilogram", "mass-gram", "mass-milligram",
    "mass-ton", "mass-pound", "mass-ounce", "volume-cubic-meter", "volume-hectoliter", "volume-liter",
    "volume-milliliter", "volume-gallon", "volume-pint", "speed-kilometer-per-hour", "speed-mile-per-hour",
    "speed-meter-per-second", "speed-knot", "duration-hour", "duration-minute", "duration-second",
    "temperature-celsius", "temperature-fahrenheit", "angle-degree", "energy-kilowatt-hour", "energy-kilocalorie",
    "power-watt", "power-kilowatt", "power-megawatt", "power-gigawatt", "power-horsepower", "electric-volt",
    "electric-ampere", "digital-megabyte", "digital-gigabyte", "digital-terabyte", "frequency-hertz",
    "frequency-megahertz", "frequency-gigahertz", "pressure-hectopascal", "concentr-percent",
)  # fmt: skip
_NO_UNITS = frozenset({"in", "A", "#", *_UNITS})  # “3 in” is hardly ever inches; a unit's own name is a gap in the data
_LENGTHS: tuple[Literal["short", "narrow", "long"], ...] = ("short", "narrow", "long")
_SYMBOLS = ("%", "‰", "°", "°C", "°F", "€", "$", "£", "¥", "₽", "₹", "′", "″", "٪")
_ANYWHERE = ("km", "m", "cm", "mm", "ft", "kg", "g", "t", "h", "km/h", "mph", "km²", "m²", "m³", "ha", "l", "hl", "kW",
    "MW", "GW", "kWh", "MWh", "GWh", "TWh", "V", "MB", "GB", "TB", "dB", "bn", "Mio.", "Mrd.", "Euro", "euro", "euros")  # fmt: skip
_COUNTED = {
    "ar": ("ألف", "آلاف", "مليون", "ملايين", "مليار", "مليارات", "دولار", "يورو", "في", "صباحًا", "مساءً", "ظهرًا"),
    "ca": ("hores", "h", "mil", "milions", "milió", "dòlars", "lliures", "graus", "per"),
    "de": ("Uhr", "Mio", "Mrd", "Tsd", "Tsd.", "Millionen", "Milliarden", "Cent", "Dollar", "Franken", "Pfund", "Prozent",
        "Grad", "Jh."),
    "en": ("a.m.", "p.m.", "am", "pm", "o’clock", "o'clock", "million", "billion", "trillion", "dollars", "pounds",
        "pence", "cents", "degrees", "percent", "per", "metre", "metres", "kilometres", "litre", "litres", "tonnes", "AD",
        "BC", "BCE", "CE"),
    "es": ("horas", "h", "mil", "millones", "millón", "dólares", "libras", "grados", "pesos", "por"),
    "fr": ("heures", "heure", "h", "millions", "million", "milliards", "milliard", "dollars", "francs", "livres", "degrés",
        "pour"),
    "it": ("ore", "mila", "milioni", "miliardi", "dollari", "gradi", "per"),
    "nl": ("uur", "miljoen", "miljard", "dollar", "graden", "procent"),
    "pt": ("horas", "h", "mil", "milhões", "milhão", "dólares", "reais", "graus", "por"),
}  # fmt: skip
_TITLES = {
    "ar": ("د.", "أ.", "م."),
    "ca": ("Sr.", "Sra.", "Srs.", "Dr.", "Dra.", "Mn.", "St.", "Sta.", "Av."),
    "de": ("Dr.", "Prof.", "Hr.", "Fr.", "St.", "Dipl.-Ing.", "Ing.", "Mag.", "Lic."),
    "en": ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Mx.", "Dr", "Dr.", "Prof", "Prof.", "St", "St.", "Sir", "Dame",
        "Rev.", "Hon.", "Gen.", "Col.", "Maj.", "Capt.", "Lt.", "Sgt.", "Sen.", "Rep.", "Gov.", "Cllr", "Cllr.", "Mt.", "Ft."),
    "es": ("Sr.", "Sra.", "Srta.", "Sres.", "D.", "Dña.", "Dª", "Dr.", "Dra.", "Prof.", "Sto.", "Sta.", "Avda.", "Mons."),
    "fr": ("M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Pr", "Me", "Mgr", "St", "Ste"),
    "it": ("Sig.", "Sig.ra", "Dott.", "Dott.ssa", "Prof.", "On.", "Avv."),
    "nl": ("dhr.", "mevr.", "dr.", "prof.", "mr."),
    "pt": ("Sr.", "Sra.", "Dr.", "Dra.", "Prof.", "D."),
}  # fmt: skip
_NUMBERED = {
    "ar": ("رقم", "المادة", "صفحة", "ص.", "الصفحة", "الخط"),
    "ca": ("núm.", "pàg.", "pàgina", "p.", "article", "art.", "capítol"),
    "de": ("Nr.", "S.", "Seite", "Bd.", "Abs.", "Art.", "Artikel", "Kap.", "Kapitel", "Abb.", "Platz", "Nummer", "Linie", "Linien",
        "Ziff."),
    "en": ("No.", "No", "Nos.", "p.", "pp.", "page", "pages", "vol.", "Vol.", "ch.", "chapter", "Chapter", "art.",
        "Article", "fig.", "Fig.", "section", "Section", "line", "lines", "Line"),
    "es": ("núm.", "n.º", "nº", "pág.", "págs.", "página", "p.", "artículo", "art.", "capítulo", "número"),
    "fr": ("no", "n°", "nos", "p.", "pp.", "page", "article", "art.", "chapitre", "vol.", "numéro", "ligne", "lignes"),
    "it": ("n.", "p.", "pp.", "pag.", "pagina", "articolo", "art.", "numero"),
    "nl": ("nr.", "p.", "pagina", "blz.", "artikel", "art.", "nummer"),
    "pt": ("n.º", "nº", "p.", "pág.", "página", "artigo", "art.", "número"),
}  # fmt: skip
_NUMBERED_ANYWHERE = (
    "№",
    "N°",
    "n°",
    "Nº",
    "nº",
    "§",
    "§§",
    "#",
    "±",
    "≈",
    "~",
    "ca.",
    "CHF",
    "EUR",
    "USD",
    "GBP",
    "Fr.",
)
_TOGETHER = {
    "ca": ("p. ex.", "a. C.", "d. C.", "EE. UU.", "per cent"),
    "de": ("v. Chr.", "n. Chr."),
    "en": ("per cent",),
    "es": ("p. ej.", "a. C.", "d. C.", "EE. UU.", "a. m.", "p. m.", "por ciento"),
    "fr": ("av. J.-C.", "apr. J.-C.", "pour cent"),
    "it": ("per cento",),
    "pt": ("por cento",),
}
_ORDINAL_DOTS = frozenset(
    {"cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "pl", "sk", "sl", "sr", "tr"}
)
_MONTH_FIRST = frozenset({"en"})
_LINKED_MONTHS = {"ca": "de", "es": "de", "pt": "de"}
_LONE_LETTERS = {"cs": "KkSsVvZzOoUuAaIi", "pl": "AaIiOoUuWwZz", "sk": "KkSsVvZzOoUuAaIi"}
_NARROW_INITIALS = frozenset({"de"})
_NARROW_FIGURES = frozenset({"fr"})
_DIGIT = re.compile(r"\d")
_DIGITS_BEFORE = r"\d[½¼¾⅓⅔⅛⅜⅝⅞]?"


@dataclass(frozen=True, slots=True)
class _Bond:
    """The space in the pattern's group, or every one in what it finds if it has none, is printed as `space`.

    A text without `sign` is not even searched: most sentences have few of them.
    """

    pattern: re.Pattern[str]
    space: str = NO_BREAK
    sign: str = ""


@lru_cache(maxsize=8192)
def bound(text: str, language: str) -> str:
    """The text with no-break spaces where its parts belong together; `language` is a BCP 47 tag."""
    if " " not in text and NO_BREAK not in text:
        return text
    letters = list(text)
    tag = language.lower()
    for bond in (*(_bonds_of_figures(tag) if _DIGIT.search(text) else ()), *_other_bonds(tag)):
        for found in bond.pattern.finditer(text) if bond.sign in text else ():
            for place in _places(found):
                letters[place] = bond.space
    return "".join(letters)


def _places(found: re.Match[str]) -> list[int]:
    if found.re.groups:
        return [found.start(number) for number in range(1, found.re.groups + 1) if found[number]]
    return [place for place in range(*found.span()) if found.string[place] in (" ", NO_BREAK)]


@cache
def _bonds_of_figures(tag: str) -> tuple[_Bond, ...]:
    return tuple(_of_figures(tag, tag.partition("-")[0]))


@cache
def _other_bonds(tag: str) -> tuple[_Bond, ...]:
    base = tag.partition("-")[0]
    return (*_of_names(base), *_of_signs(), *(_of_french() if base == "fr" else ()))


def _of_figures(tag: str, base: str) -> Iterator[_Bond]:
    narrow = NARROW if base in _NARROW_FIGURES else NO_BREAK
    words = _either({*_units_of(tag), *_COUNTED.get(base, ()), *_ANYWHERE})
    yield _Bond(re.compile(rf"{_DIGITS_BEFORE}( )(?=(?:{words})(?!\w))"))
    yield _Bond(re.compile(rf"{_DIGITS_BEFORE}( )(?=(?:{_either(_SYMBOLS)}))"), narrow)
    yield _Bond(re.compile(r"(?<!\d )(?<![\d.,])\d{1,3}(?: \d{3})+(?! ?\d)"), narrow)
    yield _Bond(re.compile(rf"(?<!\w)(?:{_either((*_NUMBERED.get(base, ()), *_NUMBERED_ANYWHERE))})( )(?=\d)"))
    yield _Bond(re.compile(r"[€$£¥]( )(?=\d)"))
    yield _Bond(re.compile(r"\b[A-Z]{3}( )(?=\d)|\d( )(?=[A-Z]{3}\b)"))
    yield _Bond(re.compile(r"\d( )(?=[×+−÷=:<>≤≥/–-] \d)|(?<=\d [×+−÷=:<>≤≥/–-])( )(?=\d)"))
    yield from _of_dates(tag, base)
    if base in _ORDINAL_DOTS:
        yield _Bond(re.compile(r"(?<![\d.,:])\d{1,3}\.( )(?=\w)"))


def _of_dates(tag: str, base: str) -> Iterator[_Bond]:
    months = _either(_months_of(tag))
    if not months:
        return
    link = _LINKED_MONTHS.get(base, "")
    before = rf"(?:{link} |d[’'])?" if link else ""
    yield _Bond(re.compile(rf"(?<!\d)\d{{1,2}}(?:\.|er|º|ª|st|nd|rd|th)?( )(?={before}(?:{months})(?!\w))"))
    if link:
        yield _Bond(re.compile(rf"(?<!\d)\d{{1,2}}[ {NO_BREAK}]{link}( )(?=(?:{months})(?!\w))"))
    if base in _MONTH_FIRST:
        yield _Bond(re.compile(rf"(?<!\w)(?:{months})\.?( )(?=\d{{1,2}}(?:st|nd|rd|th)?(?!\w))"))


def _of_names(base: str) -> Iterator[_Bond]:
    titles = _TITLES.get(base, ())
    if titles:
        yield _Bond(re.compile(rf"(?<![\w.])(?:{_either(titles)})( )(?=\w)"))
    yield _Bond(re.compile(r"(?<![\w.])[A-ZÀ-ÖØ-Þ]\.( )(?=[A-ZÀ-ÖØ-Þ])"), sign=". ")
    narrow = NARROW if base in _NARROW_INITIALS else NO_BREAK
    yield _Bond(re.compile(r"(?<!\w)[a-zà-ÿ]\.( )(?=[A-Za-zÀ-ÿ]\.)"), narrow, sign=". ")
    for phrase in _TOGETHER.get(base, ()):
        yield _Bond(re.compile(rf"(?<!\w){re.escape(phrase)}"), sign=phrase)
    if base in _LONE_LETTERS:
        yield _Bond(re.compile(rf"(?<!\w)[{_LONE_LETTERS[base]}]( )(?=\w)"))


def _of_signs() -> Iterator[_Bond]:
    """A dash or three dots never begin a line."""
    for dash in "–—":
        yield _Bond(re.compile(rf"(?<=\S)( )(?={dash} )"), sign=dash)
    for dots in ("…", "..."):
        yield _Bond(re.compile(rf"(?<=\S)( )(?={re.escape(dots)}(?:\s|$|[.,;:!?»”“’\"')]))"), sign=dots)


def _of_french() -> Iterator[_Bond]:
    yield _Bond(re.compile(rf"(?<=\S)([ {NO_BREAK}])(?=[;:!?»](?:\W|$))"), NARROW)
    yield _Bond(re.compile(rf"«([ {NO_BREAK}])(?=\S)"), NARROW)


def _either(words: Iterable[str]) -> str:
    """The longest first, since the first that fits is taken."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _units_of(tag: str) -> frozenset[str]:
    """The words and signs that CLDR sets behind a figure, without long ones."""
    locale = _locale(tag)
    if locale is None:
        return frozenset()
    return frozenset(word for unit in _UNITS for word in _unit_words(unit, locale) if 0 < len(word) <= _LONGEST_UNIT)


def _unit_words(unit: str, locale: Locale) -> Iterator[str]:
    for length in _LENGTHS:
        for count in (1, 3, 12, 100):
            try:
                written = format_unit(count, unit, length, locale=locale)
            except UnknownUnitError:
                return
            yield from (word for word in written.partition(str(count))[2].split()[:1] if word not in _NO_UNITS)


@cache
def _months_of(tag: str) -> frozenset[str]:
    locale = _locale(tag)
    if locale is None:
        return frozenset()
    return frozenset(
        name.rstrip(".") + dot
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.months[form][width].values()
        for dot in ({"", "."} if name.endswith(".") else {""})
        if not name[0].isdigit()
    )


def _locale(tag: str) -> Locale | None:
    for attempt in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(attempt, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
