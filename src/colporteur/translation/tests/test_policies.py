"""What the newsroom decides for sections and languages, and what is printed of it."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F

from colporteur.newsroom.models import Article, Section
from colporteur.people.models import User
from colporteur.translation.actions import approve_translation
from colporteur.translation.engines.contract import Answer
from colporteur.translation.forms import PolicyForm
from colporteur.translation.models import ArticleTranslation, PairPolicy, TranslationState
from colporteur.translation.ordering import Order, order_translations
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    publish,
    sentence_of,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
BODY = "Nobody knew it. The boats stayed at home. It rained. The wind rose. The tide turned. The harbour slept."


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es")


def decide(mode: str, *, section: bool = False, source: str = "en") -> PairPolicy:
    row = PairPolicy(
        section=Section.objects.get() if section else None, source_language=source, target_language="es", mode=mode
    )
    row.full_clean()
    row.save()
    return row


def order_again(article: Article, mode: str = "automatic") -> ArticleTranslation:
    order_translations(
        order=Order(article=article, revision=777, languages=("es",), mode=mode, is_correction=False, at=NOW)
    )
    return translation_of(article)


@pytest.mark.parametrize(
    ("policies", "is_strict", "is_reviewed"),
    [
        ([], False, False),
        ([("strict", False, "en")], True, False),
        ([("strict", False, "")], True, False),
        ([("strict", False, "de")], False, False),
        ([("reviewed", False, ""), ("automatic", False, "en")], False, False),
        ([("automatic", False, "en"), ("strict", True, "")], True, False),
        ([("strict", True, ""), ("reviewed", True, "en")], False, True),
    ],
)
def test_the_narrowest_policy_counts(policies: list[tuple[str, bool, str]], is_strict: bool, is_reviewed: bool) -> None:
    article = publish(BODY)
    for mode, section, source in policies:
        decide(mode, section=section, source=source)
    row = order_again(article)
    assert (row.is_strict, row.is_reviewed_first) == (is_strict, is_reviewed)


@pytest.mark.parametrize(("own", "is_strict", "is_reviewed"), [("strict", True, False), ("reviewed", False, True)])
def test_an_articles_own_word_can_only_be_stricter(own: str, is_strict: bool, is_reviewed: bool) -> None:
    article = publish(BODY)
    decide("automatic")
    row = order_again(article, own)
    assert (row.is_strict, row.is_reviewed_first) == (is_strict, is_reviewed)


@pytest.mark.parametrize(
    ("first", "updates", "own", "before", "after"),
    [
        ("automatic", "", "automatic", "in_print", "in_print"),
        ("automatic", "reviewed", "automatic", "in_print", "review"),
        ("automatic", "strict", "automatic", "in_print", "in_print, strictly"),
        ("automatic", "off", "automatic", "in_print", "off"),
        ("automatic", "automatic", "reviewed", "in_print", "review"),  # the article's own word is stricter
        ("reviewed", "", "automatic", "approved", "review"),
        ("reviewed", "automatic", "automatic", "approved", "in_print"),
        ("reviewed", "automatic", "automatic", "review", "review"),  # nobody has said yes to it yet
        ("automatic", "reviewed", "automatic", "review", "review"),
        ("off", "automatic", "automatic", "off", "off"),
    ],
)
def test_updates_have_a_policy_of_their_own(first: str, updates: str, own: str, before: str, after: str) -> None:
    row = decide(first)
    row.update_mode = updates
    row.save()
    article = publish(BODY)
    work(desk_with(Practised()))
    if before == "approved":
        approve_translation(translation_id=translation_of(article).pk, by=User.objects.create_user("ana"), at=NOW)
        before = "in_print"
    ArticleTranslation.objects.filter(article=article).update(state=before)
    edit(article, BODY.replace("It rained.", "It snowed."))
    order = Order(
        article=article,
        revision=Article.objects.get().live_revision_id,
        languages=("es",),
        mode=own,
        is_correction=False,
        at=NOW,
    )
    made_before = ArticleTranslation.objects.filter(article=article, made_revision__isnull=False)
    made_before.update(wanted_revision=F("made_revision"), state=before)
    order_translations(order=order)
    work(desk_with(Practised()))
    made = translation_of(article)
    assert f"{made.state}{', strictly' if made.is_strict else ''}" == after
    order_translations(order=order)
    assert translation_of(article).state == made.state  # to be told once more changes nothing


def test_what_has_not_changed_is_no_update() -> None:
    row = decide("automatic")
    row.update_mode = "off"
    row.save()
    article = publish(BODY)
    work(desk_with(Practised()))
    order_translations(
        order=Order(
            article=article,
            revision=article.live_revision_id,
            languages=("es",),
            mode="automatic",
            is_correction=False,
            at=NOW,
        )
    )
    assert translation_of(article).state == TranslationState.IN_PRINT


def denying(text: str) -> Answer:
    """Leaves out that nobody knew: the checks warn of that, and no more."""
    return Answer(text="Lo sabían todos." if text.startswith("Nobody") else f"⟦{text}⟧")


def test_where_a_policy_is_strict_a_warning_holds_the_sentence_until_a_person_vouches_for_it() -> None:
    from colporteur.translation.actions import Place, vouch_for_sentence
    from colporteur.translation.rules.checks.judging import judge

    decide("strict")
    article = publish(BODY)
    work(desk_with(Practised(way=denying)))
    sentence = sentence_of(article, "Nobody knew it.")
    line = translation_of(article).lines.get(address=sentence.address)
    assert (line.standing, line.verdict, line.text) == ("held", "blocks", "")
    assert [each["severity"] for each in line.findings] == ["warns"]
    assert translation_of(article).state == TranslationState.IN_PRINT
    place = Place(sentence=sentence, language="es", article_id=article.pk)
    ana = User.objects.create_user("ana")
    vouch_for_sentence(place=place, text="Lo sabían todos.", judge=judge, by=ana, at=NOW)
    work(desk_with(Practised(way=denying)))
    assert translation_of(article).lines.get(address=sentence.address).text == "Lo sabían todos."


def test_elsewhere_it_is_printed_with_its_warning() -> None:
    article = publish(BODY)
    work(desk_with(Practised(way=denying)))
    line = translation_of(article).lines.get(address=sentence_of(article, "Nobody knew it.").address)
    assert (line.standing, line.verdict) == ("machine", "warns")


@pytest.mark.parametrize("section", [True, False])
def test_there_is_one_policy_for_each_place(section: bool) -> None:
    decide("strict", section=section)
    with pytest.raises(ValidationError, match="already"):
        decide("reviewed", section=section)


def test_the_form_offers_the_papers_editions_and_refuses_one_into_itself() -> None:
    from wagtail.admin.panels import ObjectList

    form_class = ObjectList(PairPolicy.panels, base_form_class=PolicyForm).bind_to_model(PairPolicy).get_form_class()
    form = form_class({"source_language": "es", "target_language": "es", "mode": "strict"})
    assert [prefix for prefix, _ in form.fields["source_language"].choices] == ["", "en", "es"]
    assert [prefix for prefix, _ in form.fields["target_language"].choices] == ["en", "es"]
    assert next(iter(form.fields["update_mode"].choices)) == ("", "as the first translation")
    assert not form.is_valid()
    assert "Choose another language" in str(form.errors["target_language"])
    assert form_class({"source_language": "", "target_language": "es", "mode": "strict"}).is_valid()
