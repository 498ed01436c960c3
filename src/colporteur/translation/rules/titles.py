"""Titles and offices before a person's name, from English into Spanish: `Mayor Ingrid Vale` is *la alcaldesa Ingrid Vale*.

Rule-based engines take the title for the head of the name and turn it round: *Valle de Ingrid del Mayor*. A Spanish paper gives
the office its article and writes it small. Where nothing tells the sex of who bears it, it is the masculine, as in dictionaries.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from colporteur.translation.rules.checks.exonyms import folded, is_place
from colporteur.translation.rules.register import Fixed, Kind


def _both(words: str) -> Mapping[str, tuple[str, str]]:
    """Lines of `English = masculine / feminine`, one word where both are the same; several English words between commas."""
    rows: dict[str, tuple[str, str]] = {}
    for line in words.strip().splitlines():
        english, _, spanish = line.strip().partition(" = ")
        man, _, woman = spanish.partition(" / ")
        rows |= {each.strip(): (man, woman or man) for each in english.split(",")}
    return MappingProxyType(rows)


_OFFICES = _both(
    """
    mr = señor
    mrs, ms, miss = señora
    dr, doctor = doctor / doctora
    prof, professor = profesor / profesora
    mayor = alcalde / alcaldesa
    deputy mayor = teniente de alcalde
    minister = ministro / ministra
    prime minister, premier = primer ministro / primera ministra
    deputy prime minister = viceprimer ministro / viceprimera ministra
    president = presidente / presidenta
    vice president, vice-president = vicepresidente / vicepresidenta
    chancellor = canciller
    senator, sen = senador / senadora
    governor, gov = gobernador / gobernadora
    congressman, congresswoman, representative = congresista
    councillor, councilor, councilman, councilwoman, cllr = concejal / concejala
    ambassador = embajador / embajadora
    opposition leader = líder de la oposición
    leader = líder
    secretary = secretario / secretaria
    judge, justice = juez / jueza
    magistrate = magistrado / magistrada
    prosecutor = fiscal
    attorney general = fiscal general
    lawyer = abogado / abogada
    general, gen = general
    colonel, col = coronel
    major = comandante
    captain, capt = capitán / capitana
    lieutenant, lt = teniente
    sergeant, sgt = sargento
    corporal = cabo
    admiral = almirante
    commander = comandante
    inspector = inspector / inspectora
    chief inspector = inspector jefe / inspectora jefa
    detective = detective
    detective inspector = inspector / inspectora
    detective chief inspector = inspector jefe / inspectora jefa
    detective sergeant = sargento
    superintendent = superintendente
    chief superintendent, detective superintendent = superintendente
    constable, police constable, police officer, officer = agente
    commissioner, police commissioner = comisario / comisaria
    police chief, chief constable = jefe de policía / jefa de policía
    fire chief = jefe de bomberos / jefa de bomberos
    archbishop = arzobispo / arzobispa
    bishop = obispo / obispa
    rabbi = rabino / rabina
    imam = imán
    reverend, rev = reverendo / reverenda
    chairman, chairwoman = presidente / presidenta
    chief executive = consejero delegado / consejera delegada
    director = director / directora
    spokesman, spokeswoman, spokesperson = portavoz
    coach, head coach = entrenador / entrenadora
    goalkeeper = portero / portera
    defender = defensa
    midfielder = centrocampista
    striker, forward = delantero / delantera
    analyst = analista
    economist = economista
    meteorologist = meteorólogo / meteoróloga
    historian = historiador / historiadora
    author = autor / autora
    novelist = novelista
    poet = poeta
    painter = pintor / pintora
    """
)
_MINISTRIES = MappingProxyType(
    {
        "agriculture": "de Agricultura",
        "culture": "de Cultura",
        "defence": "de Defensa",
        "defense": "de Defensa",
        "economy": "de Economía",
        "education": "de Educación",
        "energy": "de Energía",
        "environment": "de Medio Ambiente",
        "finance": "de Finanzas",
        "foreign": "de Exteriores",
        "health": "de Sanidad",
        "home": "del Interior",
        "housing": "de Vivienda",
        "industry": "de Industria",
        "interior": "del Interior",
        "justice": "de Justicia",
        "labor": "de Trabajo",
        "labour": "de Trabajo",
        "science": "de Ciencia",
        "sports": "de Deportes",
        "tourism": "de Turismo",
        "trade": "de Comercio",
        "transport": "de Transportes",
    }
)
_OF_BRITISH_SECRETARIES = frozenset({"foreign", "home"})
_WITHOUT_ARTICLE = frozenset({"sir", "dame", "lord", "lady"})
_WOMENS = frozenset({"mrs", "ms", "miss", "congresswoman", "councilwoman", "chairwoman", "spokeswoman"})
_TITLE = re.compile(
    r"(?<![\w’'\-])(?P<the>[Tt]he )?(?P<former>[Ff]ormer )?"
    rf"(?P<title>(?:(?P<ministry>{'|'.join(_MINISTRIES)}) (?P<rank>minister|secretary)|"
    rf"{'|'.join(sorted(map(re.escape, {*_OFFICES, *_WITHOUT_ARTICLE}), key=len, reverse=True))})\.?) $",
    re.IGNORECASE,
)
_MAY_STAND_BEFORE = re.compile(
    r"(?:^|[^\w\s]|[a-z]{2}ed|(?<![\w’'\-])(?:about|added|after|against|alongside|and|as|asked|at|before|between|but|by|called|for|from|if|including|"
    r"is|like|met|of|on|or|replied|said|says|that|than|through|to|told|under|was|when|where|while|with))\s*$",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?<![\w’'\-])(?<!\bthe )(?P<body>(?!(?:I|[A-Z]\w+(?:ish|[ai]an|ese|ch)) )[A-ZÀ-ÖØ-Þ][\w’'\-]+) $")
"""A club or firm before an office: `Rovers coach`. Places and the adjectives of nations have other names in Spanish."""
_ALWAYS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"})
_BEGINNING = re.compile(r"(?:^|[.!?…:])[\s“\"«(]*$")
_LONGEST = 60


def with_titles(text: str, names: Iterable[Fixed]) -> tuple[Fixed, ...]:
    """The names, each together with the title before it where that is certain: from then on one name in Spanish."""
    return tuple(_with_title(text, name) for name in names)


def _with_title(text: str, name: Fixed) -> Fixed:
    if name.kind not in (Kind.PERSON, Kind.MAN, Kind.WOMAN):
        return name
    first = max(name.start - _LONGEST, 0)
    before = text[first : name.start]
    found = _TITLE.search(before)
    if not found:
        return name
    start, of = first + found.start(), ""
    if not _MAY_STAND_BEFORE.search(before[: found.start()] or text[max(first - 1, 0) : first]):
        body = None if found["the"] or found["former"] else _BODY.search(before[: found.start()])
        if (
            body
            and not is_place(folded(body["body"]), "en")
            and found["title"].islower()
            and not _BEGINNING.search(text[: first + body.start()])
        ):
            start, of = first + body.start(), f" de {body['body']}"
        elif found["title"].lower().rstrip(".") not in _ALWAYS:
            return name
    said = f"{_office(found, name.kind)}{of} {name.text}".strip()
    if _BEGINNING.search(text[:start]):
        said = said[0].upper() + said[1:]
    kind = Kind.WOMAN if _is_womans(found, name.kind) else name.kind
    return replace(name, start=start, text=said, kind=kind)


def _office(found: re.Match[str], kind: Kind) -> str:
    """With its article; *sir* and *lady* have none."""
    title = found["title"].lower().rstrip(".")
    is_womans = _is_womans(found, kind)
    if title in _WITHOUT_ARTICLE:
        return title
    if found["ministry"]:
        is_minister = found["rank"].lower() == "minister" or found["ministry"].lower() in _OF_BRITISH_SECRETARIES
        rank = "ministr" if is_minister else "secretari"
        office = f"{rank}{'a' if is_womans else 'o'} {_MINISTRIES[found['ministry'].lower()]}"
    else:
        office = _OFFICES[title][is_womans]
    return f"{'la' if is_womans else 'el'} {_former(office) if found['former'] else office}"


def _former(office: str) -> str:
    """`ex` stands apart only before what two words name together: *ex primer ministro*, but *exministro de Cultura*."""
    second = (office.split(" ")[1:] or [""])[0]
    return f"ex{'' if second in ('', 'de', 'del') else ' '}{office}"


def _is_womans(found: re.Match[str], kind: Kind) -> bool:
    return kind is Kind.WOMAN or found["title"].lower().rstrip(".") in _WOMENS


def contracted(text: str, names: Sequence[Fixed]) -> str:
    """The translation with *del* and *al* where a preposition has come before a title's article."""
    for name in names:
        if name.text.startswith("el "):
            said = re.escape(name.text.removeprefix("el "))
            text = re.sub(rf"(?<!\w)([Dd]e|[Aa]) el (?={said})", r"\1l ", text)
    return text
