"""What English says otherwise than Spanish, where an engine kept that language's way: *3,200 €*, *the Mr. Ruiz*, *before Navidad*.

A currency's sign stands before its figure, *Mr*, *Mrs* and *Dr* have no article, feasts have their English names, a day of the
week is meant by its name alone, a share has no article, and whom somebody arrests has no *to*. What a rule turns on must stand
in the Spanish original, so that nothing English is taken for it.
"""

import re
from collections.abc import Iterator

from colporteur.translation.rules.quotation_style import Change, apart

_SIGN_BEHIND = re.compile(
    r"(?<![\w$€£¥.,])(?P<figure>\d[\d.,]*\d|\d)(?P<scale> (?:thousand|million"
    r"|billion)s?)?(?P<sign>[ \u00a0\u202f]?(?P<currency>[€£$¥]))(?![\w\d])"
)
_RANGE = re.compile(r"\d\s?(?:[-–—]|to|and|or)\s?$")
_TITLED = re.compile(
    r"(?<!\w)(?:el|la|los|las|al|del) (?:Sra?s?|Sres|Srta|Dra?s?|Dres|Prof)\.? [A-ZÁÉÍÓÚÑ]", re.IGNORECASE
)
_TITLE = re.compile(r"(?<!\w)(?P<article>[Tt]he) (?=(?:Mrs?|Ms|Miss|Drs?|Prof|Messrs)\.? [A-Z])")
_CALLED = (
    (re.compile(r"\bseñor [A-ZÁÉÍÓÚÑ]"), re.compile(r"(?<!\w)[Tt]he gentleman (?=[A-Z])"), "Mr "),
    (re.compile(r"\bseñora [A-ZÁÉÍÓÚÑ]"), re.compile(r"(?<!\w)[Tt]he lady (?=[A-Z])"), "Mrs "),
)
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_THE_DAY = re.compile(
    rf"(?<!\w)(?P<article>[Tt]he) (?P<day>{_DAY})(?P<comma>,)?"
    r"(?! (?:of|before|after|when|that|in|which|following|night"
    rf"|morning|afternoon)\b)(?![\w-])"
)
_IN_SPANISH = re.compile(
    r"(?<!\w)(?:el|al|del|hasta el|desde el|para el) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)

_SHARE = re.compile(r"(?<!\w)[Tt]he (?=\d[\d.,]*\s?(?:%|per ?cent\b))")
_A_SHARE = re.compile(r"(?<!\w)(?:el|al|del) \d[\d.,]*\s?(?:%|por ciento)", re.IGNORECASE)
_PERSON = re.compile(
    r"(?<!\w)(?:detained?|arrest(?:ed)?|warn(?:ed)?|kill(?:ed)?|injured?|wounded|rescued?|accused?|criticised?|criticized?"
    r"|defeat(?:ed)?|evacuated?|interview(?:ed)?|congratulated?|greet(?:ed)?|denounced?|murder(?:ed)?|replaced?|affect(?:s|ed)?"
    r"|visit(?:ed)?|help(?:ed)?) (?P<to>to )"
    r"(?=(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|his|her|their|its|\d[\d,.]*) )"
)
_A_PERSON = re.compile(
    r"(?<!\w)(?:a (?:las?|los|una?s?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|sus?|\d)|al)(?!\w)"
)
_FEAST_NAMES = (
    ("Navidad(?:es)?", "Navidad(?:es)?", "at Christmas"),
    ("Nochebuena", "Nochebuena", "on Christmas Eve"),
    ("Nochevieja", "Nochevieja", "on New Year’s Eve"),
    ("Año Nuevo", "Año Nuevo", "at New Year"),
    ("Semana Santa", "Semana Santa|(?:Saint|Holy) Week", "in Holy Week"),
    ("Viernes Santo", "Viernes Santo|(?:Saint|Holy) Friday", "on Good Friday"),
    ("Jueves Santo", "Jueves Santo|(?:Saint|Holy) Thursday", "on Maundy Thursday"),
    ("Domingo de Ramos", "Domingo de Ramos|Sunday of (?:Bouquets|Branches)", "on Palm Sunday"),
    ("Pascua", "Pascua", "at Easter"),
    ("Reyes", "Day of (?:the )?Kings|Reyes", "at Epiphany"),
    ("Todos los Santos", "All the Saints|Todos los Santos", "on All Saints’ Day"),
)
"""In Spanish, what engines leave or make of them, and in English with the word that says when."""
_FEASTS = tuple(
    (
        re.compile(rf"(?<!\w){spanish}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:(?P<before>[Tt]he|[Ii]n|[Bb]y) )?(?:{left})(?![\w-]|\s[A-Z])"),
        english,
    )
    for spanish, left, english in _FEAST_NAMES
)


def english_phrases(source: str, target: str) -> Iterator[Change]:
    """What puts an English translation into its own way; none overlaps another."""
    return apart(target, _found(source, target))


def _found(source: str, target: str) -> Iterator[Change]:
    for match in _SIGN_BEHIND.finditer(target):
        if _RANGE.search(target[: match.start()]):
            continue
        yield Change(match.start("figure"), match.start("figure"), match["currency"])
        yield Change(*match.span("sign"), "")
    for match in _TITLE.finditer(target) if _TITLED.search(source) else ():
        yield Change(match.start("article"), match.end(), "")
    for called, match_of, title in _CALLED:
        for match in match_of.finditer(target) if called.search(source) else ():
            yield Change(*match.span(), title)
    for match in _SHARE.finditer(target) if _A_SHARE.search(source) else ():
        yield Change(*match.span(), "")
    for match in _PERSON.finditer(target) if _A_PERSON.search(source) else ():
        yield Change(*match.span("to"), "")
    if _IN_SPANISH.search(source):
        for match in _THE_DAY.finditer(target):
            yield Change(
                match.start("article"),
                match.start("day"),
                "On " if match["comma"] and match["article"] == "The" else "",
            )
    for spanish, left, english in _FEASTS:
        for match in left.finditer(target) if spanish.search(source) else ():
            yield Change(*match.span(), _in_its_place(match["before"] or "", english))


def _in_its_place(before: str, english: str) -> str:
    """*in Navidad* is at Christmas, *before Navidad* has its own word."""
    if before.lower() not in ("in", "by"):
        return english.partition(" ")[2]
    return english[0].upper() + english[1:] if before[0].isupper() else english
