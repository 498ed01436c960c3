"""An article goes to a translator outside as XLIFF 2.0 and comes back."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import BadCopy
from colporteur.text.documents import Role
from colporteur.text.normalise import clean
from colporteur.translation import commands_memory
from colporteur.translation.actions import write_plain_wording
from colporteur.translation.exchange.xliff import MOST_BYTES, SPACE, Parcel, Segment, read, write
from colporteur.translation.models import Origin, Unit
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    found_paper,
    publish,
    sentence_of,
    translation_of,
    work,
)

HEAD = f'<xliff xmlns="{SPACE}" version="2.0" srcLang="en" trgLang="es"><file id="f">'
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40).map(clean)


def written(parcel: Parcel) -> bytes:
    stream = io.BytesIO()
    write(stream, parcel)
    return stream.getvalue()


def unit(target: str, state: str = "translated", *, note: str = "") -> bytes:
    notes = f'<notes><note category="x-engines-text">{note}</note></notes>' if note else ""
    return (
        f'{HEAD}<unit id="1" type="colporteur:text">{notes}<segment state="{state}"><source>It rained.</source>'
        f"<target>{target}</target></segment></unit></file></xliff>"
    ).encode()


@given(st.lists(st.tuples(TEXTS, TEXTS | st.just(""), st.sampled_from(Role)), max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[str, str, Role]]) -> None:
    segments = tuple(
        Segment(key=f"a{number}", role=role, source=source, target=target, state="reviewed" if target else "initial")
        for number, (source, target, role) in enumerate(rows)
    )
    parcel = Parcel(source_language="en", target_language="pt-br", name="article-7", segments=segments)
    assert read(written(parcel), "a.xlf") == parcel


def test_the_text_within_a_tools_marks_stays_and_the_marks_go() -> None:
    marked = 'Llovió <pc id="1">mu<mrk id="m" type="term">ch</mrk>o</pc><ph id="2"/> &amp; más.'
    assert read(unit(marked), "a.xlf").segments[0].target == "Llovió mucho & más."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read as XML"),
        (b"<xliff", "cannot be read as XML"),
        (b"\xff\xfe\x00<", "cannot be read as XML"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "declares entities"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16"),
            "declares entities",
        ),
        (b"<tmx version='1.4'/>", "is no XLIFF 2 file"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "1.2 is another format"),
        (f'<xliff xmlns="{SPACE}" version="2.0" srcLang="en"/>'.encode(), "does not say its languages"),
        (b" " * (MOST_BYTES + 1), "is larger than 20 MB"),
    ],
)
def test_what_is_no_such_file_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(BadCopy, match=r"^a\.xlf ") as refused:
        read(data, "a.xlf")
    assert words in str(refused.value)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: (HEAD + text).encode("utf-8", "replace")))
def test_rubbish_is_refused_and_nothing_else_happens(data: bytes) -> None:
    try:
        said = read(data, "a.xlf").target_language
    except BadCopy as error:
        said = str(error)
    assert said == "es" or said.startswith("a.xlf ")


@pytest.fixture
def file(db: None, tmp_path: Path) -> Path:
    found_paper("en", "es")
    article = publish("It rained.", headline="Rain", lead="At last.")
    work(desk_with(Practised()))
    path = tmp_path / "a.xlf"
    assert commands_memory.run(["export", str(path), "--article", str(article.pk), "--edition", "es"]) == 0
    return path


@pytest.mark.django_db
def test_an_article_goes_out_with_what_memory_has_and_comes_back_with_what_a_person_wrote(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("<unit ") == 3
    assert 'state="translated"' in text
    file.write_text(text.replace("⟦It rained.⟧", "Llovió."), encoding="utf-8")
    assert commands_memory.run(["import", str(file)]) == 0
    told = capsys.readouterr()
    assert "1 translation was brought into memory; the checks hold none back." in told.out
    assert "2 that an engine made and nobody changed were left out" in told.err
    assert Unit.objects.get(origin=Origin.IMPORTED).text == "Llovió."


@pytest.mark.django_db
def test_a_plain_wording_goes_along_as_a_note_and_is_no_translation(file: Path) -> None:
    article = translation_row_article(file)
    plain = "Rain fell."
    write_plain_wording(sentence=sentence_of(article, "It rained."), text=plain, by=None, at=NOW)
    work(desk_with(Practised()))
    commands_memory.run(["export", str(file), "--article", str(article.pk), "--edition", "es"])
    text = file.read_text(encoding="utf-8")
    assert text.count(f'<note category="x-plain-wording">{plain}</note>') == 1
    commands_memory.run(["import", str(file)])
    assert not Unit.objects.filter(origin=Origin.IMPORTED).exists()  # with it the engine's words are known as such


@pytest.mark.django_db
def test_what_a_person_has_reviewed_is_theirs_though_it_is_the_engines_wording(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('state="translated"', 'state="final"'), encoding="utf-8")
    commands_memory.run(["import", str(file)])
    assert Unit.objects.filter(origin=Origin.IMPORTED).count() == 3
    work(desk_with(Practised()))
    row = translation_of(translation_row_article(file))
    assert set(row.lines.values_list("standing", flat=True)) == {"person"}


def translation_row_article(file: Path):
    from colporteur.newsroom.models import Article

    return Article.objects.get(pk=int(read(file.read_bytes(), file.name).name.removeprefix("article-")))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.xlf", "--article", "1"], "Name both --article and --edition"),
        (["a.tmx", "--article", "1", "--edition", "es"], "Call the file a.xlf"),
        (["a.xlf", "--article", "999", "--edition", "es"], "There is no article 999"),
    ],
)
def test_an_export_that_cannot_be_is_refused(words: list[str], said: str) -> None:
    with pytest.raises(BadCopy, match=said):
        commands_memory.run(["export", *words])
