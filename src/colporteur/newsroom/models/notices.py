"""The paper's standing pages: imprint, terms, privacy, contact, house rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Page

from colporteur.newsroom.models.editions import edition_field


class NoticeKind(models.TextChoices):
    """What a notice is for."""

    IMPRINT = "imprint", _("imprint")
    TERMS = "terms", _("terms")
    PRIVACY = "privacy", _("privacy")
    CONTACT = "contact", _("contact")
    HOUSE_RULES = "house_rules", _("house rules")
    OTHER = "other", _("other")


class Notice(Page):
    """One standing page, written anew for each edition."""

    kind = models.CharField(_("kind"), max_length=12, choices=NoticeKind.choices, default=NoticeKind.OTHER)
    in_menu = models.BooleanField(_("in the menu"), default=False)
    in_footer = models.BooleanField(_("in the footer"), default=True)

    parent_page_types = ["newsroom.Newspaper"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")


class NoticeText(models.Model):
    """A notice in one edition."""

    notice = ParentalKey(Notice, on_delete=models.CASCADE, related_name="texts")
    edition = edition_field()
    title = models.CharField(_("title"), max_length=255)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True)
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "edition"], name="newsroom_notice_text"),
            models.UniqueConstraint(fields=["edition", "slug"], name="newsroom_notice_slug"),
        ]
