"""The newspaper and its editions."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.models import Orderable, Page

from colporteur.newsroom.models.editions import chosen_edition_field, edition_field
from colporteur.newsroom.models.printed import PrintedPage, PrintedPagePermissions, Standing, title_panel
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.languages import direction, is_language_tag, own_name, same_language
from colporteur.newsroom.signals import paper_was_changed
from colporteur.text.numerals import LATIN, DigitChoice, Numerals, numerals_of, own_system


def time_zones() -> list[tuple[str, str]]:
    """Every zone that this machine's time zone data knows."""
    return [(name, name) for name in sorted(available_timezones())]


class Digits(models.TextChoices):
    """`DigitChoice` in words."""

    USUAL = DigitChoice.USUAL, _("as usual in that language and country")
    LATIN = DigitChoice.LATIN, "0 1 2 3 4 5 6 7 8 9"
    OWN = DigitChoice.OWN, _("the language’s own")


class NewspaperForm(WagtailAdminPageForm):
    """The newspaper and its editions, looked at together."""

    may_remove = forms.BooleanField(
        label=_("Yes, take them out of print"),
        required=False,
        help_text=_(
            "Only where an open edition loses its tick at “open”, or is removed. All its pages leave print; the addresses of its "
            "articles lead readers to the article in their own edition. A closed edition can be opened again as it was."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's template asks a form in a list for its `prefix`, and would be given the field of that name.
        fields = self.formsets["editions"].form.base_fields if "editions" in self.formsets else {}
        if "prefix" in fields:
            fields["prefix"].get_bound_field = lambda form, name: _PrefixOfTheForm(form, form.fields[name], name)

    def clean(self) -> dict[str, Any]:
        """The house language needs an open edition, and an open one leaves print only by who says so twice."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and not cleaned.get("may_remove"):
            for edition in self._leaving_print():
                self.add_error("may_remove", _leaves_print(edition))
        each_edition = [form.cleaned_data for form in self.formsets["editions"].forms if form.is_valid()]
        opened = {
            edition.get("prefix") for edition in each_edition if edition.get("is_open") and not edition.get("DELETE")
        }
        house_language = cleaned.get("house_language")
        if house_language and house_language not in opened and self.formsets["editions"].is_valid():
            self.add_error("house_language", _no_house_edition(house_language))
        return cleaned

    def _leaving_print(self) -> "list[Edition]":
        """The editions that readers have now and would not have then: removed, closed, or in another language."""
        formset = self.formsets["editions"]
        kept = [form for form in formset.forms if form.is_valid() and form not in formset.deleted_forms]
        stay = {form.cleaned_data.get("prefix") for form in kept if form.cleaned_data.get("is_open")}
        unreadable = {form.instance.pk for form in formset.forms if not form.is_valid()}  # their own fields say why
        rows = Edition.objects.filter(newspaper=self.instance, is_open=True).exclude(pk__in=unreadable - {None})
        return list(rows.exclude(prefix__in=stay).order_by("sort_order", "pk"))


class _PrefixOfTheForm(BoundField):
    """The field `prefix`, which reads as the prefix of its form where a template prints it."""

    def __str__(self) -> SafeString:
        return SafeString(self.form.prefix)


class Newspaper(PrintedPage):
    """The root of everything. Its title is the paper's name, in every edition that has no form of its own."""

    house_language = chosen_edition_field(
        verbose_name=_("house language"),
        help_text=_("The edition that readers get whose own language the paper does not print."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=time_zones,
        default="UTC",
        help_text=_("Dates and times of all editions are printed in this zone."),
    )
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)

    base_form_class = NewspaperForm
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.Notice"]
    preview_modes: list[tuple[str, str]] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    title_panel(_("Name of the paper"), help_text=_("Editions may write it otherwise.")),
                    FieldRowPanel([FieldPanel("house_language"), FieldPanel("time_zone")]),
                    FieldPanel("publisher"),
                    InlinePanel("editions", heading=_("Editions"), label=_("edition"), min_num=1),
                    FieldPanel("may_remove", heading=_("Taking editions out of print")),
                ],
                heading=_("Newspaper"),
            )
        ],
        base_form_class=NewspaperForm,
    )

    class Meta:
        verbose_name = _("newspaper")

    def prepare_print(self, before: Standing) -> None:
        """Refuse a paper without an edition in its house language."""
        if not any(row.prefix == self.house_language and row.is_open for row in self.editions.all()):
            raise _no_house_edition(self.house_language)

    def announce(self, before: Standing) -> None:
        """Whatever is said here stands on every page."""
        if self.standing != before:
            paper_was_changed.send(sender=Newspaper)

    def address(self) -> str:
        """The front page of whichever edition the reader gets."""
        return "/"

    def permissions_for_user(self, user: Any) -> "NewspaperPermissions":
        """What this person may do with the paper."""
        return NewspaperPermissions(user, self)


class NewspaperPermissions(PrintedPagePermissions):
    """The paper stays, and only those who may publish add sections and notices."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never in the editor."""
        return False

    def can_move(self) -> bool:
        """Never."""
        return False

    def can_unpublish(self) -> bool:
        """Never."""
        return False

    def can_add_subpage(self) -> bool:
        """Sections and notices are for those who may publish."""
        return bool(super().can_add_subpage() and self.can_publish())


class Edition(Orderable):
    """The paper in one language. `prefix` stands in addresses, `tag` says how dates and figures are written."""

    newspaper = ParentalKey(Newspaper, on_delete=models.CASCADE, related_name="editions")
    prefix = edition_field(verbose_name=_("language"), help_text=_("Stands in addresses: “de” gives /de/."))
    tag = models.CharField(
        _("language tag"),
        max_length=35,
        blank=True,
        help_text=_("How dates and figures are written, such as “de-AT”. Empty: as the language usually does."),
    )
    digits = models.CharField(
        _("digits"),
        max_length=8,
        blank=True,
        default="",
        choices=Digits,
        help_text=_(
            "For languages that have digits of their own, such as Arabic (٠١٢٣) or Persian (۰۱۲۳). Dates, counts and what engines "
            "translate follow; what people write stays as they wrote it."
        ),
    )
    paper_name = models.CharField(
        _("name of the paper there"),
        max_length=255,
        blank=True,
        help_text=_("Where it is written otherwise, as in Arabic letters. Empty: as the paper is called."),
    )
    tagline = models.CharField(_("tagline"), max_length=255, blank=True)
    is_open = models.BooleanField(
        _("open"), default=True, help_text=_("A closed edition has no pages; its translations are kept.")
    )
    is_indexed = models.BooleanField(_("shown to search engines"), default=True)

    panels = [
        FieldRowPanel([FieldPanel("prefix"), FieldPanel("tag")]),
        FieldPanel("digits"),
        FieldPanel("paper_name"),
        FieldPanel("tagline"),
        FieldRowPanel(
            [FieldPanel("is_open", widget=forms.CheckboxInput), FieldPanel("is_indexed", widget=forms.CheckboxInput)]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["newspaper", "prefix"],
                name="newsroom_edition_prefix",
                violation_error_message=_("The paper has one edition in each language."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return own_name(self.tag or self.prefix)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.tag or self.prefix)

    @property
    def numerals(self) -> Numerals:
        """The digits that it writes, with their marks."""
        return numerals_of(self.tag or self.prefix, self.digits)

    def clean(self) -> None:
        """The tag must belong to the language, and so must the digits."""
        super().clean()
        self.tag = (self.tag or self.prefix).strip()
        if not is_language_tag(self.tag):
            raise ValidationError({"tag": _("“%(tag)s” is no language tag.") % {"tag": self.tag}})
        if not same_language(self.tag, self.prefix):
            raise ValidationError(
                {
                    "tag": _("“%(tag)s” is another language than “%(prefix)s”.")
                    % {"tag": self.tag, "prefix": self.prefix}
                }
            )
        if self.digits == DigitChoice.OWN and own_system(self.tag) == LATIN:
            raise ValidationError(
                {"digits": _("%(language)s has no digits of its own beside 0 to 9.") % {"language": self.name}}
            )


def _leaves_print(edition: Edition) -> ValidationError:
    written = Page.objects.live().filter(article__language=edition.prefix).count()
    count = REGISTRY.count_from_elsewhere
    articles = written + (count(edition.prefix) if count else 0)
    return ValidationError(
        ngettext(
            "“%(edition)s” leaves print with its %(articles)d article; written for it: %(written)d. Translations are kept. "
            "Tick the box to confirm, or load the page anew to keep the edition.",
            "“%(edition)s” leaves print with its %(articles)d articles; written for it: %(written)d. Translations are kept. "
            "Tick the box to confirm, or load the page anew to keep the edition.",
            articles,
        ),
        code="leaves_print",
        params={"edition": edition.name, "articles": articles, "written": written},
    )


def _no_house_edition(house_language: str) -> ValidationError:
    return ValidationError(
        _("The house language “%(code)s” needs an open edition. Add or open one, or choose another house language."),
        code="no_house_edition",
        params={"code": house_language},
    )
