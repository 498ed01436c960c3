"""Sections, and the months that articles are filed under."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.models import Page

from colporteur.newsroom.models.editions import chosen_edition_field, edition_field
from colporteur.newsroom.models.printed import (
    KeptPagePermissions,
    PrintedPage,
    PrintedPagePermissions,
    Standing,
    title_panel,
)
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.slugs import is_reserved
from colporteur.newsroom.signals import section_was_changed


class TranslationMode(models.TextChoices):
    """Whether translations are printed as they come, without what the checks warn of, after a person's review, or not made."""

    AUTOMATIC = "automatic", _("automatic")
    STRICT = "strict", _("automatic, but a warning holds the sentence")
    REVIEWED = "reviewed", _("after review")
    OFF = "off", _("off")


class DiscussionMode(models.TextChoices):
    """Whether readers may discuss."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Section(PrintedPage):
    """A part of the paper. `key` never changes; names and slugs are each edition's own, the title is the newsroom's."""

    key = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("Names the section for programs; do not change it.")
    )
    translation = models.CharField(
        _("translation"), max_length=10, choices=TranslationMode.choices, default=TranslationMode.AUTOMATIC
    )
    discussion = models.CharField(
        _("discussion"), max_length=10, choices=DiscussionMode.choices, default=DiscussionMode.OPEN
    )

    may_leave_house = models.BooleanField(
        _("outside engines may translate it"),
        default=True,
        help_text=_("If not, its sentences are sent to translation engines in this house only."),
    )

    parent_page_types = ["newsroom.Newspaper"]
    subpage_types = ["newsroom.Month"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    title_panel(_("Name in the newsroom"), help_text=_("Readers see the names below.")),
                    FieldPanel("key"),
                    FieldRowPanel([FieldPanel("translation"), FieldPanel("discussion")]),
                    FieldPanel("may_leave_house"),
                    InlinePanel("labels", heading=_("In each edition"), label=_("edition"), min_num=1),
                ],
                heading=_("Section"),
            )
        ],
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def prepare_print(self, before: Standing) -> None:
        """Keep slugs that are given up, so that their addresses go on leading here."""
        if self.pk and self.standing.is_in_print:
            self._keep_former_slugs()

    def announce(self, before: Standing) -> None:
        """Tell if the section is in print now, or was."""
        if self.standing != before:
            section_was_changed.send(sender=Section, section_id=self.pk)

    def address(self) -> str | None:
        """See `registries.register_section_address`."""
        return REGISTRY.section_address(self) if REGISTRY.section_address else None

    def label_in(self, prefix: str) -> "SectionLabel | None":
        """How that edition names the section; without a label the edition does not have it."""
        return next((row for row in self.labels.all() if row.edition == prefix), None)

    def permissions_for_user(self, user: Any) -> "SectionPermissions":
        """What this person may do with the section."""
        return SectionPermissions(user, self)

    def _keep_former_slugs(self) -> None:
        now = {(row.edition, row.slug) for row in self.labels.all()}
        stored = SectionLabel.objects.filter(section_id=self.pk).values_list("edition", "slug")
        for edition, slug in stored:
            if (edition, slug) not in now:
                FormerSlug.objects.update_or_create(edition=edition, slug=slug, defaults={"section": self})


class SectionPermissions(KeptPagePermissions):
    """A section with articles stays."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only while it is empty."""
        return bool(super().can_delete(ignore_bulk) and self.page.is_leaf())

    def can_unpublish(self) -> bool:
        """Only while it is empty: its articles would lose their place."""
        return bool(super().can_unpublish() and self.page.is_leaf())


class SectionLabel(models.Model):
    """A section in one edition."""

    section = ParentalKey(Section, on_delete=models.CASCADE, related_name="labels")
    edition = chosen_edition_field()
    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("slug"), max_length=80, allow_unicode=True, help_text=_("Stands in addresses; earlier ones go on working.")
    )
    description = models.TextField(_("description"), max_length=1000, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("edition"), FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("description"),
    ]

    class Meta:
        verbose_name = _("section in an edition")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "edition"],
                name="newsroom_section_label",
                violation_error_message=_("The section has one name in each edition."),
            ),
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="newsroom_section_slug",
                violation_error_message=_("Another section of this edition has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.name}"

    def clean(self) -> None:
        """The slug must lead to this section and nowhere else."""
        super().clean()
        check_slug_is_free(edition=self.edition, slug=self.slug, taken_by=_notice_slugs())


class FormerSlug(models.Model):
    """A slug that a section had in an edition; its addresses lead to the section still."""

    edition = edition_field()
    slug = models.SlugField(max_length=80, allow_unicode=True)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_former_slug")]

    def __str__(self) -> str:
        return f"/{self.edition}/{self.slug}/"


class Month(Page):
    """A drawer: keeps any one place in the tree from growing without end. Readers never see it."""

    is_creatable = False
    parent_page_types = ["newsroom.Section"]
    subpage_types = ["newsroom.Article"]
    private_page_options: list[str] = []
    preview_modes: list[tuple[str, str]] = []
    edit_handler = ObjectList([FieldPanel("title", heading=_("Month"), read_only=True)])

    class Meta:
        verbose_name = _("month")
        verbose_name_plural = _("months")

    def get_url_parts(self, request: Any = None) -> None:
        """A drawer has no address."""
        return

    def permissions_for_user(self, user: Any) -> "MonthPermissions":
        """What this person may do with the drawer."""
        return MonthPermissions(user, self)


class MonthPermissions(PrintedPagePermissions):
    """The newsroom makes and keeps the drawers itself."""

    def can_edit(self) -> bool:
        """Never."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never."""
        return False

    def can_move(self) -> bool:
        """Never."""
        return False

    def can_publish(self) -> bool:
        """There is nothing to publish."""
        return False

    def can_unpublish(self) -> bool:
        """There is nothing to unpublish."""
        return False


def check_slug_is_free(*, edition: str, slug: str, taken_by: "models.QuerySet[Any]") -> None:
    """Sections and notices share the place after the edition in an address.

    Raises:
        ValidationError: the slug is reserved, or one of `taken_by` (rows with `edition` and `slug`) has it.
    """
    if is_reserved(slug or ""):
        raise ValidationError(
            {"slug": _("“%(slug)s” is needed for other pages. Choose another slug.") % {"slug": slug}}
        )
    if taken_by.filter(edition=edition, slug=slug).exists():
        raise ValidationError({"slug": _("Another page of this edition has the slug “%(slug)s”.") % {"slug": slug}})


def _notice_slugs() -> "models.QuerySet[Any]":
    from colporteur.newsroom.models.notices import NoticeText

    return NoticeText.objects.all()
