"""An article through an outside engine: marks, context, money, and what must stay in the house."""

from collections.abc import Iterator

import pytest

from colporteur.newsroom import access as newsroom
from colporteur.newsroom.documents import document_of_revision, documents_of_revisions
from colporteur.newsroom.models import Section
from colporteur.people.models import User
from colporteur.translation.access import edition_text
from colporteur.translation.actions import approve_translation
from colporteur.translation.engines.contract import Answer
from colporteur.translation.engines.outside.door import Door, Outside
from colporteur.translation.engines.outside.metering import Limits
from colporteur.translation.engines.outside.openai import Openai
from colporteur.translation.engines.router import Patience, Router
from colporteur.translation.filling import try_new_ways
from colporteur.translation.making import Desk
from colporteur.translation.models import EngineUse, Unit
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.mending import mend_numbers
from colporteur.translation.spending import HouseMeter
from colporteur.translation.tests.outside_engines import EN_ES, AnOutsideEngine, deepl_at
from colporteur.translation.tests.outside_servers import KEY, Asked, Reply, Server, deepl, openai, said, serving
from colporteur.translation.tests.practised import NOW, Practised, found_paper, publish, translation_of, work

pytestmark = pytest.mark.django_db
BODY = "See [the report](https://a.example/) on fares.\n\nNobody had expected it."


def spanish(asked: Asked) -> Reply:
    """DeepL, which brackets each text and moves a tag's words to the front."""
    if asked.path != "/v2/translate":
        return deepl(asked)
    return said({"translations": [{"text": _moved(text)} for text in asked.body["text"]]})


def _moved(xml: str) -> str:
    before, tag, rest = xml.partition('<x i="0">')
    inside, _, after = rest.partition("</x>")
    return f"{tag}⟦{inside}⟧</x> {before}{after}" if tag else f"⟦{xml}⟧"


@pytest.fixture
def server() -> Iterator[Server]:
    found_paper("en", "es")
    with serving(spanish) as served:
        yield served


@pytest.fixture
def engine(server: Server) -> Iterator[AnOutsideEngine]:
    made = deepl_at(server)
    made.door.meter = HouseMeter("deepl", limits=Limits(per_month=1000), under="", clock=lambda: NOW)
    yield made
    made.close()


def desk_of(*engines: AnOutsideEngine | Practised) -> Desk:
    router = Router(engines, patience=Patience(tries=1, wait=0, failures=1000))
    return Desk(
        routes=router.routes,
        judge=judge,
        mend=mend_numbers,
        documents=documents_of_revisions,
        hold_above_percent=20,
    )


def test_a_link_stands_where_the_engine_put_it(engine: AnOutsideEngine) -> None:
    article = publish(BODY)
    work(desk_of(engine))
    text = edition_text(
        article_id=article.pk, language="es", document_of_revision=document_of_revision, hold_above_percent=20
    )
    assert text is not None
    sentence = next(each for each in text.document.sentences() if each.marks)
    (mark,) = sentence.marks
    assert sentence.text == "⟦the report⟧ See  on fares."
    assert (sentence.text[mark.start : mark.end], mark.target) == ("the report", "https://a.example/")
    assert "link_at_end" not in str(translation_of(article).lines.values_list("findings", flat=True))


def test_sentences_go_with_the_text_around_them_and_are_counted(engine: AnOutsideEngine, server: Server) -> None:
    publish(BODY)
    work(desk_of(engine))
    assert all("The tram is back" in body["context"] for body in server.bodies)
    assert all("Nobody had expected it." in body["context"] for body in server.bodies)
    sent = sum(len(unit.source_text) for unit in Unit.objects.all())
    assert EngineUse.objects.get(engine="deepl", subject="").characters == sent


def test_what_a_section_keeps_in_the_house_is_sent_nowhere(engine: AnOutsideEngine, server: Server) -> None:
    Section.objects.update(may_leave_house=False)
    inside = Practised(name="inside")
    article = publish(BODY)
    assert not newsroom.may_leave_house(article.pk)
    work(desk_of(engine, inside))
    assert server.asked == []
    assert translation_of(article).engine == "inside"


def test_without_an_engine_in_the_house_it_is_not_available_and_is_tried_when_the_section_opens(
    engine: AnOutsideEngine, server: Server
) -> None:
    Section.objects.update(may_leave_house=False)
    article = publish(BODY)
    work(desk_of(engine))
    assert (translation_of(article).state, server.asked) == ("not_available", [])
    assert try_new_ways(desk=desk_of(engine), at=NOW) == 0
    Section.objects.update(may_leave_house=True)
    assert try_new_ways(desk=desk_of(engine), at=NOW) == 1
    work(desk_of(engine))
    assert translation_of(article).state == "in_print"


def test_over_its_budget_the_next_engine_goes_on_and_nothing_loops(engine: AnOutsideEngine, server: Server) -> None:
    engine.door.meter = HouseMeter("deepl", limits=Limits(per_month=10), under="10", clock=lambda: NOW)
    article = publish(BODY)
    work(desk_of(engine, Practised(name="inside")))
    assert translation_of(article).engine == "inside"
    assert server.bodies == []
    other = publish("Somebody came.", headline="Another story", lead="It is short.")
    work(desk_of(engine))
    assert translation_of(other).state == "not_available"  # told apart from an engine that will answer in a minute
    assert not translation_of(other).is_due
    assert try_new_ways(desk=desk_of(engine), at=NOW) == 0
    engine.door.meter = HouseMeter("deepl", limits=Limits(per_month=9000), under="9000", clock=lambda: NOW)
    assert try_new_ways(desk=desk_of(engine), at=NOW) == 1
    work(desk_of(engine))
    assert translation_of(other).state == "in_print"


def test_a_sentence_that_is_held_on_a_printed_page_is_tried_again_with_another_engine(
    engine: AnOutsideEngine,
) -> None:
    article = publish(" ".join(f"This is sentence number {number}." for number in range(20)) + " Nobody came.")
    first = Practised(way=lambda text: Answer(text="" if "Nobody" in text else f"⟦{text}⟧"))
    work(desk_of(first))
    assert (translation_of(article).state, translation_of(article).held) == ("in_print", 1)
    assert try_new_ways(desk=desk_of(first), at=NOW) == 0
    assert try_new_ways(desk=desk_of(first, engine), at=NOW) == 1
    work(desk_of(first, engine))
    assert (translation_of(article).state, translation_of(article).held) == ("in_print", 0)


def test_a_page_that_a_person_approved_is_not_made_again_for_other_engines(engine: AnOutsideEngine) -> None:
    article = publish(" ".join(f"This is sentence number {number}." for number in range(20)) + " Nobody came.")
    first = Practised(way=lambda text: Answer(text="" if "Nobody" in text else f"⟦{text}⟧"))
    work(desk_of(first))
    approve_translation(translation_id=translation_of(article).pk, by=User.objects.create(username="ana"), at=NOW)
    assert try_new_ways(desk=desk_of(first, engine), at=NOW) == 0
    assert translation_of(article).reviewed_at == NOW


def test_one_article_has_its_share_of_a_language_model(server: Server) -> None:
    with serving(openai) as models:
        outside = Outside(name="openai", address=models.address, key=KEY, headers={"Authorization": f"Bearer {KEY}"})
        meter = HouseMeter("openai", limits=Limits(per_piece=60), under="", clock=lambda: NOW)
        engine = Openai(Door(outside, meter=meter), model="practice-1")
        article = publish("It rained all day and nobody came to the bridge at all.")
        work(desk_of(engine, Practised(name="inside")))
        assert models.bodies == []
        assert translation_of(article).engine == "inside"
        assert EN_ES in engine.pairs()
        engine.close()
