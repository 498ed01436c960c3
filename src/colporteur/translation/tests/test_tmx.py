from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import BadCopy
from colporteur.text.normalise import clean
from colporteur.translation.exchange import tmx
from colporteur.translation.exchange.importing import ENGINES_PROPERTY, digest, entries_in
from colporteur.translation.exchange.tmx import Entry


def read(text: str | bytes) -> list[Entry]:
    data = text.encode() if isinstance(text, str) else text
    return list(tmx.read(BytesIO(data), "memory.tmx"))


def written(*entries: Entry) -> bytes:
    stream = BytesIO()
    assert tmx.write(stream, entries) == len(entries)
    return stream.getvalue()


CLEAN = st.text(max_size=40).map(clean)
LANGUAGE = st.sampled_from(("en", "de", "es", "fr", "ar", "ca", "pt-br"))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    texts = draw(st.dictionaries(LANGUAGE, CLEAN, min_size=1))
    return Entry(
        source_language=draw(st.sampled_from(sorted(texts))),
        texts=texts,
        properties=draw(st.dictionaries(CLEAN.filter(bool), CLEAN, max_size=2)),
        note=draw(CLEAN),
        creator=draw(CLEAN),
        changed_at=draw(st.none() | st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
    )


@given(st.lists(entries(), max_size=5))
def test_what_is_written_is_read_again(given_: list[Entry]) -> None:
    for got, entry in zip(read(written(*given_)), given_, strict=True):
        assert got.texts == entry.texts
        assert (got.source_language, got.properties, got.note) == (entry.source_language, entry.properties, entry.note)
        assert got.creator == entry.creator
        assert got.changed_at == (entry.changed_at.replace(microsecond=0) if entry.changed_at else None)


def test_times_are_written_in_utc() -> None:
    moment = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert b'changedate="20261124T083000Z"' in written(
        Entry(source_language="en", texts={"en": "A"}, changed_at=moment)
    )


def test_characters_that_xml_forbids_are_left_out() -> None:
    (entry,) = read(written(Entry(source_language="en", texts={"en": "A\x00\x0b\ufffeB", "de": "]]> & <"})))
    assert entry.texts == {"en": "AB", "de": "]]> & <"}


FOREIGN = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Other" creationtoolversion="3" datatype="html" segtype="sentence"
 adminlang="en-us" srclang="EN-US" o-tmf="x">
<prop type="project">Paper</prop><note>Header</note></header>
<body>
<tu tuid="1" changedate="20200102T030405Z" changeid="ANNA"><note>Note</note><prop type="x-role">title</prop>
<tuv xml:lang="EN-US"><note>inner</note><prop type="x">y</prop><seg>The
 <bpt i="1">&lt;b&gt;</bpt>old<ept i="1">&lt;/b&gt;</ept> <hi>port</hi><ph>{{1}}<sub>code</sub></ph></seg></tuv>
<tuv xml:lang="de_AT"><seg>Der alte Hafen: größer</seg></tuv></tu>
<tu srclang="*all*"><tuv lang="de"><seg>Eins</seg></tuv><tuv lang="en"><seg>One</seg></tuv></tu>
<tu srclang="en"><tuv xml:lang="en-GB"><seg>Two</seg></tuv><tuv xml:lang="de"><seg>Zwei</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-8-SIG", "UTF-16", "UTF-16-LE", "ISO-8859-1"])
def test_other_programs_files_are_read(encoding: str) -> None:
    declared = {"UTF-8-SIG": "UTF-8", "UTF-16-LE": "UTF-16"}.get(encoding, encoding)
    data = FOREIGN.format(encoding=declared).encode(encoding)
    first, second, third = read(b"\xff\xfe" + data if encoding == "UTF-16-LE" else data)
    assert first == Entry(
        source_language="en-us",
        texts={"en-us": "The old port", "de-at": "Der alte Hafen: größer"},
        properties={"x-role": "title"},
        note="Note",
        creator="ANNA",
        changed_at=datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    assert (second.source_language, second.texts) == ("de", {"de": "Eins", "en": "One"})
    assert third.source_language == "en-gb"


HEADER = '<tmx version="1.4"><header srclang="en"/><body>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "line 1: no element found"),
        ("<html/>", "no TMX file"),
        ("plain text", "line 1"),
        (HEADER + "\n<tu>", "line 2: no element found"),
        (HEADER + "\n<tu><tuv xml:lang='en'><seg>a</tu>", "line 2: mismatched tag"),
        (HEADER + "\n\n<tu><tuv><seg>a</seg></tuv></tu>", "line 3: a text has no language"),
        (
            HEADER + "\n<tu><tuv xml:lang='de'><seg>a</seg></tuv></tu></body></tmx>",
            "line 2: the entry has no text in its",
        ),
        (HEADER + "<tu><tuv xml:lang='en'><seg>" + "a" * 100_001, "longer than 100,000"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]>' + HEADER, "the entity “a” is not taken"),
        ('<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEADER, "the entity “a” is not taken"),
        ('<!DOCTYPE tmx [<!ENTITY % a "b">]>' + HEADER, "the entity “a” is not taken"),
        (
            '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' + HEADER + "<tu><tuv xml:lang='en'><seg>&eacute;",
            "“eacute” is not taken",
        ),
        (b"\xff\xfe\x00\xd8", "line 1"),
        ((HEADER + "\n<tu><tuv xml:lang='en'><seg>caf\xe9 au</seg>").encode("latin-1"), "line 2: not well-formed"),
    ],
)
def test_a_bad_file_is_refused_by_its_name_and_line(data: str | bytes, words: str) -> None:
    with pytest.raises(BadCopy) as refused:
        read(data)
    assert str(refused.value).startswith("memory.tmx, line ")
    assert words in str(refused.value)
    assert str(refused.value).endswith(".")


def test_entries_come_before_a_fault_further_down() -> None:
    text = HEADER + "<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>" + "\n" * 70_000 + "<tu>"
    reading = tmx.read(BytesIO(text.encode()), "memory.tmx")
    assert next(reading).texts == {"en": "a"}
    with pytest.raises(BadCopy, match="line 70001"):
        next(reading)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: (HEADER + text).encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refusal = ""
    try:
        entries = read(data)
    except BadCopy as error:
        entries, refusal = [], str(error)
    assert all(entry.source_language in entry.texts for entry in entries)
    assert not refusal or refusal.startswith("memory.tmx")


def test_what_an_engine_made_comes_back_only_where_somebody_changed_it() -> None:
    made = Entry(
        source_language="en",
        texts={"en": "The crane moved.", "es": "La grúa se movió."},
        properties={ENGINES_PROPERTY: digest("La grúa se movió.")},
    )
    changed = replace(made, texts={"en": "The crane moved.", "es": "La grulla se movió."})
    left_out: list[str] = []
    stream = BytesIO(written(made, changed))
    found = {each.target for each in entries_in(stream, "a.tmx", left_out=left_out)}
    assert (found, set(left_out)) == ({"La grulla se movió."}, {"La grúa se movió."})
