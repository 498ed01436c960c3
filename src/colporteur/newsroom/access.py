"""Asking the newsroom. Lists are lean: they never load bodies, and go by indexes that hold for 100,000 articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from wagtail.models import Revision

from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.newsroom.models import (
    Article,
    Edition,
    FormerSlug,
    Newspaper,
    Notice,
    Picture,
    Pin,
    Section,
    SectionLabel,
    TranslationMode,
    Withdrawal,
)
from colporteur.newsroom.rules.front import Placed, Size, standing
from colporteur.newsroom.rules.languages import edition_name
from colporteur.text.numerals import Numerals, may_have_own_digits, numerals_of

LIST_FIELDS = (
    "title",
    "live",
    "live_revision_id",
    "first_published_at",
    "language",
    "kicker",
    "lead",
    "dateline",
    "picture_id",
    "is_breaking",
    "filed_under_id",
    "published_at",
    "changed_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledRevision:
    """A revision that is to be in print from `go_live_at` on.

    `mode` is what the newsroom says on translating it, `may_leave_house` whether outside engines may ever do so.
    """

    article_id: int
    revision_id: int
    language: str
    go_live_at: datetime
    mode: TranslationMode
    may_leave_house: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextInPrint:
    """A wording that waits for its hour, with the headline it will have."""

    article_id: int
    headline: str
    go_live_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAt:
    """The section that an address means. `slug` is the one it has now: if another was asked for, redirect to it."""

    section: Section
    slug: str


def newspaper() -> Newspaper:
    """The one newspaper of the house.

    Raises:
        NotInPrint: none has been founded yet.
    """
    found = Newspaper.objects.prefetch_related("editions").first()
    if found is None:
        raise NotInPrint("There is no newspaper yet. Found one: `colporteur init` does it for a new folder.")
    return found


def house_language() -> str:
    """The paper's house language; empty before there is a paper."""
    return str(Newspaper.objects.values_list("house_language", flat=True).first() or "")


def editions() -> list[Edition]:
    """The open editions, in the paper's order."""
    return list(Edition.objects.filter(is_open=True).order_by("sort_order", "pk"))


def edition_prefixes() -> tuple[str, ...]:
    """The address prefixes of the open editions, in the paper's order."""
    return tuple(Edition.objects.filter(is_open=True).order_by("sort_order", "pk").values_list("prefix", flat=True))


def edition(prefix: str) -> Edition:
    """The open edition with this address prefix.

    Raises:
        NotInPrint: the paper has none.
    """
    found = Edition.objects.filter(prefix=prefix, is_open=True).first()
    if found is None:
        raise NotInPrint(f"The paper has no edition “{prefix}”.")
    return found


def edition_numerals(prefix: str) -> Numerals | None:
    """The digits of the edition with this address prefix, open or closed; None where its language has only 0 to 9."""
    if not may_have_own_digits(prefix):
        return None
    row = Edition.objects.filter(prefix=prefix).values_list("tag", "digits").first()
    return numerals_of(row[0] or prefix, row[1]) if row else None


def sections() -> list[Section]:
    """The sections in print, in the paper's order, with their labels."""
    return list(Section.objects.live().prefetch_related("labels").order_by("path"))


def section_by_key(key: str) -> Section:
    """The section with this key.

    Raises:
        NotInPrint: there is none.
    """
    found = Section.objects.filter(key=key).first()
    if found is None:
        raise NotInPrint(f"There is no section “{key}”. {_known_sections()}")
    return found


def only_section() -> Section:
    """The section of a paper that has just one.

    Raises:
        BadCopy: it has none, or several: then one must be named.
    """
    found = list(Section.objects.order_by("path")[:2])
    if len(found) != 1:
        raise BadCopy(
            "The article names no section. Write one into its front matter, or give it with --section. "
            + _known_sections()
        )
    return found[0]


def _known_sections() -> str:
    keys = list(Section.objects.order_by("path").values_list("key", flat=True))
    return f"The sections are: {', '.join(keys)}." if keys else "The paper has none yet: make one in the newsroom."


def language_of_copy(written: str) -> str:
    """The language that an article is in, as the open edition in it is called (`en-GB` is `en`); the house's if none is written.

    Raises:
        BadCopy: there is no such language, or no edition in it, where the original could be read. The sentence lacks its
            beginning: what is in that language.
    """
    if not written:
        return str(newspaper().house_language)
    named = edition_name(written)
    if named is None:
        raise BadCopy(f"is in an unknown language, “{written[:20]}”. Write a code such as en, de or pt-BR.")
    wanted = (written.lower().replace("_", "-"), named.prefix)
    for edition in editions():
        if edition.prefix in wanted or edition.tag.lower() in wanted:
            return str(edition.prefix)
    raise BadCopy(
        f"is in {_in_english(named.prefix)} ({named.prefix}), and the paper has no edition in that, where readers would "
        f"find the original. Open one in the newsroom, or correct the language. The editions are: "
        f"{', '.join(edition_prefixes())}."
    )


def _in_english(tag: str) -> str:
    return Locale.parse(tag, sep="-").get_display_name("en") or tag


def section_by_slug(prefix: str, slug: str) -> SectionAt | None:
    """The section that an edition has, or once had, under this slug."""
    label = SectionLabel.objects.select_related("section").filter(edition=prefix, slug=slug, section__live=True).first()
    if label is None:
        former = FormerSlug.objects.filter(edition=prefix, slug=slug).values_list("section_id", flat=True).first()
        labels = SectionLabel.objects.select_related("section")
        label = labels.filter(edition=prefix, section_id=former, section__live=True).first() if former else None
    return SectionAt(section=label.section, slug=label.slug) if label else None


def notices() -> list[Notice]:
    """The notices in print, in the paper's order, with their texts."""
    return list(Notice.objects.live().prefetch_related("texts").order_by("path"))


def every_notice() -> list[Notice]:
    """The notices in print and those that wait to be, in the paper's order, with their texts."""
    return list(Notice.objects.prefetch_related("texts").order_by("path"))


def article_for_print(article_id: int) -> Article:
    """An article whether in print or not, with its section.

    Raises:
        NotInPrint: there is none of that number.
    """
    return _article(Article.objects.select_related("filed_under"), article_id)


def article_for_lists(article_id: int) -> Article:
    """As `article_for_print`, with no more than lists need to know: neither body nor section is loaded.

    Raises:
        NotInPrint: there is none of that number.
    """
    return _article(Article.objects.only(*LIST_FIELDS), article_id)


def articles_for_lists(article_ids: Iterable[int]) -> dict[int, Article]:
    """As `article_for_lists`, for several at once, by number.

    Raises:
        NotInPrint: there is none of one of the numbers.
    """
    wanted = set(article_ids)
    found: dict[int, Article] = Article.objects.only(*LIST_FIELDS).in_bulk(wanted)
    for missing in wanted - found.keys():
        raise NotInPrint(f"There is no article {missing}.")
    return found


def _article(among: QuerySet[Article], article_id: int) -> Article:
    found = among.filter(pk=article_id).first()
    if found is None:
        raise NotInPrint(f"There is no article {article_id}.")
    return found


def article_in_print(article_id: int) -> Article:
    """An article that readers can see now.

    Raises:
        NotInPrint: there is none of that number, or it is not in print.
    """
    found = article_for_print(article_id)
    if not found.standing.is_in_print:
        raise NotInPrint(f"Article {article_id} is not in print.")
    return found


def live_articles(
    *, section: Section | None = None, before: datetime | None = None, limit: int | None = None
) -> QuerySet[Article]:
    """Articles in print, newest first, without their bodies; `before` goes on where a list ended."""
    rows = Article.objects.filter(live=True, live_revision__isnull=False).only(*LIST_FIELDS)
    if section is not None:
        rows = rows.filter(filed_under=section)
    if before is not None:
        rows = rows.filter(published_at__lt=before)
    rows = rows.order_by("-published_at", "-pk")
    return rows[:limit] if limit is not None else rows


def withdrawal_of(article_id: int) -> Withdrawal | None:
    """The note that stands where an article was, if it is withdrawn now."""
    return Withdrawal.objects.filter(article_id=article_id, lifted_at=None).first()


def translation_mode_of(article: Article, *, at: datetime) -> TranslationMode:
    """Whether the article's translations are printed as they come, after review, or not made."""
    return article.translation_mode(at)


def may_leave_house(article_id: int) -> bool:
    """Whether the article's section lets its sentences be sent to engines outside the house. Without a section: no."""
    said = Article.objects.filter(pk=article_id).values_list("filed_under__may_leave_house", flat=True)
    return bool(said.first())


def which_may_leave_house(article_ids: Iterable[int]) -> frozenset[int]:
    """Those articles of which `may_leave_house` holds."""
    rows = Article.objects.filter(pk__in=list(article_ids), filed_under__may_leave_house=True)
    return frozenset(rows.values_list("pk", flat=True))


def front_pins(*, at: datetime) -> tuple[Placed, ...]:
    """What editors put on the front page, top to bottom, without pins whose time is over."""
    rows = Pin.objects.order_by("sort_order", "pk").values_list("article_id", "size", "until")
    return standing((Placed(article_id=row[0], size=Size(row[1]), until=row[2]) for row in rows), at)


def scheduled_revisions(*, at: datetime) -> list[ScheduledRevision]:
    """Revisions of articles that are to be printed after `at`, the next one first."""
    waiting = _scheduled().filter(approved_go_live_at__gt=at).order_by("approved_go_live_at", "pk")
    return [_as_scheduled(revision, at) for revision in waiting]


def next_in_print(*, at: datetime, limit: int) -> list[NextInPrint]:
    """What is to be printed after `at`, the next one first; no wording is loaded."""
    waiting = _scheduled().filter(approved_go_live_at__gt=at).order_by("approved_go_live_at", "pk")
    rows = waiting.values_list("object_id", "object_str", "approved_go_live_at")[:limit]
    return [NextInPrint(article_id=int(number), headline=said, go_live_at=hour) for number, said, hour in rows]


def hour_of_print(article_id: int, *, at: datetime) -> datetime | None:
    """When a wording of this article is to be printed that waits for its hour; None if none does."""
    waiting = _scheduled().filter(object_id=str(article_id), approved_go_live_at__gt=at)
    return waiting.order_by("approved_go_live_at").values_list("approved_go_live_at", flat=True).first()


def due_for_publication(*, at: datetime) -> list[int]:
    """Articles one of whose revisions is scheduled for `at` or before, the longest overdue first."""
    due = _scheduled().filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")
    return [int(number) for number in dict.fromkeys(due.values_list("object_id", flat=True))]


def due_for_expiry(*, at: datetime) -> list[int]:
    """Articles in print whose time is over."""
    over = Article.objects.filter(live=True, expire_at__lte=at).order_by("expire_at")
    return list(over.values_list("pk", flat=True))


def pins_are_over(*, at: datetime) -> bool:
    """True if a pin's time is over and nobody has taken it off; see `actions.retire_pins`."""
    return Pin.objects.filter(until__lte=at).exists()


def pictures_to_print(*, limit: int) -> list[int]:
    """Pictures whose JPEG and WebP files are not made yet, newest first; see `photographs.print_picture`."""
    return _pictures(~Q(printed=F("wanted")), limit)


def pictures_to_print_smaller(*, limit: int) -> list[int]:
    """Pictures that lack their AVIF files only, newest first; see `photographs.print_picture_smaller`."""
    return _pictures(Q(printed=F("wanted")) & ~Q(printed_avif=F("wanted")), limit)


def _pictures(lacking: Q, limit: int) -> list[int]:
    return list(Picture.objects.filter(lacking).order_by("-pk").values_list("pk", flat=True)[:limit])


def _scheduled() -> QuerySet[Revision]:
    of_articles = ContentType.objects.get_for_model(Article)
    return Revision.objects.filter(content_type=of_articles, approved_go_live_at__isnull=False)


def _as_scheduled(revision: Revision, at: datetime) -> ScheduledRevision:
    article: Article = revision.as_object()
    return ScheduledRevision(
        article_id=article.pk,
        revision_id=revision.pk,
        language=article.language,
        go_live_at=revision.approved_go_live_at,
        mode=article.translation_mode(at),
        may_leave_house=article.may_leave_house(),
    )


def paper_zone() -> ZoneInfo:
    """The paper's time zone; UTC before there is a paper."""
    return ZoneInfo(Newspaper.objects.values_list("time_zone", flat=True).first() or "UTC")
