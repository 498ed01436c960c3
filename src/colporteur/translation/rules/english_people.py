"""The people whom English text names: by a title, a given name, initials, or because they speak.

`Mayor Ingrid Vale`, `Peter Stone`, `J. K. Lowe` and `”, said Rachel Green` are persons for certain, also where each part is a word
that an engine would translate. What is named like a person and is a place (`Victoria Station`) is none; nor are those whom
other languages call otherwise (`Pope Francis`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from colporteur.translation.rules.checks.generic_names import GENERIC
from colporteur.translation.rules.given_names import GIVEN_NAMES
from colporteur.translation.rules.register import Kind

_TITLES = MappingProxyType(
    {"Mr": Kind.MAN, "Sir": Kind.MAN, "Mrs": Kind.WOMAN, "Ms": Kind.WOMAN, "Miss": Kind.WOMAN, "Dame": Kind.WOMAN}
    | dict.fromkeys(
        (
            "Dr Doctor Prof Professor Mayor Minister President Premier Chancellor Senator Sen Governor Gov Congressman "
            "Congresswoman Representative Councillor Councilor Councilman Councilwoman Cllr Ambassador Judge Magistrate Captain "
            "Capt Colonel Col Lieutenant Lt Sergeant Sgt Corporal Admiral Commander Inspector Superintendent Constable "
            "Detective Commissioner Archbishop Bishop Rabbi Imam Reverend Rev Chairman Chairwoman Spokesman Spokeswoman"
        ).split(),
        Kind.PERSON,
    )
)
_ALSO_TITLES = frozenset(
    "Chief General Gen Justice Secretary Leader Coach Director Lord Lady Major Officer Prosecutor".split()
)
"""Titles that are as often part of another name (`General Motors`), so that a given name or initials have to follow."""

_SMALL_OFFICES = re.compile(
    r"(?<!\w)(?:analyst|author|captain|coach|economist|goalkeeper|historian|judge|lawyer|leader|manager|mayor|midfielder|minister|"
    r"novelist|officer|painter|poet|president|professor|spokes(?:man|woman|person)|striker) $"
)
_NO_PEOPLE = frozenset(
    (
        "Academy Act Airlines Airport Arena Avenue Award Awards Bay Beach Bridge Building Cancer Castle Cathedral "
        "Centre Center Chapel Church Circus City Club College Company Corporation County Court Cup Drive Estate Falls "
        "Farm Foundation Fund Gallery Gardens Hall Hospital Hotel House Inc Infirmary Inn Institute Island Islands Lane "
        "Library Ltd Mall Market Museum Palace Peace Plaza Point Port Press Prison Prize Quay Road School Square "
        "Stadium Station Street Studios Terrace Theater Theatre Tower Trust University Way Valley Harbour Opera "
        "Mountain Mountains Sea River Bank Line United Rovers Town Rangers Democrats"
    ).split()
)
_OTHERWISE_ELSEWHERE = frozenset(
    {
        "Christopher Columbus",
        "Jesus Christ",
        "John Paul",
        "Virgin Mary",
        "Martin Luther",
        "Marco Polo",
        "Julius Caesar",
        "Mark Antony",
    }
)
_BEFORE_OTHERS = frozenset(
    "Emperor Empress King Lake Mount Pope Port Prince Princess Queen Saint Saints San Santa St St.".split()
)

_WORDS_TOO = MappingProxyType(
    dict.fromkeys("April Autumn Dawn Faith Hope Joy June May Summer".split(), Kind.WOMAN)
    | dict.fromkeys("Art Bill Chuck Dean Gene Grant Jimmy Pat Ray Rob Rod Will".split(), Kind.MAN)
)
"""Given names that are other words as often: known as such behind a title alone."""

_PART = r"[A-ZÀ-ÖØ-Þ](?:[\w’'\-]*\w)?"
_LINK = r"(?: (?:al|bin|da|de|del|della|den|der|di|du|el|ibn|la|le|ten|van|von))*"
_RUN = re.compile(rf"(?<![\w’'\-.])(?:(?:[A-Z]\.){{1,3}}|{_PART}\.?)(?:{_LINK} (?:(?:[A-Z]\.){{1,3}}|{_PART}\.?))*")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_GENITIVE = re.compile(r"[’']s?$")
_SPEAKS = re.compile(r"[,.!?…][”\"»] (?:added|admitted|asked|explained|replied|said|says|told) $")
_BEGINNING = re.compile(r"(?:^|[.!?…:;–—|“”\"«»(])[\s\W]*$")
_MOST_PARTS = 4


def people_named(texts: Iterable[str]) -> Mapping[str, Kind]:
    """The names of those who are persons for certain, with what is known of their sex."""
    people: dict[str, Kind] = {}
    for text in texts:
        for run in _RUN.finditer(text) if not text.isupper() else ():
            for name, kind in _named(run):
                if people.get(name, Kind.PERSON) is Kind.PERSON:
                    people[name] = kind
    return people


def _named(run: re.Match[str]) -> Iterator[tuple[str, Kind]]:
    words = run[0].split(" ")
    start, kind, is_certain = _beginning(words, run)
    parts = _without_the_end(words[start:], is_certain=is_certain)
    name = _GENITIVE.sub("", " ".join(parts).rstrip("."))
    capitals = [part for part in name.split(" ") if part[:1].isupper()]
    if not capitals or len(capitals) > _MOST_PARTS or name in _OTHERWISE_ELSEWHERE:
        return
    known = GIVEN_NAMES | _WORDS_TOO if is_certain else GIVEN_NAMES
    given = known.get(capitals[0]) if len(capitals) > 1 else None
    has_initials = any(map(_INITIALS.fullmatch, capitals)) and not _INITIALS.fullmatch(capitals[-1])
    last = capitals[-1]
    if len(capitals) > 1:
        looks_like_one = given is not None or (has_initials and last not in _BEGINNERS)
        is_word = capitals[0] in _GENERIC and last in _GENERIC  # Christian Democrats
        is_person = is_certain or (looks_like_one and not is_word and last not in _NO_PEOPLE)
    else:
        is_word = last in _GENERIC and last not in _SURNAMES_TOO and kind is Kind.PERSON
        is_person = is_certain and not is_word and last not in _NO_PEOPLE and last not in _CALENDAR and len(last) > 2
    if is_person:
        yield name, given if kind is Kind.PERSON and given else kind


def _beginning(words: list[str], run: re.Match[str]) -> tuple[int, Kind, bool]:
    """Where the name begins in the run, the sex that its title tells, and whether a title or a verb makes it certain."""
    before = run.string[max(run.start() - 40, 0) : run.start()]
    titles = [number for number, word in enumerate(words) if word.rstrip(".") in _TITLES]
    also = [number for number, word in enumerate(words) if word in _ALSO_TITLES and _is_given(words, number + 1)]
    if titles or also:
        last = max(titles + also)
        if last + 1 < len(words):
            return last + 1, _TITLES.get(words[last].rstrip("."), Kind.PERSON), True
    if _SPEAKS.search(before) or _SMALL_OFFICES.search(before):
        return 0, Kind.PERSON, len(words) > 1 and words[0] not in _GENERIC
    first = next((number for number in range(len(words)) if _is_given(words, number)), 0)
    skipped = words[:first]
    is_new = all(word in _GENERIC or (not number and _BEGINNING.search(before)) for number, word in enumerate(skipped))
    if not is_new or _BEFORE_OTHERS & set(skipped):
        return len(words), Kind.PERSON, False
    return first, Kind.PERSON, False


def _is_given(words: list[str], number: int) -> bool:
    return number < len(words) and (words[number] in GIVEN_NAMES or _INITIALS.fullmatch(words[number]) is not None)


def _without_the_end(parts: list[str], *, is_certain: bool) -> list[str]:
    """Up to the first word that begins something else: `Peter Stone Monday`."""
    for number, part in enumerate(parts):
        if number and (part in _CALENDAR or (_GENITIVE.search(part) and number + 1 < len(parts))):
            return parts[: number + (part not in _CALENDAR)]
        if not number and _GENITIVE.search(part):
            return parts[:1] if is_certain else []
    return parts


_GENERIC = frozenset(GENERIC["en"].split()) | {"America", "Election", "Motors", "Office", "Who"}
_SURNAMES_TOO = frozenset(
    "Bank Bay Black Bridge Day East Green King Lake Lord Mount North Park Prince South Summit West White".split()
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October "
    "November December".split()
)
_BEGINNERS = frozenset(
    "A An And As At But For From He Her His I If In It On Or She So The They This To We What When Who You".split()
)
