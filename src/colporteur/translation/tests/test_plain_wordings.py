"""Plain wordings in memory: which engines get them, what stays above them, and how they are taken back."""

from datetime import timedelta

import pytest

from colporteur.foundations.errors import BadCopy, EngineUnavailable, Overtaken
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions import (
    Place,
    approve_translation,
    correct_sentence,
    history_of,
    take_back_plain_wording,
    token_of_plain,
    what_stands,
    write_plain_wording,
)
from colporteur.translation.asking import Asking, ask
from colporteur.translation.drafts import translated_draft
from colporteur.translation.engines.contract import Answer, Pair
from colporteur.translation.engines.router import Patience, Reach, Router
from colporteur.translation.models import ArticleTranslation, Line, PlainWording, Unit
from colporteur.translation.plain_wordings import former_plain_wordings, plain_wordings, stumbling_editions
from colporteur.translation.retranslating import Wish, offers, retranslate
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    printed,
    publish,
    sentence_of,
    translation_of,
    work,
)
from colporteur.translation.through_people import ways_through_people

pytestmark = pytest.mark.django_db
SOURCE, PLAIN, PLAINER = "The 12 members tabled it.", "The 12 members proposed it.", "All 12 members proposed it."
BODY = f"The mayor opened the line. {SOURCE}"
PAIRS = (Pair("en", "es"), Pair("en", "de"))
LATER = NOW + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es", "de")


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", first_name="Ana", last_name="Soler")


def engine(**given) -> Practised:
    return Practised(*PAIRS, **given)


def made(body: str = BODY, **given) -> Article:
    article = publish(body)
    work(desk_with(engine(**given)))
    return article


def write(article: Article, text: str = PLAIN, by: User | None = None, at=LATER, **given) -> PlainWording:
    return write_plain_wording(sentence=sentence_of(article, SOURCE), text=text, by=by, at=at, **given)


def take_back(article: Article, at, **given) -> PlainWording | None:
    return take_back_plain_wording(sentence=sentence_of(article, SOURCE), by=None, at=at, **given)


def unit_of(article: Article, language: str = "es") -> Unit:
    found = what_stands(Place(sentence=sentence_of(article, SOURCE), language=language, article_id=article.pk))
    assert found is not None
    return found


def test_one_plain_wording_mends_every_edition_and_only_its_sentence_is_asked_for(ana: User) -> None:
    article = made()
    write(article, by=ana)
    again = engine()
    work(desk_with(again), at=LATER)
    assert again.asked == [PLAIN, PLAIN]
    for language in ("es", "de"):
        assert f"⟦{PLAIN}⟧" in printed(article, language)
        assert unit_of(article, language).source_text == SOURCE
        assert unit_of(article, language).note == f"plain wording: {PLAIN}"
        (former,) = history_of(Place(sentence=sentence_of(article, SOURCE), language=language, article_id=article.pk))
        assert former.text == f"⟦{SOURCE}⟧"


def test_the_translation_is_checked_against_the_sentence_and_not_against_its_plain_wording() -> None:
    article = made()
    write(article)
    wrong = engine(way=lambda text: Answer(text="Los 13 miembros lo propusieron."))
    work(desk_with(wrong, hold_above_percent=60), at=LATER)
    assert wrong.asked == [PLAIN, SOURCE] * 2  # what does not pass is asked for in the article's own words as well
    unit = unit_of(article)
    assert (unit.state, next(found["source_spans"] for found in unit.findings)) == ("held", [[4, 6]])
    assert unit.note == f"plain wording: {PLAIN}"
    again = engine(way=lambda text: Answer(text="Los 13 miembros lo propusieron."))
    ArticleTranslation.objects.update(is_due=True)
    work(desk_with(again, hold_above_percent=60), at=LATER)
    assert again.asked == []


def test_where_only_the_articles_own_words_pass_they_count_and_the_history_does_not_name_the_plain_ones() -> None:
    article = made()
    write(article)
    odd = engine(way=lambda text: Answer(text="Los 13 miembros." if text == PLAIN else f"⟦{text}⟧"))
    work(desk_with(odd), at=LATER)
    assert f"⟦{SOURCE}⟧" in printed(article)
    assert unit_of(article).note == ""


def test_peoples_words_stay_above_it(ana: User) -> None:
    article = made()
    correct_sentence(
        sentence=sentence_of(article, SOURCE),
        language="es",
        text="Los 12 miembros lo presentaron.",
        article_id=None,
        judge=judge,
        by=ana,
        at=NOW,
    )
    work(desk_with(engine()))
    write(article)
    again = engine()
    assert work(desk_with(again), at=LATER) == 1  # German; the Spanish page is left alone
    assert again.asked == [PLAIN]
    assert "Los 12 miembros lo presentaron." in printed(article)


def test_a_way_through_people_goes_by_what_they_said_of_the_sentence_itself() -> None:
    article = publish(BODY)
    sentence, said = sentence_of(article, SOURCE), "Los 12 miembros lo presentaron."
    correct_sentence(sentence=sentence, language="es", text=said, article_id=None, judge=judge, by=None, at=NOW)
    write(article)
    onward = Practised(Pair("es", "de"), name="onward")
    router = Router([onward], patience=Patience(tries=1, wait=0, failures=1))
    ways = tuple(ways_through_people(router=router, pair=Pair("en", "de"), pivots=("es",), reach=Reach.HOUSE))
    asking = Asking(pair=Pair("en", "de"), routes=ways, judge=judge, at=LATER, plain={sentence.address: PLAIN})
    ((unit,),) = ask(asking, [sentence])
    assert (unit.text, unit.plain_wording, unit.note) == (f"⟦{said}⟧", PLAIN, "")
    assert onward.asked == [said]


def test_an_approved_page_stays_as_it_was_approved(ana: User) -> None:
    article = made()
    approve_translation(translation_id=translation_of(article).pk, by=ana, at=NOW)
    write(article)
    work(desk_with(engine()), at=LATER)
    assert translation_of(article).reviewed_by == ana
    assert f"⟦{SOURCE}⟧" in printed(article)
    assert f"⟦{PLAIN}⟧" in printed(article, "de")


def test_deeds_are_taken_back_one_by_one_in_every_edition() -> None:
    article = made()
    write(article, PLAIN, at=LATER)
    write(article, PLAINER, at=LATER + timedelta(minutes=1))
    counted = []
    for minute in (2, 3):
        take_back(article, LATER + timedelta(minutes=minute))
        work(desk_with(engine()), at=LATER + timedelta(minutes=minute))
        counted.append((printed(article)[-1], printed(article, "de")[-1]))
    assert counted == [(f"⟦{PLAIN}⟧",) * 2, (f"⟦{SOURCE}⟧",) * 2]
    assert [row.text for row in former_plain_wordings(sentence_of(article, SOURCE).address)] == [PLAINER, PLAIN]
    with pytest.raises(BadCopy, match="nothing to take back"):
        take_back(article, LATER)


def test_the_old_translation_is_in_print_until_an_engine_answers() -> None:
    article = made()
    write(article)

    def silent(text: str) -> Answer:
        raise EngineUnavailable("It is down.")

    work(desk_with(engine(way=silent)), at=LATER)
    assert f"⟦{SOURCE}⟧" in printed(article)
    assert translation_of(article).is_due
    work(desk_with(engine()), at=LATER + timedelta(minutes=15))
    assert f"⟦{PLAIN}⟧" in printed(article)


def test_what_an_engine_was_still_making_of_the_sentence_itself_is_made_anew() -> None:
    article = publish(BODY)

    def overtaken(text: str) -> Answer:
        if text == SOURCE and not PlainWording.objects.exists():
            write(article)
        return Answer(text=f"⟦{text}⟧")

    work(desk_with(engine(way=overtaken)), at=NOW)
    assert f"⟦{PLAIN}⟧" in printed(article)
    assert f"⟦{PLAIN}⟧" in printed(article, "de")


def test_new_articles_and_previews_and_upgrades_get_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    article = made()
    write(article)
    work(desk_with(engine()), at=LATER)
    edit(article, f"A new beginning. {SOURCE}")
    upgraded = engine(edition="2")
    work(desk_with(upgraded), at=LATER)
    assert set(upgraded.asked) == {"A new beginning."}
    desk = desk_with(upgraded)
    wish = Wish(source="en", target="es")
    upgraded.asked.clear()
    list(retranslate(offers=offers(wish=wish, desk=desk), wish=wish, desk=desk, at=LATER))
    assert PLAIN in upgraded.asked
    assert SOURCE not in upgraded.asked
    take_back(article, LATER)
    document = desk.document_of_revision(article.live_revision_id)
    monkeypatch.setattr("colporteur.translation.drafts.local_routes", desk.routes)
    draft = translated_draft(document=document, language="es", article_id=article.pk)
    assert f"⟦{SOURCE}⟧" in [sentence.text for sentence in draft.document.sentences()]


def test_a_link_keeps_its_place_by_way_of_the_plain_wording() -> None:
    linked = "The 12 members tabled [the motion](https://post.example/m) again."
    article = made(linked)
    sentence = next(
        each for each in desk_with().document_of_revision(article.live_revision_id).sentences() if each.marks
    )
    with pytest.raises(BadCopy, match="would find no place in the plain wording"):
        write_plain_wording(sentence=sentence, text="The 12 members proposed it again.", by=None, at=LATER)
    plain = "Again the 12 members proposed the motion."
    write_plain_wording(sentence=sentence, text=plain, by=None, at=LATER)
    answer = "De nuevo los 12 miembros propusieron la moción."
    way = {plain: Answer(text=answer, alignment=((30, 37), (34, 40)))}
    work(desk_with(engine(way=lambda text: way.get(text, Answer(text=f"⟦{text}⟧")))), at=LATER)
    line = Line.objects.get(translation__language="es", address=sentence.address)
    (mark,) = line.marks
    assert (line.text[mark["start"] : mark["end"]], mark["target"]) == ("la moción", "https://post.example/m")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  ", "is empty"),
        (SOURCE, "This is the sentence as it stands"),
        ("Everybody proposed it.", "The plain wording lacks"),
    ],
)
def test_what_cannot_stand_in_for_the_sentence_is_refused_and_nothing_is_made_anew(text: str, says: str) -> None:
    article = made()
    with pytest.raises(BadCopy, match=says):
        write(article, text)
    assert not PlainWording.objects.exists()
    assert not ArticleTranslation.objects.filter(is_due=True).exists()


def test_whoever_comes_second_overwrites_nothing(ana: User) -> None:
    article = made()
    first = write(article, by=ana, seen="")
    with pytest.raises(Overtaken, match="Ana Soler has changed the plain wording"):
        write(article, PLAINER, seen="")
    with pytest.raises(Overtaken):
        take_back(article, LATER, seen="")
    assert write(article, PLAINER, at=LATER + timedelta(minutes=1), seen=token_of_plain(first)).text == PLAINER


def test_the_same_wording_again_is_no_other(ana: User) -> None:
    article = made()
    first = write(article, by=ana)
    assert write(article, f"  {PLAIN} ", at=LATER + timedelta(minutes=1)).pk == first.pk
    assert plain_wordings([first.source_address])[first.source_address].by == ana


def test_a_sentence_that_two_editions_stumble_over_is_told(ana: User) -> None:
    address = sentence_of(publish(BODY), SOURCE).address
    stumbling = engine(way=lambda text: Answer(text="Los 13." if text == SOURCE else f"⟦{text}⟧"))
    work(desk_with(stumbling, hold_above_percent=60))
    assert stumbling_editions([address]) == {address: ("de", "es")}
    Line.objects.filter(translation__language="de").update(verdict="passes")
    assert stumbling_editions([address]) == {}
    Line.objects.filter(translation__language="de", address=address).update(verdict="warns")
    assert stumbling_editions([address]) == {address: ("de", "es")}
    Line.objects.filter(translation__language="de", address=address).update(verdict="blocks", findings=[])
    assert stumbling_editions([address]) == {}  # a person holds it, or no engine was asked
