"""What the checks find, one table each; and what they leave alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.documents import Mark, MarkKind
from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.engines.echo import Echo
from colporteur.translation.rules.checks.contract import Candidate, Severity, Verdict
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.judged import blocking, codes, judged

GERMAN = "Der Fährmann sagte, dass die Brücke am Abend wieder geöffnet werde."
ENGLISH = "The ferryman said that the bridge would be open again in the evening."


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Guten Tag", "", "translation_empty"),
        ("Guten Tag", " …!", "translation_empty"),
        ("—", "Good day", "translation_invented"),
        ("Guten Tag", "Good\ufffd day", "characters_broken"),
        ("Guten Tag", "Good\x07 day", "characters_broken"),
        ("—", "–", None),
    ],
)
def test_a_translation_says_something_where_the_original_does(source: str, target: str, found: str | None) -> None:
    assert blocking("de-en", source, target) == ({found} if found else set())


@pytest.mark.parametrize(
    ("source", "target", "found", "severity"),
    [
        (GERMAN, ENGLISH, set(), None),
        (GERMAN, "The ferryman spoke", {"translation_short"}, Severity.WARNS),
        (GERMAN * 3, "The ferryman said so.", {"translation_short"}, Severity.BLOCKS),
        ("Ja", "Yes, gladly", set(), None),
        (
            "Der Fährmann sprach gern",
            f"{ENGLISH} Everybody knew why he had wanted that, then.",
            {"translation_long"},
            Severity.BLOCKS,
        ),
    ],
)
def test_length_is_plausible(source: str, target: str, found: set[str], severity: Severity | None) -> None:
    report = judged("de-en", source, target)
    assert {finding.code for finding in report.findings} == found
    assert {finding.severity for finding in report.findings} == ({severity} if severity else set())


@pytest.mark.parametrize(
    ("source", "target", "loops"),
    [
        (GERMAN, "The ferryman said that the ferryman said that the ferryman said that the bridge is open.", True),
        (GERMAN, "The bridge bridge bridge bridge is open again in the evening, said the ferryman.", True),
        (GERMAN, "The ferryman said that the bridge hahahahahahahahahahahaha.", True),
        (GERMAN, "The ferryman had had enough of the bridge that that town built, he said that day.", False),
        ("Nein, nein, nein, sagte der Fährmann", "No, no, no, said the ferryman", False),
        (GERMAN, "The ferryman said that in the evening it is open again for cars cars.", True),
        (GERMAN, "The ferryman said that the bridge bridge is open again in the evening.", True),
        (GERMAN, "In the evening, said the ferryman, it is open for you to go over it it.", True),
        (GERMAN, "In the evening the ferryman the ferryman said that it is open again.", True),
        (GERMAN, "The ferryman said that the bridge is open is open again in the evening.", True),
        (GERMAN, "The ferryman said it again and again and again, for cars and for people.", False),
        (GERMAN, "It was open, was open, said the ferryman, for cars and for people again.", False),
        (GERMAN, "The ferryman was very very glad of the bridge, as he told him him.", True),
        (GERMAN, "The ferryman was very very glad of the bridge, and told what it is is a bridge.", False),
        (
            "Die Band Duran Duran spielte auf der Brücke am Abend",
            "The band Duran Duran played on the bridge that evening",
            False,
        ),
    ],
)
def test_nothing_loops(source: str, target: str, loops: bool) -> None:
    assert ("phrase_loops" in blocking("de-en", source, target)) is loops


@pytest.mark.parametrize(
    ("language", "target", "loops"),
    [
        ("zh", "这座大桥星期五通车星期五通车了。", True),
        ("zh", "这座大桥这座大桥星期五在老城通车。", True),
        ("zh", "他一步一步地看看、研究研究，哈哈哈哈哈哈。", False),
        ("ja", "橋は金曜日に開通した金曜日に開通した。", True),
        ("ja", "星がきらきら、ところどころ光っている。", False),
        ("th", "สะพานเปิดเมื่อวันศุกร์เมื่อวันศุกร์", True),
        ("th", "สะพานเปิดเมื่อวันศุกร์", False),
    ],
)
def test_nothing_loops_where_no_spaces_stand(language: str, target: str, loops: bool) -> None:
    assert ("phrase_loops" in blocking(f"en-{language}", "The bridge was opened on Friday.", target)) is loops


@pytest.mark.parametrize(
    ("pair", "source", "target", "is_wrong"),
    [
        ("de-en", ENGLISH, GERMAN, True),
        ("de-en", GERMAN, ENGLISH, False),
        ("es-ca", "El puente se abrirá otra vez", "El puente se abrirá otra vez por la tarde, según dijo", True),
        ("es-ca", "El puente se abrirá otra vez por la tarde", "El pont tornarà a obrir-se a la tarda", False),
        ("en-ar", ENGLISH, ENGLISH, True),
        ("en-ar", ENGLISH, "قال صاحب العبارة إن الجسر سيفتح مرة أخرى في المساء.", False),
        ("ar-en", "قال صاحب العبارة إن الجسر سيفتح مرة أخرى في المساء.", "قال صاحب العبارة إن الجسر سيفتح مرة", True),
        ("en-es", "University and Harbour Square", "Universidad y Harbour Square", False),
        ("es-en", "Esteban Larraz, alcalde de Veldmar", "Esteban Larraz, mayor of Veldmar", False),
        ("en-xx", ENGLISH, "Gni mroveht fo erutcip eht saw egdirb eht taht dias namyrref", False),
        ("de-de", GERMAN, GERMAN, False),
    ],
)
def test_language_is_right(pair: str, source: str, target: str, is_wrong: bool) -> None:
    assert ("language_wrong" in blocking(pair, source, target)) is is_wrong


@pytest.mark.parametrize(
    ("pair", "source", "target", "severity"),
    [
        ("de-en", GERMAN, GERMAN, Severity.BLOCKS),
        ("de-en", "Die Brücke ist wieder offen", "Die Brücke ist wieder open", Severity.BLOCKS),
        ("de-en", GERMAN, "The ferryman said that dass die Brücke am Abend would be open", Severity.WARNS),
        ("en-de", "Harbour Council Votes Tonight", "Harbour Council Votes Tonight", Severity.WARNS),
        ("de-en", "Sie las The Old Man and the Sea", "She read The Old Man and the Sea", None),
        ("en-de", "Tar Quay", "Tar Quay", None),
        ("es-ca", "la casa de la ministra", "la casa de la ministra", None),
        ("de-en", GERMAN, ENGLISH, None),
    ],
)
def test_nothing_is_left_over(pair: str, source: str, target: str, severity: Severity | None) -> None:
    found = [f.severity for f in judged(pair, source, target).findings if f.code == "words_left_over"]
    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("target", "unknown_words", "severity"),
    [
        ("El caretaker abrió el puente por la tarde", ("caretaker",), Severity.WARNS),
        ("El caretaker opened the puente", ("caretaker", "opened", "the"), Severity.BLOCKS),
        ("El puente de Ostermere se abrió por la tarde", ("Ostermere",), None),
        ("El puente se abrió por la tarde de nuevo", ("caretaker",), None),
    ],
)
def test_words_that_the_engine_did_not_know_are_told_apart_from_names(
    target: str, unknown_words: tuple[str, ...], severity: Severity | None
) -> None:
    report = judged("en-es", "The caretaker opened the bridge of Ostermere", target, unknown_words=unknown_words)
    found = [finding for finding in report.findings if finding.code == "words_unknown"]
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    assert all(target[start:end] in unknown_words for finding in found for start, end in finding.target_spans)


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Siehe https://example.org/a_b?c=1.", "See https://example.org/a_b?c=1.", set()),
        ("Siehe https://Example.org/a", "See https://example.org/a", set()),
        ("Siehe https://example.org/A", "See https://example.org/a", {"address_lost"}),
        ("Siehe https://example.org/a_b", "See https://example.org/a b", {"address_lost"}),
        ("Siehe www.example.org", "See there", {"address_lost"}),
        ("Siehe dort", "See www.example.org", {"address_invented"}),
        ("Schreiben Sie an post@zeitung.example!", "Write to post@zeitung.example!", set()),
        ("Schreiben Sie an post@zeitung.example!", "Write to mail@newspaper.example!", {"address_lost"}),
        ("@hafen_amt schreibt", "@harbour_office writes", {"address_lost"}),
        ("@hafen_amt schreibt", "“@hafen_amt” writes", set()),
        ("auf zeitung.example und dort", "on newspaper.example and there", {"address_lost"}),
        ("Sie kam.Er ging", "She came. He went", set()),
    ],
)
def test_addresses_survive(source: str, target: str, found: set[str]) -> None:
    assert blocking("de-en", source, target) == found


@pytest.mark.parametrize(
    ("source", "target", "differs"),
    [
        ("„Ja“, sagte sie", "“Yes,” she said", False),
        ("„Ja“, sagte sie", "‘Yes,’ she said", False),
        ("„Ja“, sagte sie", "'Yes,' she said", False),
        ("„Ja“, sagte sie", "Yes, she said", True),
        ("Ja, sagte sie", "“Yes,” she said", True),
        ("„Ja, sagte sie", "“Yes, she said", False),
        ("Es ist Annas Boot", "It’s Anna's boat of the '90s", False),
        ("„Das bleibt so“, sagte sie, „auch im Winter.“", "“That stays as it is, she said, in winter too.”", False),
        ("„Das bleibt so“, sagte sie, „auch im Winter.“", "She said: “That stays as it is, in winter too.”", False),
        ("„Das bleibt so“, sagte sie, „auch im Winter.“", "That “stays” as it is, she said, in winter too.", True),
        ("Die „Stena Danica“ lief auf Grund", "The Stena Danica ran aground", False),
        ("Die „Stena Danica“ lief auf Grund", "The ship ran aground", True),
        ("Das „alte Boot“ lief auf Grund", "The old boat ran aground", True),
    ],
)
def test_quotation_stands(source: str, target: str, differs: bool) -> None:
    assert ("quotation_differs" in codes("de-en", source, target)) is differs


@pytest.mark.parametrize(
    ("pair", "source", "target", "is_moved"),
    [
        ("de-en", "„Ja, die Brücke bleibt“, sagte sie", "“Yes, the bridge stays,” she said", False),
        ("de-en", "„Ja, die Brücke bleibt“, sagte sie", "“Yes,” the bridge stays, she said", True),
        ("de-es", "„Nein“, sagte die Frau des Fährmanns", "«No, dijo la mujer del barquero»", True),
        ("de-ar", "„Nein“, sagte die Frau des Fährmanns", "قالت زوجة صاحب العبارة: «لا»", False),
        ("de-en", "Er sagte: „Die Brücke bleibt.", "“The bridge”, he said, “stays”, and “that is that.", False),
        ("de-en", "„Ja“ und „nein“, sagte der Fährmann", "“Yes” and “no”, said the ferryman", False),
    ],
)
def test_a_quotation_begins_and_ends_where_it_did(pair: str, source: str, target: str, is_moved: bool) -> None:
    assert ("quotation_moved" in codes(pair, source, target)) is is_moved


def link(start: int, end: int, target: str = "/a/") -> Mark:
    return Mark(kind=MarkKind.LINK, start=start, end=end, target=target)


@pytest.mark.parametrize(
    ("source_marks", "target_marks", "found"),
    [
        ((link(0, 5),), (link(0, 4),), set()),
        ((link(0, 5),), (), {"link_lost"}),
        ((), (link(0, 4),), {"link_invented"}),
        ((link(0, 5),), (link(0, 4, "/b/"),), {"link_lost", "link_invented"}),
        ((link(0, 5),), (link(4, 5),), {"mark_misplaced"}),
        ((), (Mark(kind=MarkKind.STRONG, start=0, end=4),), {"emphasis_invented"}),
    ],
)
def test_links_survive(source_marks: tuple[Mark, ...], target_marks: tuple[Mark, ...], found: set[str]) -> None:
    report = judge(
        Candidate(
            source_language="de",
            target_language="en",
            source="Guten Tag",
            target="Good day",
            source_marks=source_marks,
            target_marks=target_marks,
        )
    )
    assert {finding.code for finding in report.findings} == found


@pytest.mark.parametrize("target", ["ar", "ca", "de", "en", "es", "fr"])
def test_what_the_engine_echo_says_is_never_held_back(target: str) -> None:
    for source, text in (("en", ENGLISH), ("de", GERMAN), ("en", "Read 12,500 pages at https://example.org/a today")):
        if source != target:
            (answer,) = Echo().translate(Pair(source, target), [Wanted(text=text)])
            assert judged(f"{source}-{target}", text, answer.text).verdict is Verdict.PASSES


def test_the_worst_finding_is_the_verdict() -> None:
    assert judged("de-en", GERMAN, ENGLISH).verdict is Verdict.PASSES
    assert judged("de-en", f"„{GERMAN}“", ENGLISH).verdict is Verdict.WARNS
    assert judged("de-en", f"„{GERMAN}“ 12", ENGLISH).verdict is Verdict.BLOCKS


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["de-en", "en-ar", "es-ca", "fr-xx"]))
def test_any_two_texts_are_judged_and_every_span_lies_within(source: str, target: str, pair: str) -> None:
    report = judged(pair, source, target)
    length = len(target if report.mended is None else report.mended)
    for finding in report.findings:
        assert all(0 <= start < end <= len(source) for start, end in finding.source_spans)
        assert all(0 <= start < end <= length for start, end in finding.target_spans)


@pytest.mark.parametrize(
    "unit", ["a", "1", "1,", "1:", "@", "a@", "a.", "«", "http://", "ab ", "x-", "vingt et ", "‘a"]
)
def test_a_long_text_of_any_kind_is_judged_in_a_moment(unit: str) -> None:
    text = unit * (8_000 // len(unit))
    started = time.process_time()
    judged("fr-en", text, text)
    assert time.process_time() - started < 2
