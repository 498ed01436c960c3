"""Sections, their months, and notices."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from colporteur.foundations.errors import NotAllowed
from colporteur.newsroom.access import newspaper, paper_zone
from colporteur.newsroom.actions.printing import add_page, in_the_log, keep_draft, print_page
from colporteur.newsroom.errors import refusals_as_bad_copy
from colporteur.newsroom.models import (
    DiscussionMode,
    Month,
    Notice,
    NoticeKind,
    NoticeText,
    Section,
    SectionLabel,
    TranslationMode,
)
from colporteur.people.models import User

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSectionLabel:
    """A section in one edition."""

    edition: str
    name: str
    slug: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSection:
    """A section to be. `title` is what the newsroom calls it."""

    key: str
    title: str
    labels: Sequence[NewSectionLabel]
    translation: TranslationMode = TranslationMode.AUTOMATIC
    discussion: DiscussionMode = DiscussionMode.OPEN
    may_leave_house: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNoticeText:
    """A notice in one edition; `body` is HTML with headings, lists, links, strong and emphasis."""

    edition: str
    title: str
    slug: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """A notice to be."""

    title: str
    kind: NoticeKind
    texts: Sequence[NewNoticeText]
    in_menu: bool = False
    in_footer: bool = True


@transaction.atomic
def make_section(*, section: NewSection, by: User | None, at: datetime) -> Section:
    """Make a section after the others, or bring the one with this key up to date; slugs it gives up go on working.

    Raises:
        BadCopy: a slug that is taken or reserved, an unknown language.
    """
    row = Section.objects.filter(key=section.key).first() or Section(key=section.key)
    row.title, row.translation, row.discussion = section.title, section.translation, section.discussion
    row.may_leave_house = section.may_leave_house
    known = {label.edition: label.pk for label in row.labels.all()} if row.pk else {}
    with refusals_as_bad_copy(f"The section “{section.key}”"):
        row.labels.set([_label(each, known.get(each.edition), row) for each in section.labels])
        if row.pk is None:
            add_page(parent=newspaper(), page=row, by=by)
        row = print_page(page=row, by=by)
    log.info("The section %s was printed at %s.", section.key, in_the_log(at))
    return row


@transaction.atomic
def get_or_make_month(*, section: Section, at: datetime) -> Month:
    """The drawer of a section for the month of `at`, by the paper's own calendar."""
    Section.objects.select_for_update().get(pk=section.pk)  # two of one name would both find it missing
    slug = f"{at.astimezone(paper_zone()):%Y-%m}"
    parent = Section.objects.get(pk=section.pk)
    found: Month | None = Month.objects.child_of(parent).filter(slug=slug).first()
    if found is None:
        found = Month(title=slug, slug=slug)
        parent.add_child(instance=found)
        log.info("The month %s of section %s was made.", slug, section.key)
    return found


@transaction.atomic
def put_notice(*, notice: NewNotice, by: User | None, at: datetime) -> Notice:
    """Make a notice, or bring the one of this kind (for `other`: of this title) up to date.

    Raises:
        BadCopy: a slug that is taken or reserved, an unknown language.
    """
    same = {"title": notice.title} if notice.kind == NoticeKind.OTHER else {}
    row = Notice.objects.filter(kind=notice.kind, **same).first() or Notice(kind=notice.kind)
    with refusals_as_bad_copy(f"The notice “{notice.title}”"):
        _write(notice, row, by)
        row = print_page(page=row, by=by)
    log.info("The notice %r was printed at %s.", notice.title, in_the_log(at))
    return row


@transaction.atomic
def draft_notice(*, notice: NewNotice, by: User | None, at: datetime) -> Notice:
    """Lay a new notice before the editors, who complete and print it.

    Raises:
        NotAllowed: the paper has one of this kind, in print or not.
        BadCopy: as for `put_notice`.
    """
    if Notice.objects.filter(kind=notice.kind).exclude(kind=NoticeKind.OTHER).exists():
        raise NotAllowed(f"The paper has a notice “{notice.title}” already. Change it in the newsroom.")
    row = Notice(kind=notice.kind)
    with refusals_as_bad_copy(f"The notice “{notice.title}”"):
        _write(notice, row, by)
        keep_draft(page=row, by=by)
    log.info("A draft of the notice %r was made at %s.", notice.title, in_the_log(at))
    return row


def _write(notice: NewNotice, row: Notice, by: User | None) -> None:
    """The row as the notice says it; a new one gets its place in the tree."""
    row.title, row.in_menu, row.in_footer = notice.title, notice.in_menu, notice.in_footer
    known = {text.edition: text.pk for text in row.texts.all()} if row.pk else {}
    row.texts.set([_text(each, known.get(each.edition), row) for each in notice.texts])
    if row.pk is None:
        add_page(parent=newspaper(), page=row, by=by)


def _label(given: NewSectionLabel, known: int | None, section: Section) -> SectionLabel:
    label = SectionLabel(
        pk=known,
        section=section,
        edition=given.edition,
        name=given.name,
        slug=given.slug,
        description=given.description,
    )
    label._state.adding = known is None
    label.full_clean(exclude=["section"])
    return label


def _text(given: NewNoticeText, known: int | None, notice: Notice) -> NoticeText:
    text = NoticeText(
        pk=known, notice=notice, edition=given.edition, title=given.title, slug=given.slug, body=given.body
    )
    text._state.adding = known is None
    text.full_clean(exclude=["notice"])
    return text
