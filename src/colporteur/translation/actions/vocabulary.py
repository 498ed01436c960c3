"""Bringing names and terms into the register and the glossary."""

import logging
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy
from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.exchange.xml_in import place_in
from colporteur.translation.models import GlossaryTerm, Name, NameForm
from colporteur.translation.rules.register import Kind

log = logging.getLogger(__name__)


@transaction.atomic
def import_vocabulary(*, entries: Iterable[Entry], file: str) -> int:
    """Put all of them in, or none; what is there already takes the file's words. Returns how many.

    Raises:
        BadCopy: an entry cannot stand so; the sentence names the file and line.
    """
    count = 0
    for entry in entries:
        try:
            _put(entry)
        except ValidationError as error:
            raise BadCopy(f"{place_in(file, entry.line)}: {_in_words(error)}") from error
        count += 1
    log.info("%s names and terms came in from %s", count, file)
    return count


def _put(entry: Entry) -> None:
    source, *targets = entry.wordings
    if entry.kind is not Kind.TERM:
        _put_name(entry, source, targets)
        return
    if not targets:
        says = gettext("the term “%(term)s” has no translation. Add one, or make it a name, which stays.")
        raise ValidationError(says % {"term": source.form})
    for target in targets:
        term = GlossaryTerm.objects.filter(
            source_language=source.language, target_language=target.language, source=source.form
        ).first() or GlossaryTerm(source_language=source.language, target_language=target.language, source=source.form)
        term.source_forms, term.target_forms = "\n".join(source.others), "\n".join(target.others)
        term.target, term.is_case_sensitive, term.note = target.form, entry.is_case_sensitive, entry.note
        if source.language == target.language:
            says = gettext("the term “%(term)s” is translated into its own language. Name another.")
            raise ValidationError(says % {"term": source.form})
        _save(term)


def _put_name(entry: Entry, source: Wording, targets: list[Wording]) -> None:
    known = Name.objects.filter(key=source.form, language=source.language).first()
    name = known or Name(key=source.form, language=source.language)
    name.kind, name.other_forms, name.note = entry.kind, "\n".join(source.others), entry.note
    name.pronunciation = source.pronunciation or name.pronunciation
    _save(name)
    for target in targets:
        form = NameForm.objects.filter(name=name, language=target.language).first()
        form = form or NameForm(name=name, language=target.language)
        form.form, form.other_forms = target.form, "\n".join(target.others)
        form.pronunciation = target.pronunciation or form.pronunciation
        _save(form)


def _save(row: models.Model) -> None:
    row.full_clean()
    row.save()


def _in_words(error: ValidationError) -> str:
    """The first thing that is wrong, with the field where one is named."""
    if hasattr(error, "error_dict"):
        field, messages = next(iter(error.message_dict.items()))
        return f"{field}: {messages[0]}"
    return str(error.messages[0])
