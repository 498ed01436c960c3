"""The register of names and the glossary, as files hold them."""

from collections.abc import Iterator

from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.models import GlossaryTerm, Name
from colporteur.translation.rules.register import Kind
from colporteur.translation.vocabulary import lines_of


def entries_out() -> Iterator[Entry]:
    """Every name, then every term."""
    for name in Name.objects.prefetch_related("forms"):
        own = _wording(name.language, name.key, name.other_forms, name.pronunciation)
        others = [_wording(each.language, each.form, each.other_forms, each.pronunciation) for each in name.forms.all()]
        yield Entry(kind=Kind(name.kind), wordings=(own, *others), note=name.note)
    for term in GlossaryTerm.objects.all():
        source = _wording(term.source_language, term.source, term.source_forms)
        target = _wording(term.target_language, term.target, term.target_forms)
        is_sensitive = term.is_case_sensitive
        yield Entry(kind=Kind.TERM, wordings=(source, target), is_case_sensitive=is_sensitive, note=term.note)


def _wording(language: str, form: str, others: str, pronunciation: str = "") -> Wording:
    return Wording(language=language, form=form, others=lines_of(others), pronunciation=pronunciation)
