"""Fronts, sections and the months of a section."""

from collections.abc import Sequence

from colporteur.newsroom.access import front_pins
from colporteur.newsroom.rules.front import Placed, compose
from colporteur.press import subjects
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import CardSize, EditionLink, ListSheet
from colporteur.press.models import Entry
from colporteur.press.months import bounds, first_moment, month_of
from colporteur.press.printing import PageId, Printed
from colporteur.press.rendering import page, page_headers
from colporteur.press.rules import addresses
from colporteur.press.stories import IN_A_SECTION, ON_THE_FRONT, cards, newest, sentences_of, subjects_of


def front(frame: Frame, page_id: PageId) -> Printed | None:
    """The front page of an edition: what editors put there, then the newest."""
    return front_with(frame, page_id.edition, front_pins(at=frame.made_at))


def front_with(frame: Frame, prefix: str, pins: Sequence[Placed]) -> Printed | None:
    """The front page of an edition as these pins, top to bottom, make it."""
    if prefix not in frame.editions:
        return None
    fronts = {each: addresses.front(each) for each in frame.editions}
    chrome = frame.chrome(
        prefix, PageFrame(canonical=addresses.front(prefix), alternates=fronts, default_alternate="/")
    )
    entries, sizes = _composed(prefix, pins)
    shown = cards(frame, entries, sizes=sizes)
    others = [] if shown else [each for each in frame.editions if each != prefix]
    sheet = ListSheet(chrome=chrome, cards=shown, is_front=True, elsewhere=_with_stories(frame, prefix, others))
    return Printed(
        address=chrome.canonical,
        body=page("list.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=subjects_of(entries) | {subjects.front(), *map(subjects.stories, (prefix, *others))},
        sentences=sentences_of(shown),
    )


def _with_stories(frame: Frame, prefix: str, others: list[str]) -> tuple[EditionLink, ...]:
    found = set(Entry.objects.filter(edition__in=others).values_list("edition", flat=True).distinct()) if others else ()
    return frame.edition_links(prefix, {each: addresses.front(each) for each in found})


def section(frame: Frame, page_id: PageId) -> Printed | None:
    """The front of a section (key `3`), or one of its months (key `3:2026-11`)."""
    number, _, month = page_id.key.partition(":")
    section_id, prefix = int(number), page_id.edition
    if prefix not in frame.editions or section_id not in frame.sections or (section_id, prefix) not in frame.labels:
        return None
    entries = _listed(frame, section_id, prefix, month)
    if month and not entries:
        return None
    paths = {
        each: _path(frame, section_id, each, month) for each in frame.editions if (section_id, each) in frame.labels
    }
    chrome = frame.chrome(
        prefix,
        PageFrame(
            canonical=paths[prefix],
            alternates={} if month else paths,
            elsewhere=paths,
            default_alternate="" if month else paths.get(frame.newspaper.house_language, ""),
            current_section=section_id,
        ),
    )
    label = frame.labels[section_id, prefix]
    shown = cards(frame, entries, sizes={} if month or not entries else {entries[0].article_id: CardSize.LEAD})
    newer, older = _neighbours(frame, section_id, prefix, month)
    sheet = ListSheet(
        chrome=chrome,
        cards=shown,
        title=label.name,
        description=label.description,
        newer=newer,
        older=older,
        month=first_moment(month, frame.zone) if month else None,
    )
    of_list = subjects.section_month(section_id, prefix, month) if month else subjects.section(section_id, prefix)
    return Printed(
        address=chrome.canonical,
        body=page("list.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=subjects_of(entries) | {of_list},
        sentences=sentences_of(shown),
    )


def _composed(prefix: str, pins: Sequence[Placed]) -> tuple[list[Entry], dict[int, CardSize]]:
    by_age = newest(prefix, count=ON_THE_FRONT * 2)
    known = {entry.article_id: entry for entry in by_age}
    missing = [pin.article_id for pin in pins if pin.article_id not in known]
    known |= {e.article_id: e for e in Entry.objects.filter(edition=prefix, article_id__in=missing)}
    slots = compose(
        pins=pins,
        candidates=tuple(entry.article_id for entry in by_age),
        is_in_print=known.__contains__,
        count=ON_THE_FRONT,
    )
    return [known[slot.article_id] for slot in slots], {slot.article_id: CardSize(slot.size) for slot in slots}


def _listed(frame: Frame, section_id: int, prefix: str, month: str) -> list[Entry]:
    if month:
        return _of_month(frame, section_id, prefix, month)
    return newest(prefix, count=IN_A_SECTION, section_id=section_id)


def _of_month(frame: Frame, section_id: int, prefix: str, month: str) -> list[Entry]:
    first, following = bounds(month, frame.zone)
    entries = Entry.objects.filter(
        edition=prefix, section_id=section_id, published_at__gte=first, published_at__lt=following
    )
    return list(entries.order_by("-published_at", "-article_id"))


def _path(frame: Frame, section_id: int, prefix: str, month: str) -> str:
    slug = frame.section_slug(section_id, prefix)
    if not month:
        return addresses.section(prefix, slug)
    year, number = month.split("-")
    return addresses.section_month(prefix, slug, int(year), int(number))


def _neighbours(frame: Frame, section_id: int, prefix: str, month: str) -> tuple[str, str]:
    """The paths of the newer and the older list, empty at either end."""
    entries = Entry.objects.filter(edition=prefix, section_id=section_id)
    if not month:
        newest_entry = entries.order_by("-published_at").first()
        return "", _month_path(frame, newest_entry)
    first, following = bounds(month, frame.zone)
    newer = entries.filter(published_at__gte=following).order_by("published_at").first()
    older = entries.filter(published_at__lt=first).order_by("-published_at").first()
    return _month_path(frame, newer) or _path(frame, section_id, prefix, ""), _month_path(frame, older)


def _month_path(frame: Frame, entry: Entry | None) -> str:
    if entry is None:
        return ""
    return _path(frame, entry.section_id, entry.edition, month_of(entry.published_at, frame.zone))
