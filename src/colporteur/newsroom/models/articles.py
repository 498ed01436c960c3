"""The article."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from colporteur.newsroom.models.authors import Author
from colporteur.newsroom.models.body import BodyBlock
from colporteur.newsroom.models.editions import edition_field
from colporteur.newsroom.models.pictures import Picture
from colporteur.newsroom.models.sections import Section, TranslationMode
from colporteur.newsroom.models.topics import Topic


class Article(Page):
    """A story. Its title is the headline; its public number is its primary key; `slug` is internal and never shown."""

    language = edition_field()
    kicker = models.CharField(_("kicker"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), max_length=2000, blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    picture = models.ForeignKey(
        Picture, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_alt = models.CharField(_("alternative text"), max_length=1000, blank=True)
    picture_caption = models.CharField(_("caption"), max_length=2000, blank=True)
    is_breaking = models.BooleanField(_("breaking news"), default=False)
    sources = models.TextField(_("sources"), max_length=2000, blank=True)
    agency = models.CharField(_("agency"), max_length=255, blank=True)
    may_translate = models.BooleanField(_("may be translated"), default=True)
    may_voice = models.BooleanField(_("may be read aloud"), default=True)
    may_syndicate = models.BooleanField(_("may be passed on"), default=True)
    rights_until = models.DateTimeField(_("rights until"), null=True, blank=True)
    translation = models.CharField(
        _("translation"), max_length=10, choices=TranslationMode.choices, blank=True, default=""
    )

    filed_under = models.ForeignKey(
        Section, null=True, editable=False, on_delete=models.SET_NULL, related_name="filed_articles"
    )
    published_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    parent_page_types = ["newsroom.Month"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["filed_under", "-published_at"], name="newsroom_article_in_section"),
            models.Index(fields=["-published_at"], name="newsroom_article_by_age"),
        ]

    @property
    def headline(self) -> str:
        """The headline."""
        return str(self.title)


class Byline(Orderable):
    """Who wrote it: someone of the house, or a name typed in."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=255, blank=True)


class ArticleTopic(Orderable):
    """A topic of an article."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")


class Correction(models.Model):
    """A public note on what was wrong."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField(_("time"))
    text = models.TextField(_("text"), max_length=2000)

    class Meta:
        ordering = ["-at", "-id"]
