"""One sentence as the desk shows it: both languages side by side, what the checks found, who said so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colporteur.newsroom.rules.languages import direction, own_name
from colporteur.text.documents import Sentence
from colporteur.translation.actions import token_of, token_of_plain
from colporteur.translation.admin.places import OnTheDesk, key_of
from colporteur.translation.engines.contract import Pair
from colporteur.translation.former_corrections import former_corrections
from colporteur.translation.lines import Keyed, is_wordless
from colporteur.translation.memory import recall
from colporteur.translation.models import FormerUnit, Line, Origin, PlainWording, Unit, UnitState
from colporteur.translation.plain_wordings import is_out_of_date, plain_wordings, stumbling_editions
from colporteur.translation.reported import SameReports, credits_in_words, open_reports
from colporteur.translation.rules.checks.contract import Severity
from colporteur.translation.rules.edition_digits import differ_in_digits_only
from colporteur.translation.rules.former_sentences import Stretch, changes
from colporteur.translation.rules.house_notes import noted
from colporteur.translation.rules.wording import worded


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, in or out of a finding."""

    text: str
    is_found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding in words."""

    message: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The plain wording of a sentence, if it has one, and the editions that stumble over it as it is."""

    text: str
    by: str
    seen: str
    stumbling: tuple[str, ...]

    @property
    def is_proposed(self) -> bool:
        """Whether the desk asks for one."""
        return bool(self.stumbling) and not self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What a person wrote for the sentence as it was before, and what has changed in it since."""

    text: str
    by: str
    changes: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence on the desk. `state` is one of `machine`, `person`, `import`, `held`, `original`, `open`."""

    key: str
    part: str
    is_head: bool
    source_runs: tuple[Run, ...]
    source_language: str
    source_direction: str
    text: str
    text_runs: tuple[Run, ...]
    language: str
    direction: str
    state: str
    says: str
    findings: tuple[Found, ...]
    seen: str
    by: str
    note: str
    is_everywhere: bool
    reports: tuple[SameReports, ...]
    plain: Plain
    is_being_renewed: bool
    is_unwritten: bool
    former: Former | None

    @property
    def needs_a_look(self) -> bool:
        """True where something was found, reported or corrected once, or engines left the sentence in the original."""
        is_found = any(each.severity != Severity.NOTES for each in self.findings)
        is_left = self.state == "held" or (self.state == "open" and not self.is_unwritten)
        return is_found or is_left or bool(self.reports) or self.former is not None

    @property
    def is_marked(self) -> bool:
        """True where a finding has a place in the translation."""
        return any(run.is_found for run in self.text_runs)

    @property
    def report_ids(self) -> str:
        """Those that wait, as the page hands them back."""
        return " ".join(str(number) for each in self.reports for number in each.ids)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows are made of besides the article: by address, or by `address.number`."""

    units: Mapping[str, Unit]
    lines: Mapping[str, Line]
    reports: Mapping[str, tuple[SameReports, ...]]
    plain: Mapping[str, PlainWording]
    stumbling: Mapping[str, tuple[str, ...]]
    former: Mapping[str, Unit]
    credits: Mapping[str, str]  # by note


def rows_of(desk: OnTheDesk) -> list[Row]:
    """Every sentence that needs a translation, in reading order."""
    among = [each for each in desk.translated if not is_wordless(each.sentence)]
    known = _known(desk, among)
    return [_row(desk, each, known) for each in among]


def row_of(desk: OnTheDesk, key: str) -> Row | None:
    """One of them; None if the article has no such sentence."""
    found = [each for each in desk.translated if key_of(each) == key]
    return _row(desk, found[0], _known(desk, found)) if found else None


def _known(desk: OnTheDesk, among: Sequence[Keyed]) -> _Known:
    addresses = [each.address for each in among]
    lines = list(desk.row.lines.all())
    units = _units(desk, among)
    return _Known(
        units=units,
        lines={f"{line.address}.{line.number}": line for line in lines},
        reports=_reports(desk),
        plain=plain_wordings(addresses),
        stumbling=stumbling_editions(addresses),
        former=former_corrections(translation=desk.row, lines=lines, rows=desk.sentences),
        credits=credits_in_words(unit.note for unit in units.values()),
    )


def _reports(desk: OnTheDesk) -> dict[str, tuple[SameReports, ...]]:
    return open_reports(article_id=desk.row.article_id, language=desk.row.language)


def _units(desk: OnTheDesk, among: Sequence[Keyed]) -> dict[str, Unit]:
    by_language: dict[str, list[str]] = {}
    for each in among:
        by_language.setdefault(each.sentence.language, []).append(each.address)
    units: dict[str, Unit] = {}
    for source, addresses in by_language.items():
        units |= recall(pair=Pair(source, desk.row.language), addresses=addresses, article_id=desk.row.article_id)
    return units


def _row(desk: OnTheDesk, keyed: Keyed, known: _Known) -> Row:
    sentence, unit, line = keyed.sentence, known.units.get(keyed.address), known.lines.get(key_of(keyed))
    plain = known.plain.get(keyed.address)
    text, findings = _in_print(unit, line)
    return Row(
        key=key_of(keyed),
        part=_part(desk, keyed),
        is_head=keyed.is_head,
        source_runs=runs(sentence.text, spans(findings, "source_spans")),
        source_language=sentence.language,
        source_direction=direction(sentence.language),
        text=text,
        text_runs=runs(text, spans(findings, "target_spans")),
        language=desk.row.language,
        direction=direction(desk.row.language),
        state=_state(unit),
        says=_says(unit),
        findings=tuple(Found(message=in_words(each), severity=each["severity"]) for each in findings),
        seen=token_of(unit),
        by=_name(unit),
        note=_note(unit, known.credits),
        is_everywhere=unit is not None and unit.origin == Origin.PERSON and unit.scope == 0,
        reports=known.reports.get(key_of(keyed), ()),
        plain=Plain(
            text=plain.text if plain else "",
            by=_name(plain),
            seen=token_of_plain(plain),
            stumbling=tuple(own_name(each) for each in known.stumbling.get(keyed.address, ())),
        ),
        is_being_renewed=desk.row.is_due and unit is not None and is_out_of_date(unit, plain.text if plain else ""),
        is_unwritten=unit is None and desk.is_unmade,
        former=_former(sentence, unit, known.former.get(keyed.address)),
    )


def _in_print(unit: Unit | None, line: Line | None) -> tuple[str, list[Mapping[str, Any]]]:
    """The text, and what was found: of the line, where that is the unit's, placed and in the edition's digits."""
    if unit is None:
        return "", []
    if line is not None and (unit.text == line.text or _is_as_made(unit, line)):
        return line.text, list(line.findings)
    return unit.text, list(unit.findings)


def _is_as_made(unit: Unit, line: Line) -> bool:
    return unit.origin != Origin.PERSON and differ_in_digits_only(unit.text, line.text)


def _former(sentence: Sentence, unit: Unit | None, former: Unit | None) -> Former | None:
    """Until a person has found words for the new sentence."""
    if former is None or (unit is not None and unit.origin == Origin.PERSON):
        return None
    return Former(text=former.text, by=_name(former), changes=changes(former.source_text, sentence.text))


def _part(desk: OnTheDesk, keyed: Keyed) -> str:
    """What the sentence is of, where that is not the running text."""
    parts = (
        (desk.document.kicker, _("Kicker")),
        (desk.document.headline, _("Headline")),
        (desk.document.lead, _("Lead")),
    )
    for passage, name in parts:
        if any(sentence is keyed.sentence for sentence in passage.sentences):
            return name
    return ""


def _state(unit: Unit | None) -> str:
    if unit is None:
        return "open"
    if unit.state in (UnitState.HELD, UnitState.ORIGINAL):
        return str(unit.state)
    return str(unit.origin)


def _says(unit: Unit | None) -> str:
    """The state in words."""
    match _state(unit):
        case "open":
            return _("not translated yet")
        case "held":
            return _("held: the original is printed")
        case "original":
            return _("in the original, as somebody wished")
        case "machine":
            return _("by %(engine)s") % {"engine": unit.engine if unit else ""}
        case "import":
            return _("from a memory")
    return _("corrected") if unit and unit.state == UnitState.CORRECTED else _("approved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Was:
    """What a sentence was before, and what was said of it then in words."""

    unit: FormerUnit
    says: str
    note: str


def was(unit: FormerUnit, credited: Mapping[str, str]) -> Was:
    """One wording of the history; `credited` has the notes that credit a reader, in words."""
    return Was(unit=unit, says=str(_WAS[UnitState(unit.state)]), note=_note(unit, credited))


def _note(unit: Unit | FormerUnit | None, credited: Mapping[str, str]) -> str:
    return (credited.get(unit.note) or noted(unit.note, _)) if unit else ""


_WAS = {
    UnitState.MACHINE: gettext_lazy("automatic"),
    UnitState.HELD: gettext_lazy("held"),
    UnitState.CORRECTED: gettext_lazy("corrected"),
    UnitState.APPROVED: gettext_lazy("approved"),
    UnitState.ORIGINAL: gettext_lazy("original"),
}


def _name(said: Unit | PlainWording | None) -> str:
    return (said.by.get_full_name() or said.by.get_username()) if said and said.by else ""


def in_words(finding: Mapping[str, Any]) -> str:
    """A stored finding as one sentence in the language of whoever looks at it."""
    return worded(finding["code"], finding.get("values", {}), _)


def spans(findings: Iterable[Mapping[str, Any]], side: str) -> list[tuple[int, int]]:
    """Where the findings are, on one side: `source_spans` or `target_spans`, in code points."""
    return [(start, end) for finding in findings for start, end in finding.get(side, ())]


def runs(text: str, found: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """The text in stretches, each wholly in or out of the spans; joined they are the text."""
    inside = [False] * len(text)
    for start, end in found:
        for place in range(max(start, 0), min(end, len(text))):
            inside[place] = True
    edges = [0, *(i for i in range(1, len(text)) if inside[i] != inside[i - 1]), len(text)]
    return tuple(Run(text[a:b], inside[a]) for a, b in pairwise(edges) if b > a)
