"""The register of names and the glossary, as rows.

Every change of them leaves another stamp, in the change's own transaction, so that what was read earlier is known to be old.
"""

import secrets
from typing import Any

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from colporteur.translation.forms import GlossaryTermForm

_LANGUAGE_LENGTH = 16
_is_code = RegexValidator(
    r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$", _("Write a language as its code in small letters, such as “de” or “pt-br”.")
)
_FORM_LENGTH = 200


class NameKind(models.TextChoices):
    """What it names, as grammar minds. The codes are those of `rules.register.Kind`."""

    PLACE = "place", _("place")
    BODY = "body", _("body")
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    PERSON = "person", _("person")


class VocabularyStamp(models.Model):
    """The one row that stands for all names and terms as they are now. No stamp ever comes again, not even after a roll-back."""

    stamp = models.CharField(max_length=32)


def renew_stamp() -> None:
    """Call first in the transaction of a change: so whoever else changes something waits here, and holds nothing meanwhile."""
    row = VocabularyStamp(pk=1, stamp=secrets.token_hex(16))
    VocabularyStamp.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["stamp"])


class StampedQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Renews the stamp where many rows are changed at once, without their `save`."""

    def update(self, **values: Any) -> int:
        """As Django's."""
        with transaction.atomic():
            renew_stamp()
            return super().update(**values)

    def bulk_create(self, *args: Any, **options: Any) -> list[Row]:
        """As Django's."""
        with transaction.atomic():
            renew_stamp()
            return super().bulk_create(*args, **options)


class Stamped(models.Model):
    """Part of the vocabulary. What is deleted by whatever way renews the stamp by signal; see `apps`."""

    objects = StampedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """As Django's, with another stamp."""
        with transaction.atomic():
            renew_stamp()
            super().save(*args, **options)


class Name(Stamped, ClusterableModel):
    """A person, place or body. Without other languages' forms its name is the same in all of them."""

    kind = models.CharField(_("kind"), max_length=8, choices=NameKind.choices)
    key = models.CharField(_("name"), max_length=_FORM_LENGTH)
    language = models.CharField(_("in"), max_length=_LANGUAGE_LENGTH, validators=[_is_code])
    other_forms = models.TextField(_("other forms"), blank=True)
    pronunciation = models.CharField(_("pronunciation"), max_length=_FORM_LENGTH, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    panels = [
        FieldRowPanel(
            [
                FieldPanel("key"),
                FieldPanel("language", help_text=_("The language's code, such as “de”.")),
                FieldPanel("kind"),
            ]
        ),
        FieldPanel("other_forms", help_text=_("Case forms and short forms in this language, one a line.")),
        FieldPanel("pronunciation", help_text=_("In the International Phonetic Alphabet.")),
        FieldPanel("note"),
        InlinePanel(
            "forms",
            heading=_("In other languages"),
            label=_("Form"),
            help_text=_("Without any, the name stays as it is in every edition."),
        ),
    ]

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["key", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "language"],
                name="translation_name_key",
                violation_error_message=_("This name is in the register already."),
            )
        ]

    def __str__(self) -> str:
        return self.key


class NameForm(Stamped, Orderable):
    """What it is called in another language."""

    name = ParentalKey(Name, on_delete=models.CASCADE, related_name="forms")
    language = models.CharField(_("language"), max_length=_LANGUAGE_LENGTH, validators=[_is_code])
    form = models.CharField(_("form"), max_length=_FORM_LENGTH)
    other_forms = models.TextField(_("other forms"), blank=True)
    pronunciation = models.CharField(_("pronunciation"), max_length=_FORM_LENGTH, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("form")]),
        FieldPanel("other_forms"),
        FieldPanel("pronunciation"),
    ]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["name", "language"], name="translation_name_form_key")]


class GlossaryTerm(Stamped):
    """A word or phrase with the translation that the newsroom has settled for one pair."""

    source_language = models.CharField(_("original in"), max_length=_LANGUAGE_LENGTH, validators=[_is_code])
    target_language = models.CharField(_("edition"), max_length=_LANGUAGE_LENGTH, validators=[_is_code])
    source = models.CharField(_("term"), max_length=_FORM_LENGTH)
    source_forms = models.TextField(_("its inflected forms"), blank=True)
    target = models.CharField(_("translation"), max_length=_FORM_LENGTH)
    target_forms = models.TextField(_("other forms allowed"), blank=True)
    is_case_sensitive = models.BooleanField(_("only in this case"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("source_language"), FieldPanel("target_language")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("target")]),
        FieldRowPanel(
            [
                FieldPanel("source_forms", help_text=_("One a line.")),
                FieldPanel("target_forms", help_text=_("One a line.")),
            ]
        ),
        FieldPanel("is_case_sensitive", help_text=_("For words that mean something else with a capital.")),
        FieldPanel("note"),
    ]
    base_form_class = GlossaryTermForm

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["source_language", "source", "target_language"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source"],
                name="translation_term_key",
                violation_error_message=_("This term is in the glossary for these languages already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class ArticleName(Orderable):
    """Words that stay as they are, in this article."""

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="kept_names")
    text = models.CharField(_("words"), max_length=_FORM_LENGTH)

    panels = [FieldPanel("text")]

    def __str__(self) -> str:
        return self.text
