"""Names and terms as files: out, in again, and what is said of files that cannot be read."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import BadCopy
from colporteur.translation import commands_glossary
from colporteur.translation.exchange import glossary_csv, tbx
from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.models import GlossaryTerm, Name
from colporteur.translation.rules.register import Kind

_WORDS = (
    st.text(alphabet="aéñß<&>\"',; ;1ض", min_size=1, max_size=12)
    .map(lambda text: f"w{text}w")
    .map(lambda text: " ".join(text.split()))
)


@st.composite
def _entries(draw: st.DrawFn, *, pronounced: bool = True) -> Entry:
    languages = draw(st.sampled_from([("en", "es"), ("de", "pt-br"), ("ar", "fr")]))
    kind = draw(st.sampled_from(Kind))
    wordings = tuple(
        Wording(
            language=language,
            form=draw(_WORDS),
            others=tuple(draw(st.lists(_WORDS, max_size=2))),
            pronunciation=draw(_WORDS) if pronounced else "",
        )
        for language in languages
    )
    is_sensitive = draw(st.booleans()) if pronounced else False
    return Entry(kind=kind, wordings=wordings, is_case_sensitive=is_sensitive, note=draw(_WORDS))


def _plain(entries: list[Entry]) -> list[tuple[object, ...]]:
    return [(each.kind, each.wordings, each.is_case_sensitive, each.note) for each in entries]


@given(st.lists(_entries(), max_size=4))
def test_csv_gives_back_what_it_was_given(entries: list[Entry]) -> None:
    file = StringIO(newline="")
    assert glossary_csv.write(file, entries) == len(entries)
    assert _plain(list(glossary_csv.read(StringIO(file.getvalue(), newline=""), "g.csv"))) == _plain(entries)


@given(st.lists(_entries(pronounced=False), max_size=4))
def test_tbx_gives_back_what_it_was_given(entries: list[Entry]) -> None:
    file = BytesIO()
    assert tbx.write(file, entries) == len(entries)
    assert _plain(list(tbx.read(BytesIO(file.getvalue()), "g.tbx"))) == _plain(entries)


_HEADER = "kind,source_language,source,target_language,target\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: the first line lacks the column source_language"),
        ("source_language,source,colour\n", "line 1: the first line has a column “colour”"),
        (_HEADER + "term,en,council,es,concejo\nriver,en,Lyne,,\n", "line 3: “river” is no kind"),
        (_HEADER + "term,en,council,,concejo\n", "line 2: target and target_language belong together"),
        (_HEADER + "term,en,a,es,b,c\n", "line 2: the row has more cells"),
        (_HEADER + 'term,en,"council\n', "line 2: the row cannot be read"),
    ],
)
def test_a_csv_that_cannot_be_read_is_told_by_its_line(text: str, says: str) -> None:
    with pytest.raises(BadCopy, match=says):
        list(glossary_csv.read(StringIO(text, newline=""), "g.csv"))


def test_a_csv_of_a_spreadsheet_with_semicolons_is_read() -> None:
    text = "\ufeffsource_language;source;target_language;target\r\nen;council;es;concejo\r\n"
    (entry,) = glossary_csv.read(StringIO(text, newline=""), "g.csv")
    assert [each.form for each in entry.wordings] == ["council", "concejo"]
    assert entry.kind is Kind.TERM


def _tbx(body: str) -> str:
    return f'<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body>\n{body}\n</body></text></tbx>'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<tmx/>", "line 1: this is no TBX file"),
        ("<tbx>\n<text>", "line 2: no element found"),
        (_tbx("<conceptEntry/>"), "line 2: the entry has no term"),
        (_tbx("<conceptEntry><langSec><termSec/></langSec></conceptEntry>"), "line 2: a language is missing"),
        ('<!DOCTYPE tbx [\n<!ENTITY a "aaaa">]>\n<tbx>&a;</tbx>', "line 2: the entity “a” is not taken"),
        (_tbx(f"<conceptEntry><note>{'a' * 10_001}</note></conceptEntry>"), "line 2: a text is longer"),
    ],
)
def test_a_tbx_that_cannot_be_read_is_told_by_its_line(text: str, says: str) -> None:
    with pytest.raises(BadCopy, match=says):
        list(tbx.read(BytesIO(text.encode()), "g.tbx"))


def test_the_older_form_of_tbx_is_read_and_deprecated_terms_left_out() -> None:
    text = """<martif type="TBX"><text><body><termEntry>
      <langSet xml:lang="EN"><tig><term>old word</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
      <tig><term>council</term></tig></langSet>
      <langSet xml:lang="es_ES"><ntig><termGrp><term>concejo</term></termGrp></ntig></langSet>
    </termEntry></body></text></martif>"""
    (entry,) = tbx.read(BytesIO(text.encode()), "g.tbx")
    assert [(each.language, each.form, each.others) for each in entry.wordings] == [
        ("en", "council", ()),
        ("es-es", "concejo", ()),
    ]


@pytest.mark.django_db
class TestTheCommand:
    @pytest.mark.parametrize("ending", ["csv", "tbx"])
    def test_everything_goes_out_and_comes_in_again(self, tmp_path: Path, ending: str) -> None:
        first = tmp_path / "first.csv"
        first.write_text(
            "kind,source_language,source,source_forms,target_language,target\n"
            'place,de,Köln,"Kölns\nKölner",en,Cologne\nplace,de,Köln,"Kölns\nKölner",es,Colonia\n'
            "body,en,Ropeworks,,,\nterm,en,council,councils,es,concejo\n",
            encoding="utf-8",
        )
        assert commands_glossary.run(["import", str(first)]) == 0
        file = tmp_path / f"again.{ending}"
        assert commands_glossary.run(["export", str(file)]) == 0
        Name.objects.all().delete()
        GlossaryTerm.objects.all().delete()
        for _ in range(2):  # bringing it in twice changes nothing
            assert commands_glossary.run(["import", str(file)]) == 0
        names = {name.key: (name.kind, name.other_forms) for name in Name.objects.all()}
        assert names == {"Köln": ("place", "Kölns\nKölner"), "Ropeworks": ("body", "")}
        assert set(Name.objects.get(key="Köln").forms.values_list("language", "form")) == {
            ("en", "Cologne"),
            ("es", "Colonia"),
        }
        term = GlossaryTerm.objects.get()
        assert (term.source, term.source_forms, term.target) == ("council", "councils", "concejo")

    @pytest.mark.parametrize(
        ("rows", "says"),
        [
            ("term,en,council,,\n", "line 3: the term “council” has no translation"),
            ("term,en,council,en,board\n", "line 3: the term “council” is translated into its own language"),
            ("place,english!,Rome,,\n", "line 3: language: Write a language as its code"),
            (f"place,en,{'R' * 201},,\n", "line 3: key: "),
        ],
    )
    def test_one_bad_row_keeps_the_whole_file_out(self, tmp_path: Path, rows: str, says: str) -> None:
        file = tmp_path / "g.csv"
        file.write_text(_HEADER + "place,en,Northbank,,\n" + rows, encoding="utf-8")
        with pytest.raises(BadCopy, match=says):
            commands_glossary.run(["import", str(file)])
        assert not Name.objects.exists()

    def test_files_that_cannot_be_opened_or_are_of_another_kind_are_named(self, tmp_path: Path) -> None:
        with pytest.raises(BadCopy, match=r"must end in \.csv or \.tbx"):
            commands_glossary.run(["import", "glossary.xlsx"])
        for deed in ("import", "export"):
            with pytest.raises(BadCopy, match=r"no/g\.csv cannot be"):
                commands_glossary.run([deed, str(tmp_path / "no" / "g.csv")])
        (tmp_path / "latin.csv").write_bytes(_HEADER.encode() + "place,de,Köln,,\n".encode("latin-1"))
        with pytest.raises(BadCopy, match="not UTF-8"):
            commands_glossary.run(["import", str(tmp_path / "latin.csv")])
