"""No word of ours at the desk is outside the catalogues."""

import json
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.users.models import UserProfile

from colporteur.newsroom.models import Article, Section
from colporteur.newsroom.rules.languages import own_name
from colporteur.newsroom.tests.bracketing import LANGUAGE, OPENS, speak_in_brackets, unmarked
from colporteur.newsroom.tests.desks import client_of
from colporteur.people.models import User
from colporteur.translation.actions import Place, start_archive_run, write_plain_wording
from colporteur.translation.archive import ArchiveWish
from colporteur.translation.engines.contract import Answer
from colporteur.translation.models import ArchiveRun, ArticleTranslation, PairPolicy, RunState
from colporteur.translation.rules.house_notes import LEFT_ALONE, LIMIT_REACHED
from colporteur.translation.tests.practised import NOW, Practised, desk_with, found_paper, publish, sentence_of, work
from colporteur.translation.tests.test_desk_pages import PLAIN_STORAGE, do, put_plainly
from colporteur.translation.tests.test_reports import report

pytestmark = pytest.mark.django_db
HEADLINE, TEXT, PLAIN = "The tram is back", "It cost 12 euros.", "The price was 12 euros."
REMARK = "Twelve, not thirteen."
EDITIONS = ("en", "es", "ar")
WAGTAILS = frozenset({"Actions", "None", "Root"})  # which it has in no catalogue
NAMES = WAGTAILS | {
    HEADLINE,
    REMARK,
    "practised",
    "News",
    "Post",
    "Colporteur",
    "editor",
    *EDITIONS,
    *(own_name(each) for each in EDITIONS),
}
DESK = desk_with(
    Practised(way=lambda text: Answer(text="Costó 13 euros." if "12" in text else f"«{text}»")), hold_above_percent=30
)
SNIPPETS = "/newsroom/translations/{}/"


@pytest.fixture
def article(db: None, settings: Settings) -> Article:
    """In print, with a held sentence that a reader reported, a plain wording, and an edition that no engine can fill."""
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    found_paper(*EDITIONS)
    made = publish(f"The mayor opened the line. {TEXT}", headline=HEADLINE)
    work(DESK)
    report(made, remark=REMARK, proposal="Costó 12 euros.")
    return made


@pytest.fixture
def editor(article: Article, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = client_of("Editor")
    profile = UserProfile.get_for_user(User.objects.get(username="editor"))
    profile.preferred_language = LANGUAGE
    profile.save()
    speak_in_brackets(monkeypatch)
    for page in ("archive", "bulk", "deeds"):
        monkeypatch.setattr(f"colporteur.translation.admin.{page}.translation_desk", lambda: DESK)
    return client


def bare(answer: HttpResponse, *names: str) -> set[str]:
    assert any(opens in answer.content.decode() for opens in (OPENS, json.dumps(OPENS).strip('"')))
    return unmarked(answer.content, names=NAMES | frozenset(names))


def place_of(article: Article) -> Place:
    return Place(sentence=sentence_of(article, TEXT), language="es", article_id=article.pk)


def addresses(article: Article) -> Iterator[str]:
    yield from (reverse(name) for name in ("wagtailadmin_home", "translation_board", "translation_archive"))
    yield reverse("translation_queue") + "?show=all"
    yield reverse("translation_archive") + "?language=es"
    yield from (reverse("translation_editor", args=[article.pk, edition]) for edition in ("es", "ar"))
    yield from (SNIPPETS.format(kind) + deed for kind in ("policies", "names", "terms") for deed in ("", "add/"))


def test_no_word_of_the_desks_pages_is_outside_the_catalogues(editor: Client, article: Article) -> None:
    PairPolicy.objects.create(section=Section.objects.get(), target_language="es")
    said = {address: bare(editor.get(address)) for address in addresses(article)}
    assert {address: words for address, words in said.items() if words} == {}


def test_nor_is_a_sentences_history_or_what_a_deed_on_it_answers(editor: Client, article: Article) -> None:
    place = place_of(article)
    address = reverse("translation_sentence", args=[article.pk, "es", f"{place.sentence.address}.0"])
    for deed, text in (("correct", "Costó 12 euros."), ("hold", ""), ("vouch", "Doce euros."), ("original", "")):
        answer = do(editor, place, deed, text)
        assert answer.status_code == 200
        assert bare(answer) == set(), deed
    history = editor.get(address)
    assert history.content.decode().count("<li>") >= 3
    assert bare(history) == set()


@pytest.mark.parametrize(
    ("deed", "text"), [("correct", ""), ("undo", ""), ("answer", ""), ("answer", "x" * 1001), ("telepathy", "x")]
)
def test_nor_what_it_refuses(editor: Client, article: Article, deed: str, text: str) -> None:
    answer = do(editor, place_of(article), deed, text)
    assert answer.status_code in (400, 409)
    assert json.loads(answer.content)["error"].startswith(OPENS)


@pytest.mark.parametrize(
    ("deed", "text"), [("write", ""), ("write", TEXT), ("write", "It cost 9."), ("take_back", ""), ("sing", "x")]
)
def test_nor_what_it_refuses_of_a_plain_wording(editor: Client, article: Article, deed: str, text: str) -> None:
    answer = put_plainly(editor, place_of(article), deed, text)
    assert answer.status_code in (400, 409)
    assert json.loads(answer.content)["error"].startswith(OPENS)


def test_nor_what_the_house_has_noted_itself(editor: Client, article: Article) -> None:
    place = place_of(article)
    write_plain_wording(sentence=place.sentence, text=PLAIN, by=None, at=NOW)
    work(desk_with(Practised(way=lambda text: Answer(text="Doce euros fue 12."))))
    assert f"{OPENS}plain wording: {PLAIN}" in editor.get(reverse("translation_editor", args=[article.pk, "es"])).text
    do(editor, place, "correct", "Costó 12 euros.")
    assert (
        f"{OPENS}proposed by a reader, report"
        in editor.get(reverse("translation_editor", args=[article.pk, "es"])).text
    )


def test_nor_why_something_waits(editor: Client, article: Article) -> None:
    rows = ArticleTranslation.objects.filter(language="es")
    rows.update(is_due=True, tries=2, trouble=LEFT_ALONE.said(engine="apertium"))
    for name in ("translation_board", "wagtailadmin_home"):
        page = editor.get(reverse(name))
        assert f"{OPENS}The engine apertium failed" in page.text
        assert bare(page) == set(), name
    rows.update(trouble="The answer is no JSON.")
    assert '<small lang="en" dir="auto">The answer is no JSON.</small>' in editor.get(reverse("translation_board")).text


@pytest.mark.parametrize("state", list(RunState))
def test_nor_how_an_archive_run_stands(editor: Client, article: Article, state: RunState) -> None:
    ArticleTranslation.objects.all().delete()
    run = start_archive_run(wish=ArchiveWish(language="es"), by=None, at=NOW)
    ArchiveRun.objects.update(state=state, says="deepl: " + LIMIT_REACHED.said(characters="1,000"))
    for address in (reverse("translation_archive_run", args=[run.pk]), reverse("translation_archive")):
        assert bare(editor.get(address)) == set(), address


@pytest.mark.parametrize("deed", ["approve", "take_out", "renew"])
def test_nor_what_is_asked_before_a_deed_on_many(editor: Client, article: Article, deed: str) -> None:
    chosen = list(ArticleTranslation.objects.values_list("pk", flat=True))
    page = editor.post(reverse("translation_bulk"), {"deed": deed, "chosen": chosen})
    assert page.status_code == 200
    assert bare(page) == set()


def test_nor_what_a_form_of_the_desk_refuses(editor: Client, article: Article) -> None:
    for kind in ("policies", "names", "terms"):
        answer = editor.post(SNIPPETS.format(kind) + "add/", {"target_language": "es", "source_language": "es"})
        assert answer.status_code == 200
        assert bare(answer) == set(), kind
