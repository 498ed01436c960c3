"""Lists of stories: entries as cards, with the pictures they need, in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence

from colporteur.newsroom.models import Picture
from colporteur.newsroom.photographs import Shape
from colporteur.press import subjects
from colporteur.press.cards import part_of, passage_from_rows
from colporteur.press.frame import Frame
from colporteur.press.layouts import Card, CardSize
from colporteur.press.models import Entry
from colporteur.press.photographs import photograph, pictures_by_id
from colporteur.text.documents import Figure, Sentence

ON_THE_FRONT = 30
IN_A_SECTION = 24
IN_A_FEED = 30
LATEST = 6


def newest(edition: str, *, count: int, section_id: int | None = None, without: Iterable[int] = ()) -> list[Entry]:
    """The newest stories of an edition, or of one of its sections."""
    entries = Entry.objects.filter(edition=edition)
    if section_id is not None:
        entries = entries.filter(section_id=section_id)
    return list(entries.exclude(article_id__in=list(without)).order_by("-published_at", "-article_id")[:count])


def cards(frame: Frame, entries: Sequence[Entry], *, sizes: Mapping[int, CardSize] | None = None) -> tuple[Card, ...]:
    """Entries as cards, in their order; `sizes` by article id."""
    pictures = pictures_by_id(entry.picture_id for entry in entries if entry.picture_id)
    return tuple(
        _card(frame, entry, pictures, (sizes or {}).get(entry.article_id, CardSize.NORMAL)) for entry in entries
    )


def subjects_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The subjects that a page showing these stories is made of."""
    shown = list(entries)
    cards = {subjects.card(entry.article_id, entry.edition) for entry in shown}
    return frozenset(cards | {subjects.picture(entry.picture_id) for entry in shown if entry.picture_id})


def sentences_of(printed: Iterable[Card]) -> tuple[Sentence, ...]:
    """The sentences a reader meets in a list of stories."""
    return tuple(
        sentence for card in printed for part in (card.kicker, card.headline, card.lead) for sentence in part.sentences
    )


def path_of(frame: Frame, entry: Entry) -> str:
    """Where a story stands."""
    return frame.article_path(
        prefix=entry.edition, section_id=entry.section_id, slug=entry.slug, article_id=entry.article_id
    )


def _card(frame: Frame, entry: Entry, pictures: Mapping[int, Picture], size: CardSize) -> Card:
    picture = pictures.get(entry.picture_id) if entry.picture_id else None
    figure = Figure(
        picture_id=entry.picture_id or 0,
        alt=passage_from_rows(entry.card.get("alt", [])),
        credit=frame.credit(entry.card.get("credit", ""), entry.edition),
    )
    return Card(
        article_id=entry.article_id,
        address=path_of(frame, entry),
        headline=part_of(entry, "headline"),
        published_at=entry.published_at,
        kicker=part_of(entry, "kicker"),
        lead=part_of(entry, "lead"),
        section=frame.section_link(entry.section_id, entry.edition),
        photograph=photograph(picture, figure, shape=Shape.CARD) if picture else None,
        size=size,
        is_translated=entry.is_translated,
        is_breaking=entry.is_breaking,
    )
