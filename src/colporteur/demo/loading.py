"""Putting the demonstration newspaper into an empty house, step by step; what is there already is passed over.

Every deed goes through the newsroom's own actions, as if people had done it, at the times the articles name. Those count
back from the last time the paper went to press, so that what happened at noon is not in print at night.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from colporteur.demo import newspaper as made
from colporteur.demo.pictures import draw
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.first_notices import notice_of
from colporteur.newsroom.models import Article, Newspaper, NoticeKind, Picture
from colporteur.newsroom.photographs import print_picture
from colporteur.people.models import User
from colporteur.text.copy import Copy, PictureCopy, read_copy
from colporteur.text.front_matter import Value
from colporteur.translation.actions import import_units
from colporteur.translation.actions.vocabulary import import_vocabulary
from colporteur.translation.desk import translation_desk
from colporteur.translation.exchange.importing import entries_in
from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.rules.register import Kind

OWN_FIELDS = frozenset({"age_hours", "scheduled_hours", "withdrawn"})
WENT_TO_PRESS = time(17)
"""In the paper's zone."""

PAINTERS = 2
FIRST_PICTURES = 6


def load(*, by: User, at: datetime) -> Iterator[tuple[str, int, int]]:
    """Load everything, yielding after each piece what it belongs to, how many are done and of how many."""
    _found(by, at)
    yield "Newspaper", 1, 1
    yield from _load_frame(by, at)
    yield from _load_places()
    yield from _load_memory(by, at)
    copies = sorted(_copies(last_press_time(at)), key=lambda copy: -_hours(copy.extra, "age_hours"))
    yield from _load_pictures(copies, by, at)
    for done, copy in enumerate(copies, 1):
        _load_article(copy, by, at)
        yield "Articles", done, len(copies)


def last_press_time(at: datetime) -> datetime:
    """When the paper last went to press, at that moment or before."""
    there = at.astimezone(ZoneInfo(made.ZONE))
    today = datetime.combine(there.date(), WENT_TO_PRESS, there.tzinfo)
    return today if today <= there else datetime.combine(there.date() - timedelta(days=1), WENT_TO_PRESS, there.tzinfo)


def _copies(at: datetime) -> Iterator[Copy]:
    """Every article, with its language and with corrections at the times they were made."""
    for source in made.articles():
        copy = read_copy(source.data, source.name, also=OWN_FIELDS)
        corrections = tuple(replace(each, at=at - timedelta(hours=each.age_hours)) for each in copy.corrections)
        yield replace(copy, language=source.language, corrections=corrections)


def _found(by: User, at: datetime) -> None:
    if Newspaper.objects.exists():
        return
    names, taglines = made.paper()["name"], made.paper()["tagline"]
    newsroom.found_newspaper(
        name="Ostermere Post",
        house_language=made.HOUSE_LANGUAGE,
        zone=made.ZONE,
        editions=[
            newsroom.NewEdition(prefix=prefix, tag=tag, paper_name=names.get(prefix, ""), tagline=taglines[prefix])
            for prefix, tag in made.EDITIONS.items()
        ],
        by=by,
        at=at,
    )


def _load_frame(by: User, at: datetime) -> Iterator[tuple[str, int, int]]:
    paper = made.paper()
    deeds = [
        *(partial(_put_section, row) for row in paper["sections"]),
        *(partial(_put_topic, key, labels) for key, labels in paper["tags"].items()),
        *(partial(_put_author, row) for row in paper["authors"]),
        *(partial(_put_notice, kind, bodies) for kind, bodies in paper["notices"].items()),
    ]
    for done, deed in enumerate(deeds, 1):
        deed(by, at)
        yield "Sections and notices", done, len(deeds)


def _put_section(row: dict[str, Any], by: User, at: datetime) -> None:
    labels = [
        newsroom.NewSectionLabel(
            edition=prefix,
            name=row["name"][prefix],
            slug=row["slug"][prefix],
            description=row["description"][prefix],
        )
        for prefix in made.EDITIONS
    ]
    section = newsroom.NewSection(key=row["key"], title=row["name"][made.HOUSE_LANGUAGE], labels=labels)
    newsroom.make_section(section=section, by=by, at=at)


def _put_topic(key: str, labels: dict[str, str], by: User, at: datetime) -> None:
    newsroom.put_topic(key=key, labels=labels, by=by, at=at)


def _put_author(row: dict[str, Any], by: User, at: datetime) -> None:
    newsroom.put_author(name=row["name"], roles=row["role"], names=row["names"], by=by, at=at)


def _put_notice(kind: str, bodies: dict[str, str], by: User, at: datetime) -> None:
    notice = notice_of(kind=NoticeKind(kind), house_language=made.HOUSE_LANGUAGE, bodies=bodies)
    newsroom.put_notice(notice=notice, by=by, at=at)


def _load_places() -> Iterator[tuple[str, int, int]]:
    """Put the towns of the demonstration into the register of names."""
    entries = [
        Entry(
            kind=Kind.PLACE, wordings=tuple(Wording(language=language, form=form) for language, form in forms.items())
        )
        for forms in made.paper()["places"]
    ]
    yield "Names", import_vocabulary(entries=entries, file="paper.yaml"), len(entries)


def _load_memory(by: User, at: datetime) -> Iterator[tuple[str, int, int]]:
    entries = list(entries_in(BytesIO(made.memory()), "memory.tmx"))
    total = len({(entry.source_language, entry.target_language, entry.source) for entry in entries})
    for result in import_units(entries=entries, judge=translation_desk().judge, by=by, at=at):
        yield "Translations by people", min(result.stored, total), total


def _load_pictures(copies: list[Copy], by: User, at: datetime) -> Iterator[tuple[str, int, int]]:
    """Draw the pictures that articles name, in as many processes as there are cores, and put them into the library."""
    wanted = {
        picture.file: (picture, copy.language)
        for copy in copies
        for picture in (copy.picture, *copy.body)
        if isinstance(picture, PictureCopy)
    }
    there = set(Picture.objects.values_list("title", flat=True))
    missing = [name for name in sorted(wanted) if name not in there]
    with TemporaryDirectory() as folder, ProcessPoolExecutor(max_workers=PAINTERS) as painters:
        drawn = painters.map(partial(_drawn, folder), missing)
        for done, (name, data) in enumerate(zip(missing, drawn, strict=True), 1):
            picture, language = wanted[name]
            _add_picture(name, data, picture, language, by=by, at=at)
            yield "Pictures", done, len(missing)
    yield from _print_first_pictures(copies)


def _print_first_pictures(copies: list[Copy]) -> Iterator[tuple[str, int, int]]:
    """Make the files of those that the front page begins with; the worker makes the others while readers read."""
    names = [copy.picture.file for copy in copies if copy.picture and "scheduled_hours" not in copy.extra]
    first = names[-FIRST_PICTURES:]
    for done, name in enumerate(first, 1):
        print_picture(Picture.objects.get(title=name).pk)
        yield "Printing pictures", done, len(first)


def _drawn(folder: str, name: str) -> bytes:
    return draw(Path(name).stem, Path(folder)).read_bytes()


def _add_picture(name: str, data: bytes, picture: PictureCopy, language: str, *, by: User, at: datetime) -> None:
    new = newsroom.NewPicture(
        title=name,
        file_name=name,
        data=data,
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        language=language,
    )
    newsroom.add_picture(picture=new, by=by, at=at)


def _hours(fields: Mapping[str, Value], name: str) -> float:
    return float(str(fields.get(name, 0)))


def _full_hour(at: datetime, hours: float) -> datetime:
    """About so many hours later: what waits for its time is let go at the stroke of an hour."""
    return (at + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)


def _load_article(copy: Copy, by: User, at: datetime) -> None:
    if Article.objects.filter(title=copy.headline, language=copy.language).exists():
        return
    if "scheduled_hours" in copy.extra:
        draft = newsroom.save_draft(copy=copy, by=by, at=at)
        newsroom.schedule_article(
            article=draft, go_live_at=_full_hour(at, _hours(copy.extra, "scheduled_hours")), by=by, at=at
        )
        return
    pressed_at = last_press_time(at)
    published_at = pressed_at - timedelta(hours=_hours(copy.extra, "age_hours"))
    article = newsroom.publish_copy(copy=copy, by=by, at=published_at)
    note = copy.extra.get("withdrawn")
    if isinstance(note, Mapping):
        newsroom.withdraw_article(
            article=article,
            reason=str(note["reason"]),
            reason_language=copy.language,
            by=by,
            at=pressed_at - timedelta(hours=_hours(note, "age_hours")),
        )
