import re
import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.documents import Mark, MarkKind, Passage, Role
from colporteur.text.normalise import clean
from colporteur.text.sentences import split

type TraceFunction = Callable[[FrameType, str, object], TraceFunction | None]
LANGUAGES = ("en", "de", "es", "fr", "ca", "ar", "pt-br", "xx")

PHRASES = (
    "The boat came home.|Im 19. Jahrhundert|aprox. 3 mill. de euros|M. Dupont|e.g. this|“Yes.”|« Oui. »|هل جاء؟"
    "|...|?!|'|'No.'|»Ja.«|No. 10|a.m.|12.5|\xa0|\u202f|🦀|e\u0301|.|Der 2. Weltkrieg|D. Juan|1.º|x"
)
STRAIGHT = ('"', '"Yes."', '"Go', '12" wide. "No,"', '." ')
WRITTEN = st.lists(st.sampled_from((*PHRASES.split("|"), *STRAIGHT)) | st.text(max_size=12), max_size=14).map(" ".join)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = clean(draw(WRITTEN))
    if not text:
        return text, ()
    edge = st.integers(min_value=0, max_value=len(text))
    marks = []
    for _ in range(draw(st.integers(min_value=0, max_value=4))):
        start, end = sorted((draw(edge), draw(edge)))
        if text[start:end].strip():
            marks.append(Mark(kind=draw(st.sampled_from(MarkKind)), start=start, end=end, target="/1"))
    return text, tuple(marks)


def texts(passage: Passage) -> list[str]:
    return [sentence.text for sentence in passage.sentences]


@given(text=WRITTEN, language=st.sampled_from(LANGUAGES), role=st.sampled_from(Role))
def test_joining_the_sentences_gives_back_the_text(text: str, language: str, role: Role) -> None:
    passage = split(text, language, role)
    assert passage.text == clean(text)
    for sentence in passage.sentences:
        assert sentence.text == sentence.text.strip()
        assert sentence.text
        assert not sentence.after.strip()


@given(given_=marked(), language=st.sampled_from(LANGUAGES))
def test_marks_survive_splitting_to_the_character(given_: tuple[str, tuple[Mark, ...]], language: str) -> None:
    text, marks = given_
    passage = split(text, language, Role.TEXT, marks)
    assert passage.text == text
    covered: dict[tuple[MarkKind, str], set[int]] = {}
    at = 0
    for sentence in passage.sentences:
        for mark in sentence.marks:
            assert 0 <= mark.start < mark.end <= len(sentence.text)
            covered.setdefault((mark.kind, mark.target), set()).update(range(at + mark.start, at + mark.end))
        at += len(sentence.text + sentence.after)
    wanted: dict[tuple[MarkKind, str], set[int]] = {}
    for mark in marks:
        wanted.setdefault((mark.kind, mark.target), set()).update(range(mark.start, mark.end))
    for key, places in wanted.items():
        assert {n for n in places if text[n].strip()} == {n for n in covered[key] if text[n].strip()}
    assert covered.keys() == wanted.keys()


@given(given_=marked())
def test_a_single_mark_is_never_cut_within_a_sentence(given_: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = given_
    for mark in marks[:1]:
        pieces = [s for s in split(text, "en", Role.TEXT, (mark,)).sentences if s.marks]
        assert len(pieces) == 1 or all((s.marks[0].start, s.marks[0].end) == (0, len(s.text)) for s in pieces)


def test_a_mark_over_whole_sentences_is_shared_between_them() -> None:
    text = "One came. Two went. Three stayed."
    first, second, third = split(text, "en", Role.TEXT, (Mark(kind=MarkKind.STRONG, start=0, end=19),)).sentences
    assert [mark.end for mark in first.marks] == [9]
    assert [mark.end for mark in second.marks] == [9]
    assert third.marks == ()


def test_a_title_within_a_sentence_holds_it_together() -> None:
    text = "She read Who goes there? A history of doors to the end. He slept."
    mark = Mark(kind=MarkKind.EMPHASIS, start=9, end=43)
    assert text[mark.start : mark.end] == "Who goes there? A history of doors"
    assert texts(split(text, "en", Role.TEXT, (mark,))) == [text[:55], "He slept."]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Im 19. Jahrhundert war das so.", "Der 2. Weltkrieg kam."]),
        ("de", ["Die Fa. Meier baute.", "Das ist z. B. ein Haus.", "Er ging."]),
        ("de", ["Am 3. Oktober 1990 war es so weit.", "Zum 125. Geburtstag kam er."]),
        ("de", ["Die Schule hat heute 512.", "Fünf Klassen lernen in Containern."]),
        ("de", ["Er wurde 12.", "Sie wurde 14."]),
        ("de", ["Das kostet 3 Mio. Euro.", "Rund 5 Mrd. Euro fehlen."]),
        ("de", ["„Komm!“, rief er.", "„Nein.“", "Er ging."]),
        ("de", ["Prof. Dr. Meier sprach um 18.30 Uhr.", "Es gab u. a. Kuchen."]),
        ("es", ["Son aprox. 3 mill. de euros.", "D. Juan vino."]),
        ("es", ["El 1.º de mayo.", "En EE. UU. es así.", "Fin."]),
        ("es", ["De las 212 se retiraron 209.", "Con la de hoy, faltan dos."]),
        ("es", ["La Sra. García vive en la Avda. América.", "¿Vienes?", "¡Sí!"]),
        ("fr", ["M. Dupont est venu.", "C’était en 50 av. J.-C. déjà.", "Les Romains aussi."]),
        ("fr", ["Voir art. 5 du code.", "« Oui. »", "Il part."]),
        ("ca", ["El Sr. Puig ve.", "Val aprox. 3 milions.", "Fi."]),
        ("en", ["He lives at No. 10 Downing Street.", "No.", "He left."]),
        ("en", ["J. R. R. Tolkien wrote.", "John F. Kennedy spoke.", "It was plan B.", "The end."]),
        ("en", ["At 9 a.m. Monday it rained.", "It ended at 9 a.m.", "Trams ran."]),
        ("en", ["It carries 14,200 vehicles.", "It rose 4.5 metres."]),
        ("ar", ["هل جاء؟", "نعم؛ جاء اليوم.", "ثم ذهب."]),
        ("en", ["Cllr. Ben Astor said no.", "Ald. Moss and Atty. Gen. Low agree.", "They left."]),
        ("de", ["Rund 3 Tsd. Menschen kamen.", "Etwa 40 Mill. Euro fehlen."]),
        ("es", ["A las 17.30 h. del lunes llegó.", "Y a las 5 p. m. del martes.", "El s. I d. C. fue largo."]),
        ("es", ["La ministra dijo que no.", "«¿Y qué?», preguntó él.", "Vive en el núm. 4."]),
        ("fr", ["Le 1er janv. 2026.", "Le XIXe s. fut long."]),
        ("ca", ["Ho va dir.", "Després va marxar."]),
        ("ca", ["L’Excm. Sr. Pons va parlar.", "Fi."]),
        ("ar", ["قال د. أحمد إنه عاد.", "ثم ذهب."]),
        ("ar", ["في سنة 50 ق. م. جاء س. أحمد إلى ص. ب. 45.", "ثم ذهب."]),
        ("es", ["Vive en la av. América, n.º 4, pág. 3.", "Véanse las págs. 4 y ss. del libro."]),
        ("es", ["CC. OO. convocó huelga.", "Los JJ. OO. de París costaron 3 mill. de euros."]),
        ("es", ["Viajó a EE. UU.", "El martes volvió.", "El cónsul de EE. UU. Joe Gil calló."]),
        ("es", ["El Gral. Ortega, el Cnel. Vega y M.ª Gil, de Hnos. Gil, vinieron.", "Fue en la Pl. Nueva."]),
        ("es", ["Votó en contra.", "Hay vino, pan, etc.", "El resto estaba bien.", "Vio el mar.", "No dijo nada."]),
        ("es", ["Está en el s. XIX.", "Lo dijo la Sra. D.ª Ana.", "La empresa es Gil, S. A.", "La dirige él."]),
        ("ca", ["L’Hble. Sr. Pla viu a l’av. Diagonal, núm. 3.", "Vegeu la pàg. 4, les pàgs. 5-6 i la Pl. Nova."]),
        (
            "ca",
            [
                "No n’hi ha cap.",
                "El tren no vol.",
                "La mare no ho diu.",
                "Hi ha pa, etc.",
                "L’altre no.",
                "Vegeu vol. II.",
            ],
        ),
        ("ca", ["M. Aurèlia Pla és de CC. OO. des del s. XX.", "Gràcies a D. Joan."]),
        ("fr", ["MM. Petit et M. de Villepin sont là.", "M. É. Petit et J.-P. Grand, c.-à-d. eux, habitent av. Foch."]),
        (
            "fr",
            [
                "Du pain, etc.",
                "Le reste non.",
                "Voir n° 4 et le bd. Voltaire.",
                "C’était en 50 av. J.-C.",
                "Rome dormait.",
            ],
        ),
        (
            "de",
            ["Die Gebr. Meier aus der Hauptstr. 4 kamen am Hbf. an.", "Er sah mich.", "Das ist seine Art.", "Er ging."],
        ),
        (
            "de",
            ["Es gilt Art. 5 Abs. 2.", "Das war 50 v. Chr.", "Die Römer kamen.", "Es kostet 3 Mio.", "Das ist viel."],
        ),
        ("en", ["Pres. Low, Supt. Fox and Amb. Moss met Mass. Sen. Ray.", "It opened Est. 1904 at No. 10 St. John's."]),
    ],
)
def test_each_language_is_cut_where_its_sentences_end(language: str, sentences: list[str]) -> None:
    assert texts(split(" ".join(sentences), language)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["They told them.", '"I am sorry," she said.', '"It was late."', "He nodded."]),
        ("en", ['"Yes."', '"No."', 'He said "go."', "Then he left.", 'She said "go".', "He went."]),
        ("en", ["They told them.", "'I am sorry,' she said.", "'Yes.'", "It's late."]),
        ("en", ['The sign said "Closed. Come back tomorrow." and nothing else.', '"Why?" he asked.']),
        ("en", ['Dr. "Ted" Smith came.', "“Yes.”", "“‘No,’ he said,” she said.", "‘Why?’ he asked."]),
        ("en", ['The 12" pipe broke.', '"It was old," she said.', "He nodded."]),
        ("en", ['"One came.', "Two went.", '"Three stayed," she said.']),
        ("de", ["Sie sagten es.", '"Es tut mir leid", sagte sie.', '"Ja."', '"Nein."', 'Er sagte: "Geh."', "Er ging."]),
        ("de", ["Sie sagten es.", "»Es tut mir leid«, sagte sie.", "»Ja.«", "»Nein.«", "Das war's.", "Er ging."]),
        ("de", ['Am 3. "Oktober" war es.', "Sie wurde 12.", '"Wir feiern", sagte er.', "Es waren 14.", "„Ich weiß.“"]),
        ("es", ["Se lo dijeron.", '"Lo siento", dijo ella.', '"Sí."', '"¿No?"', 'Dijo "vete".', "Luego se fue."]),
        ("ca", ["Els ho deien.", '"Ho sento", va fer ella.', '"Sí."', '"No."', "L'home va marxar."]),
        ("fr", ["Ils l'ont dit.", '"Je suis désolée", a-t-elle dit.', '"Oui."', "« Non. »", "L'homme part."]),
        ("ar", ["قالوا لهم ذلك.", '"أنا آسفة"، قالت.', '"نعم."', '"لا."', "ذهب."]),
        ("pt-br", ["Disseram.", '"Sinto muito", disse ela.', '"Sim."', "Saiu."]),
    ],
)
def test_a_quotation_begins_its_own_sentence_whatever_its_marks(language: str, sentences: list[str]) -> None:
    assert texts(split(" ".join(sentences), language)) == sentences


@pytest.mark.parametrize(
    "text",
    ['She said " go. " and left.', "They left (late. ) at last.", "He read “Who? ” twice.", "Il dit : « Oui. » enfin."],
)
def test_a_mark_that_closes_stays_with_what_it_closes(text: str) -> None:
    assert all(not re.match(r"[\"'”’»)]+(\s|$)", sentence) for sentence in texts(split(text, "en")))


def test_a_title_is_one_sentence() -> None:
    assert texts(split("Who? Me. You!", "en", Role.TITLE)) == ["Who? Me. You!"]


def test_nothing_gives_no_sentence() -> None:
    assert not split(" \n\t\x00 ", "en")


def test_an_address_does_not_change_when_other_sentences_do() -> None:
    before = split("The boat came home. It was late. Nobody slept.", "en")
    after = split("A boat came home today. It was late. Nobody slept well.", "en")
    assert before.sentences[1].address == after.sentences[1].address
    assert {s.address for s in before.sentences} & {s.address for s in after.sentences} == {before.sentences[1].address}


def test_an_address_counts_language_role_and_text_but_neither_marks_nor_unicode_form() -> None:
    (plain,) = split("Café.", "fr").sentences
    (marked_one,) = split("Café.", "fr", Role.TEXT, (Mark(kind=MarkKind.STRONG, start=0, end=4),)).sentences
    (decomposed,) = split(unicodedata.normalize("NFD", "Café."), "fr").sentences
    (title,) = split("Café.", "fr", Role.TITLE).sentences
    (spanish,) = split("Café.", "es").sentences
    assert plain.address == marked_one.address == decomposed.address
    assert len({plain.address, title.address, spanish.address}) == 3
    assert len(plain.address) == 32


def test_marked_sentences_cost_by_their_number() -> None:
    """Counted in the interpreter's own steps within the house's code, which are the same on every machine."""

    def steps(count: int) -> int:
        text = " ".join(f"Boat {n} came home." for n in range(count))
        starts = [n for n in range(len(text)) if text.startswith("Boat", n)]
        marks = tuple(Mark(kind=MarkKind.LINK, start=n, end=n + 4, target="/1") for n in starts)
        taken = 0

        def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
            nonlocal taken
            if "/colporteur/text/" not in frame.f_code.co_filename:
                return None
            frame.f_trace_opcodes = True
            taken += event == "opcode"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            passage = split(text, "en", Role.TEXT, marks)
        finally:
            sys.settrace(before)
        assert len(passage.sentences) == count
        return taken

    assert 0 < steps(800) < 6 * steps(200)


def test_a_sentence_of_four_thousand_characters_is_one() -> None:
    text = "word " * 800 + "end."
    assert texts(split(text, "en")) == [text]


def test_ends_follow_one_another() -> None:
    passage = split("One. Two. Three.", "en")
    assert all(one.after == " " for one, _ in pairwise(passage.sentences))
