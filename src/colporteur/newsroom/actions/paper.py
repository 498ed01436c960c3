"""Founding the paper, opening and closing editions."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from colporteur.foundations.errors import BadCopy, NotAllowed
from colporteur.foundations.settings import house
from colporteur.newsroom.access import newspaper
from colporteur.newsroom.actions.printing import add_page, in_the_log, print_page
from colporteur.newsroom.errors import refusals_as_bad_copy
from colporteur.newsroom.groups import make_groups
from colporteur.newsroom.models import Edition, Newspaper
from colporteur.people.models import User
from colporteur.text.numerals import DigitChoice

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEdition:
    """An edition to be. An empty tag means the prefix; an empty name, that of the paper; `digits` is a `DigitChoice`."""

    prefix: str
    tag: str = ""
    digits: str = DigitChoice.USUAL
    paper_name: str = ""
    tagline: str = ""
    is_open: bool = True
    is_indexed: bool = True


@transaction.atomic
def found_newspaper(
    *, name: str, house_language: str, zone: str, editions: Sequence[NewEdition], by: User | None, at: datetime
) -> Newspaper:
    """Make the newspaper with its editions, in this order, the root of the site.

    Raises:
        NotAllowed: there is one already.
        BadCopy: an unknown language or zone, two editions in one language, none in the house language.
    """
    if Newspaper.objects.exists():
        raise NotAllowed("This house has a newspaper already. Change it in the newsroom, or use another folder.")
    prefixes = [each.prefix for each in editions]
    for prefix in prefixes:
        if prefixes.count(prefix) > 1:
            raise BadCopy(f"The edition “{prefix}” is named twice. A newspaper has one edition in each language.")
    paper = Newspaper(title=name, house_language=house_language, time_zone=zone)
    paper.editions.set(
        [
            Edition(
                prefix=each.prefix,
                tag=each.tag,
                digits=each.digits,
                paper_name=each.paper_name,
                tagline=each.tagline,
                is_open=each.is_open,
                is_indexed=each.is_indexed,
                sort_order=place,
            )
            for place, each in enumerate(editions)
        ]
    )
    with refusals_as_bad_copy("The newspaper"):
        for row in paper.editions.all():
            row.full_clean(exclude=["newspaper"])
        add_page(parent=_tree_root(), page=paper, by=by)
        paper = print_page(page=paper, by=by)
    _make_site_root(paper)
    make_groups()
    log.info("The newspaper %r was founded at %s.", name, in_the_log(at))
    return paper


def open_edition(*, edition: NewEdition, by: User | None, at: datetime) -> Edition:
    """Add an edition at the end, or open a closed one anew with these words.

    Raises:
        BadCopy: an unknown language.
    """
    return _change_edition(
        prefix=edition.prefix,
        values={
            "tag": edition.tag or edition.prefix,
            "digits": edition.digits,
            "paper_name": edition.paper_name,
            "tagline": edition.tagline,
            "is_open": True,
            "is_indexed": edition.is_indexed,
        },
        by=by,
        at=at,
    )


def choose_digits(*, prefix: str, digits: DigitChoice, by: User | None, at: datetime) -> Edition:
    """Have an edition write its numbers in other digits. Its translations follow a moment later, without an engine.

    Raises:
        BadCopy: its language has no digits of its own.
    """
    return _change_edition(prefix=prefix, values={"digits": digits}, by=by, at=at)


def close_edition(*, prefix: str, by: User | None, at: datetime) -> Edition:
    """Take an edition out of print; its translations are kept.

    Raises:
        BadCopy: it is the house language's.
    """
    return _change_edition(prefix=prefix, values={"is_open": False}, by=by, at=at)


@transaction.atomic
def _change_edition(*, prefix: str, values: dict[str, str | bool], by: User | None, at: datetime) -> Edition:
    paper = newspaper()
    rows = list(paper.editions.all())
    row = next((each for each in rows if each.prefix == prefix), None)
    if row is None:
        row = Edition(prefix=prefix, sort_order=len(rows))
        rows.append(row)
    for name, value in values.items():
        setattr(row, name, value)
    with refusals_as_bad_copy(f"The edition “{prefix}”"):
        row.full_clean(exclude=["newspaper"])
        paper.editions.set(rows)
        paper = print_page(page=paper, by=by)
    log.info("The edition %s was changed at %s: %s.", prefix, in_the_log(at), values)
    found: Edition = paper.editions.get(prefix=prefix)
    return found


def _tree_root() -> Page:
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root: Page | None = Page.get_first_root_node()
    return root or Page.add_root(title="Root", slug="root")


def _make_site_root(paper: Newspaper) -> None:
    """The one site leads to the paper; the page that Wagtail puts there to welcome its users goes."""
    parts = urlsplit(str(house()["site.address"]))
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": parts.hostname or "localhost",
            "port": port,
            "root_page": paper,
            "site_name": paper.title,
        },
    )
    for page in Page.objects.filter(depth=2).exact_type(Page):
        page.delete()
