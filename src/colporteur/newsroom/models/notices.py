"""The paper's standing pages: imprint, terms, privacy, contact, house rules."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField

from colporteur.newsroom.models.editions import chosen_edition_field
from colporteur.newsroom.models.printed import KeptPagePermissions, PrintedPage, Standing, title_panel
from colporteur.newsroom.models.sections import SectionLabel, check_slug_is_free
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.open_questions import open_questions
from colporteur.newsroom.signals import notice_was_changed

HOUSE_RULES_SLUG = "house-rules"  # reserved, but for this


class NoticeKind(models.TextChoices):
    """What a notice is for."""

    IMPRINT = "imprint", _("imprint")
    TERMS = "terms", pgettext_lazy("of use", "terms")
    PRIVACY = "privacy", _("privacy")
    CONTACT = "contact", _("contact")
    HOUSE_RULES = "house_rules", _("house rules")
    OTHER = "other", _("other")


class NoticeForm(WagtailAdminPageForm):
    """A notice and its texts, looked at together."""

    def clean(self) -> dict[str, Any]:
        """What is printed asks nothing of its editors any more; a draft may."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "texts" not in self.formsets:
            return cleaned
        for form in self.formsets["texts"].forms:
            if form.is_valid() and not form.cleaned_data.get("DELETE"):
                for question in open_questions(form.cleaned_data.get("body", ""))[:1]:
                    form.add_error("body", _still_open(question))
        return cleaned


def _still_open(question: str) -> ValidationError:
    return ValidationError(
        _("“%(question)s” is still open. Put the answer in the place of the brackets, or delete it; then publish."),
        code="open_question",
        params={"question": question},
    )


class Notice(PrintedPage):
    """One standing page, written anew for each edition. Its title is the newsroom's own."""

    kind = models.CharField(_("kind"), max_length=12, choices=NoticeKind.choices, default=NoticeKind.OTHER)
    in_menu = models.BooleanField(_("in the menu"), default=False)
    in_footer = models.BooleanField(_("in the footer"), default=True)

    base_form_class = NoticeForm
    parent_page_types = ["newsroom.Newspaper"]
    subpage_types: list[str] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    title_panel(_("Name in the newsroom"), help_text=_("Readers see the titles below.")),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("in_menu"), FieldPanel("in_footer")]),
                    InlinePanel("texts", heading=_("In each edition"), label=_("edition"), min_num=1),
                ],
                heading=_("Notice"),
            )
        ],
        base_form_class=NoticeForm,
    )

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def announce(self, before: Standing) -> None:
        """Tell if the notice is in print now, or was."""
        if self.standing != before:
            notice_was_changed.send(sender=Notice, notice_id=self.pk)

    def address(self) -> str | None:
        """See `registries.register_notice_address`."""
        return REGISTRY.notice_address(self) if REGISTRY.notice_address else None

    def permissions_for_user(self, user: Any) -> "NoticePermissions":
        """What this person may do with the notice."""
        return NoticePermissions(user, self)

    def text_in(self, prefix: str) -> "NoticeText | None":
        """The notice as that edition prints it, if it has it."""
        return next((row for row in self.texts.all() if row.edition == prefix), None)

    def open_questions(self) -> list[str]:
        """What the texts in its row still ask of their editors."""
        return [question for text in self.texts.all() for question in open_questions(text.body)]


class NoticePermissions(KeptPagePermissions):
    """What was ever in print is unpublished, not deleted: its texts are kept, and can be printed again."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only drafts that never were in print."""
        return bool(super().can_delete(ignore_bulk) and self.page.first_published_at is None)


class NoticeText(models.Model):
    """A notice in one edition."""

    notice = ParentalKey(Notice, on_delete=models.CASCADE, related_name="texts")
    edition = chosen_edition_field()
    title = models.CharField(_("title"), max_length=255)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True)
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    panels = [
        FieldRowPanel([FieldPanel("edition"), FieldPanel("title"), FieldPanel("slug")]),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("notice in an edition")
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "edition"],
                name="newsroom_notice_text",
                violation_error_message=_("The notice has one text in each edition."),
            ),
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="newsroom_notice_slug",
                violation_error_message=_("Another notice of this edition has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.title}"

    def clean(self) -> None:
        """The slug must lead to this notice and nowhere else."""
        super().clean()
        if self.slug != HOUSE_RULES_SLUG:
            check_slug_is_free(edition=self.edition, slug=self.slug, taken_by=SectionLabel.objects.all())
