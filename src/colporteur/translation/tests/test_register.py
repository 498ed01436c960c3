"""Names and terms: found in sentences, hidden from engines, and kept in the paper."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from colporteur.newsroom.models import Article
from colporteur.translation.engines.apertium import Apertium
from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.router import in_other_words
from colporteur.translation.engines.standins import EVERY_CANDIDATE, hidden, left_alone, shown
from colporteur.translation.engines.stream import Heard
from colporteur.translation.models import ArticleName, GlossaryTerm, Line, Name, NameForm, Unit, VocabularyStamp
from colporteur.translation.rules.checks.contract import Candidate, Term
from colporteur.translation.rules.checks.names import names_survive
from colporteur.translation.rules.register import (
    Fixed,
    Kind,
    Register,
    Settled,
    fixed_names,
    terms_for_checks,
    terms_for_engines,
)
from colporteur.translation.rules.unknown_runs import half_known_names
from colporteur.translation.tests.practised import EN_ES, Practised, desk_with, found_paper, publish, work
from colporteur.translation.vocabulary import register_for, stamp_of_vocabulary

SQUARE = Settled(sources=("Kim Il Sung Square",), kind=Kind.PLACE)
KIM = Settled(sources=("Kim Il Sung", "Kims"), targets=("Kim Ir Sen",), kind=Kind.MAN)
COUNCIL = Settled(sources=("town council", "town councils"), targets=("ayuntamiento",), is_case_sensitive=False)
MAY = Settled(sources=("May",), kind=Kind.WOMAN)
REGISTER = Register((SQUARE, KIM, COUNCIL, MAY))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met at Kim Il Sung Square.", ["Kim Il Sung Square"]),
        ("Kim Il Sung’s square and Kim Il Sung Square", ["Kim Il Sung", "Kim Il Sung Square"]),
        ("Kim\xa0Il Sung", ["Kim\xa0Il Sung"]),
        ("Kim Il Sungs", []),
        ("Kim Il Sung-Platz", []),
        ("Kimset", []),
        ("Both Town councils may, says May.", ["Town councils", "May"]),
        ("", []),
    ],
)
def test_the_longest_whole_words_are_found(text: str, found: list[str]) -> None:
    assert [text[place.start : place.end] for place in REGISTER.places(text)] == found


@given(st.text(alphabet="KimIlSung Squarety’-.", max_size=60))
def test_no_place_overlaps_another_or_cuts_a_word(text: str) -> None:
    places = REGISTER.places(text)
    assert all(one.end <= other.start for one, other in pairwise(places))
    assert all(not text[place.end : place.end + 1].isalnum() for place in places)


def test_what_is_settled_is_told_to_checks_and_engines_in_their_ways() -> None:
    text = "The Town council met Kim Il Sung at Kim Il Sung Square."
    places = REGISTER.places(text)
    assert terms_for_checks(text, places) == (
        Term(source="Town council", forms=("ayuntamiento",)),
        Term(source="Kim Il Sung", forms=("Kim Ir Sen",)),
        Term(source="Kim Il Sung Square"),
    )
    assert terms_for_engines(text, places)[0] == ("Town council", "ayuntamiento")
    assert [(name.text, name.kind) for name in fixed_names(text, places)] == [
        ("Kim Ir Sen", Kind.MAN),
        ("Kim Il Sung Square", Kind.PLACE),
    ]


def test_names_are_told_to_the_second_engine_of_a_way_as_the_first_left_them() -> None:
    wanted = Wanted(text="The town of Rose", terms=(("Rose", "Rosa"),), names=(Fixed(start=12, end=16, text="Rosa"),))
    onward = in_other_words(wanted, "La ciudad de Rosa")
    assert onward.names == (Fixed(start=13, end=17, text="Rosa"),)
    assert onward.terms == ()


@pytest.mark.parametrize(
    ("text", "unknown", "found"),
    [
        ("They met at Kim Il Sung Square.", ["Il"], ["Kim Il Sung Square"]),
        ("They met at Rose Street.", [], []),
        ("They met Mayor Ingrid Halvard.", ["Halvard"], ["Ingrid Halvard"]),
        ("At Mill Weir it rained.", ["Weir"], ["Mill Weir"]),
        ("Saltby Town won.", ["Saltby"], ["Saltby Town"]),
        ("Castle Lyne won.", ["Lyne"], []),
        ("SALTBY TOWN WON", ["SALTBY"], []),
        ("It was Ostermere", ["Ostermere"], []),
    ],
)
def test_names_of_which_an_engine_knows_only_a_part_are_found(text: str, unknown: list[str], found: list[str]) -> None:
    runs = half_known_names(text, unknown, "en")
    assert [run.text for run in runs] == found
    assert all(text[run.start : run.end] == run.text for run in runs)
    assert half_known_names(text, unknown, "de") == ()


def test_each_name_gets_a_stand_in_of_its_kind_that_begins_alike() -> None:
    names = [
        Fixed(start=0, end=3, text="Ivy", kind=Kind.WOMAN),
        Fixed(start=8, end=17, text="Ostermere"),
        Fixed(start=22, end=26, text="Ruth", kind=Kind.WOMAN),
    ]
    hiding = hidden("Ivy saw Ostermere and Ruth, not Laura.", names, EVERY_CANDIDATE)
    assert hiding.text == "Irene saw Orlando and Carla, not Laura." or "Oslo" in hiding.text
    assert shown(Heard(hiding.text, ()), hiding) == Heard("Ivy saw Ostermere and Ruth, not Laura.", ())


@pytest.mark.parametrize("answer", ["", "Torontos", "Toronto and Toronto", "TORONTO", "Toronto, toronto"])
def test_a_stand_in_that_is_lost_doubled_or_changed_is_noticed(answer: str) -> None:
    hiding = hidden("Tar Quay", [Fixed(start=0, end=8, text="Tar Quay")], ("Toronto",))
    assert hiding.text == "Toronto"
    assert shown(Heard(answer, ()), hiding) is None


def test_names_stay_open_where_the_engine_knows_no_stand_in() -> None:
    assert hidden("Tar Quay", [Fixed(start=0, end=8, text="Tar Quay")], ()).text == "Tar Quay"
    assert left_alone(lambda texts: [Heard(text.lower(), ()) for text in texts]) == ()
    assert left_alone(lambda texts: [Heard(text, (text.removesuffix("."),)) for text in texts]) == ()


@pytest.fixture(scope="module")
def apertium() -> Iterator[Apertium]:
    engine = Apertium()
    if EN_ES not in engine.pairs():
        pytest.skip("Apertium for English to Spanish is not installed")
    yield engine
    engine.close()


@pytest.mark.engine
class TestWithApertium:
    @pytest.mark.parametrize(
        ("text", "name", "kind", "said"),
        [
            ("The director of Tar Quay is here.", "Tar Quay", Kind.PLACE, "El director de Tar Quay"),
            ("Tar Quay’s director is here.", "Tar Quay", Kind.PLACE, "El director de Tar Quay"),
            ("Rose Miller was tired.", "Rose Miller", Kind.WOMAN, "Rose Miller estuvo cansada."),
        ],
    )
    def test_a_name_keeps_its_words_and_the_sentence_its_grammar(
        self, apertium: Apertium, text: str, name: str, kind: Kind, said: str
    ) -> None:
        fixed = fixed_names(text, Register((Settled(sources=(name,), kind=kind),)).places(text))
        assert apertium.translate(EN_ES, [Wanted(text=text, names=fixed)])[0].text.startswith(said)

    def test_a_name_of_which_it_knows_a_part_comes_back_whole(self, apertium: Apertium) -> None:
        text = "The crowd met at Kim Il Sung Square on Monday."
        assert "Kim Il Sung Square" in apertium.translate(EN_ES, [Wanted(text=text)])[0].text

    def test_a_name_within_an_address_is_left_to_the_address(self, apertium: Apertium) -> None:
        text = "Read it at www.Ostermere.example today."
        names = (Fixed(start=15, end=24, text="Novigrad"),)
        assert "www.Ostermere.example" in apertium.translate(EN_ES, [Wanted(text=text, names=names)])[0].text


def test_the_names_check_leaves_settled_names_to_the_terms_check() -> None:
    def codes(terms: tuple[Term, ...]) -> list[str]:
        said = Candidate(
            source_language="en",
            target_language="es",
            source="Yesterday they came to Ostermere by boat.",
            target="Ayer llegaron a Vindolanda en barco.",
            terms=terms,
        )
        return [finding.code for finding in names_survive(said)]

    assert codes(()) == ["name_lost", "name_invented"]
    assert codes((Term(source="Ostermere", forms=("Vindolanda",)),)) == []
    assert codes((Term(source="boat", forms=("barco",)),)) == ["name_lost", "name_invented"]


def _name(key: str, language: str = "en", kind: str = "place", **forms: str) -> Name:
    name = Name.objects.create(key=key, language=language, kind=kind)
    for code, form in forms.items():
        NameForm.objects.create(name=name, language=code, form=form)
    return name


@pytest.mark.django_db
class TestInThePaper:
    @pytest.fixture(autouse=True)
    def paper(self, db: None) -> None:
        found_paper("en", "es")

    def register(self, article: Article | None = None) -> dict[tuple[str, ...], tuple[str, ...]]:
        register = register_for(EN_ES, article_id=article.pk if article else None)
        return {each.sources: each.targets for each in register.settled}

    def test_the_register_holds_what_is_settled_for_the_pair(self) -> None:
        _name("Munich", es="Múnich", ca="Munic")
        _name("Köln", "de", en="Cologne", es="Colonia")
        _name("Rome", ca="Roma")
        _name("Northbank")
        GlossaryTerm.objects.create(
            source_language="en", target_language="es", source="council", source_forms="councils\n", target="concejo"
        )
        GlossaryTerm.objects.create(source_language="en", target_language="ca", source="x", target="y")
        assert self.register() == {
            ("Munich",): ("Múnich",),
            ("Cologne",): ("Colonia",),
            ("Northbank",): (),
            ("council", "councils"): ("concejo",),
        }

    def test_a_name_lost_holds_the_sentence_and_a_term_missed_is_noted(self) -> None:
        _name("Northbank", kind="place")
        GlossaryTerm.objects.create(source_language="en", target_language="es", source="council", target="concejo")
        article = publish("The council went to Northbank. It slept.")
        work(desk_with(Practised(way=lambda text: Answer(text="La junta fue a Banconorte."))))
        unit = Unit.objects.get(source_text="The council went to Northbank.")
        assert {"term_translated", "term_differs"} <= {finding["code"] for finding in unit.findings}
        assert unit.state == "held"
        assert Line.objects.filter(translation__article=article, standing="held").exists()

    def test_an_article_keeps_words_of_its_own(self) -> None:
        article, other = publish("Low Water opens."), publish("It rains.")
        ArticleName.objects.create(article=article, text="Low Water")
        assert self.register(article) == {("Low Water",): ()}
        assert self.register(other) == {}

    def test_engines_are_told_of_names_and_terms(self) -> None:
        class Listening(Practised):
            heard: list[Wanted]

            def translate(self, pair: Pair, sentences: "list[Wanted]") -> list[Answer]:  # type: ignore[override]
                self.heard = [*getattr(self, "heard", []), *sentences]
                return super().translate(pair, sentences)

        _name("Munich", es="Múnich")
        engine = Listening()
        publish("He lives in Munich.")
        work(desk_with(engine))
        wanted = next(each for each in engine.heard if "Munich" in each.text)
        assert wanted.terms == (("Munich", "Múnich"),)
        assert wanted.names == (Fixed(start=12, end=18, text="Múnich"),)

    def test_names_and_terms_are_read_once_and_again_after_a_change(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        _name("Munich", es="Múnich")
        known = register_for(EN_ES)
        with django_assert_num_queries(1):
            assert register_for(EN_ES) is known
        _name("Northbank")
        assert ("Northbank",) in self.register()

    def test_words_of_an_article_leave_what_is_kept_as_it_is(self) -> None:
        article = publish("Low Water opens.")
        ArticleName.objects.create(article=article, text="Low Water")
        known = register_for(EN_ES)
        assert self.register(article) == {("Low Water",): ()}
        assert register_for(EN_ES) is known

    def test_what_was_taken_back_is_not_kept(self) -> None:
        stamp = stamp_of_vocabulary()
        with transaction.atomic():
            _name("Northbank")
            assert ("Northbank",) in self.register()
            transaction.set_rollback(True)
        assert stamp_of_vocabulary() == stamp
        assert self.register() == {}


CHANGES: dict[str, Callable[[], object]] = {
    "a name made": lambda: Name.objects.create(key="Rome", language="en", kind="place"),
    "a name saved": lambda: Name.objects.get(key="Munich").save(),
    "names changed at once": lambda: Name.objects.update(kind="body"),
    "a name deleted": lambda: Name.objects.get(key="Munich").delete(),
    "names deleted at once": lambda: Name.objects.all().delete(),
    "a form changed": lambda: NameForm.objects.update(form="Munic"),
    "a form deleted": lambda: NameForm.objects.get().delete(),
    "forms made at once": lambda: NameForm.objects.bulk_create(
        [NameForm(name=Name.objects.get(key="Munich"), language="de", form="München")]
    ),
    "rows changed together": lambda: NameForm.objects.bulk_update(NameForm.objects.all(), ["form"]),
    "a term saved": lambda: GlossaryTerm.objects.get().save(),
    "a term deleted": lambda: GlossaryTerm.objects.get().delete(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_the_vocabulary_leaves_another_stamp(change: Callable[[], object]) -> None:
    _name("Munich", es="Múnich")
    GlossaryTerm.objects.create(source_language="en", target_language="es", source="council", target="concejo")
    stamp = stamp_of_vocabulary()
    change()
    assert stamp_of_vocabulary() not in ("", stamp)


@pytest.mark.django_db
def test_without_a_stamp_nothing_that_was_read_is_kept() -> None:
    VocabularyStamp.objects.all().delete()
    assert register_for(EN_ES) is not register_for(EN_ES)
