"""The column that names an edition, and the rows that say one thing in each of them."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

PREFIX_LENGTH = 16


def edition_field(**options: object) -> "models.CharField[str, str]":
    """The address prefix of an edition, lower case: `de`, `pt-br`."""
    return models.CharField(
        _("edition"),
        max_length=PREFIX_LENGTH,
        validators=[RegexValidator(r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$", _("An edition is named like “de” or “pt-br”."))],
        **options,  # type: ignore[arg-type]  # handed through to the field as they are
    )
