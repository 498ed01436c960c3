"""Saying in one sentence what Django's validation says in many."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from colporteur.foundations.errors import BadCopy

NAMES = {"title": "headline"}


@contextmanager
def refusals_as_bad_copy(subject: str) -> Iterator[None]:
    """Turns what validation refuses inside the block into `BadCopy`; `subject` begins the sentence."""
    try:
        yield
    except ValidationError as error:
        raise BadCopy(f"{subject} cannot be taken as it is: {in_words(error)}") from error


def in_words(error: ValidationError) -> str:
    """Every message of a validation error, each with the field it is about."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        message if field == NON_FIELD_ERRORS else f"{NAMES.get(field, field).replace('_', ' ')}: {message}"
        for field, messages in error.message_dict.items()
        for message in messages
    )
