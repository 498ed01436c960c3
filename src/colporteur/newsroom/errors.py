"""Saying in one sentence what Django's validation says in many."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from colporteur.foundations.errors import BadCopy

TOO_LONG = "max_length"


@contextmanager
def refusals_as_bad_copy(subject: str, *, title: str = "name") -> Iterator[None]:
    """Turns what validation refuses inside the block into `BadCopy`.

    `subject` begins the sentence; `title` is what people call Wagtail's field of that name there.
    """
    try:
        yield
    except ValidationError as error:
        raise BadCopy(f"{subject} cannot be taken as it is: {in_words(error, title=title)}") from error


def in_words(error: ValidationError, *, title: str = "name") -> str:
    """Every message of a validation error, each with the field it is about."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        _one_in_words(title if field == "title" else field.replace("_", " "), one)
        for field, errors in error.error_dict.items()
        for one in errors
    )


def _one_in_words(field: str, error: ValidationError) -> str:
    if error.code == TOO_LONG and error.params:
        most, there = error.params["limit_value"], error.params["show_value"]
        return f"the {field} has {there} characters and may have {most}. Shorten it by {there - most}."
    words = " ".join(error.messages)
    return words if field == NON_FIELD_ERRORS.replace("_", " ") else f"{field}: {words}"
