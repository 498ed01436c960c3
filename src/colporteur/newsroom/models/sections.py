"""Sections, and the months that articles are filed under."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from colporteur.newsroom.models.editions import edition_field


class TranslationMode(models.TextChoices):
    """Whether translations are printed as they come, after a person's review, or not made."""

    AUTOMATIC = "automatic", _("automatic")
    REVIEWED = "reviewed", _("after review")
    OFF = "off", _("off")


class Section(Page):
    """A part of the paper. `key` never changes; names and slugs are each edition's own."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    translation = models.CharField(
        _("translation"), max_length=10, choices=TranslationMode.choices, default=TranslationMode.AUTOMATIC
    )

    parent_page_types = ["newsroom.Newspaper"]
    subpage_types = ["newsroom.Month"]
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("section")


class SectionLabel(models.Model):
    """A section in one edition."""

    section = ParentalKey(Section, on_delete=models.CASCADE, related_name="labels")
    edition = edition_field()
    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True)
    description = models.TextField(_("description"), max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "edition"], name="newsroom_section_label"),
            models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_section_slug"),
        ]


class FormerSlug(models.Model):
    """A slug that a section had in an edition; its addresses lead to the section still."""

    edition = edition_field()
    slug = models.SlugField(max_length=80, allow_unicode=True)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_former_slug")]


class Month(Page):
    """A drawer: keeps any one place in the tree from growing without end. Readers never see it."""

    is_creatable = False
    parent_page_types = ["newsroom.Section"]
    subpage_types = ["newsroom.Article"]
    private_page_options: list[str] = []
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("month")
