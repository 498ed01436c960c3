"""From copy as it was handed in to an article's fields."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import PurePath
from typing import Any

from django.db.models import Q

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.access import paper_zone
from colporteur.newsroom.models import Article, ArticleTopic, Author, Byline, Correction, Picture, Topic
from colporteur.text.copy import Copy, CorrectionCopy, RightsCopy
from colporteur.text.copy_blocks import (
    CopyBlock,
    FactBoxCopy,
    ListCopy,
    ParagraphCopy,
    PictureCopy,
    QuoteCopy,
    SubheadCopy,
    TableCopy,
)

FIRST_YEAR = 1600
OF_THESE_DAYS = timedelta(days=30)

type PictureFinder = Callable[[str], Picture | None]


def library_picture(file: str) -> Picture | None:
    """The newest picture of the library with this title or file name."""
    name = PurePath(file).name
    if "\0" in name:  # no name has it, and PostgreSQL cannot be asked for it
        return None
    found: Picture | None = (
        Picture.objects.filter(Q(title=name) | Q(file__endswith=f"/{name}")).order_by("-created_at", "-pk").first()
    )
    return found


def fill_from_copy(*, article: Article, copy: Copy, pictures: PictureFinder, at: datetime) -> None:
    """Write the copy's text into the article. Bylines, topics, picture, sources, agency and rights that it does not name stay.

    Raises:
        BadCopy: it names a picture, an author's topic or the like that the newsroom does not have.
    """
    article.title, article.kicker, article.lead = copy.headline, copy.kicker, copy.lead
    article.dateline = copy.dateline or article.dateline
    article.body = [_stored(block, pictures) for block in copy.body]
    article.is_breaking = copy.is_breaking
    if copy.picture is not None:
        article.picture = _found(copy.picture, pictures)
        article.picture_alt, article.picture_caption = copy.picture.alt, copy.picture.caption
        article.picture_is_decoration = copy.picture.is_decoration
    if copy.sources:
        article.sources = "\n".join(copy.sources)
    article.agency = copy.agency or article.agency
    _set_rights(article, copy.rights)
    _set_rows(article, copy, at)


def first_hour(copy: Copy, at: datetime) -> datetime | None:
    """When the copy says it was first printed: in `published_at`, or by the date above a plain text if that is long ago.

    A date of these days above a text says when it was written; an old one can only be that of an earlier print.

    Raises:
        BadCopy: that is to come, before there were newspapers, or beside an hour to come.
    """
    zone = paper_zone()
    if copy.published_at is None:
        day = None if copy.publish_at else copy.text_day
        is_old = day is not None and date(FIRST_YEAR, 1, 1) <= day < at.astimezone(zone).date() - OF_THESE_DAYS
        return datetime.combine(day, time(), zone) if day is not None and is_old else None
    hour = in_paper_zone(copy.published_at)
    if copy.publish_at is not None:
        trouble = "says when it was published and when it is to be. Leave out published_at, or publish_at."
    elif hour.year < FIRST_YEAR:
        trouble = f"was published in {hour.year}, before there were newspapers. Correct published_at."
    elif hour > at:
        trouble = "was published at a time to come. Write publish_at if it is to wait until then."
    else:
        return hour
    raise BadCopy(f"The article “{copy.headline[:60]}” {trouble}")


def in_paper_zone(hour: datetime) -> datetime:
    """An hour as written: without a zone it is meant in the paper's."""
    return hour if hour.tzinfo else hour.replace(tzinfo=paper_zone())


def hour_to_come(copy: Copy, at: datetime) -> datetime | None:
    """When the copy wants to be printed, if that is after `at`; written without a zone it is meant in the paper's.

    Raises:
        BadCopy: a day to come stands on it, but no hour: nobody can tell whether that is an embargo.
    """
    zone = paper_zone()
    hour = copy.publish_at
    if hour is not None:
        hour = in_paper_zone(hour)
        return hour if hour > at else None
    if copy.day is not None and copy.day > at.astimezone(zone).date():
        raise BadCopy(
            f"The article “{copy.headline[:60]}” is dated {copy.day}, which is to come. If it is to wait until then, write "
            f"its hour into the front matter, such as publish_at: {copy.day}T06:00. Otherwise correct the date."
        )
    return None


def _set_rights(article: Article, rights: RightsCopy) -> None:
    """Those that the copy does not name stay."""
    for name in ("translate", "voice", "syndicate"):
        if (may := getattr(rights, name)) is not None:
            setattr(article, f"may_{name}", may)
    if rights.until is not None:
        article.rights_until = in_paper_zone(rights.until)


def _set_rows(article: Article, copy: Copy, at: datetime) -> None:
    if copy.bylines:
        article.bylines.set([_byline(name, place) for place, name in enumerate(copy.bylines)])
    if copy.tags:
        topics = [_topic(key) for key in dict.fromkeys(copy.tags)]
        article.topic_links.set([ArticleTopic(topic=topic, sort_order=place) for place, topic in enumerate(topics)])
    known = {row.text for row in article.corrections.all()}
    for correction in copy.corrections:
        if correction.text not in known:
            article.corrections.add(Correction(at=_moment(correction, at), text=correction.text))


def _moment(correction: CorrectionCopy, at: datetime) -> datetime:
    return correction.at or at - timedelta(hours=correction.age_hours)


def _byline(name: str, place: int) -> Byline:
    author = Author.objects.filter(name=name).first()
    return Byline(author=author, name="" if author else name, sort_order=place)


def _topic(key: str) -> Topic:
    topic = Topic.objects.filter(key=key).first()
    if topic is None:
        known = ", ".join(Topic.objects.order_by("key").values_list("key", flat=True))
        listed = f"The topics are: {known}." if known else "There are none yet."
        raise BadCopy(f"There is no topic “{key}”. Add it in the newsroom first, or leave it out of `tags`. {listed}")
    return topic


def _found(picture: PictureCopy, pictures: PictureFinder) -> Picture:
    found = pictures(picture.file)
    if found is None:
        raise BadCopy(
            f"There is no picture “{picture.file}” in the library, nor beside the article. Put it there, or leave it out."
        )
    return found


def _stored(block: CopyBlock, pictures: PictureFinder) -> dict[str, Any]:
    """A block as Wagtail keeps it in its column."""
    kind, value = _block(block, pictures)
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _block(block: CopyBlock, pictures: PictureFinder) -> tuple[str, Any]:  # Any: each kind of block has its own value
    match block:
        case ParagraphCopy(html=html):
            return "paragraph", f"<p>{html}</p>"
        case SubheadCopy(text=text):
            return "subhead", text
        case QuoteCopy(paragraphs=paragraphs, attribution=attribution):
            return "quote", {"text": _paragraphs(paragraphs), "attribution": attribution}
        case ListCopy(items=items, is_ordered=is_ordered):
            return "list", {"is_ordered": is_ordered, "items": [f"<p>{item}</p>" for item in items]}
        case TableCopy():
            return "table", _table(block)
        case FactBoxCopy(title=title, paragraphs=paragraphs):
            return "fact_box", {"title": title, "text": _paragraphs(paragraphs)}
        case PictureCopy():
            found = _found(block, pictures)
            words = {"alt": block.alt, "caption": block.caption}
            return "picture", {"picture": found.pk, "is_decoration": block.is_decoration, **words}


def _table(table: TableCopy) -> dict[str, Any]:
    """The first row names the columns if it says so and is plain: a heading can hold neither links nor emphasis."""
    heads = [unescape(head) for head in table.rows[0]]
    named = table.has_header and not any("<" in head for head in table.rows[0])
    rows = table.rows[1:] if named else table.rows
    return {
        "caption": table.caption,
        "columns": [{"type": "cell", "heading": head if named else ""} for head in heads],
        "rows": [{"values": [f"<p>{cell}</p>" if cell else "" for cell in row]} for row in rows],
    }


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)
