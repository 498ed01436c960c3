"""The paper's names and terms at DeepL: made, found again, renewed, taken away, and done without."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.outside.deepl import Deepl, Wishes
from colporteur.translation.engines.outside.glossaries import Dictionary, Glossaries, Kept, glossary_number
from colporteur.translation.engines.outside.metering import Tally
from colporteur.translation.glossaries import HouseNotebook
from colporteur.translation.models import GlossaryTerm, Name, NameForm
from colporteur.translation.tests.outside_engines import EN_ES, deepl_at, wanted
from colporteur.translation.tests.outside_servers import DeeplWithGlossaries, Server, said, serving
from colporteur.translation.tests.practised import found_paper

NAME = "Colporteur https://paper.example"
EN_DE = Pair("en", "de")
COUNCIL = Dictionary((("council", "concejo"),))


class InMemory:
    """A notebook of one process."""

    languages = ("en", "es", "de", "pt", "pt-br")

    def __init__(self, **words: Dictionary) -> None:
        self.words = {Pair(*key.split("_")): dictionary for key, dictionary in words.items()}
        self.notes: dict[Pair, Kept] = {}

    def name_for(self, pair: Pair) -> str:
        number = glossary_number(pair, self.languages)
        return NAME if number == 1 else f"{NAME} ({number})"

    def wanted(self, pair: Pair) -> Dictionary:
        return self.words.get(pair, Dictionary())

    def kept(self, pair: Pair) -> Kept:
        return self.notes.get(pair, Kept())

    def keep(self, pair: Pair, kept: Kept) -> None:
        self.notes[pair] = kept

    def troubles(self) -> dict[Pair, str]:
        return {pair: kept.trouble for pair, kept in self.notes.items() if kept.trouble}


@pytest.fixture
def deepl() -> DeeplWithGlossaries:
    return DeeplWithGlossaries()


@pytest.fixture
def server(deepl: DeeplWithGlossaries) -> Iterator[Server]:
    with serving(deepl) as served:
        yield served


@pytest.fixture
def notebook() -> InMemory:
    return InMemory(en_es=COUNCIL)


@pytest.fixture
def engine(server: Server, notebook: InMemory) -> Iterator[Deepl]:
    made = deepl_at(server, Wishes(notebook=notebook))
    yield made
    made.close()


def glossary_of(server: Server) -> str | None:
    """The one that went with the last request."""
    said: str | None = [body for body in server.bodies if "text" in body][-1].get("glossary_id")
    return said


def deeds(server: Server) -> list[tuple[str, str]]:
    return [(asked.method, asked.path) for asked in server.asked if asked.path.startswith("/v3")]


def test_it_is_made_once_and_goes_with_every_request(
    engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    for _ in range(3):
        engine.translate(EN_ES, wanted("The council met."))
        assert glossary_of(server) == "glossary-1"
    assert deeds(server) == [("GET", "/v3/glossaries"), ("POST", "/v3/glossaries")]
    assert deepl.there["glossary-1"]["name"] == NAME
    assert deepl.entries("glossary-1", ("en", "es")) == {"council": "concejo"}
    assert notebook.troubles() == {}


def test_another_process_knows_of_it_by_the_notes(engine: Deepl, server: Server, notebook: InMemory) -> None:
    engine.translate(EN_ES, wanted("One."))
    other = deepl_at(server, Wishes(notebook=notebook))
    other.translate(EN_ES, wanted("Two."))
    other.close()
    assert glossary_of(server) == "glossary-1"
    assert len(deeds(server)) == 2


def test_it_is_found_again_where_the_notes_are_lost(
    engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    engine.translate(EN_ES, wanted("One."))
    notebook.notes.clear()
    engine.translate(EN_ES, wanted("Two."))
    assert list(deepl.there) == ["glossary-1"]
    assert deeds(server)[-1] == ("PUT", "/v3/glossaries/glossary-1/dictionaries")


def test_one_holds_every_pair_and_each_is_renewed_when_its_words_change(
    engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    deepl.room = 1  # as a free account
    notebook.words[EN_DE] = Dictionary((("council", "Rat"),))
    for pair in (EN_ES, EN_DE):
        engine.translate(pair, wanted("The council met."))
        assert glossary_of(server) == "glossary-1"
    notebook.words[EN_ES] = Dictionary((("council", "ayuntamiento"), ("Munich", "Múnich")))
    engine.translate(EN_ES, wanted("The council met."))
    assert deepl.entries("glossary-1", ("en", "es")) == {"council": "ayuntamiento", "Munich": "Múnich"}
    assert deepl.entries("glossary-1", ("en", "de")) == {"council": "Rat"}


def test_where_no_words_are_left_it_goes(
    engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    notebook.words[EN_DE] = COUNCIL
    engine.translate(EN_ES, wanted("One."))
    engine.translate(EN_DE, wanted("One."))
    del notebook.words[EN_ES]
    engine.translate(EN_ES, wanted("Two."))
    assert glossary_of(server) is None
    assert deepl.pairs("glossary-1") == {("en", "de")}
    del notebook.words[EN_DE]
    engine.translate(EN_DE, wanted("Two."))
    assert deepl.there == {}
    before = len(deeds(server))
    engine.translate(EN_DE, wanted("Three."))
    assert len(deeds(server)) == before


def test_a_double_that_two_processes_made_is_deleted(
    engine: Deepl, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    theirs = {"name": "Somebody's", "entries": {}}
    deepl.there = {"a-1": {"name": NAME, "entries": {}}, "a-2": {"name": NAME, "entries": {}}, "b": theirs}
    engine.translate(EN_ES, wanted("One."))
    assert list(deepl.there) == ["a-1", "b"]
    assert notebook.notes[EN_ES].glossary == "a-1"


def test_codes_are_those_without_variants(engine: Deepl, deepl: DeeplWithGlossaries, notebook: InMemory) -> None:
    pair = Pair("no", "pt")
    notebook.words[pair] = Dictionary((("sau", "ovelha"),))
    engine.translate(pair, wanted("En sau."))
    assert deepl.pairs("glossary-1") == {("nb", "pt")}


def test_two_editions_that_differ_in_their_variant_alone_have_words_of_their_own(
    engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    words = {Pair("en", "pt"): "autocarro", Pair("en", "pt-br"): "ônibus"}
    for pair, word in words.items():
        notebook.words[pair] = Dictionary((("bus", word),))
    for pair in [*words, EN_ES, *words]:
        engine.translate(pair, wanted("The bus stopped."))
    assert {name: set(each["entries"].values()) for name, each in deepl.there.items()} == {
        "glossary-1": {"bus\tautocarro", "council\tconcejo"},
        "glossary-2": {"bus\tônibus"},
    }
    assert [each["name"] for each in deepl.there.values()] == [NAME, f"{NAME} (2)"]
    assert glossary_of(server) == "glossary-2"
    assert [method for method, _ in deeds(server)].count("PUT") == 1  # Spanish; nobody's words were written over


def test_words_move_where_an_edition_without_the_variant_is_opened(
    engine: Deepl, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    notebook.languages = ("en", "pt-br")
    notebook.words = {Pair("en", "pt-br"): Dictionary((("bus", "ônibus"),))}
    engine.translate(Pair("en", "pt-br"), wanted("The bus stopped."))
    assert list(deepl.there) == ["glossary-1"]
    notebook.languages = ("en", "pt-br", "pt")
    notebook.words[Pair("en", "pt")] = Dictionary((("bus", "autocarro"),))
    for pair in notebook.words:
        engine.translate(pair, wanted("The bus stopped."))
    assert deepl.entries("glossary-1", ("en", "pt")) == {"bus": "autocarro"}
    assert deepl.entries("glossary-2", ("en", "pt")) == {"bus": "ônibus"}


@pytest.mark.parametrize(
    ("pair", "languages", "number"),
    [
        ("en-gb pt-br", "en-gb es pt-br", 1),
        ("en pt", "en pt pt-br", 1),
        ("en pt-br", "pt-br en pt", 2),
        ("pt-br en", "en pt pt-br", 2),
        ("en-us pt-br", "en-gb en-us pt pt-br", 4),
        ("en pt", "en pt-br", 2),  # no edition of the paper
    ],
)
def test_pairs_with_the_same_codes_are_in_different_glossaries(pair: str, languages: str, number: int) -> None:
    assert glossary_number(Pair(*pair.split()), languages.split()) == number


def test_one_that_is_named_in_the_settings_comes_first(
    server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
) -> None:
    deepl.there["theirs"] = {"name": "x", "entries": {("en", "es"): "a\tb"}}
    engine = deepl_at(server, Wishes(notebook=notebook, glossaries={EN_ES: "theirs"}))
    engine.translate(EN_ES, wanted("One."))
    engine.close()
    assert glossary_of(server) == "theirs"
    assert deeds(server) == []


class TestInTrouble:
    def test_a_full_account_is_told_once_and_sentences_go_without(
        self, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory, caplog: pytest.LogCaptureFixture
    ) -> None:
        deepl.room, meter = 0, Tally()
        engine = deepl_at(server, Wishes(notebook=notebook), meter)
        for _ in range(3):
            assert [each.text for each in engine.translate(EN_ES, wanted("The council met."))] == ["The council met."]
        engine.close()
        assert len(deeds(server)) == 2
        assert "no room for another glossary" in notebook.troubles()[EN_ES]
        assert caplog.text.count("no room for another glossary") == 1
        assert meter.paused_because() == ""  # it translates as before
        assert meter.failures == 0

    def test_a_pair_that_has_none_goes_without(
        self, engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
    ) -> None:
        deepl.languages = frozenset({"en", "de"})
        notebook.words[EN_DE] = COUNCIL
        engine.translate(EN_ES, wanted("One."))
        assert glossary_of(server) is None
        assert "Unsupported glossary pair" in notebook.troubles()[EN_ES]
        engine.translate(EN_DE, wanted("One."))
        assert glossary_of(server) == next(iter(deepl.there))

    def test_other_words_are_tried_at_once(
        self, engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
    ) -> None:
        deepl.room = 0
        engine.translate(EN_ES, wanted("One."))
        deepl.room = 1
        notebook.words[EN_ES] = Dictionary((("council", "ayuntamiento"),))
        engine.translate(EN_ES, wanted("Two."))
        assert glossary_of(server) == "glossary-1"
        assert notebook.troubles() == {}

    def test_the_same_are_tried_again_after_a_while(
        self, engine: Deepl, deepl: DeeplWithGlossaries, notebook: InMemory
    ) -> None:
        time = [0.0]
        glossaries = Glossaries(engine.door, notebook, clock=lambda: time[0])
        deepl.room = 0
        assert glossaries.id_for(EN_ES, ("en", "es")) == ""
        deepl.room = 1
        assert glossaries.id_for(EN_ES, ("en", "es")) == ""
        time[0] = 601
        assert glossaries.id_for(EN_ES, ("en", "es")) == "glossary-1"

    def test_one_that_somebody_deleted_there_is_done_without_and_made_again(
        self, engine: Deepl, server: Server, deepl: DeeplWithGlossaries, notebook: InMemory
    ) -> None:
        engine.translate(EN_ES, wanted("One."))
        deepl.there.clear()
        assert engine.translate(EN_ES, wanted("Two."))[0].text == "Two."
        assert glossary_of(server) is None
        assert "Glossary not found" in notebook.troubles()[EN_ES]
        notebook.words[EN_ES] = Dictionary((("council", "ayuntamiento"),))
        engine.translate(EN_ES, wanted("Three."))
        assert glossary_of(server) == "glossary-2"

    def test_other_failures_of_a_request_stay_what_they_are(
        self, engine: Deepl, server: Server, notebook: InMemory
    ) -> None:
        engine.translate(EN_ES, wanted("One."))
        server.next = [said({"message": "Too many requests"}, 429)]
        with pytest.raises(EngineUnavailable, match="429"):
            engine.translate(EN_ES, wanted("Two."))
        assert notebook.troubles() == {}

    @pytest.mark.parametrize(
        "answer", [[], {"glossaries": 1}, {"glossaries": [{}]}, {"glossaries": [{"glossary_id": "../x"}]}]
    )
    def test_an_answer_that_is_no_list_of_glossaries_is_trouble_like_any_other(
        self, notebook: InMemory, answer: object
    ) -> None:
        def odd(asked: object) -> object:
            return said(answer)

        with serving(odd) as served:  # type: ignore[arg-type]  # it answers all alike
            engine = deepl_at(served, Wishes(notebook=notebook))
            assert engine.glossaries is not None
            assert engine.glossaries.id_for(EN_ES, ("en", "es")) == ""
            engine.close()
        assert notebook.troubles()

    def test_what_is_too_large_is_not_sent(self, engine: Deepl, server: Server, notebook: InMemory) -> None:
        notebook.words[EN_ES] = Dictionary((("a" * (6 << 20), "b" * (5 << 20)),))
        engine.translate(EN_ES, wanted("One."))
        assert deeds(server) == []
        assert "larger than 10 MiB" in notebook.troubles()[EN_ES]


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=8))
def test_a_dictionary_is_lines_of_two_words_each_once(wordings: list[tuple[str, str]]) -> None:
    made = Dictionary.of(wordings)
    lines = [line.split("\t") for line in made.written.split("\n")] if made.written else []
    assert all(len(line) == 2 and all(word.strip() == word != "" for word in line) for line in lines)
    assert len({line[0] for line in lines}) == len(lines) == len(made.entries)


@pytest.mark.django_db
class TestInTheHouse:
    @pytest.fixture
    def notebook(self) -> HouseNotebook:
        return HouseNotebook(name=NAME, account="https://api.deepl.com key")

    def test_names_and_terms_are_wanted_as_the_register_has_them(self, notebook: HouseNotebook) -> None:
        munich = Name.objects.create(key="Munich", language="en", kind="place", other_forms="Munich’s")
        NameForm.objects.create(name=munich, language="es", form="Múnich")
        Name.objects.create(key="Northbank", language="en", kind="place")
        GlossaryTerm.objects.create(
            source_language="en", target_language="es", source="council", source_forms="councils", target="concejo"
        )
        made = notebook.wanted(EN_ES)
        assert made.entries == (("Munich", "Múnich"), ("Northbank", "Northbank"), ("council", "concejo"))
        assert notebook.wanted(EN_ES) is made
        GlossaryTerm.objects.update(target="ayuntamiento")
        assert notebook.wanted(EN_ES).fingerprint not in ("", made.fingerprint)

    def test_the_papers_editions_say_which_glossary_it_is(self, notebook: HouseNotebook) -> None:
        found_paper("en", "pt", "pt-br")
        assert notebook.name_for(Pair("en", "pt")) == NAME
        assert notebook.name_for(Pair("en", "pt-br")) == f"{NAME} (2)"

    def test_notes_are_kept_by_account(self, notebook: HouseNotebook) -> None:
        notebook.keep(EN_ES, Kept(glossary="a", fingerprint="b"))
        notebook.keep(EN_ES, Kept(glossary="a", fingerprint="c"))
        notebook.keep(EN_DE, Kept(trouble="No room."))
        assert notebook.kept(EN_ES) == Kept(glossary="a", fingerprint="c")
        assert notebook.troubles() == {EN_DE: "No room."}
        assert HouseNotebook(name=NAME, account="another").kept(EN_ES) == Kept()
        notebook.keep(EN_DE, Kept())
        assert notebook.troubles() == {}
