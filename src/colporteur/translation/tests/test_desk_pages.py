"""The desk's pages: who may see them, what they tell, and what a deed answers."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.users.models import UserProfile

from colporteur.foundations.clock import now
from colporteur.newsroom.actions import save_draft
from colporteur.newsroom.models import Article
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of
from colporteur.newsroom.tests.factories import copy_text
from colporteur.people.models import User
from colporteur.text.copy import read_copy
from colporteur.translation import admin
from colporteur.translation.actions import Place, what_stands
from colporteur.translation.admin.rows import runs
from colporteur.translation.desk import translation_desk
from colporteur.translation.engines.contract import Answer
from colporteur.translation.models import ArticleTranslation, GlossaryTerm, Name, PlainWording, TranslationState
from colporteur.translation.tests.practised import (
    Practised,
    desk_with,
    found_paper,
    publish,
    sentence_of,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
BODY = "The mayor opened the line. It cost 12 euros."
WRONG = "Costó 13 euros."


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    found_paper("en", "es")


@pytest.fixture
def article() -> Article:
    made = publish(BODY)
    engine = Practised(way=lambda text: Answer(text=WRONG if "12" in text else f"⟦{text}⟧"))
    work(desk_with(engine, hold_above_percent=30))
    return made


def someone(name: str, *groups: str) -> Client:
    user = User.objects.create_user(name, password="a-long-password")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ana() -> Client:
    return someone("ana", "Translator")


def place_of(article: Article, text: str) -> Place:
    return Place(sentence=sentence_of(article, text), language="es", article_id=article.pk)


def do(client: Client, place: Place, deed: str, text: str = "", **values: str) -> HttpResponse:
    key = f"{place.sentence.address}.0"
    address = reverse("translation_sentence", args=[place.article_id, "es", key])
    return client.post(address, {"deed": deed, "text": text, **values})


@pytest.mark.parametrize("name", ["translation_board", "translation_queue"])
@pytest.mark.parametrize(("group", "status"), [("Translator", 200), ("Editor", 200), ("Reporter", 302)])
def test_translators_and_editors_use_the_desk_and_nobody_else(name: str, group: str, status: int) -> None:
    answer = someone("somebody", group).get(reverse(name))
    assert answer.status_code == status


def test_the_board_tells_how_each_article_stands_in_each_edition(ana: Client, article: Article) -> None:
    page = ana.get(reverse("translation_board")).content.decode()
    assert article.headline in page
    assert "1 of 4 in the original" in page
    ArticleTranslation.objects.update(is_due=True, tries=2, trouble="The engine does not answer.")
    page = ana.get(reverse("translation_board")).content.decode()
    assert "waits" in page
    assert "The engine does not answer." in page


@pytest.mark.parametrize(("show", "is_there"), [("", True), ("look", False), ("work", False)])
def test_the_board_can_be_narrowed_down(ana: Client, article: Article, show: str, is_there: bool) -> None:
    page = ana.get(reverse("translation_board"), {"show": show, "section": article.filed_under_id}).content.decode()
    assert (article.headline in page) is is_there


def test_what_is_held_waits_in_the_queue_until_somebody_has_seen_to_it(ana: Client, article: Article) -> None:
    page = ana.get(reverse("translation_queue")).content.decode()
    assert "It cost <mark>12</mark> euros." in page
    assert "The mayor opened" not in page
    do(ana, place_of(article, "It cost 12 euros."), "correct", "Costó 12 euros.")
    work(desk_with(Practised()))
    assert "Nothing waits." in ana.get(reverse("translation_queue")).content.decode()


def test_the_editor_has_every_sentence_in_both_languages_with_what_was_found(ana: Client, article: Article) -> None:
    page = ana.get(reverse("translation_editor", args=[article.pk, "es"])).content.decode()
    for text in ("The tram is back", "⟦The tram is back⟧", "It cost", WRONG, "held: the original is printed"):
        assert text in page
    assert "<mark>12</mark>" in page
    assert page.count('<textarea id="t-') == 4


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("", "The translation lacks a figure that the original has: “\u206812\u2069”."),
        ("de", "In der Übersetzung fehlt eine Zahl des Originals: „\u206812\u2069“."),
        ("ar", "رقم في الأصل ليس في الترجمة: «\u206812\u2069»."),
    ],
)
@pytest.mark.parametrize("name", ["translation_editor", "translation_queue"])
def test_findings_are_told_in_the_language_that_the_person_has_chosen(
    ana: Client, article: Article, name: str, language: str, says: str
) -> None:
    profile = UserProfile.get_for_user(User.objects.get(username="ana"))
    profile.preferred_language = language
    profile.save()
    page = ana.get(reverse(name, args=[article.pk, "es"] if name == "translation_editor" else []))
    assert says in page.content.decode()
    for words in ("<mark>12</mark>", "<mark>13</mark>"):
        assert words in page.content.decode()


def test_a_language_that_it_was_never_ordered_in_is_not_found(ana: Client, article: Article) -> None:
    assert ana.get(reverse("translation_editor", args=[article.pk, "fr"])).status_code == 404
    assert do(ana, place_of(article, "It cost 12 euros."), "telepathy").status_code == 400
    address = reverse("translation_sentence", args=[article.pk, "es", "0.0"])
    assert ana.post(address, {"deed": "hold"}).status_code == 404


def test_each_deed_is_answered_with_the_sentence_as_it_stands(ana: Client, article: Article) -> None:
    place = place_of(article, "It cost 12 euros.")
    told = [
        ("correct", "Costó 12 euros.", "corrected"),
        ("hold", "", "held"),
        ("original", "", "original"),
        ("vouch", WRONG, "approved"),
    ]
    for deed, text, state in told:
        answer = do(ana, place, deed, text, note="because")
        assert answer.status_code == 200, answer.content
        assert f's-{place.sentence.address}.0"' in json.loads(answer.content)["row"]
        stands = what_stands(place)
        assert stands is not None
        assert (stands.state, stands.by.get_username(), stands.note) == (state, "ana", "because")
    assert do(ana, place, "undo").status_code == 200
    assert what_stands(place).state == "original"


def test_everywhere_is_everywhere(ana: Client, article: Article) -> None:
    place = place_of(article, "It cost 12 euros.")
    do(ana, place, "correct", "Costó 12 euros.", everywhere="true")
    assert what_stands(Place(sentence=place.sentence, language="es", article_id=None)).text == "Costó 12 euros."


def test_who_is_second_is_shown_what_the_first_wrote(ana: Client, article: Article) -> None:
    place = place_of(article, "It cost 12 euros.")
    do(someone("ben", "Editor"), place, "correct", "Ha costado 12 euros.")
    answer = do(ana, place, "correct", "Costó 12 euros.", seen="1.1")
    assert answer.status_code == 409
    told = json.loads(answer.content)
    assert told["error"] == "ben has changed this sentence since you opened it. Look at both, then decide."
    assert "Ha costado 12 euros." in told["row"]


def test_an_empty_correction_is_refused_with_a_reason(ana: Client, article: Article) -> None:
    answer = do(ana, place_of(article, "It cost 12 euros."), "correct", "  ")
    assert answer.status_code == 400
    assert "The translation is empty." in json.loads(answer.content)["error"]


def test_help_offers_what_engines_and_memory_and_history_have(
    ana: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_with(Practised(name="second", way=lambda text: Answer(text="Uno.", alternatives=("Dos.",))))
    monkeypatch.setattr("colporteur.translation.admin.deeds.translation_desk", lambda: desk)
    place = place_of(article, "It cost 12 euros.")
    do(ana, place, "correct", "Costó 12 euros.")
    do(ana, place, "hold")
    other = publish("It cost 14 euros.", headline="Another")
    address = reverse("translation_sentence", args=[article.pk, "es", f"{place.sentence.address}.0"])
    page = ana.get(address).content.decode()
    for text in ("Uno.", "Dos.", "second", "Costó 12 euros."):
        assert text in page
    work(desk_with(Practised()))
    sentence = sentence_of(other, "It cost 14 euros.")
    page = ana.get(reverse("translation_sentence", args=[other.pk, "es", f"{sentence.address}.0"])).content.decode()
    assert "Memory has something like it" not in page  # the other one is held: it has no words to offer


def put_plainly(client: Client, place: Place, deed: str, text: str = "", seen: str = "") -> HttpResponse:
    address = reverse("translation_plain", args=[place.article_id, "es", f"{place.sentence.address}.0"])
    return client.post(address, {"deed": deed, "text": text, "seen": seen})


def test_a_plain_wording_is_written_told_and_taken_back(ana: Client, article: Article) -> None:
    place = place_of(article, "It cost 12 euros.")
    address = reverse("translation_plain", args=[article.pk, "es", f"{place.sentence.address}.0"])
    told = json.loads(put_plainly(ana, place, "write", "The price was 12 euros.").content)
    assert told["waits"]
    assert "an engine is asked again" in told["row"]
    work(desk_with(Practised()))
    told = json.loads(ana.get(address).content)
    assert not told["waits"]
    for text in ("⟦The price was 12 euros.⟧", "Plain wording for engines:", "ana", "plain wording: The price was 12"):
        assert text in told["row"]
    seen = str(PlainWording.objects.get().pk)
    assert json.loads(put_plainly(ana, place, "take_back", seen=seen).content)["waits"]
    work(desk_with(Practised()))
    assert "Plain wording for engines:" not in json.loads(ana.get(address).content)["row"]
    page = ana.get(reverse("translation_sentence", args=[article.pk, "es", f"{place.sentence.address}.0"])).text
    assert "Plain wordings that were taken back" in page


@pytest.mark.parametrize(
    ("deed", "text", "seen", "status", "says"),
    [
        ("write", "The price was high.", "", 400, "The plain wording lacks"),
        ("write", "", "", 400, "The plain wording is empty."),
        ("take_back", "", "", 400, "There is nothing to take back"),
        ("write", "The price was 12 euros.", "7", 409, "Somebody has changed the plain wording"),
        ("sing", "The price was 12 euros.", "", 400, "There is no such deed"),
        ("write", "12 euros. " * 2001, "", 400, "too long"),
    ],
    ids=["a figure lost", "empty", "nothing to take back", "overtaken", "no such deed", "too long"],
)
def test_a_plain_wording_that_cannot_be_is_refused_with_a_reason(
    ana: Client, article: Article, deed: str, text: str, seen: str, status: int, says: str
) -> None:
    answer = put_plainly(ana, place_of(article, "It cost 12 euros."), deed, text, seen)
    assert (answer.status_code, says in json.loads(answer.content)["error"]) == (status, True), answer.content


def test_only_who_uses_the_desk_puts_sentences_plainly(article: Article) -> None:
    place = place_of(article, "It cost 12 euros.")
    assert put_plainly(someone("max", "Reporter"), place, "write", "The price was 12 euros.").status_code == 302
    assert not PlainWording.objects.exists()


def test_the_desk_proposes_a_plain_wording_where_two_editions_stumble(ana: Client, article: Article) -> None:
    place = place_of(article, "It cost 12 euros.")
    pages = [reverse("translation_queue"), reverse("translation_editor", args=[article.pk, "es"])]
    assert not any("stumble" in ana.get(page).text for page in pages)
    other = ArticleTranslation.objects.get(article=article, language="es")
    line = other.lines.get(address=place.sentence.address)
    other.pk, other.language = None, "fr"
    other.save()
    line.pk, line.translation = None, other
    line.save()
    for page in pages:
        assert "Several editions stumble over this sentence: Español, Français." in ana.get(page).text
    assert f"#w-{place.sentence.address}.0" in ana.get(pages[0]).text
    put_plainly(ana, place, "write", "The price was 12 euros.")
    assert not any("stumble" in ana.get(page).text for page in pages)


def test_a_wording_is_translated_back_or_it_is_said_that_nobody_can(
    ana: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_of(article, "It cost 12 euros.")
    address = reverse("translation_back", args=[article.pk, "es", f"{place.sentence.address}.0"])
    translation_desk.cache_clear()
    desk = desk_with(Practised())
    monkeypatch.setattr("colporteur.translation.admin.deeds.translation_desk", lambda: desk)
    answer = ana.post(address, {"text": "Costó 12 euros."})
    assert (answer.status_code, json.loads(answer.content)["error"]) == (
        503,
        "No engine translates Español into English now.",
    )


def test_the_newsroom_can_ask_how_many_articles_an_edition_has_in_translation(article: Article) -> None:
    count = REGISTRY.count_from_elsewhere
    assert count is not None
    assert (count("es"), count("en")) == (1, 0)
    ArticleTranslation.objects.update(state=TranslationState.HELD)
    assert count("es") == 0


def test_who_deletes_an_article_that_is_translated_ahead_is_told_of_its_translations(article: Article) -> None:
    at = now()
    draft = save_draft(copy=read_copy(copy_text("The lock opens"), "a.md"), by=None, at=at)
    editor, address = client_of("Editor"), reverse("wagtailadmin_pages:delete", args=[draft.pk])
    assert "Its sentences stay in memory." not in editor.get(address).text
    ArticleTranslation.objects.filter(article=article).update(article=draft)
    assert "With “The lock opens” go: 1 translation. Its sentences stay in memory." in editor.get(address).text
    assert editor.post(address).status_code == 302
    assert not Article.objects.filter(pk=draft.pk).exists()


def test_where_no_engine_is_empty_sentences_are_no_findings_and_the_page_says_why(ana: Client) -> None:
    made = publish(BODY)
    work(desk_with())
    address = reverse("translation_editor", args=[made.pk, "es"])
    page = BeautifulSoup(ana.get(address).content, "html.parser")
    assert "No engine translates English into Español here." in page.select_one(".help-info").text
    assert page.select_one("[data-desk-left]").text == "0 sentences to look at"
    assert page.select_one("[data-desk-unwritten]").text == "4 sentences not translated"
    assert not page.select(".desk-row--look")
    answer = do(ana, place_of(made, "It cost 12 euros."), "correct", "Costó 13 euros.")
    assert "desk-row--look" in answer.json()["row"]  # what a person wrote is looked at as ever
    assert ana.get(address).text.count("desk-row--unwritten") == 3


def test_what_the_desks_script_says_is_in_the_persons_language(ana: Client, article: Article) -> None:
    profile = UserProfile.get_for_user(User.objects.get(username="ana"))
    profile.preferred_language = "de"
    profile.save()
    page = BeautifulSoup(ana.get(reverse("translation_editor", args=[article.pk, "es"])).content, "html.parser")
    said = json.loads(page.select_one("#desk-sayings").text)
    assert said["left"][:3] == ["0 Sätze anzusehen", "1 Satz anzusehen", "2 Sätze anzusehen"]
    assert said["silent"] == "Die Redaktion antwortet nicht."
    assert "nächster Befund" in page.select_one(".desk-keys").text
    script = (Path(admin.__file__).parent.parent / "static/translation/desk.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\bwords\.(\w+)", script)) == said.keys()


def test_approving_puts_a_persons_name_to_it_and_is_refused_while_it_is_held(ana: Client, article: Article) -> None:
    address = reverse("translation_approve", args=[article.pk, "es"])
    assert ana.post(address).status_code == 302
    assert translation_of(article).reviewed_by.get_username() == "ana"
    ArticleTranslation.objects.update(state=TranslationState.HELD, reviewed_by=None)
    assert "not finished" in ana.post(address, follow=True).content.decode()
    assert translation_of(article).reviewed_by is None


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        ("", [(0, 3)], []),
        ("abc", [], [("abc", False)]),
        ("abc", [(1, 2)], [("a", False), ("b", True), ("c", False)]),
        ("abc", [(0, 2), (1, 9)], [("abc", True)]),
        ("abc", [(-4, 1)], [("a", True), ("bc", False)]),
    ],
)
def test_findings_are_marked_in_place(text: str, found: list[tuple[int, int]], told: list[tuple[str, bool]]) -> None:
    assert [(run.text, run.is_found) for run in runs(text, found)] == told


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (
            "name",
            {"key": "Köln", "language": "de", "kind": "place", "forms-0-language": "es", "forms-0-form": "Colonia"},
        ),
        ("glossaryterm", {"source_language": "en", "target_language": "es", "source": "council", "target": "concejo"}),
    ],
)
def test_translators_keep_names_and_terms(ana: Client, table: str, fields: dict[str, str]) -> None:
    address = reverse(f"wagtailsnippets_translation_{table}:add")
    rows = {"forms-TOTAL_FORMS": "1" if table == "name" else "0", "forms-INITIAL_FORMS": "0", "forms-0-ORDER": "1"}
    assert ana.get(address).status_code == 200
    assert ana.post(address, fields | rows).status_code == 302
    assert fields.get("key", "concejo") in ana.get(reverse(f"wagtailsnippets_translation_{table}:list")).text
    assert someone("max", "Reporter").get(address).status_code == 302


@pytest.mark.parametrize("table", ["name", "glossaryterm"])
def test_the_forms_of_names_and_terms_have_one_heading(ana: Client, table: str) -> None:
    for page in (
        ana.get(reverse(f"wagtailsnippets_translation_{table}:add")),
        ana.get(reverse(f"wagtailsnippets_translation_{table}:edit", args=[_known(table).pk])),
    ):
        (heading,) = BeautifulSoup(page.text, "html.parser").select("h1")
        assert heading.text.strip()


def _known(table: str) -> Name | GlossaryTerm:
    if table == "name":
        return Name.objects.create(key="Köln", language="de", kind="place")
    return GlossaryTerm.objects.create(source_language="en", target_language="es", source="council", target="concejo")


def test_a_term_is_not_translated_into_its_own_language_nor_a_name_in_no_language(ana: Client) -> None:
    term = {"source_language": "en", "target_language": "en", "source": "council", "target": "council"}
    answer = ana.post(reverse("wagtailsnippets_translation_glossaryterm:add"), term)
    assert "Choose another language than the original" in answer.text
    name = {"key": "Köln", "language": "German", "kind": "place", "forms-TOTAL_FORMS": "0", "forms-INITIAL_FORMS": "0"}
    answer = ana.post(reverse("wagtailsnippets_translation_name:add"), name)
    assert "Write a language as its code in small letters" in answer.text
    assert not Name.objects.exists()


def test_the_editor_of_an_article_asks_for_the_words_that_stay(article: Article) -> None:
    editor = someone("eva", "Editor")
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "kept_names-TOTAL_FORMS" in page.text


def test_the_newsrooms_first_page_names_what_is_held_and_leads_to_it() -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    ArticleTranslation.objects.filter(article=article).update(state=TranslationState.HELD, is_due=False)
    page = client_of("Translator").get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{reverse("translation_editor", args=[article.pk, "es"])}"' in page
    assert "No article is held" not in page
    ArticleTranslation.objects.filter(article=article).update(state=TranslationState.IN_PRINT)
    assert "No article is held" in client_of("Editor").get(reverse("wagtailadmin_home")).content.decode()
