"""The words on the page's own furniture, as the paper has them: those that are shipped, and over them the paper's own.

The paper's own lie as catalogues in its data folder. Whoever prints looks before each page whether they have changed.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils import translation
from django.utils.translation import to_locale, trans_real

from colporteur.foundations.errors import BadCopy
from colporteur.foundations.settings import house
from colporteur.newsroom.rules.languages import edition_name
from colporteur.press.rules.words import fault_of

ROOM = Path(__file__).parent
SHIPPED = "de"  # every shipped catalogue has all texts; their English is read out of this one
ENGLISH = "en"
MOST_BYTES = 2_000_000
TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file: how many texts are the paper's own now, which were left out, how many stay in English."""

    language: str
    own: int
    unknown: int
    fuzzy: int
    missing: int


@contextmanager
def in_words_of(language: str) -> Iterator[None]:
    """Print in a language, with the words that the paper has for it now."""
    _refresh()
    with translation.override(language):
        yield


def version() -> tuple[tuple[str, int, int], ...]:
    """Another whenever the paper's own words have changed."""
    files = sorted(_folder().glob("*/LC_MESSAGES/django.mo"))
    return tuple((str(file), (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)


def export(language: str) -> bytes:
    """A PO file with every text of the pages: as the paper has it, or empty.

    Raises:
        BadCopy: there is no such language.
    """
    language = _prefix(language)
    catalogue, words = _empty(language), _words_for(language)
    for text in texts():
        catalogue.add(
            text.id,
            words.get(_key(text), ""),
            flags=text.flags,
            auto_comments=text.auto_comments,
            locations=text.locations,
            context=text.context,
        )
    written = BytesIO()
    write_po(written, catalogue, width=120, sort_output=True, include_lineno=False)
    return written.getvalue()


def take(data: bytes, name: str) -> Taken:
    """Make the texts of a PO file the paper's own; what it has not translated stays as it is shipped.

    Raises:
        BadCopy: it cannot be read, or a text in it cannot be printed; nothing is taken then.
    """
    catalogue = _read(data, name)
    language = _prefix(catalogue.locale_identifier or "")
    known = {_key(text): text for text in texts()}
    said = [message for message in catalogue if message.id]
    ready = [each for each in said if not each.fuzzy and _is_said(each)]
    ours = [each for each in ready if _key(each) in known]
    if not ours:
        raise BadCopy(f"{name} has no text of the pages that is translated. Nothing has been changed.")
    _refuse_faults(ours, known, name)
    own = _empty(language)
    for each in ours:
        own.add(each.id, each.string, flags=known[_key(each)].flags, context=each.context)
    _keep(own, language)
    return Taken(
        language=language,
        own=len(ours),
        unknown=len(ready) - len(ours),
        fuzzy=sum(each.fuzzy for each in said),
        missing=len(missing_in(language)),
    )


def forget(language: str) -> bool:
    """Go back to the words that are shipped; says whether there were others."""
    file = _file(_prefix(language))
    had_any = file.exists()
    for each in (file, file.with_suffix(".mo")):
        each.unlink(missing_ok=True)
    return had_any


def missing_in(language: str) -> list[str]:
    """The texts that a language's pages show in English."""
    if language.partition("-")[0] == ENGLISH:
        return []  # the texts themselves
    words = _words_for(language)
    return [_key(text)[1] for text in texts() if _key(text) not in words]


def texts() -> list[Message]:
    """Every text of readers' pages, in English."""
    return [message for message in _catalogue(_shipped(SHIPPED), SHIPPED) if message.id]


def _words_for(language: str) -> dict[tuple[str, str], str | tuple[str, ...]]:
    """The paper's own before the shipped ones; those of the language before those of which it is a variety."""
    short = language.partition("-")[0]
    files = [_file(language), _shipped(language), _file(short), _shipped(short)]
    words: dict[tuple[str, str], str | tuple[str, ...]] = {}
    for file in files:
        for message in _catalogue(file, language) if file.exists() else ():
            if message.id and _is_said(message):
                words.setdefault(_key(message), _as_read(message.string))
    return words


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _as_read(text: str | tuple[str, ...] | list[str] | None) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else _forms(text)


def _is_said(message: Message) -> bool:
    return all(form.strip() for form in _forms(message.string))


def _refuse_faults(ours: list[Message], known: dict[tuple[str, str], Message], name: str) -> None:
    faults = []
    for each in ours:
        text = known[_key(each)]
        fault = fault_of(_forms(text.id), _forms(each.string), has_places=text.python_format)
        if fault:
            faults.append(f"{name}, line {each.lineno or '?'}: {fault}.")
    if faults:
        more = f" There are {len(faults) - TOLD} more." if len(faults) > TOLD else ""
        raise BadCopy(" ".join(faults[:TOLD]) + more + " Nothing has been changed.")


def _read(data: bytes, name: str) -> Catalog:
    if len(data) > MOST_BYTES:
        raise BadCopy(f"{name} is larger than {MOST_BYTES // 1_000_000} MB, which no catalogue of the pages is.")
    try:
        catalogue = read_po(BytesIO(data), abort_invalid=True)
    except PoFileError as error:
        raise BadCopy(f"{name}, line {error.lineno}: {error}. Save it as a PO file anew.") from error
    except (UnicodeDecodeError, LookupError, ValueError, UnknownLocaleError) as error:
        raise BadCopy(f"{name} cannot be read as a PO file: {error}.") from error
    if not catalogue.locale_identifier:
        raise BadCopy(f"{name} does not say its language. Give its head a line such as “Language: it”.")
    return catalogue


def _prefix(language: str) -> str:
    """As an edition in it is called in addresses."""
    named = edition_name(language)
    if named is None:
        raise BadCopy(f"“{language}” is no language that pages can be in. Write its code, such as “it”.")
    return named.prefix


def _empty(language: str) -> Catalog:
    head = f"# The words of readers' pages, {language}."
    return Catalog(
        locale=Locale.parse(language, sep="-"), project="Colporteur", version="pages", fuzzy=False, header_comment=head
    )


def _keep(catalogue: Catalog, language: str) -> None:
    """Written beside and put in place whole: others may be reading it."""
    file = _file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    for path, write in ((file, write_po), (file.with_suffix(".mo"), write_mo)):
        written = BytesIO()
        write(written, catalogue)
        new = path.with_suffix(f"{path.suffix}.new")
        new.write_bytes(written.getvalue())
        new.replace(path)


def _folder() -> Path:
    return house().data / "words"


def _file(language: str) -> Path:
    return _folder() / to_locale(language) / "LC_MESSAGES" / "django.po"


def _shipped(language: str) -> Path:
    return ROOM / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"


def _catalogue(file: Path, language: str) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, locale=language.partition("-")[0])


@dataclass(slots=True)
class _Loaded:
    version: tuple[tuple[str, int, int], ...] | None = field(default=None)


_loaded = _Loaded()


def _refresh() -> None:
    """Let Django read its catalogues anew if the paper's own are others than when it did; as its own reloader does."""
    now = version()
    if _loaded.version == now:
        return
    gettext._translations.clear()  # type: ignore[attr-defined]  # kept by file name, whatever is in the file
    trans_real._translations.clear()  # type: ignore[attr-defined]  # Django has no other way
    trans_real._default = None  # type: ignore[attr-defined]
    _loaded.version = now
