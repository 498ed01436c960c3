from collections.abc import Iterator

import pytest

from colporteur.foundations.errors import EngineRefused
from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.outside.deepl import Deepl, Wishes, address_for
from colporteur.translation.engines.outside.metering import Tally
from colporteur.translation.tests.outside_engines import EN_ES, deepl_at, wanted
from colporteur.translation.tests.outside_servers import Server, deepl, said, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(deepl) as served:
        yield served


@pytest.fixture
def meter() -> Tally:
    return Tally()


@pytest.fixture
def engine(server: Server, meter: Tally) -> Iterator[Deepl]:
    made = deepl_at(
        server,
        Wishes(languages=frozenset({"ca"}), variants={"en": "EN-US"}, glossaries={EN_ES: "a-glossary"}),
        meter,
    )
    yield made
    made.close()


def test_a_sentence_without_marks_goes_plain(engine: Deepl, server: Server, meter: Tally) -> None:
    assert engine.translate(EN_ES, wanted("A < B & C", context="Around it.")) == [Answer(text="A < B & C")]
    assert server.bodies == [
        {
            "text": ["A < B & C"],
            "source_lang": "EN",
            "target_lang": "ES",
            "split_sentences": "0",
            "preserve_formatting": True,
            "context": "Around it.",
            "glossary_id": "a-glossary",
        }
    ]
    assert meter.characters == 9  # context costs nothing


def test_marks_go_as_tags_and_come_back_as_places(engine: Deepl, server: Server) -> None:
    server.next = [said({"translations": [{"text": 'Véase <x i="0">el &lt;informe&gt;</x>.'}]})]
    asked = Wanted(text="See the <report>.", marks=((4, 16),))
    assert engine.translate(EN_ES, [asked]) == [Answer(text="Véase el <informe>.", marks=((0, 6, 18),))]
    body = server.bodies[0]
    assert body["text"] == ['See <x i="0">the &lt;report&gt;</x>.']
    assert (body["tag_handling"], body["tag_handling_version"]) == ("xml", "v2")


def test_foreign_tags_in_an_answer_are_no_translation(engine: Deepl, server: Server) -> None:
    server.next = [said({"translations": [{"text": "Véase <a href='x'>el informe</a>."}]})]
    assert engine.translate(EN_ES, [Wanted(text="See the report.", marks=((4, 14),))]) == [Answer(text="")]


def test_sentences_of_one_context_share_a_request_and_keep_their_places(engine: Deepl, server: Server) -> None:
    sentences = [
        Wanted(text="One.", context="first"),
        Wanted(text="Two.", context="second"),
        Wanted(text="Three.", context="first"),
        Wanted(text="Four.", context="first", marks=((0, 4),)),
    ]
    assert [answer.text for answer in engine.translate(EN_ES, sentences)] == ["One.", "Two.", "Three.", "Four."]
    assert [body["text"] for body in server.bodies] == [["One.", "Three."], ["Two."], ['<x i="0">Four</x>.']]
    assert [body["context"] for body in server.bodies] == ["first", "second", "first"]


def test_no_request_is_larger_than_the_protocol_allows(engine: Deepl, server: Server) -> None:
    sentences = wanted(*(f"{number} {'ü' * 3000} {'<' * 50}" for number in range(120)), context="ж" * 9000)
    sentences += [Wanted(text="<" * 3000 + " a", marks=((0, 1),), context="c")] * 60
    answers = engine.translate(EN_ES, sentences)
    assert [answer.text for answer in answers] == [each.text for each in sentences]
    assert max(len(body["text"]) for body in server.bodies) <= 50
    assert max(asked.size for asked in server.asked) <= 128 << 10
    assert len(server.bodies) < 20


def test_a_sentence_that_is_too_large_is_held_and_the_others_go(engine: Deepl) -> None:
    answers = engine.translate(EN_ES, wanted("One.", "a" * (128 << 10), "Two."))
    assert [(answer.text, answer.is_truncated) for answer in answers] == [
        ("One.", False),
        ("", True),
        ("Two.", False),
    ]


@pytest.mark.parametrize(
    ("pair", "codes"),
    [
        (Pair("en", "de"), ("EN", "DE")),
        (Pair("de", "en"), ("DE", "EN-US")),
        (Pair("pt-br", "no"), ("PT", "NB")),
        (Pair("no", "pt-br"), ("NB", "PT-BR")),
        (Pair("en", "pt"), ("EN", "PT-PT")),
        (Pair("zh-hant", "zh"), None),
        (Pair("en", "zh"), ("EN", "ZH-HANS")),
        (Pair("en", "ca"), ("EN", "CA")),
        (Pair("en", "tlh"), None),
        (Pair("en", "en-gb"), None),
    ],
)
def test_languages_go_by_the_codes_of_the_protocol(
    engine: Deepl, server: Server, pair: Pair, codes: tuple[str, str] | None
) -> None:
    assert (pair in engine.pairs()) is (codes is not None)
    if codes is not None:
        engine.translate(pair, wanted("Something."))
        assert (server.bodies[0]["source_lang"], server.bodies[0]["target_lang"]) == codes
        assert "glossary_id" not in server.bodies[0]


def test_its_version_changes_with_what_changes_its_answers(engine: Deepl, server: Server) -> None:
    plain = deepl_at(server)
    assert engine.version(EN_ES) == "deepl ES glossary a-glossary"
    assert plain.version(EN_ES) == "deepl ES"
    assert engine.version(Pair("es", "en")) != plain.version(Pair("es", "en"))


@pytest.mark.parametrize(
    "rows", [[], [{"text": "a"}, {"text": "b"}], [{"text": 1}], ["a"], [None], [{"detected_source_language": "EN"}]]
)
def test_another_number_of_translations_is_refused(engine: Deepl, server: Server, rows: list[object]) -> None:
    server.next = [said({"translations": rows})]
    with pytest.raises(EngineRefused, match="for 1 sentences"):
        engine.translate(EN_ES, wanted("One."))


def test_a_free_key_has_its_own_address() -> None:
    assert address_for("abc:fx") == "https://api-free.deepl.com"
    assert address_for("abc") == "https://api.deepl.com"
