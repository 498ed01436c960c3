"""The paper's frame as a batch of pages sees it: name, editions, sections, menus. Loaded once, then looked up."""

from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.newsroom.models import Edition, Newspaper, NoticeKind, NoticeText, Section, SectionLabel
from colporteur.newsroom.rules.languages import direction, own_name
from colporteur.press.layouts import Chrome, EditionLink, Link
from colporteur.press.rules import addresses


@dataclass(slots=True, kw_only=True)
class PageFrame:
    """What varies from page to page of one edition."""

    canonical: str
    alternates: dict[str, str] = field(default_factory=dict)  # edition prefix to path, those it is in print in
    elsewhere: dict[str, str] = field(default_factory=dict)  # where the language switch leads, if not to alternates
    default_alternate: str = ""
    is_indexed: bool = True
    current_section: int | None = None


class Frame:
    """Names, editions, sections and menus at one moment."""

    def __init__(self) -> None:
        self.newspaper = Newspaper.objects.get()
        editions = self.newspaper.editions.filter(is_open=True).order_by("sort_order", "pk")
        self.editions: dict[str, Edition] = {edition.prefix: edition for edition in editions}
        self.made_at: datetime = now()
        self._read: dict[Hashable, Any] = {}

    def for_the_next_batch(self) -> "Frame":
        """The same frame later, without what was read of articles. To be used while nothing of the frame has changed."""
        later = copy(self)
        later.made_at = now()
        later._read = {}
        return later

    def once[T](self, key: Hashable, read: Callable[[], T]) -> T:
        """What several pages of a batch are made of, read by the first of them."""
        if key not in self._read:
            self._read[key] = read()
        found: T = self._read[key]
        return found

    @cached_property
    def sections(self) -> dict[int, Section]:
        """Sections in their order, by id."""
        rows = Section.objects.child_of(self.newspaper).live().only("key").order_by("path")
        return {section.pk: section for section in rows}

    @cached_property
    def labels(self) -> dict[tuple[int, str], SectionLabel]:
        """Section labels by section id and edition."""
        return {(label.section_id, label.edition): label for label in SectionLabel.objects.all()}

    @cached_property
    def notices(self) -> list[NoticeText]:
        """The texts of every notice in print, in their order."""
        texts = NoticeText.objects.filter(notice__live=True).select_related("notice").defer("body")
        return list(texts.order_by("notice__path", "pk"))

    @cached_property
    def zone(self) -> ZoneInfo:
        """The paper's time zone."""
        return ZoneInfo(self.newspaper.time_zone)

    @property
    def site_address(self) -> str:
        """Scheme and host."""
        return str(house()["site.address"])

    def direction(self, prefix: str) -> str:
        """`rtl` or `ltr`."""
        return direction(prefix)

    def section_slug(self, section_id: int, prefix: str) -> str:
        """A section's slug in an edition; where it has none, its key, which is in no language."""
        label = self.labels.get((section_id, prefix))
        if label is not None:
            return label.slug
        section = self.sections.get(section_id)
        return section.key if section else "-"

    def section_link(self, section_id: int, prefix: str, *, is_current: bool = False) -> Link:
        """A section as a link; without text where the edition has no name for it."""
        label = self.labels.get((section_id, prefix))
        address = addresses.section(prefix, self.section_slug(section_id, prefix))
        return Link(text=label.name if label else "", address=address, is_current=is_current)

    def article_path(self, *, prefix: str, section_id: int, slug: str, article_id: int) -> str:
        """Where an article stands in an edition."""
        return addresses.article(prefix, self.section_slug(section_id, prefix), slug, article_id)

    def paper_name(self, prefix: str) -> str:
        """The newspaper's name as this edition writes it."""
        return self.editions[prefix].paper_name or self.newspaper.title

    def credit(self, credit: str, prefix: str) -> str:
        """A picture's credit; where the newspaper made it itself, under the name that it has in this edition."""
        return self.paper_name(prefix) if credit == self.newspaper.title else credit

    def language_name(self, language: str, *, in_edition: str) -> str:
        """A language's name in another: `Deutsch`, `German`, `alemán`."""
        return language_name(language, in_edition)

    def edition_links(self, prefix: str, paths: dict[str, str]) -> tuple[EditionLink, ...]:
        """Links to editions in their order, for those that `paths` names."""
        return tuple(
            EditionLink(
                prefix=edition.prefix,
                tag=edition.tag,
                direction=direction(edition.prefix),
                name=own_name(edition.prefix),
                address=paths[edition.prefix],
                is_current=edition.prefix == prefix,
            )
            for edition in self.editions.values()
            if edition.prefix in paths
        )

    def chrome(self, prefix: str, page: PageFrame) -> Chrome:
        """Everything around the matter of one page."""
        edition = self.editions[prefix]
        switch = {each: addresses.front(each) for each in self.editions} | page.elsewhere | page.alternates
        indexed = {each: path for each, path in page.alternates.items() if self.editions[each].is_indexed}
        return Chrome(
            language=prefix,
            tag=edition.tag,
            direction=direction(prefix),
            time_zone=self.newspaper.time_zone,
            site_address=self.site_address,
            paper=self.paper_name(prefix),
            tagline=edition.tagline,
            printed_at=self.made_at,
            editions=self.edition_links(prefix, switch),
            sections=self._section_links(prefix, page.current_section),
            notices=self._footer_links(prefix, page.canonical),
            canonical=page.canonical,
            alternates=self.edition_links(prefix, indexed),
            default_alternate=page.default_alternate,
            is_indexed=page.is_indexed and edition.is_indexed,
            house_rules=self._house_rules(prefix),
            feed=addresses.feed(prefix),
            menu=self._menu_links(prefix, page.canonical),
            numerals=edition.numerals,
        )

    def _section_links(self, prefix: str, current: int | None) -> tuple[Link, ...]:
        return tuple(
            self.section_link(section_id, prefix, is_current=section_id == current)
            for section_id in self.sections
            if (section_id, prefix) in self.labels
        )

    def _footer_links(self, prefix: str, canonical: str) -> tuple[Link, ...]:
        """The house rules have a place of their own there."""
        texts = (text for text in self.notices if text.notice.in_footer)
        rest = [text for text in texts if text.edition == prefix and text.notice.kind != NoticeKind.HOUSE_RULES]
        return tuple(_notice_link(text, canonical) for text in rest)

    def _menu_links(self, prefix: str, canonical: str) -> tuple[Link, ...]:
        texts = [text for text in self.notices if text.edition == prefix and text.notice.in_menu]
        return tuple(_notice_link(text, canonical) for text in texts)

    def _house_rules(self, prefix: str) -> str:
        rules = (t for t in self.notices if t.edition == prefix and t.notice.kind == NoticeKind.HOUSE_RULES)
        return next((notice_path(text) for text in rules), "")


def notice_path(text: NoticeText) -> str:
    """Where a notice stands; the house rules have the same address in every edition."""
    if text.notice.kind == NoticeKind.HOUSE_RULES:
        return addresses.house_rules(text.edition)
    return addresses.notice(text.edition, text.slug)


def _notice_link(text: NoticeText, canonical: str) -> Link:
    path = notice_path(text)
    return Link(text=text.title, address=path, is_current=path == canonical)


def language_name(language: str, in_language: str) -> str:
    """A language's name in another, by CLDR."""
    return Locale.parse(language, sep="-").get_display_name(Locale.parse(in_language, sep="-")) or language
