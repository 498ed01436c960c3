"""Names and terms on their way in or out, whatever the file's form."""

from dataclasses import dataclass

from colporteur.translation.rules.register import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What it is called in one language: first the form that is wanted, then others, one a line in files."""

    language: str
    form: str
    others: tuple[str, ...] = ()
    pronunciation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name or a term. The first wording is the original's; a term needs a second, a name without any stays as it is.

    `line` is where it begins in its file, from 1.
    """

    kind: Kind
    wordings: tuple[Wording, ...]
    is_case_sensitive: bool = False
    note: str = ""
    line: int = 0
