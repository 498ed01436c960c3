"""Files at the desk: what goes out, what comes back, what is taken of it and what is refused, and that nothing is half taken."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom.models import Article
from colporteur.newsroom.tests.desks import PLAIN_STORAGE
from colporteur.people.models import User
from colporteur.translation.actions import correct_sentence
from colporteur.translation.admin import files
from colporteur.translation.models import GlossaryTerm, Name, Origin, Unit, UnitState
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
    work,
)

pytestmark = pytest.mark.django_db
BODY = "The mayor opened 12 lines. Nobody had expected it."
HEADER = "kind,source_language,source,target_language,target\n"


@pytest.fixture(autouse=True)
def article(db: None, settings: Settings) -> Article:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    found_paper("en", "es")
    made = publish(BODY)
    work(desk_with(Practised()))
    return made


def someone(name: str, *groups: str) -> Client:
    user = User.objects.create_user(name, password="a-long-password", first_name=name.capitalize(), last_name="Roy")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ana() -> Client:
    return someone("ana", "Translator")


def where(article: Article, name: str = "translation_file") -> str:
    return reverse(name, args=[article.pk, "es"])


def taken_out(client: Client, article: Article) -> str:
    answer = client.get(where(article, "translation_xliff"))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="article-{article.pk}-es.xlf"'
    return answer.content.decode()


def brought_back(client: Client, article: Article, text: str | bytes, name: str = "back.xlf") -> str:
    data = text.encode() if isinstance(text, str) else text
    answer = client.post(where(article), {"file": SimpleUploadedFile(name, data)})
    return _words(answer.content.decode())


def brought_in(client: Client, what: str, text: str | bytes, name: str) -> str:
    data = text.encode() if isinstance(text, str) else text
    answer = client.post(reverse("translation_files"), {"what": what, "file": SimpleUploadedFile(name, data)})
    return _words(answer.content.decode())


def _words(page: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())


def with_target(file: str, before: str, after: str) -> str:
    assert before in file
    return file.replace(f"<target>{before}</target>", f"<target>{after}</target>")


@pytest.mark.parametrize(("group", "status"), [("Editor", 200), ("Translator", 200), ("Reporter", 302)])
def test_only_those_of_the_desk_have_its_files(article: Article, group: str, status: int) -> None:
    client = someone("somebody", group)
    for address in (where(article), where(article, "translation_xliff"), reverse("translation_files")):
        assert client.get(address).status_code == status
    assert client.get(reverse("translation_download", args=["memory.tmx"])).status_code == status


def test_the_editor_leads_to_the_file_and_the_lists_to_theirs(article: Article, ana: Client) -> None:
    assert where(article) in ana.get(reverse("translation_editor", args=[article.pk, "es"])).content.decode()
    for table in ("name", "glossaryterm"):
        page = ana.get(reverse(f"wagtailsnippets_translation_{table}:list")).content.decode()
        assert "Import/Export" in page
        assert reverse("translation_files") in page


def test_what_a_translator_changed_is_taken_and_printed_and_the_rest_is_left(article: Article, ana: Client) -> None:
    file = taken_out(ana, article)
    said = brought_back(ana, article, with_target(file, "⟦Nobody had expected it.⟧", "Nadie lo esperaba."))
    assert "1 entry was taken." in said
    assert "3 came back as they went out" in said
    unit = Unit.objects.get(origin=Origin.IMPORTED)
    assert (unit.text, unit.by.get_username()) == ("Nadie lo esperaba.", "ana")  # type: ignore[union-attr]  # hers
    work(desk_with(Practised()))
    assert printed(article)[-1] == "Nadie lo esperaba."


def test_what_the_checks_hold_is_told_with_what_was_found(article: Article, ana: Client) -> None:
    file = taken_out(ana, article)
    said = brought_back(
        ana, article, with_target(file, "⟦The mayor opened 12 lines.⟧", "El alcalde inauguró 21 líneas.")
    )
    assert "1 of them is held by the checks" in said
    assert "El alcalde inauguró 21 líneas." in said
    assert "12" in said
    assert Unit.objects.get(origin=Origin.IMPORTED).state == UnitState.HELD


def test_a_sentence_that_the_article_no_longer_has_is_refused(article: Article, ana: Client) -> None:
    file = with_target(taken_out(ana, article), "⟦Nobody had expected it.⟧", "Nadie lo esperaba.")
    edit(article, "The mayor opened 12 lines. Everybody had expected it.")
    said = brought_back(ana, article, file)
    assert "0 entries were taken." in said
    assert "The article does not have this sentence, or no longer." in said
    assert not Unit.objects.filter(origin=Origin.IMPORTED).exists()


def test_what_was_corrected_at_the_desk_meanwhile_stands(article: Article, ana: Client) -> None:
    file = with_target(taken_out(ana, article), "⟦Nobody had expected it.⟧", "Nadie lo esperaba.")
    correct_sentence(
        article_id=None,
        language="es",
        sentence=sentence_of(article, "Nobody had expected it."),
        text="No lo esperaba nadie.",
        by=User.objects.create_user("ben", first_name="Ben", last_name="Roy"),
        judge=judge,
        at=NOW,
    )
    said = brought_back(ana, article, file)
    assert "Ben Roy has decided on this sentence at the desk, and that counts." in said
    assert "1 was refused." in said


def _other_article(file: str) -> str:
    return re.sub(r'original="article-\d+"', 'original="article-999"', file)


def _other_language(file: str) -> str:
    return file.replace('trgLang="es"', 'trgLang="fr"')


def _entities(file: str) -> str:
    start, rest = file.split("?>", 1)
    return f'{start}?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>{rest}'


@pytest.mark.parametrize(
    ("bend", "says"),
    [
        (_other_article, "This is the file of another article."),
        (_other_language, "The file translates en into fr; this page is English into Español."),
        (_entities, "back.xlf declares entities, which are not read."),
        (lambda _file: "", "No file was chosen, or it is empty."),
        (lambda _file: "<xliff", "back.xlf cannot be read as XML"),
        (lambda _file: "<tmx/>", "back.xlf is no XLIFF 2 file."),
        (lambda file: file.split("<file", 1)[0] + "</xliff>", "The file has no sentences."),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_nothing_of_it_is_taken(
    article: Article, ana: Client, bend: object, says: str
) -> None:
    file = with_target(taken_out(ana, article), "⟦Nobody had expected it.⟧", "Nadie lo esperaba.")
    said = brought_back(ana, article, bend(file))  # type: ignore[operator]  # one of those above
    assert "Nothing of the file was taken" in said
    assert says in said
    assert not Unit.objects.filter(origin=Origin.IMPORTED).exists()


def test_a_file_of_another_kind_or_beyond_the_limit_is_refused(
    article: Article, ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "the name must end in .xlf, .xliff" in brought_back(ana, article, "x", name="a.exe")
    monkeypatch.setattr(files, "MOST_BYTES", 1_000_000)
    assert "larger than 1 MB" in brought_back(ana, article, b"x" * 1_000_001)
    answer = ana.post(where(article))
    assert answer.status_code == 400
    assert "No file was chosen" in answer.content.decode()


def test_the_refusal_is_in_the_persons_language(article: Article, ana: Client) -> None:
    answer = ana.post(
        where(article), {"file": SimpleUploadedFile("back.xlf", b"<tmx/>")}, headers={"Accept-Language": "de"}
    )
    assert "ist keine XLIFF-2-Datei" in answer.content.decode()


def test_an_article_that_was_never_ordered_has_no_file(article: Article, ana: Client) -> None:
    for name in ("translation_file", "translation_xliff"):
        assert ana.get(reverse(name, args=[article.pk, "fr"])).status_code == 404


def test_names_and_terms_go_out_and_come_back_as_both_kinds(ana: Client) -> None:
    assert "2 entries were taken." in brought_in(
        ana, "words", HEADER + "term,en,council,es,ayuntamiento\nplace,en,Bern,es,Berna\n", "words.csv"
    )
    for name in ("names-and-terms.csv", "names-and-terms.tbx"):
        out = ana.get(reverse("translation_download", args=[name])).content
        Name.objects.all().delete()
        GlossaryTerm.objects.all().delete()
        assert "2 entries were taken." in brought_in(ana, "words", out, name)
        assert GlossaryTerm.objects.get().target == "ayuntamiento"
        assert Name.objects.get().key == "Bern"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", HEADER + "term,en,council,es,ayuntamiento\nterm,en,mayor,,\n", "line 3: the term “mayor” has no"),
        ("a.csv", "kind;source\n", "lacks the column source_language"),
        ("a.csv", b"\xff\xfe", "is not UTF-8"),
        ("a.tbx", "<tmx/>", "this is no TBX file"),
        ("a.tbx", '<!DOCTYPE t [<!ENTITY a "b">]><tbx>&a;</tbx>', "the entity “a” is not taken"),
        ("a.txt", "x", "the name must end in .csv, .tbx"),
    ],
)
def test_of_bad_names_and_terms_nothing_is_taken(ana: Client, name: str, text: str | bytes, says: str) -> None:
    said = brought_in(ana, "words", text, name)
    assert "Nothing of the file was taken" in said
    assert says in said
    assert not GlossaryTerm.objects.exists()


def test_who_may_not_change_names_and_terms_brings_none_in(article: Article) -> None:
    client = someone("somebody")
    user = User.objects.get(username="somebody")
    user.user_permissions.set(
        Group.objects.get(name="Translator").permissions.filter(codename__in=("use_desk", "access_admin"))
    )
    assert "Names and terms from a file" not in client.get(reverse("translation_files")).content.decode()
    client.post(
        reverse("translation_files"),
        {"what": "words", "file": SimpleUploadedFile("a.csv", (HEADER + "term,en,a,es,b\n").encode())},
    )
    assert not GlossaryTerm.objects.exists()


def test_the_memory_goes_out_and_comes_back_without_becoming_peoples_words(ana: Client) -> None:
    answer = ana.get(reverse("translation_download", args=["memory.tmx"]))
    file = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]  # it is streamed
    said = brought_in(ana, "memory", file, "memory.tmx")
    assert "0 entries were taken." in said
    assert "4 came back as they went out" in said
    said = brought_in(ana, "memory", file.replace("⟦Nobody had expected it.⟧", "Nadie lo esperaba."), "memory.tmx")
    assert "1 entry was taken." in said
    assert Unit.objects.get(origin=Origin.IMPORTED).text == "Nadie lo esperaba."
    answer = ana.get(reverse("translation_download", args=["memory-of-people.tmx"]))
    assert b"".join(answer.streaming_content).count(b"<tu ") == 1  # type: ignore[attr-defined]  # as above


def test_a_memory_that_is_cut_short_or_too_long_is_not_taken_by_half(
    ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = '<tu><tuv xml:lang="en"><seg>{0} boats</seg></tuv><tuv xml:lang="es"><seg>{0} barcos</seg></tuv></tu>'
    whole = "<tmx><header srclang='en'/><body>" + "".join(unit.format(number) for number in range(20)) + "</body></tmx>"
    assert "Export the file anew." in brought_in(ana, "memory", whole[:-20], "a.tmx")
    monkeypatch.setattr(files, "MOST_ENTRIES", 10)
    assert "has more than 10 translations" in brought_in(ana, "memory", whole, "a.tmx")
    assert not Unit.objects.filter(origin=Origin.IMPORTED).exists()


def test_what_is_no_file_of_the_desk_is_not_found(ana: Client) -> None:
    assert ana.get(reverse("translation_download", args=["passwords.csv"])).status_code == 404
    assert ana.post(reverse("translation_files"), {"what": "house"}).status_code == 404
