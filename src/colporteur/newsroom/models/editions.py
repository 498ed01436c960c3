"""The column that names an edition, and how people choose one."""

from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from colporteur.newsroom.rules.languages import is_language_tag, own_name

PREFIX_LENGTH = 16
FIRST_LANGUAGES = ("ar", "ca", "de", "en", "es", "fr")


def check_language(prefix: str) -> None:
    """Refuses codes that no language has.

    Raises:
        ValidationError: naming the code.
    """
    if not is_language_tag(prefix):
        raise ValidationError(
            _("There is no language with the code “%(code)s”. Use one such as “de” or “pt-br”."),
            code="unknown_language",
            params={"code": prefix},
        )


class EditionSelect(forms.Select):
    """The paper's editions by their languages' own names; what stands in the row stays, even if it is none of them any more."""

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Django asks this when the field is drawn: editions come and go while the paper runs."""
        self.choices = _choices([str(each) for each in value if each])
        return super().optgroups(name, value, attrs)

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        """A choice has no length."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {name: value for name, value in attrs.items() if name not in ("maxlength", "minlength")}


def _choices(chosen: list[str]) -> list[tuple[str, str]]:
    rows = apps.get_model("newsroom", "Edition").objects.order_by("sort_order", "pk")
    named = {row.prefix: row.name if row.is_open else _("%(edition)s (closed)") % {"edition": row.name} for row in rows}
    others = chosen if named else [*chosen, *FIRST_LANGUAGES]  # before there is a paper, any may be its first
    return [("", "---------"), *named.items(), *((each, own_name(each)) for each in others if each not in named)]


class _ChosenEditionField(models.CharField):  # type: ignore[type-arg]  # as Django's own
    """A column as `edition_field`, which forms show as a choice."""

    def formfield(self, **options: Any) -> Any:
        """As a choice, whatever the form would use for text."""
        return super().formfield(**{**options, "widget": EditionSelect})

    def deconstruct(self) -> Any:
        """To the database it is text."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options


def edition_field(**options: Any) -> Any:  # Any: handed through to the field as they are; its type differs by `null`
    """The address prefix of an edition, lower case: `de`, `pt-br`."""
    return models.CharField(**_with_checks(options))


def chosen_edition_field(**options: Any) -> Any:  # Any: as above
    """As `edition_field`, where the paper has the edition already."""
    return _ChosenEditionField(**_with_checks(options))


def _with_checks(options: dict[str, Any]) -> dict[str, Any]:
    shape = RegexValidator(
        r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$", _("An edition is named by a language code in lower case, such as “de”.")
    )
    checks = {"max_length": PREFIX_LENGTH, "validators": [shape, check_language]}
    return {"verbose_name": _("edition"), **checks, **options}
