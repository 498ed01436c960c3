"""A small newspaper for tests, made by the newsroom's own actions."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from colporteur.newsroom import actions
from colporteur.newsroom.models import Article, Newspaper, Section
from colporteur.text.copy import read_copy

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def make_newspaper(*, editions: Sequence[str] = ("en", "de")) -> Newspaper:
    """A newspaper with these editions; the first is the house language."""
    return actions.found_newspaper(
        name="The Post",
        house_language=editions[0],
        zone="Europe/Berlin",
        editions=[actions.NewEdition(prefix=prefix) for prefix in editions],
        by=None,
        at=NOON,
    )


def make_section(*, key: str = "news", editions: Sequence[str] = ("en", "de")) -> Section:
    """A section whose slug is its key in every edition."""
    labels = [actions.NewSectionLabel(edition=prefix, name=key.title(), slug=key) for prefix in editions]
    return actions.make_section(section=actions.NewSection(key=key, title=key.title(), labels=labels), by=None, at=NOON)


def copy_text(
    headline: str = "The crane moves", body: str = "It lifted a crate.", section: str = "news", language: str = "en"
) -> bytes:
    """An article as a Markdown file."""
    return f"---\nsection: {section}\nlanguage: {language}\nheadline: {headline!r}\n---\n{body}\n".encode()


def make_article(
    *,
    headline: str = "The crane moves",
    body: str = "It lifted a crate.",
    hours: float = 0,
    section: str = "news",
    language: str = "en",
) -> Article:
    """An article in print since so many hours before noon."""
    copy = read_copy(copy_text(headline, body, section, language), "story.md")
    return actions.publish_copy(copy=copy, by=None, at=NOON - timedelta(hours=hours))
