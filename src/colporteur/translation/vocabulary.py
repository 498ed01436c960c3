"""What the register of names and the glossary settle for one pair, read once in a process and again after a change."""

from collections.abc import Iterable, Iterator

from colporteur.translation.engines.contract import Pair
from colporteur.translation.models import ArticleName, GlossaryTerm, Name, VocabularyStamp
from colporteur.translation.rules.register import Kind, Register, Settled

_read: dict[str, dict[Pair, Register]] = {}  # under the stamp that the vocabulary had then; never more than one


def stamp_of_vocabulary() -> str:
    """Another after every change of names and terms; empty where there is none, and nothing read may be kept."""
    return VocabularyStamp.objects.values_list("stamp", flat=True).first() or ""


def register_for(pair: Pair, *, article_id: int | None = None) -> Register:
    """The names and terms that hold from one language to the other; with those of the article, which come first."""
    kept = kept_names([article_id]).get(article_id, ()) if article_id else ()
    return with_kept(_register_of(pair), kept)


def kept_names(article_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What each of these articles wants left as it is; without those that want nothing."""
    rows = ArticleName.objects.filter(article__in=list(article_ids)).values_list("article_id", "text")
    found: dict[int, tuple[str, ...]] = {}
    for article_id, text in rows:
        found[article_id] = (*found.get(article_id, ()), text)
    return found


def with_kept(register: Register, kept: Iterable[str]) -> Register:
    """A register with what an article wants left as it is before all the rest."""
    own = tuple(Settled(sources=(text,), kind=Kind.PERSON) for text in kept)
    return Register((*own, *register.settled)) if own else register


def _register_of(pair: Pair) -> Register:
    """Read by whichever thread comes first; the stamp before the rows, so that what is kept is never older than it says."""
    stamp = stamp_of_vocabulary()
    if stamp not in _read:
        _read.clear()
    registers = _read.setdefault(stamp, {}) if stamp else {}
    if pair not in registers:
        registers[pair] = Register((*_names(pair), *_terms(pair)))
    return registers[pair]


def _names(pair: Pair) -> Iterator[Settled]:
    for name in Name.objects.prefetch_related("forms"):
        forms = {name.language: (name.key, *lines_of(name.other_forms))}
        forms |= {each.language: (each.form, *lines_of(each.other_forms)) for each in name.forms.all()}
        kind = Kind(name.kind)
        if len(forms) == 1:  # the same in every language
            yield from (Settled(sources=(form,), kind=kind) for form in forms[name.language])
            continue
        sources, targets = _of(forms, pair.source), _of(forms, pair.target)
        if sources and targets:
            yield Settled(sources=sources, targets=targets, kind=kind)


def _of(forms: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Those in this language, or in the one that it is a variety of."""
    return forms.get(language) or forms.get(language.partition("-")[0]) or ()


def _terms(pair: Pair) -> Iterator[Settled]:
    rows: Iterable[GlossaryTerm] = GlossaryTerm.objects.filter(
        source_language__in=_spellings(pair.source), target_language__in=_spellings(pair.target)
    )
    for row in rows:
        yield Settled(
            sources=(row.source, *lines_of(row.source_forms)),
            targets=(row.target, *lines_of(row.target_forms)),
            is_case_sensitive=row.is_case_sensitive,
        )


def _spellings(language: str) -> tuple[str, ...]:
    return (language, language.partition("-")[0])


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that have something on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
