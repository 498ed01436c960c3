"""Names that an engine lost: asked for once more without its seeing them, and the better of the two is taken."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.hiding import with_names_hidden
from colporteur.translation.engines.outside.tags import with_names, with_names_back, with_tags, without_tags
from colporteur.translation.models import Name, Unit
from colporteur.translation.rules.checks.contract import Candidate, Finding, Report, Severity, Term, Verdict
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.register import Fixed
from colporteur.translation.rules.second_try import is_better, missed_names
from colporteur.translation.tests.outside_engines import KINDS, Kind, deepl_at
from colporteur.translation.tests.outside_servers import deepl, said, serving
from colporteur.translation.tests.practised import EN_ES, Practised, desk_with, found_paper, publish, work

NORTHBANK = Fixed(start=16, end=25, text="Northbank")
TEXT = "Nobody lives in Northbank now."


def report(**counts: int) -> Report:
    findings = [Finding(code="x", severity=Severity(name)) for name, count in counts.items() for _ in range(count)]
    return Report(verdict=Verdict.WARNS, findings=tuple(findings))


@pytest.mark.parametrize(
    ("other", "first", "better"),
    [
        ({}, {"blocks": 1}, True),
        ({"warns": 2}, {"blocks": 1}, True),
        ({"blocks": 1}, {"warns": 1}, False),
        ({"warns": 1}, {"warns": 1}, False),
        ({"warns": 1, "notes": 3}, {"warns": 2}, True),
        ({"blocks": 1, "warns": 1}, {"blocks": 1, "warns": 2}, True),
    ],
)
def test_the_better_one_has_less_that_blocks_then_less_that_warns(
    other: dict[str, int], first: dict[str, int], better: bool
) -> None:
    assert is_better(report(**other), report(**first)) is better


@pytest.mark.parametrize(
    ("target", "terms", "missed"),
    [
        ("Nadie vive ahora en Northbank.", (Term(source="Northbank"),), False),
        ("Nadie vive ahora en la Ribera Norte.", (Term(source="Northbank"),), True),
        ("Nadie vive ahora en la ciudad.", (Term(source="Northbank", forms=("Ribanorte",)),), True),
        ("Nadie vive ahora en la ciudad.", (), True),  # found by its capital
    ],
)
def test_a_name_is_missed_where_a_check_looks_for_it_in_vain(
    target: str, terms: tuple[Term, ...], missed: bool
) -> None:
    found = judge(Candidate(source_language="en", target_language="es", source=TEXT, target=target, terms=terms))
    assert missed_names([NORTHBANK], found) == ((NORTHBANK,) if missed else ())
    assert missed_names([Fixed(start=0, end=6, text="Nobody")], found) == ()


class TestBehindStandIns:
    def ask(self, target: str, say: str, *, alternatives: tuple[str, ...] = ()) -> tuple[Answer, str]:
        """The answer, and what the engine saw; `{}` is the stand-in."""
        seen: list[Wanted] = []

        def engine(sentences: Sequence[Wanted]) -> list[Answer]:
            seen.extend(sentences)
            shown = sentences[0].text.split("in ")[1].removesuffix(" now.")
            others = tuple(each.replace("{}", shown) for each in alternatives)
            return [Answer(text=say.replace("{}", shown), alternatives=others, alignment=((0, 0),))]

        wanted = Wanted(text=TEXT, names=(NORTHBANK,), hides_names=True, terms=(("Northbank", "Northbank"),))
        return with_names_hidden(Pair("en", target), [wanted], engine)[0], seen[0].text

    @pytest.mark.parametrize(
        ("target", "looks"), [("es", "Nobody lives in Toronto now."), ("ar", "Nobody lives in n0@ab.cd now.")]
    )
    def test_the_engine_does_not_see_the_name_and_it_is_put_back(self, target: str, looks: str) -> None:
        answer, seen = self.ask(target, "… {} …")
        assert seen == looks
        assert answer == Answer(text="… Northbank …")

    @pytest.mark.parametrize("say", ["nothing", "{} and {}", "{}s", ""])
    def test_a_stand_in_that_did_not_come_back_once_makes_it_no_translation(self, say: str) -> None:
        assert self.ask("es", say)[0].text == ""
        assert self.ask("ar", say)[0].text == ""

    def test_another_choice_that_kept_it_is_taken(self) -> None:
        assert self.ask("es", "nothing", alternatives=("{}!",))[0].text == "Northbank!"

    def test_other_sentences_of_the_batch_go_as_they_are(self) -> None:
        plain = Wanted(text="In Northbank.", names=(Fixed(start=3, end=12, text="Northbank"),))
        asked: list[Wanted] = []

        def engine(sentences: Sequence[Wanted]) -> list[Answer]:
            asked.extend(sentences)
            return [Answer(text=each.text, alignment=((0, 0),)) for each in sentences]

        hiding = Wanted(text=TEXT, names=(NORTHBANK,), hides_names=True)
        answers = with_names_hidden(EN_ES, [plain, hiding], engine)
        assert asked[0] == plain
        assert answers == [Answer(text=plain.text, alignment=((0, 0),)), Answer(text=TEXT)]


class TestInTags:
    @pytest.mark.parametrize(
        ("marks", "xml"),
        [
            ((), 'Nobody lives in <n i="0">Nord &amp; Süd</n> now.'),
            (((16, 25),), 'Nobody lives in <x i="0"><n i="0">Nord &amp; Süd</n></x> now.'),
            (((18, 20),), 'Nobody lives in <x i="0"><n i="0">Nord &amp; Süd</n></x> now.'),
            (((13, 20),), 'Nobody lives <x i="0">in <n i="0">Nord &amp; Süd</n></x> now.'),
            (((26, 29), (0, 6)), '<x i="1">Nobody</x> lives in <n i="0">Nord &amp; Süd</n> <x i="0">now</x>.'),
        ],
    )
    def test_a_name_goes_as_it_is_to_be_and_comes_back_so(self, marks: tuple[tuple[int, int], ...], xml: str) -> None:
        names = (Fixed(start=16, end=25, text="Nord & Süd"),)
        written = with_tags(*with_names(TEXT, marks, names))
        assert written == xml
        back = with_names_back(written, names)
        assert back is not None
        read = without_tags(back)
        assert read is not None
        assert read[0] == "Nobody lives in Nord & Süd now."
        assert len(read[1]) == len(marks)

    @pytest.mark.parametrize(
        "xml",
        [
            "Nadie.",
            'En <n i="0">la Ribera</n>.',
            '<n i="0">Northbank</n> <n i="0">Northbank</n>',
            '<n i="1">Northbank</n>',
        ],
    )
    def test_a_name_that_did_not_come_back_once_as_it_was_is_noticed(self, xml: str) -> None:
        assert with_names_back(xml, (NORTHBANK,)) is None

    @given(st.text(alphabet="ab <&é", min_size=1, max_size=30), st.data())
    def test_whatever_the_sentence_the_tags_come_off_again(self, text: str, data: st.DataObject) -> None:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
        names = tuple(
            Fixed(start=a, end=b, text=data.draw(st.text(alphabet="N<& ", min_size=1, max_size=5)))
            for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        )
        edges = st.integers(0, len(text))
        marks = data.draw(st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]), max_size=3))
        plain, moved, _ = with_names(text, marks, names)
        assert all(0 <= start < end <= len(plain) for start, end in moved)
        back = with_names_back(with_tags(*with_names(text, marks, names)), names)
        assert back is not None
        read = without_tags(back)
        assert read is not None
        assert read[0] == plain.strip(" ")


def test_deepl_is_told_not_to_touch_the_names() -> None:
    with serving(deepl) as server:
        engine = deepl_at(server)
        server.next = [said({"translations": [{"text": 'En <n i="0">Northbank</n> no vive <x i="0">nadie</x>.'}]})]
        wanted = [Wanted(text=TEXT, names=(NORTHBANK,), marks=((0, 6),), hides_names=True)]
        assert engine.translate(EN_ES, wanted) == [Answer(text="En Northbank no vive nadie.", marks=((0, 21, 26),))]
        assert server.bodies[0]["text"] == ['<x i="0">Nobody</x> lives in <n i="0">Northbank</n> now.']
        assert server.bodies[0]["ignore_tags"] == ["n"]
        assert server.bodies[0]["tag_handling"] == "xml"
        engine.translate(EN_ES, [Wanted(text=TEXT, names=(NORTHBANK,))])
        assert server.bodies[1]["text"] == [TEXT]
        assert "ignore_tags" not in server.bodies[1]
        engine.close()


def test_what_deepl_does_to_a_name_all_the_same_is_no_translation() -> None:
    with serving(deepl) as server:
        engine = deepl_at(server)
        server.next = [said({"translations": [{"text": "Nadie vive en la Ribera Norte."}]})]
        assert engine.translate(EN_ES, [Wanted(text=TEXT, names=(NORTHBANK,), hides_names=True)]) == [Answer(text="")]
        engine.close()


@pytest.mark.parametrize("kind", KINDS[1:], ids=lambda kind: kind.name)
def test_the_others_outside_do_not_see_them(kind: Kind) -> None:
    with serving(kind.dialect) as server:
        engine = kind.at(server.address)
        answers = engine.translate(EN_ES, [Wanted(text=TEXT, names=(NORTHBANK,), hides_names=True)])
        assert answers[0].text == TEXT
        assert "Northbank" not in str(server.bodies[-1])
        engine.close()


class Forgetful(Practised):
    """Loses the name unless it is kept from it."""

    can_hide_names = True

    def __init__(self, **ways: str) -> None:
        super().__init__()
        self.seen: list[Wanted] = []
        self.fails = False
        self.otherwise = ways.get("otherwise", "Nadie vive en Northbank ahora.")

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        self.seen += sentences
        if self.fails and any(each.hides_names for each in sentences):
            raise EngineUnavailable("No answer.")
        return [self._said(each) for each in sentences]

    def _said(self, wanted: Wanted) -> Answer:
        if "Northbank" not in wanted.text:
            return Answer(text=f"⟦{wanted.text}⟧")
        return Answer(text=self.otherwise if wanted.hides_names else "Nadie vive en la Ribera Norte ahora.")


@pytest.mark.django_db
class TestInAnArticle:
    @pytest.fixture(autouse=True)
    def paper(self, db: None) -> None:
        found_paper("en", "es")
        Name.objects.create(key="Northbank", language="en", kind="place")

    def made(self, engine: Practised) -> Unit:
        publish(f"{TEXT} It rained. The wind rose. The tide turned.")
        work(desk_with(engine))
        return Unit.objects.get(source_text=TEXT)

    def test_the_lost_name_is_asked_for_once_more_and_the_unit_tells(self) -> None:
        engine = Forgetful()
        unit = self.made(engine)
        assert (unit.text, unit.state) == ("Nadie vive en Northbank ahora.", "machine")
        note = next(each for each in unit.findings if each["code"] == "names_hidden")
        assert (note["severity"], note["values"], note["source_spans"]) == (
            "notes",
            {"source": ["Northbank"]},
            [[16, 25]],
        )
        assert [each.text for each in engine.seen if each.hides_names] == [TEXT]

    def test_where_it_does_not_help_the_first_stays_and_is_held(self) -> None:
        unit = self.made(Forgetful(otherwise="Nadie vive ahora."))
        assert (unit.text, unit.state) == ("Nadie vive en la Ribera Norte ahora.", "held")
        assert "names_hidden" not in [each["code"] for each in unit.findings]

    def test_where_the_engine_does_not_answer_again_the_first_stays(self) -> None:
        engine = Forgetful()
        engine.fails = True
        assert self.made(engine).state == "held"

    def test_nothing_is_asked_twice_where_no_name_is_missed(self) -> None:
        engine = Forgetful()
        publish("The council met. It rained.")
        work(desk_with(engine))
        assert not any(each.hides_names for each in engine.seen)

    def test_an_engine_that_cannot_is_not_asked(self) -> None:
        engine = Forgetful()
        engine.can_hide_names = False  # type: ignore[misc]
        assert self.made(engine).state == "held"
        assert not any(each.hides_names for each in engine.seen)
