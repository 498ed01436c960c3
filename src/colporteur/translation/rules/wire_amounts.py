"""Money, shares and how often, from English into Spanish: `€1.2 million`, `by 4.5%`, `three times a week`, `aged 71 and 75`.

Spanish papers write the currency behind the number (*1,2 millones de euros*) and count thousands of millions (*1.900 millones*); a
share has an article (*un 4,5 %*). Rule-based engines keep the English order, and make *tres tiempo* of `three times`.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown
from colporteur.translation.rules.spanish_numbers import IN_SPANISH

_CURRENCIES = MappingProxyType({"€": ("euro", "euros"), "$": ("dollar", "dollars"), "£": ("pound", "pounds")})
_SCALES = MappingProxyType(
    {
        "m": "million",
        "mn": "million",
        "million": "million",
        "bn": "billion",
        "billion": "billion",
        "trillion": "trillion",
    }
)
_MONEY = re.compile(
    r"(?<![\w$€£–-])(?P<sign>[€$£])(?P<number>\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?)"
    r"(?: ?(?P<scale>million|billion|trillion|bn|mn|m)\b)?"
    r"(?![\w%]|[-–/][\w€$£]|[.,]\d)"
)
_A_PIECE = re.compile(
    r"(?P<money>\d(?: million)? (?:dollars|euros|pounds)) an? "
    r"(?=(?:barrel|child|day|head|hour|kilo|litre|month|night|ounce|person|share|tonne?|unit|week|year)\b)"
)
_BILLIONS = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:\.\d{1,3})?) billion(?![\w-])")

_ORDINALS = MappingProxyType(
    {
        "first": "primera",
        "second": "segunda",
        "third": "tercera",
        "fourth": "cuarta",
        "fifth": "quinta",
        "sixth": "sexta",
        "seventh": "séptima",
        "eighth": "octava",
        "ninth": "novena",
        "tenth": "décima",
    }
)
_SPANS = MappingProxyType(
    {
        "seconds": "los segundos",
        "minutes": "los minutos",
        "hours": "las horas",
        "days": "los días",
        "nights": "las noches",
        "weeks": "las semanas",
        "months": "los meses",
        "years": "los años",
        "decades": "las décadas",
    }
)
_EACH = MappingProxyType(
    {"day": "al día", "week": "a la semana", "month": "al mes", "year": "al año", "night": "por noche"}
)
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(IN_SPANISH)})"
_CHANGES = (
    r"(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grows?|growing|dropped|drops?|increased?|increases|declined?|"
    r"shrank|jumped|climbed|slipped|slid|soared|plunged|gained|lost|cut|raised|reduced?|shrunk|up|down)"
)
_BY = re.compile(
    rf"\b{_CHANGES}(?: [a-z]+ly)? (?:(?P<share>(?P<number>\d+(?:\.\d+)?) ?(?:%|per cent\b|percent\b))"
    r"|(?P<by>by) (?=\d+(?:[.,]\d+)*+(?!\w| ?%| per)))"
)
_TIMES = re.compile(
    rf"(?<!the )(?<!\w[-’'])\b(?P<count>{_COUNT}|[Oo]nce|[Tt]wice)(?P<times> times)?"
    rf"(?P<each> an? (?:{'|'.join(_EACH)})\b)?"
    r"(?! (?:as|bigger|faster|greater|higher|larger|less|longer|lower|more|the)\b)(?![\w’'-])",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?P<for>[Ff]or) the (?P<ordinal>{'|'.join(_ORDINALS)}) time(?P<row> in a row| running)?(?![\w-])"
)
_LATELY = re.compile(
    rf"\b(?P<before>[Ii]n|[Oo]ver|[Dd]uring|[Ff]or) the (?P<which>past|last|next|coming) (?P<count>{_COUNT}) "
    rf"(?P<span>{'|'.join(_SPANS)})(?![\w’'-])"
)
_BEFORE = MappingProxyType({"in": "en", "over": "en", "during": "durante", "for": "durante"})


def plain_amounts(text: str) -> str:
    """The sentence with currencies in words behind their numbers, and thousands of millions for billions."""
    if "$" in text or "€" in text or "£" in text:
        text = _A_PIECE.sub(r"\g<money> per ", _MONEY.sub(_money, text))
    return _BILLIONS.sub(_millions, text) if " billion" in text else text


def amounts_in_spanish(text: str) -> Iterator[Foreknown]:
    """By how much something changes, how often, and since or until when as counted from now."""
    for match in _BY.finditer(text):
        start, end = match.span("by" if match["by"] else "share")
        said = "en" if match["by"] else f"un {match['number'].replace('.', ',')}\u00a0%"
        yield Foreknown(start=start, end=end, text=said, is_adverb=not match["by"])
    for match in _TIMES.finditer(text) if "times" in text or " a " in text else ():
        if said := _how_often(match):
            yield Foreknown(start=match.start(), end=match.end(), text=said, is_adverb=True)
    for match in _NTH.finditer(text) if " time" in text else ():
        row = " consecutiva" if match["row"] else ""
        yield _adverb(match, f"por {_ORDINALS[match['ordinal']]} vez{row}", is_first=match["for"][0] == "F")
    for match in _LATELY.finditer(text):
        article, span = _SPANS[match["span"]].split(" ")
        which = "últim" if match["which"] in ("past", "last") else "próxim"
        count = IN_SPANISH.get(match["count"], match["count"])
        said = f"{_BEFORE[match['before'].lower()]} {article} {which}{article[1:]} {count} {span}"
        yield _adverb(match, said, is_first=match["before"][0].isupper())


def _adverb(match: re.Match[str], said: str, *, is_first: bool) -> Foreknown:
    text = said[0].upper() + said[1:] if is_first else said
    return Foreknown(start=match.start(), end=match.end(), text=text, is_adverb=True)


def _how_often(match: re.Match[str]) -> str:
    count = match["count"].lower()
    is_word = count in ("once", "twice")
    if is_word == bool(match["times"]) or (is_word and not match["each"]):
        return ""
    said = {"once": "una vez", "twice": "dos veces"}.get(count) or f"{IN_SPANISH.get(count, count)} veces"
    each = f" {_EACH[match['each'].split(' ')[2]]}" if match["each"] else ""
    return (said[0].upper() + said[1:] if match["count"][0].isupper() else said) + each


def _money(match: re.Match[str]) -> str:
    one, many = _CURRENCIES[match["sign"]]
    scale = f" {_SCALES[match['scale']]}" if match["scale"] else ""
    return f"{match['number']}{scale} {one if match['number'] == '1' and not scale else many}"


def _millions(match: re.Match[str]) -> str:
    whole, _, part = match["number"].partition(".")
    millions = f"{int(whole) * 1000 + int(part.ljust(3, '0') or 0):,}"
    return f"{millions.replace(',', '.')} million"  # a number comes through as it is written
