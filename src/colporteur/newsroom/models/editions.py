"""The column that names an edition."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from colporteur.newsroom.rules.languages import is_language_tag

PREFIX_LENGTH = 16


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


def edition_field(**options: Any) -> Any:  # Any: handed through to the field as they are; its type differs by `null`
    """The address prefix of an edition, lower case: `de`, `pt-br`."""
    options.setdefault("verbose_name", _("edition"))
    shape = RegexValidator(
        r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$", _("An edition is named by a language code in lower case, such as “de”.")
    )
    return models.CharField(max_length=PREFIX_LENGTH, validators=[shape, check_language], **options)
