"""What people do to single sentences, and what of it is printed, kept, and can be taken back."""

from datetime import timedelta

import pytest

from colporteur.foundations.errors import BadCopy, Overtaken
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions import (
    Place,
    approve_translation,
    correct_sentence,
    history_of,
    hold_sentence,
    print_original,
    token_of,
    undo_deed,
    vouch_for_sentence,
    what_stands,
)
from colporteur.translation.engines.contract import Answer
from colporteur.translation.models import (
    ArticleName,
    ArticleTranslation,
    FormerUnit,
    GlossaryTerm,
    TranslationState,
    Unit,
)
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

pytestmark = pytest.mark.django_db
BODY = "The mayor opened the line. It cost 12 euros."
SOURCE, TARGET = "The mayor opened the line.", "La alcaldesa abrió la línea."
LATER = NOW + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es")


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", first_name="Ana", last_name="Soler")


@pytest.fixture
def ben() -> User:
    return User.objects.create_user("ben")


def made() -> Article:
    article = publish(BODY)
    work(desk_with(Practised()))
    return article


def place_of(article: Article, source: str = SOURCE, *, everywhere: bool = False) -> Place:
    sentence = sentence_of(article, source)
    return Place(sentence=sentence, language="es", article_id=None if everywhere else article.pk)


def correct(place: Place, text: str, by: User | None = None, at=NOW, seen: str | None = None):
    return correct_sentence(
        sentence=place.sentence,
        language=place.language,
        text=text,
        article_id=place.article_id,
        judge=judge,
        by=by,
        at=at,
        seen=seen,
    )


def line_of(article: Article, place: Place):
    return translation_of(article).lines.get(address=place.sentence.address)


@pytest.mark.parametrize("deed", ["correct", "vouch"])
def test_who_departs_from_the_glossary_is_told_and_printed_all_the_same(ana: User, deed: str) -> None:
    article = made()
    GlossaryTerm.objects.create(source_language="en", target_language="es", source="mayor", target="alcalde")
    ArticleName.objects.create(article=article, text="line")
    place, text = place_of(article), "La regidora abrió la línea."
    said = (
        correct(place, text, ana)
        if deed == "correct"
        else vouch_for_sentence(place=place, text=text, judge=judge, by=ana, at=NOW)
    )
    work(desk_with(Practised()))
    found = {each["code"]: (each["severity"], each["values"]) for each in said.unit.findings}
    assert found["term_differs"] == ("notes", {"source": ("mayor",), "forms": ("alcalde",)})
    assert found["term_translated"] == ("notes", {"source": ("line",)})
    line = line_of(article, place)
    assert (line.text, line.verdict) == (text, "passes")


def test_what_a_person_wants_in_the_original_is_printed_so_and_holds_no_page(ana: User) -> None:
    article = made()
    headline = place_of(article, article.headline)
    print_original(place=headline, by=ana, at=NOW)
    work(desk_with(Practised()))
    line = line_of(article, headline)
    assert (line.standing, line.verdict) == ("held", "passes")
    assert translation_of(article).state == TranslationState.IN_PRINT


def test_a_held_sentence_stays_out_of_print_whatever_the_engine_says_later(ana: User) -> None:
    article = made()
    place = place_of(article)
    before = what_stands(place)
    hold_sentence(place=place, by=ana, at=NOW, note="The mayor is a woman.")
    engine = Practised(edition="2")
    work(desk_with(engine))
    assert line_of(article, place).standing == "held"
    assert what_stands(place).note == "The mayor is a woman."
    assert what_stands(place).text == before.text
    assert place.sentence.text not in engine.asked


def test_who_vouches_for_a_sentence_prints_it_against_the_checks(ana: User) -> None:
    article = made()
    place = place_of(article, "It cost 12 euros.")
    wrong = "Costó una docena y pico de euros: 13."
    assert correct(place, wrong).unit.state == "held"
    done = vouch_for_sentence(place=place, text=wrong, judge=judge, by=ana, at=LATER, note="So they said.")
    assert done.report.verdict == "blocks"
    work(desk_with(Practised()))
    assert line_of(article, place).text == wrong
    assert (what_stands(place).state, what_stands(place).by) == ("approved", ana)


def test_deeds_are_taken_back_one_by_one_until_the_engines_word_counts_again(ana: User) -> None:
    article = made()
    place = place_of(article)
    engines = what_stands(place).text
    correct(place, "La alcaldesa la abrió.", ana, NOW)
    correct(place, TARGET, ana, NOW + timedelta(minutes=1))
    hold_sentence(place=place, by=ana, at=NOW + timedelta(minutes=2))
    said = []
    for minute in range(3, 6):
        undo_deed(place=place, by=ana, at=NOW + timedelta(minutes=minute))
        said.append((what_stands(place).text, what_stands(place).state))
    assert said == [(TARGET, "corrected"), ("La alcaldesa la abrió.", "corrected"), (engines, "machine")]
    with pytest.raises(BadCopy, match="nothing to take back"):
        undo_deed(place=place, by=ana, at=LATER)
    work(desk_with(Practised()))
    assert line_of(article, place).text == engines


def test_history_says_who_and_when_and_what_and_why(ana: User, ben: User) -> None:
    article = made()
    place = place_of(article)
    correct(place, "La alcaldesa la abrió.", ana, NOW)
    correct_sentence(
        sentence=place.sentence,
        language="es",
        text=TARGET,
        article_id=article.pk,
        judge=judge,
        by=ben,
        at=LATER,
        note="Better.",
    )
    hold_sentence(place=place, by=ana, at=LATER + timedelta(minutes=1))
    told = [(row.text, row.by, row.at, row.note, row.ended_at) for row in history_of(place)]
    assert told == [
        (TARGET, ben, LATER, "Better.", LATER + timedelta(minutes=1)),
        ("La alcaldesa la abrió.", ana, NOW, "", LATER),
    ]


def test_an_engines_other_wording_is_history_too_and_the_same_wording_is_not() -> None:
    article = publish(BODY)
    place = place_of(article)
    silent = Practised(way=lambda text: Answer(text="" if text == SOURCE else f"⟦{text}⟧"))
    work(desk_with(silent))
    assert what_stands(place).state == "held"
    ArticleTranslation.objects.update(is_due=True)
    work(desk_with(Practised(edition="2")))
    (former,) = history_of(place)
    assert (former.origin, former.state, former.engine_version) == ("machine", "held", "practised 1")
    assert FormerUnit.objects.count() == 1


def test_whoever_comes_second_loses_nothing_and_overwrites_nothing(ana: User, ben: User) -> None:
    article = made()
    place = place_of(article)
    seen = token_of(what_stands(place))
    correct(place, TARGET, ana, NOW, seen)
    for deed in (
        lambda: correct(place, "Otra cosa.", ben, LATER, seen),
        lambda: hold_sentence(place=place, by=ben, at=LATER, seen=seen),
        lambda: undo_deed(place=place, by=ben, at=LATER, seen=seen),
    ):
        with pytest.raises(Overtaken, match="Ana Soler has changed this sentence"):
            deed()
    assert what_stands(place).text == TARGET
    correct(place, "Otra cosa.", ben, LATER, token_of(what_stands(place)))
    assert what_stands(place).text == "Otra cosa."


def test_what_an_engine_says_meanwhile_is_no_conflict(ana: User) -> None:
    article = made()
    place = place_of(article)
    seen = token_of(what_stands(place))
    Unit.objects.update(at=LATER)
    correct(place, TARGET, ana, LATER, seen)
    assert what_stands(place).text == TARGET


def test_a_review_outlives_peoples_own_corrections_and_ends_with_an_engines_new_words(ana: User) -> None:
    article = made()
    approve_translation(translation_id=translation_of(article).pk, by=ana, at=NOW)
    correct(place_of(article), TARGET, ana, LATER)
    work(desk_with(Practised()))
    assert translation_of(article).reviewed_by == ana
    edit(article, BODY.replace("12 euros", "13 euros"))
    work(desk_with(Practised()))
    assert translation_of(article).reviewed_by is None
    assert TARGET in printed(article)
