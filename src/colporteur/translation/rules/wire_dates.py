"""Days, dates, months, years and decades, from English into Spanish: `on Jan. 3`, `late on Tuesday`, `in the mid-1980s`.

Rule-based engines take *on March 3* for a place on top of a march, read *since 1998* as *desde entonces 1998*, and do not know
*1990s*. What is known as a whole has a preposition before it, or stands where it can be no attribute: `the 3 March vote` is left.
Decades of four figures are *la década de 1990*, as the Real Academia Española recommends; the `early 1900s` are a century’s.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown

_MONTHS = MappingProxyType(
    {
        "jan": "enero",
        "feb": "febrero",
        "mar": "marzo",
        "apr": "abril",
        "may": "mayo",
        "jun": "junio",
        "jul": "julio",
        "aug": "agosto",
        "sep": "septiembre",
        "oct": "octubre",
        "nov": "noviembre",
        "dec": "diciembre",
    }
)
_DAYS = MappingProxyType(
    {
        "mon": "lunes",
        "tue": "martes",
        "wed": "miércoles",
        "thu": "jueves",
        "fri": "viernes",
        "sat": "sábado",
        "sun": "domingo",
    }
)
_PARTS = MappingProxyType({"morning": "mañana", "afternoon": "tarde", "evening": "noche", "night": "noche"})
_BEFORE_A_DAY = MappingProxyType(
    {
        "on": "el",
        "of": "del",
        "until": "hasta el",
        "till": "hasta el",
        "to": "hasta el",
        "since": "desde el",
        "from": "desde el",
        "by": "para el",
        "before": "antes del",
        "after": "después del",
    }
)
_BEFORE_A_MONTH = MappingProxyType(
    {
        "in": "en",
        "of": "de",
        "until": "hasta",
        "till": "hasta",
        "since": "desde",
        "from": "desde",
        "during": "durante",
        "by": "para",
        "before": "antes de",
        "after": "después de",
        "as early as": "ya en",
        "last": "el pasado",
        "next": "el próximo",
        "this": "este",
    }
)
_STAGES = MappingProxyType({"early": "principios", "mid": "mediados", "late": "finales"})
_TENS = MappingProxyType(
    dict(zip("23456789", "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(), strict=True))
)
_CENTURIES = MappingProxyType({"15": "XVI", "16": "XVII", "17": "XVIII", "18": "XIX", "19": "XX", "20": "XXI"})

_FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_PART = rf"(?: (?P<part>{'|'.join(_PARTS)}))?"
_ENDS = r"(?![\w%€£$]|[.,:/]\d|[-–]\w|[’']\w)"
_AND_A_YEAR = rf"(?:,? (?P<year>{_YEAR})\b(?:(?<=, \d{{4}}),(?= ))?)?"
_OVER = (
    r"(?=\s*(?:[.,;:!?)”\"—–]|$)|\s(?:after|and|are|as|at|because|before|but|by|during|for|following|had|has|have|in|is|near|"
    r"that|to|was|were|when|where|while|will|with|without|would)\b)"
)
"""What follows when nothing follows that the day or year could be an attribute of."""

_SIGN = re.compile(rf"{_WEEKDAY}|{_MONTH}|\d0[’']?s\b|[’']\d0s\b|(?:[Ss]ince|[Uu]ntil|till|[Bb]y|as) {_YEAR}")
_ARE_A_DAY = re.compile(
    rf"(?<!\w)(?:(?P<before>{'|'.join(_BEFORE_A_DAY)}) |(?<![Tt]he )(?<!\ba ))"
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?:the )?"
    rf"(?:(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})|(?P<american>{_MONTH}) (?P<behind>{_DAY}))"
    rf"{_AND_A_YEAR}{_ENDS}(?! (?:and|or|to) \d)",
    re.IGNORECASE,
)
_ARE_DAYS = re.compile(
    rf"(?<!\w)(?P<before>from|between|on) (?:(?P<american>{_MONTH}) )?(?P<first>{_DAY})(?: (?:to|until|and) |[-–])"
    rf"(?P<last>{_DAY})(?(american)|(?: of)? (?P<month>{_MONTH})){_AND_A_YEAR}{_ENDS}",
    re.IGNORECASE,
)
_IS_A_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<stage>late|early) (?:on )?|(?P<before>{'|'.join(_BEFORE_A_DAY)}) )(?:(?P<which>next|last|this) )?"
    rf"(?P<weekday>{_WEEKDAY}){_PART}(?P<many>s)?{_ENDS}(?! to {_WEEKDAY})",
    re.IGNORECASE,
)
_IS_A_WEEKDAY_ALONE = re.compile(
    rf"(?<!\w)(?:(?P<which>[Nn]ext|[Ll]ast|[Tt]his) |(?<=[a-z] ))(?P<weekday>{_WEEKDAY}){_PART}{_ENDS}(?! to {_WEEKDAY})"
    rf"(?:(?(which)|{_OVER}))"
)
_FROM_DAY_TO_DAY = re.compile(
    rf"(?<!\w)(?:(?P<from>[Ff]rom) )?(?P<first>{_WEEKDAY}) (?:to|until|through) (?P<last>{_WEEKDAY}){_ENDS}"
)
_FOLLOWS_A_VERB = re.compile(
    r"\b(?!(?:hundr|kindr|nak|r|sacr|wick)ed )(?:[a-z]+ed|beat|began|came|fell|found|held|left|lost|met|rose|said|shot|"
    r"shut|told|went|won|again|court|here|home|reporters|there) $"
)
_FOLLOWS_A_DETERMINER = re.compile(
    r"\b(?:an?|and|any|black|by|each|easter|every|good|her|his|its|no|of|on|one|or|our|some|that|the|their|this|to|until|till|since|"
    r"from|before|after|between|late|early|next|last) $",
    re.IGNORECASE,
)
_IS_A_MONTH = re.compile(
    rf"(?<!\w)(?P<before>(?i:{'|'.join(_BEFORE_A_MONTH)})) (?:(?P<stage>early|late|mid)[ -])?(?P<month>{_FULL_MONTH})"
    rf"(?: (?:of )?(?P<year>{_YEAR}))?{_ENDS}(?! \d)"
)
_MAY_BE_A_PERSON = re.compile(r"(?i:before|after|from|by) May$")
_FROM_MONTH_TO_MONTH = re.compile(
    rf"(?<!\w)(?P<from>[Ff]rom) (?P<first>{_FULL_MONTH}) (?:to|until) (?P<last>{_FULL_MONTH}){_ENDS}(?! \d)"
)
_IS_A_YEAR = re.compile(
    rf"(?<!\w)(?:(?P<before>since|until|till|as early as) (?P<year>(?:1[89]|20)\d\d)|(?P<by>by) (?P<then>20\d\d){_OVER}){_ENDS}",
    re.IGNORECASE,
)
_IS_A_DECADE = re.compile(
    rf"(?<!\w)(?:(?P<before>{'|'.join(_BEFORE_A_MONTH)}) )?(?P<the>the )?(?:(?P<stage>early|mid|late)[ -])?"
    r"(?:(?P<century>1[5-9]|20)(?P<ten>\d)0[’']?s|[’'](?P<short>[2-9])0s)(?![\w’'-])(?P<over>" + _OVER + r")?",
    re.IGNORECASE,
)

_DECADE_THAT_DOES = re.compile(
    r"(?<!\w)(?<![Ii]n )(?<!of )(?P<the>[Tt]he) (?:(?P<all>(?:1[5-9]|20)\d)0[’']?s|[’'](?P<short>[2-9])0s)"
    r"(?= (?:are|became|began|brought|gave|had|have|left|made|saw|taught|was|were|will|would|\w+ed)\b)"
)


def plain_decades(text: str) -> str:
    """Decades that do something, as the subject of which engines know the grammar: `The decade of 1960 changed music`."""
    if not any(map(text.__contains__, _DECADE)):
        return text
    return _DECADE_THAT_DOES.sub(
        lambda match: f"{match['the']} decade of {match['all'] or '19' + match['short']}0", text
    )


def dates_in_spanish(text: str) -> Iterator[Foreknown]:
    """What an English sentence says of days, months, years and decades; what begins with a great letter keeps it."""
    if not _SIGN.search(text):
        return
    for signs, pattern, read in _READ:
        for match in pattern.finditer(text) if any(map(text.__contains__, signs)) else ():
            if said := read(match):
                is_first = match[0][0].isupper() and not _IS_A_NAME.match(match[0])
                yield Foreknown(
                    start=match.start(),
                    end=match.end(),
                    text=said[0].upper() + said[1:] if is_first else said,
                    is_adverb=not (_IS_NO_ADVERB.match(said) or _IS_OBJECT.search(text, 0, match.start())),
                )


def _day(match: re.Match[str]) -> str:
    date = f"{_figure(match['day'] or match['behind'])} de {_month(match['month'] or match['american'])}{_of(match['year'])}"
    weekday = f"{_weekday(match)} " if match["weekday"] else ""
    if match[0].endswith(",") and match.string.count(",", 0, match.start()) % 2:
        date += ","  # it closes something that an earlier one has opened
    if match["before"]:
        return f"{_BEFORE_A_DAY[match['before'].lower()]} {weekday}{date}"
    follows_a_word = re.search(r"[a-z] $", match.string[: match.start()]) is not None
    is_certain = re.match(_OVER, match.string[match.end() :]) or (match["year"] and not match[0].startswith("the "))
    return (f"el {weekday}{date}" if follows_a_word else weekday + date) if is_certain else ""


def _days(match: re.Match[str]) -> str:
    before, first, last = match["before"].lower(), _figure(match["first"]), _figure(match["last"])
    whole = f"{last} de {_month(match['month'] or match['american'])}{_of(match['year'])}"
    if before == "between":
        return f"entre el {first} y el {whole}"
    return f"el {first} y el {whole}" if before == "on" and " and " in match[0] else f"del {first} al {whole}"


def _day_of_the_week(match: re.Match[str]) -> str:
    day, part = _weekday(match), _PARTS.get((match["part"] or "").lower(), "")
    which = (match["which"] or "").lower()
    if match["stage"]:
        hour = "a última hora" if match["stage"].lower() == "late" else "a primera hora"
        day = f"este {day}" if which == "this" else f"el {_which(which)}{day}"
        return f"{hour} {f'de la {part} ' if part else ''}de {day}".replace("de el ", "del ")
    before, part = _BEFORE_A_DAY[match["before"].lower()], f" por la {part}" if part else ""
    if match["many"]:
        return f"los {day if day.endswith('s') else day + 's'}{part}" if before == "el" else ""
    if which == "this":
        return f"{re.sub(r' ?d?el$', '', before)}{' de' if before.endswith('del') else ''} este {day}{part}".strip()
    return f"{before} {_which(which)}{day}{part}"


def _day_of_the_week_alone(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    if not (match["which"] or match["part"] or _FOLLOWS_A_VERB.search(before)) or _FOLLOWS_A_DETERMINER.search(before):
        return ""
    part = f" por la {_PARTS[match['part']]}" if match["part"] else ""
    which = (match["which"] or "").lower()
    return f"{'este' if which == 'this' else 'el'} {_which(which)}{_weekday(match)}{part}"


def _days_of_the_week(match: re.Match[str]) -> str:
    return f"de {_DAYS[match['first'][:3].lower()]} a {_DAYS[match['last'][:3].lower()]}"


def _month_alone(match: re.Match[str]) -> str:
    before, month = match["before"].lower(), _month(match["month"])
    name_follows = re.match(r" [A-Z]", match.string[match.end() :]) is not None
    if not match["year"] and (name_follows or _MAY_BE_A_PERSON.search(match[0])):
        return ""
    if match["stage"]:
        return (
            f"{_before_a_stage(before)} {_STAGES[match['stage']]} de {month}{_of(match['year'])}"
            if before not in _WHICH
            else ""
        )
    return f"{_BEFORE_A_MONTH[before]} {month}{_of(match['year'])}"


def _months(match: re.Match[str]) -> str:
    return f"de {_month(match['first'])} a {_month(match['last'])}"


def _year(match: re.Match[str]) -> str:
    before = (match["before"] or match["by"]).lower()
    return f"{_BEFORE_A_MONTH[before]} {match['year'] or match['then']}"


def _decade(match: re.Match[str]) -> str:
    """Empty where it may be an attribute (`1980s music`, `a 1960s house`) or a temperature (`in the 80s`)."""
    before, stage = (match["before"] or "").lower(), (match["stage"] or "").lower()
    is_attribute = match["over"] is None and not (before and match["the"] and "0s" in match[0])
    if is_attribute or not (match["the"] or stage or before) or before in _WHICH:
        return ""
    is_first_of_century = match["ten"] == "0" and match["century"] not in (None, "20")
    if is_first_of_century:
        decade, article = f"siglo {_CENTURIES[match['century']]}", "el"
    elif match["short"]:
        decade, article = f"años {_TENS[match['short']]}", "los"
    else:
        decade, article = f"década de {match['century']}{match['ten']}0", "la"
    if stage:
        return f"{_before_a_stage(before)} {_STAGES[stage]} de {article} {decade}".replace(" de el ", " del ").strip()
    preposition = "de" if before == "from" else _BEFORE_A_MONTH.get(before, "")
    said = f"{preposition} {article} {decade}".strip()
    return re.sub(r"\bde el ", "del ", said)


_WHICH = MappingProxyType({"next": "próximo ", "last": "pasado ", "this": ""})
_IS_NO_ADVERB = re.compile(r"del? |la década|los años|el siglo|\d")
_IS_OBJECT = re.compile(r"\b(?:had|has|have) $")
_IS_A_NAME = re.compile(rf"{_MONTH}|{_WEEKDAY}")
_ANYTHING, _DAY_OF_THE_WEEK, _DECADE = ("",), ("day", "DAY"), ("0s", "0’s", "0's", "0S")
_READ = (
    (_ANYTHING, _ARE_DAYS, _days),
    (_ANYTHING, _ARE_A_DAY, _day),
    (_ANYTHING, _FROM_MONTH_TO_MONTH, _months),
    (_DAY_OF_THE_WEEK, _FROM_DAY_TO_DAY, _days_of_the_week),
    (_DAY_OF_THE_WEEK, _IS_A_WEEKDAY, _day_of_the_week),
    (_DAY_OF_THE_WEEK, _IS_A_WEEKDAY_ALONE, _day_of_the_week_alone),
    (_DECADE, _IS_A_DECADE, _decade),
    (_ANYTHING, _IS_A_MONTH, _month_alone),
    (_ANYTHING, _IS_A_YEAR, _year),
)
"""What a text has in it for certain where there is one, how it is written, and how it is said."""


def _which(word: str) -> str:
    return _WHICH[word] if word else ""


def _before_a_stage(before: str) -> str:
    """`in` is *a* before the stages of a time: *a mediados de mayo*."""
    return "a" if before == "in" else _BEFORE_A_MONTH.get(before, "")


def _month(name: str) -> str:
    return _MONTHS[name[:3].lower()]


def _weekday(match: re.Match[str]) -> str:
    return _DAYS[match["weekday"][:3].lower()]


def _figure(day: str) -> str:
    return re.sub(r"\D", "", day)


def _of(year: str | None) -> str:
    return f" de {year}" if year else ""
