"""The article."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from colporteur.foundations.clock import now
from colporteur.newsroom.models.authors import Author
from colporteur.newsroom.models.body import DECORATION_HELP, BodyBlock, trouble_with_words
from colporteur.newsroom.models.editions import edition_field
from colporteur.newsroom.models.paper import Edition, Newspaper
from colporteur.newsroom.models.pictures import Picture
from colporteur.newsroom.models.printed import PrintedPage, PrintedPagePermissions, Standing, title_panel
from colporteur.newsroom.models.sections import DiscussionMode, Section, TranslationMode
from colporteur.newsroom.models.topics import Topic
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.signals import article_was_published, article_was_unpublished, article_was_withdrawn

AS_THE_SECTION = ("", _("as the section"))
KEPT_OUT_OF_REVISIONS = ("filed_under", "published_at", "changed_at")


class ArticleForm(WagtailAdminPageForm):
    """The article's editor. Languages are chosen from the paper's open editions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            choices = [(row.prefix, row.name) for row in Edition.objects.filter(is_open=True)]
            written = self.instance.language
            if written and written not in dict(choices):
                choices.append((written, written))
            self.fields["language"] = forms.ChoiceField(label=self.fields["language"].label, choices=choices)
            if not written:
                self.initial["language"] = Newspaper.objects.values_list("house_language", flat=True).first()

    def clean(self) -> dict[str, Any]:
        """What is handed in or printed says what its picture shows; a draft need not yet. The body's blocks look for themselves."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "picture_alt" not in self.fields:
            return cleaned
        trouble = trouble_with_words(
            alt=cleaned.get("picture_alt", ""),
            picture=cleaned.get("picture"),
            is_decoration=cleaned.get("picture_is_decoration", False),
        )
        if trouble is not None:
            self.add_error("picture_alt", trouble)
        return cleaned


class Article(PrintedPage):
    """A story. Its title is the headline; its public number is its primary key; `slug` is internal and never shown.

    `filed_under`, `published_at` and `changed_at` repeat what tree and history say, where lists can be sorted by them.
    """

    language = edition_field(verbose_name=_("language"))
    kicker = models.CharField(_("kicker"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), max_length=4000, blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True, help_text=_("The place it is written from."))
    body = StreamField(BodyBlock(), verbose_name=pgettext_lazy("article", "body"), blank=True)
    picture = models.ForeignKey(
        Picture, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_alt = models.CharField(
        _("alternative text"), max_length=1000, blank=True, help_text=_("Empty: as in the library.")
    )
    picture_is_decoration = models.BooleanField(_("only decoration"), default=False, help_text=DECORATION_HELP)
    picture_caption = models.CharField(
        _("caption"), max_length=2000, blank=True, help_text=_("Empty: as in the library.")
    )
    is_breaking = models.BooleanField(_("breaking news"), default=False)
    sources = models.TextField(_("sources"), max_length=4000, blank=True, help_text=_("One a line."))
    agency = models.CharField(_("agency"), max_length=255, blank=True)
    may_translate = models.BooleanField(_("may be translated"), default=True)
    may_voice = models.BooleanField(_("may be read aloud"), default=True)
    may_syndicate = models.BooleanField(_("may be passed on"), default=True)
    rights_until = models.DateTimeField(
        _("rights until"), null=True, blank=True, help_text=_("From then on none of the three is allowed.")
    )
    translation = models.CharField(
        _("translation"), max_length=10, choices=[AS_THE_SECTION, *TranslationMode.choices], blank=True, default=""
    )
    discussion = models.CharField(
        _("discussion"), max_length=10, choices=[AS_THE_SECTION, *DiscussionMode.choices], blank=True, default=""
    )

    filed_under = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="filed_articles",
    )
    published_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    _adds_correction = False

    base_form_class = ArticleForm
    parent_page_types = ["newsroom.Month"]
    subpage_types: list[str] = []
    search_fields = [
        *PrintedPage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("language"),
        index.FilterField("filed_under"),
        index.FilterField("published_at"),
    ]
    default_exclude_fields_in_copy = [*PrintedPage.default_exclude_fields_in_copy, *KEPT_OUT_OF_REVISIONS]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["filed_under", "-published_at"], name="newsroom_article_in_section"),
            models.Index(fields=["-published_at"], name="newsroom_article_by_age"),
        ]

    @classproperty
    def edit_handler(cls) -> TabbedInterface:  # noqa: N805 - a property of the class
        """The editor's tabs. Higher rooms add to the last one."""
        tabs = [
            ObjectList(STORY_PANELS, heading=_("Story")),
            ObjectList(DETAIL_PANELS, heading=_("Details")),
            ObjectList(CORRECTION_PANELS, heading=_("Corrections")),
        ]
        if REGISTRY.article_panels:
            tabs.append(ObjectList(REGISTRY.article_panels, heading=_("Editions")))
        return TabbedInterface(tabs, base_form_class=ArticleForm)

    @property
    def headline(self) -> str:
        """The headline."""
        return str(self.title)

    def clean(self) -> None:
        """An article says something below its headline."""
        super().clean()
        if not self.lead.strip() and not self.body:
            raise ValidationError({"lead": _("Write a lead or a body: an article needs more than a headline.")})
        for name in ("lead", "sources"):  # Django looks at the length of texts in forms only
            try:
                MaxLengthValidator(self._meta.get_field(name).max_length)(getattr(self, name))
            except ValidationError as error:
                raise ValidationError({name: error}) from error

    def translation_mode(self, at: datetime) -> TranslationMode:
        """The article's own word on translation, else its section's. Rights come before both."""
        if not self.may_translate or self.rights_are_over(at):
            return TranslationMode.OFF
        inherited = self.filed_under.translation if self.filed_under else TranslationMode.AUTOMATIC
        return TranslationMode(self.translation or inherited)

    def may_leave_house(self) -> bool:
        """Whether the section lets sentences be sent to engines outside the house. Without a section: no."""
        section = self.filed_under or section_above(self.path)
        return bool(section and section.may_leave_house)

    def discussion_mode(self) -> DiscussionMode:
        """The article's own word on discussion, else its section's."""
        inherited = self.filed_under.discussion if self.filed_under else DiscussionMode.OPEN
        return DiscussionMode(self.discussion or inherited)

    def rights_are_over(self, at: datetime) -> bool:
        """True once translating, reading aloud and passing on are no longer allowed, whatever the switches say."""
        return self.rights_until is not None and self.rights_until <= at

    def pictures_without_words(self) -> list[Picture]:
        """The pictures of which nothing says what they show, nor that they are decoration, top to bottom."""
        shown = [(self.picture_alt, self.picture, self.picture_is_decoration)]
        blocks = (block.value for block in self.body if block.block_type == "picture")
        shown += [(block["alt"], block["picture"], block["is_decoration"]) for block in blocks]
        return [
            picture
            for alt, picture, is_decoration in shown
            if picture is not None and not is_decoration and not (alt or "").strip() and not picture.alt.strip()
        ]

    def source_names(self) -> tuple[str, ...]:
        """The sources, one each."""
        return tuple(line.strip() for line in self.sources.splitlines() if line.strip())

    def address(self) -> str | None:
        """See `registries.register_article_address`."""
        return REGISTRY.article_address(self) if REGISTRY.article_address else None

    def prepare_print(self, before: Standing) -> None:
        """File the article under its section, and bring its times up to date."""
        if self.filed_under_id is None and self.path:
            self.filed_under = section_above(self.path)
        if not self.standing.is_in_print or self.standing == before:
            return
        self._adds_correction = before.is_in_print and self._has_new_correction()
        self.changed_at = self.last_published_at if self.published_at else self.first_published_at
        self.published_at = self.published_at or self.first_published_at

    def announce(self, before: Standing) -> None:
        """Tell whether the article came into print, changed in print, or left it."""
        if self.standing == before:
            return
        if self.standing.is_in_print:
            self.withdrawals.filter(lifted_at=None).update(lifted_at=self.last_published_at)
            article_was_published.send(
                sender=Article,
                article_id=self.pk,
                revision_id=self.live_revision_id,
                is_correction=self._adds_correction,
            )
        elif before.is_in_print:
            self.announce_leaving()

    def announce_leaving(self) -> None:
        """Tell that the article left print: withdrawn if a note says so, else simply over."""
        withdrawn = self.withdrawals.filter(lifted_at=None).exists()
        signal = article_was_withdrawn if withdrawn else article_was_unpublished
        signal.send(sender=Article, article_id=self.pk)

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """A revision as an article; what is no revision's business is as it is now."""
        article: Article = super().with_content_json(content)
        for name in KEPT_OUT_OF_REVISIONS:
            setattr(article, name, getattr(self, name))
        return article

    def preview_editions(self) -> Iterable[tuple[str, str]]:
        """The article's own language first."""
        return sorted(super().preview_editions(), key=lambda edition: edition[0] != self.language)

    def permissions_for_user(self, user: Any) -> "ArticlePermissions":
        """What this person may do with the article."""
        return ArticlePermissions(user, self)

    def _has_new_correction(self) -> bool:
        known = set(Correction.objects.filter(article_id=self.pk).values_list("text", flat=True))
        return any(row.text not in known for row in self.corrections.all())


class ArticlePermissions(PrintedPagePermissions):
    """What was ever in print is withdrawn, not deleted: its address must go on saying so."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only drafts that never were in print."""
        return bool(super().can_delete(ignore_bulk) and self.page.first_published_at is None)

    def can_unpublish(self) -> bool:
        """Never: articles are withdrawn, which leaves a note."""
        return False

    def can_withdraw(self) -> bool:
        """Those who may publish, while it is in print."""
        return bool(self.page.live and not self.page_locked() and self.can_publish())

    def can_move(self) -> bool:
        """Those who may change and publish it; see `actions.move_article`."""
        may_change = self.user.is_superuser or "change" in self.permissions
        return bool(self.user.is_active and may_change and self.can_publish())


class Byline(Orderable):
    """Who wrote it: someone of the house, or a name typed in."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, verbose_name=_("author"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("or a name"), max_length=255, blank=True)

    panels = [FieldRowPanel([FieldPanel("author"), FieldPanel("name")])]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")

    def __str__(self) -> str:
        return self.printed_name

    @property
    def printed_name(self) -> str:
        """The name as the newsroom writes it."""
        return self.author.name if self.author else self.name

    def name_in(self, prefix: str) -> str:
        """The name as that edition prints it."""
        return self.author.name_in(prefix) if self.author else self.name

    def clean(self) -> None:
        """A byline is somebody's."""
        super().clean()
        if not self.author_id and not self.name.strip():
            raise ValidationError(_("Choose an author or write a name."))


class ArticleTopic(Orderable):
    """A topic of an article."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("topic")

    def __str__(self) -> str:
        return str(self.topic)


class Correction(models.Model):
    """A public note on what was wrong, in the article's language."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField(_("time"), default=now)
    text = models.TextField(
        _("text"), max_length=4000, help_text=_("What was wrong and what is right, in full sentences.")
    )

    panels = [FieldPanel("at"), FieldPanel("text")]

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("correction")

    def __str__(self) -> str:
        return self.text[:80]


def section_above(path: str) -> Section | None:
    """The section two steps above an article's place in the tree."""
    return Section.objects.filter(path=path[: -2 * Section.steplen]).first()


PICTURE_ALT_HELP = _(
    "What the picture shows, in a full sentence, for those who cannot see it. Empty: as in the library."
)
STORY_PANELS = [
    FieldRowPanel([FieldPanel("language"), FieldPanel("kicker")]),
    title_panel(_("Headline"), help_text=_("As readers see it; it is translated.")),
    FieldPanel("lead"),
    FieldPanel("dateline"),
    MultiFieldPanel(
        [
            FieldPanel("picture"),
            FieldPanel("picture_alt", help_text=PICTURE_ALT_HELP),
            FieldPanel("picture_is_decoration"),
            FieldPanel("picture_caption"),
        ],
        heading=_("Picture"),
    ),
    FieldPanel("body"),
    InlinePanel("bylines", heading=_("Bylines"), label=_("byline")),
]
DETAIL_PANELS = [
    FieldPanel("is_breaking"),
    MultipleChooserPanel("topic_links", chooser_field_name="topic", heading=_("Topics"), label=_("topic")),
    MultiFieldPanel([FieldPanel("sources"), FieldPanel("agency")], heading=_("Sources")),
    MultiFieldPanel(
        [
            FieldPanel("may_translate"),
            FieldPanel("may_voice"),
            FieldPanel("may_syndicate"),
            FieldPanel("rights_until"),
        ],
        heading=_("Rights"),
    ),
    FieldRowPanel([FieldPanel("translation"), FieldPanel("discussion")]),
    PublishingPanel(),
]
CORRECTION_PANELS = [InlinePanel("corrections", heading=_("Corrections"), label=_("correction"))]
