"""The message catalogues of the rooms that speak to readers: `--extract`, `--compile` or `--check`.

A room speaks to readers if it has a `locale` folder. English is the language of the messages themselves; each other
language of CATALOGUES must translate every one of them. Babel does what the gettext programs do, so none is needed.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ROOT / "src" / "colporteur"
CATALOGUES = ("ar", "ca", "de", "es", "fr")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PERCENT_FIELD = re.compile(r"%\((\w+)\)[a-z]")


def main(arguments: list[str]) -> int:
    """Run one of the three deeds; the answer is the exit status."""
    deeds = {"--extract": extract, "--compile": compile_all, "--check": check}
    if len(arguments) != 1 or arguments[0] not in deeds:
        print(f"usage: catalogues.py {'|'.join(deeds)}", file=sys.stderr)
        return 2
    return deeds[arguments[0]]()


def extract() -> int:
    """Bring every catalogue up to the messages of its room's code and templates; what is new is left empty."""
    for room in _speaking_rooms():
        template = _messages_of(room)
        for language in CATALOGUES:
            file = _po(room, language)
            catalogue = _read(file, language) if file.exists() else _new(language)
            catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_written(catalogue))
    return 0


def compile_all() -> int:
    """Write the `.mo` that Django reads beside every `.po` whose `.mo` is not as it should be."""
    for file in sorted(ROOMS.glob("*/locale/*/LC_MESSAGES/django.po")):
        compiled, binary = _compiled(file), file.with_suffix(".mo")
        if not binary.exists() or binary.read_bytes() != compiled:
            half = binary.with_suffix(".mo.part")
            half.write_bytes(compiled)
            half.replace(binary)
    return 0


def check() -> int:
    """Name every message without a translation, with a broken placeholder, or no longer used, and every stale `.mo`."""
    problems = [problem for room in _speaking_rooms() for problem in _problems(room)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"catalogues: {len(problems)} problems" if problems else f"catalogues: complete in {', '.join(CATALOGUES)}")
    return 1 if problems else 0


def _problems(room: Path) -> Iterator[str]:
    wanted = {_key(message): message for message in _messages_of(room) if message.id}
    for language in CATALOGUES:
        file = _po(room, language)
        name = file.relative_to(ROOT)
        if not file.exists():
            yield f"{name}: is missing; run `scripts/catalogues.py --extract` and translate it"
            continue
        catalogue = _read(file, language)
        there = {_key(message): message for message in catalogue if message.id}
        yield from (f"{name}: {key[0]!r} is not in the catalogue" for key in wanted.keys() - there.keys())
        yield from (f"{name}: {key[0]!r} is no longer used" for key in there.keys() - wanted.keys())
        for message in there.values():
            yield from (f"{name}: {message.id!r} {fault}" for fault in _faults(message, catalogue))
        if not file.with_suffix(".mo").exists() or file.with_suffix(".mo").read_bytes() != _compiled(file):
            yield f"{name}: its .mo is stale; run `scripts/catalogues.py --compile`"


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    translations = [message.string or ""] if isinstance(message.string, str | None) else list(message.string)
    if message.fuzzy:
        yield "is marked as uncertain"
    if not all(translations):
        yield "has no translation"
        return
    if message.pluralizable and len(translations) != catalogue.num_plurals:
        yield f"has {len(translations)} plural forms; the language has {catalogue.num_plurals}"
    sources = list(message.id) if isinstance(message.id, tuple | list) else [message.id]
    allowed = set().union(*(_placeholders(source) for source in sources))
    required = set() if message.pluralizable else allowed
    for translation in translations:
        fields = _placeholders(translation)
        if not required <= fields <= allowed:
            yield f"has other placeholders in {translation!r}"


def _placeholders(text: str) -> set[str]:
    try:
        braces = {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # a brace that is only a brace
        braces = set()
    return braces | set(PERCENT_FIELD.findall(text))


def _messages_of(room: Path) -> Catalog:
    catalogue = Catalog(domain="django", charset="utf-8")
    for file in sorted([*room.rglob("*.py"), *room.glob("templates/**/*.*")]):
        if "tests" in file.parts or "migrations" in file.parts:
            continue
        for line, function, texts, comments in _found_in(file):
            message_id, context = _named(function, texts)
            if message_id:
                place = [(str(file.relative_to(ROOT)), line)]
                catalogue.add(message_id, context=context, locations=place, auto_comments=comments)
    return catalogue


def _found_in(file: Path) -> Iterator[tuple[int, str, object, list[str]]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # what is not a message has become X's; without indentation they are tokens that Python's own reader accepts
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    read: Any = extract_python  # its annotations give the parts of a message in another order than it does
    yield from read(BytesIO(text.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"})


def _named(function: str, texts: object) -> tuple[str | tuple[str, ...] | None, str | None]:
    """The message (or its two numbers) and its context; no message where the text is put together at run time."""
    given = texts if isinstance(texts, tuple) else (texts,)
    positions = KEYWORDS[function] or (1,)
    context = next((given[p[0] - 1] for p in positions if isinstance(p, tuple)), None)
    ids = tuple(given[p - 1] for p in positions if isinstance(p, int) and p <= len(given))
    if not all(isinstance(text, str) and text for text in ids):
        return None, None
    return (ids if len(ids) > 1 else ids[0]), context


def _speaking_rooms() -> list[Path]:
    return sorted(folder.parent for folder in ROOMS.glob("*/locale"))


def _po(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def _new(language: str) -> Catalog:
    return Catalog(
        locale=language,
        domain="django",
        project="Colporteur",
        version="1",
        copyright_holder="the Colporteur authors",
        fuzzy=False,
    )


def _read(file: Path, language: str) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, locale=language, domain="django", abort_invalid=True)


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0]), message.context


def _written(catalogue: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    return written.getvalue()


def _compiled(file: Path) -> bytes:
    written = BytesIO()
    write_mo(written, _read(file, file.parent.parent.name))
    return written.getvalue()


if __name__ == "__main__":
    settings.configure(USE_I18N=False)
    sys.exit(main(sys.argv[1:]))
