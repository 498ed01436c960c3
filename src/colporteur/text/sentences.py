"""Splitting a text into sentences, so that joining them gives the text back, character for character.

`sentencex` cuts; a table per language then joins what should not have been cut. Joining loses nothing, and the version
below is part of what is stored, since another splitter gives other sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import sentencex

from colporteur.text.documents import Mark, Passage, Role, Sentence
from colporteur.text.normalise import clean

SPLITTER_VERSION = "4"

# A straight quotation mark, and » in German, may open or close: what follows it tells.
_CLOSING = re.compile(r"[)\]]|[\"'”’»›]+(?!\.\.\.)(?:$|[\s.,;:!?)\]])")
_OPENING_LEFT_BEHIND = re.compile(r"(?<=\s)[\"'„“‚‘«»‹›]+$")
_LONGEST_ENDING = 40
# Nothing that follows a stop without a space begins a sentence with these: J.-P., n.º, c.-à-d.
_WITHIN_A_WORD = re.compile(r"[-‐‑ºª°]")


@dataclass(frozen=True, slots=True)
class _Join:
    """Two pieces are one sentence if the first ends and the second begins like this."""

    ending: re.Pattern[str]
    beginning: re.Pattern[str]


def _join(ending: str, beginning: str = "") -> _Join:
    return _Join(re.compile(rf"(?:{ending})$"), re.compile(beginning))


_FIGURE = r"[\d(]"
_LOWER = r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_UPPER = r"[A-ZÀ-ÖØ-Þ]"
# After a figure or an abbreviation that may end a sentence these begin a new one.
_NOT_ANEW = {
    "de": (
        r"(?![\"'„‚»›]*"
        r"(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|Einer|Er|Sie|Es|Wir|Ich|Man|Im|In|Am|An|Auf|Aus|Bei|Mit|Nach|Seit|Von"
        r"|Vor|Zu|Zum|Zur|Für|Und|Aber|Doch|Auch|Dann|Da|Dort|Hier|So|Nun|Jetzt|Damit|Dabei|Dazu|Davon|Danach|Dieser"
        r"|Diese|Dieses|Alle|Beide|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Elf|Zwölf|Wer|Was|Wie|Wo|Wenn|Weil"
        r"|Als|Ob|Nicht|Kein|Keine|Nur|Noch|Schon|Heute|Gestern|Morgen|Insgesamt|Rund|Etwa|Mehr)\b)"
    ),
    "en": (
        r"(?![\"'“‘]*"
        r"(?:The|A|An|He|She|It|They|We|I|You|His|Her|Its|Their|Our|This|That|These|Those|There|Here|In|On|At|By|For"
        r"|From|To|With|After|Before|When|While|If|But|And|So|Or|Not|No|As|Both|All|Some|Many|Most|Who|What|How)\b)"
    ),
}
_JOINS = {
    "de": (
        _join(r"\b(?:Fa|Nr|Hr|Fr|Frl|Dr|Prof|Dipl|Ing|St|Bd|Abs|ca|bzw|vgl|ggf|evtl|geb|gest|Jh|inkl|zzgl|Tel)\."),
        _join(r"(?<!['’])\b[zZuUdDiIoOsSvV]\.(?:\s?[a-zA-Z]\.)?"),  # z. B., u. a., d. h., i. d. R., o. ä., s. o., v. a.
        _join(r"\b(?:Mio|Mrd|Mill|Tsd|Str|usw|etc|n\. Chr|v\. Chr)\.", _NOT_ANEW["de"]),
        _join(
            r"\b(?:Gebr|Hl|hl|[Ff]rz|[Ee]ngl|[Aa]llg|[Bb]spw|[Ee]hem|[Ss]tellv|[Vv]erst|[Gg]eb|Joh|Seb|Wilh|Friedr|Heinr|Abt|Art|Bez|Kr|Lkr|Bhf|Hbf"
            r"|Kfm|Dkfm|Verf|Korr|Hrsg|Hg|Aufl|Univ)\.",
            _NOT_ANEW["de"],
        ),
        # Ordinals: after an article or a preposition with one, at the beginning, or in a row …
        _join(
            r"(?:^|\b(?:[Dd](?:er|ie|as|en|em|es)|[Aa]m|[Ii]m|[Vv]om|[Zz]u[mr]|[Bb]eim|[Bb]is|[Aa]b|[Ss]eit|[Ii]hr(?:en|em|er|e)?"
            r"|[Ss]ein(?:en|em|er|e)?|[Jj]ede[rnms]?|und|oder|Platz|\d{1,3}\.,)\s+)\d{1,3}\."
        ),
        # … else up to 99, unless a new sentence plainly begins.
        _join(r"\b\d{1,2}\.", _NOT_ANEW["de"]),
    ),
    "es": (
        _join(
            r"\b(?:D|Dª|Dña|Dñas|Sr|Sra|Srta|Sres|Sras|Dr|Dra|Dres|Prof|Fr|Ilmo|Ilma|Excmo|Excma|Mons|Sto|Sta|Ntra|Ntro|Avda|Av|av|Ud|Uds"
            r"|Vd|Vds|Pdte|Pdta|Gral|Cnel|Cte|Tte|Cap|Lic|Ing|Arq|Fco|M\.ª|Hnos?|Hnas?|Cía|Ed|Pza|Plza|Pl|Ctra|Crta|Urb|St|Mrs?|Ms|Rev)\."
        ),
        _join(
            r"\b(?:aprox|mill|núms?|nº|Nº|págs?|art|arts|apdos?|tel|tfno|vol|cap|figs?|ej|p\. ?ej|a\. ?C|d\. ?C|c|pp?|cfr?"
            r"|[Mm][áa]x|[Mm][íi]n|[Dd]pto|[Dd]epto|admón|izq|dcha|dto|cts|ctvs|Cfr?|Art|Núm|Pág|Tel|Jr|Sr)\.",
            rf"(?:{_FIGURE}|{_LOWER})",
        ),
        _join(r"\b([A-Z])\1\.", r"([A-Z])\1\."),  # EE. UU., CC. OO., JJ. OO., SS. MM.
        _join(r"\b[ad]\.", r"C\."),
        _join(r"\bss?\.", rf"(?:[IVX]+\b|{_FIGURE}|{_LOWER})"),
        _join(r"\b(?:([A-Z])\1\. ?([A-Z])\2|etc|[ap]\. ?m|\d{1,2} ?h|S\. ?[AL])\.", _LOWER),
        _join(r"\d\.", r"(?:[ºª]|er\b|" + _LOWER + ")"),
    ),
    "ca": (
        _join(
            r"\b(?:D|Sr|Sra|Srs|Sres|Srta|Dr|Dra|Drs|Exc?ma?|Il·l?ma?|Hble|Hbles|Magfca?|Mn|Mns|St|Sta|Av|av|Avda|avda|Pl|pl|Pg|pg|Ptge|ptge|Ctra"
            r"|ctra|Rbla|Gral|Prof|Fra|Mrs?|Ms)\."
        ),
        _join(
            r"\b(?:aprox|milions|[Nn]úms?|[Pp]àgs?|arts?|Art|tel|Tel|vol|cap|fig|ap|c|n|pp?|cf|màx|mín|dept"
            r"|[Pp]\. ?ex|a\. ?C|d\. ?C|etc)\.",
            rf"(?:{_FIGURE}|{_LOWER})",
        ),
        _join(r"\b([A-Z])\1\.", r"([A-Z])\1\."),  # EE. UU., CC. OO.
        _join(r"\b(?:([A-Z])\1\. ?([A-Z])\2|[ap]\. ?m|\d{1,2} ?h|S\. ?[AL])\.", _LOWER),
        _join(r"\bss?\.", rf"(?:[IVX]+\b|{_FIGURE}|{_LOWER})"),
        _join(r"^[A-Z]\.", _UPPER),
        _join(r"\d\.", r"(?:[ºª]|" + _LOWER + ")"),
    ),
    "fr": (
        _join(
            r"\b(?:M|MM|Mme|Mmes|Mlle|Mlles|Dr|Drs|Pr|Me|Mgr|St|Ste|Vve|Exc|Gén|Gal|Col|Cdt|Cne|Cap|Lt|Adj|Cie|Ets|Sté|Ch|Ph|Th|Bd|bd|Av|av|Bld"
            r"|bld|Jr)\.",
            rf"(?:{_UPPER}|{_LOWER})",
        ),
        _join(r"\bapr\.", r"J\."),
        _join(r"\bJ\.", r"-C"),
        _join(r"\b(?:env|art|no|n|pp?|cf|tél|vol|chap|éd|fig)\.", rf"(?:{_FIGURE}|{_LOWER})"),
        _join(r"\b(?:janv|févr|avr|juill|sept|oct|nov|déc)\.", _FIGURE),
        _join(r"-[Cd]\.|\b(?:etc|[IVX]+e s)\.", _LOWER),
        _join(r"\bN°\.|\bN[oº]\.", _FIGURE),
        _join(rf"(?:^|\s|-(?!C)){_UPPER}\.", _UPPER),
    ),
    "en": (
        _join(
            r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Pvt|Pfc|Spc|Adm|Brig|Const|Insp|Supt|Amb"
            r"|Rev|Hon|Sen|Rep|Gov|Pres|Cllr|Ald|Atty|Messrs|Mme|vs)\."
        ),
        _join(
            r"\b(?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Kan|Mass|Mich|Minn|Pa|Tenn|Va|Wash|Wis)\.",
            r"(?:Sen|Rep|Gov|Atty|Lt)\.",
        ),
        _join(r"\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Est|est)\.", _FIGURE),
        _join(r"\b(?:Nos?|pp?|Figs?|approx|vol|ch|art|Art)\.", _FIGURE),
        _join(r"\bSt\.", _NOT_ANEW["en"]),
        _join(r"(?:^|[A-Z][\w’'-]*\s|[A-Z]\.\s?)[A-Z]\.", _NOT_ANEW["en"] + _UPPER),
        _join(
            r"\b[ap]\.m\.", rf"(?:{_LOWER}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|GMT|BST|CET|UTC|E[SD]T|P[SD]T)"
        ),
        _join(r"\b(?:e\.g|i\.e|cf)\."),
    ),
    "ar": (
        _join(r"(?<!\w)(?<!\d )(?:[ء-ي]\. ?)*[ء-ي]\."),  # titles, initials, ص. ب.; but not the م. of a year
        _join(r"(?<!\w)ق\.", "م"),
    ),
}
# What plainly begins a sentence after an abbreviation that may end one.
_ANEW = {
    "de": rf"(?!{_NOT_ANEW['de']})[„‚»]?{_UPPER}\w*\s",
    "es": (
        rf"[«“¿¡]*(?:El|La|Los|Las|Un|Una|Unos|Unas|En|Por|Para|Con|Pero|Y|Además|Según|Tras|Desde|Este|Esta|Estos|Estas|No|Sin|Es|Son|Ha|Han|Hay"
        rf"|Se|Su|Sus|Lo|A|Al|De|Del|Cuando|Si|Ya|También|Ahora|Hoy|Ayer|Mañana)\s+{_LOWER}"
    ),
    "ca": (
        rf"[«“]*(?:(?:El|La|Els|Les|Un|Una|Uns|Unes|En|Per|Amb|Però|I|A|Al|Als|De|Del|Dels|Segons|Després|Des|Aquest|Aquesta|No|Sense|És|Són|Ha|Han"
        rf"|Hi|Es|Si|Quan|Ja|També|Ara|Avui|Ahir|Demà)\s+|[LDSN][’'])\s*{_LOWER}"
    ),
    "fr": (
        rf"(?:«\s?|“)?(?:(?:Le|La|Les|Un|Une|Des|Du|De|En|Au|Aux|Par|Pour|Avec|Mais|Et|Selon|Après|Depuis|Ce|Cette|Ces|Il|Elle|Ils|Elles|On|Nous|Vous"
        rf"|Je|Sans|Si|Quand|Dans|Sur|Son|Sa|Ses|Leur|Leurs|Aussi)\s+|[LDCJNS][’'])\s*{_LOWER}"
    ),
}
# Words that `sentencex` takes for abbreviations only; before a capital they have ended a sentence.
_CUTS = {
    "ca": re.compile(
        rf"\b(?:dir|no|com|nos|contra|sobre|da)\.\s+(?=[«“\"]?{_UPPER})|\b(?:etc|cap|vol|mar)\.\s+(?={_ANEW['ca']})"
    ),
    "de": re.compile(rf"\bmich\.\s+(?=[„‚»\"]?{_UPPER})|\b(?:Mio|Mrd|Chr|Art|usw|etc)\.\s+(?={_ANEW['de']})"),
    "en": re.compile(r"\bno\.\s+(?=[“‘\"]?[A-Z])"),
    "es": re.compile(
        rf"\b(?:no|bien|nos|contra|sobre|da)\.\s+(?=[«“\"¿¡]*{_UPPER})|\b(?:etc|mar|UU|S\. ?A)\.\s+(?={_ANEW['es']})"
    ),
    "fr": re.compile(rf"\betc\.\s+(?={_ANEW['fr']})"),
}


def split(text: str, language: str, role: Role = Role.TEXT, marks: tuple[Mark, ...] = ()) -> Passage:
    """The sentences of `text`, with their marks; a title is one sentence.

    `text` is cleaned first (see `normalise.clean`); with marks it must be clean already, since they count its
    characters. A mark over whole sentences is split between them; one that ends within a sentence holds
    together what it covers, so that a title such as “Who goes there? A history” stays in one piece.
    """
    if not marks:
        text = clean(text)
    if not text.strip():
        return Passage()
    ends = [len(text)] if role is Role.TITLE else list(_ends(text, language))
    pieces = _pieces(text, _unbroken(_pieces(text, ends), marks))
    shared = _shared_out(pieces, marks)
    return Passage(
        sentences=tuple(
            Sentence(
                language=language,
                role=role,
                text=text[piece.start : piece.end],
                marks=tuple(shared.get(number, ())),
                after=text[piece.end : piece.next_start],
            )
            for number, piece in enumerate(pieces)
        )
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence as a range of the text; the next begins at `next_start`."""

    start: int
    end: int
    next_start: int


def _pieces(text: str, ends: Sequence[int]) -> list[_Piece]:
    return [
        _Piece(start, start + len(text[start:end].rstrip()), end) for start, end in pairwise((0, *ends)) if start < end
    ]


def _span(pieces: Sequence[_Piece], mark: Mark) -> tuple[int, int]:
    """The numbers of the first and the last piece that the mark reaches into."""
    first = bisect_right(pieces, mark.start, key=lambda piece: piece.start) - 1
    last = bisect_right(pieces, mark.end - 1, key=lambda piece: piece.start) - 1
    return first, last


def _unbroken(pieces: Sequence[_Piece], marks: Sequence[Mark]) -> list[int]:
    """The ends of the pieces, without those that would cut a mark in two that does not cover whole pieces."""
    forbidden: set[int] = set()
    for mark in marks:
        first, last = _span(pieces, mark)
        if mark.start > pieces[first].start or mark.end < pieces[last].end:
            forbidden.update(range(first, last))
    return [piece.next_start for number, piece in enumerate(pieces) if number not in forbidden]


def _shared_out(pieces: Sequence[_Piece], marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """The marks of each piece, counted from its start."""
    shared: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        first, last = _span(pieces, mark)
        for number in range(first, last + 1):
            piece = pieces[number]
            start, end = max(mark.start, piece.start) - piece.start, min(mark.end, piece.end) - piece.start
            if start < end:
                shared.setdefault(number, []).append(replace(mark, start=start, end=end))
    return shared


def _ends(text: str, language: str) -> Iterator[int]:
    start = 0
    position = 0
    segments = sentencex.segment(language.partition("-")[0], text)
    pieces = _with_their_opening_marks(part for segment in segments for part in _cut(segment, language))
    for number, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        sofar = text[max(start, position - 2 * _LONGEST_ENDING) : position]
        if following and (not sofar.strip() or _belongs_together(sofar, following, language)):
            continue
        yield position
        start = position
    if start < len(text):
        yield len(text)


def _cut(segment: str, language: str) -> list[str]:
    cuts = _CUTS.get(language.partition("-")[0])
    ends = [match.end() for match in cuts.finditer(segment)] if cuts else []
    return [segment[start:end] for start, end in pairwise((0, *ends, len(segment)))]


def _with_their_opening_marks(pieces: Iterable[str]) -> list[str]:
    """Where marks do not pair up (12" is no quotation), the one that opens a sentence is left at the end of the last."""
    whole: list[str] = []
    carried = ""
    for piece in pieces:
        found = _OPENING_LEFT_BEHIND.search(piece)
        cut = found.start() if found else len(piece)
        whole.append(carried + piece[:cut])
        carried = piece[cut:]
    return [piece for piece in (*whole, carried) if piece]


def _belongs_together(piece: str, following: str, language: str) -> bool:
    beginning = following.strip()
    if not beginning or _CLOSING.match(beginning):
        return True
    if not piece[-1].isspace() and _WITHIN_A_WORD.match(following):
        return True
    ending = piece.rstrip()[-_LONGEST_ENDING:]
    joins = _JOINS.get(language.partition("-")[0], ())
    return any(join.ending.search(ending) and join.beginning.match(beginning) for join in joins)
