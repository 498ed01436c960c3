"""One article's file that comes back from a translator: what of it is taken, and why something is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.documents import document_of_revision
from colporteur.newsroom.rules.languages import own_name
from colporteur.translation.actions import Remembered
from colporteur.translation.engines.contract import Pair
from colporteur.translation.exchange.importing import digest
from colporteur.translation.exchange.xliff import DONE, Parcel, Segment
from colporteur.translation.lines import Keyed, keyed
from colporteur.translation.memory import recall
from colporteur.translation.models import WITHOUT_WORDS, ArticleTranslation, Origin, Unit

NAME = "article-"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A translation in the file that stays out of memory, and why."""

    source: str
    target: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What a file has: to be taken, not to be taken, and (in numbers) as it went out or empty."""

    taken: tuple[Remembered, ...]
    refused: tuple[NotTaken, ...]
    unchanged: int
    empty: int


def sort_parcel(parcel: Parcel, row: ArticleTranslation) -> Sorted:
    """Look the file through for this translation of an article; nothing is stored.

    Raises:
        BadCopy: it is another article's, or in other languages, or has no sentences.
    """
    document = document_of_revision(row.wanted_revision)
    _refuse_strangers(parcel, row, document.language)
    ours = {(each.sentence.role, each.sentence.text): each for each in keyed(document)}
    pair = Pair(document.language, row.language)
    units = recall(pair=pair, addresses=[each.address for each in ours.values()], article_id=row.article_id)
    taken: dict[str, Remembered] = {}
    refused: list[NotTaken] = []
    unchanged = empty = 0
    for segment in parcel.segments:
        known = ours.get((segment.role, segment.source))
        unit = units.get(known.address) if known else None
        if not segment.target.strip():
            empty += 1
        elif _is_as_it_went_out(segment, unit):
            unchanged += 1
        elif why := "\n".join(_why_not(known, unit)):
            refused.append(NotTaken(source=segment.source, target=segment.target, why=why))
        elif known is not None:
            taken[known.address] = _remembered(segment, pair)
    return Sorted(taken=tuple(taken.values()), refused=tuple(refused), unchanged=unchanged, empty=empty)


def _refuse_strangers(parcel: Parcel, row: ArticleTranslation, source: str) -> None:
    if parcel.name.startswith(NAME) and parcel.name != f"{NAME}{row.article_id}":
        raise BadCopy(gettext("This is the file of another article. Bring it back at that one."))
    if (parcel.source_language, parcel.target_language) != (source, row.language):
        says = gettext("The file translates %(from)s into %(to)s; this page is %(source)s into %(target)s.")
        raise BadCopy(
            says
            % {
                "from": parcel.source_language[:16],
                "to": parcel.target_language[:16],
                "source": own_name(source),
                "target": own_name(row.language),
            }
        )
    if not parcel.segments:
        raise BadCopy(gettext("The file has no sentences."))


def _is_as_it_went_out(segment: Segment, unit: Unit | None) -> bool:
    """An engine's words that nobody has touched or confirmed, or people's words that stand there already."""
    if segment.engines_text == digest(segment.target) and segment.state not in DONE:
        return True
    is_peoples = unit is not None and unit.origin != Origin.MACHINE and unit.state not in WITHOUT_WORDS
    return is_peoples and unit is not None and unit.text == segment.target.strip()


def _why_not(known: Keyed | None, unit: Unit | None) -> Iterator[str]:
    if known is None:
        yield gettext("The article does not have this sentence, or no longer.")
    elif unit is not None and unit.origin == Origin.PERSON:
        who = (unit.by.get_full_name() or unit.by.get_username()) if unit.by else gettext("Somebody")
        yield gettext("%(name)s has decided on this sentence at the desk, and that counts.") % {"name": who}


def _remembered(segment: Segment, pair: Pair) -> Remembered:
    return Remembered(
        source_language=pair.source,
        target_language=pair.target,
        source=segment.source,
        target=segment.target.strip(),
        role=segment.role,
    )
