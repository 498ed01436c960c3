"""A reader reports a sentence: from the page of both languages to the outcome, over HTTP and without a script."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.models import Article
from colporteur.press.rules import report_addresses
from colporteur.press.tests.reading import as_written
from colporteur.translation.actions import answer_reports, correct_sentence, hold_sentence, print_original
from colporteur.translation.models import Report
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    publish,
    sentence_of,
    work,
)
from colporteur.translation.tests.test_reports import BETTER, PLAIN_STORAGE, PRINTED, TEXT, place_of

pytestmark = pytest.mark.django_db
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}
    found_paper("en", "es")


@pytest.fixture
def article() -> Article:
    made = publish(f"The mayor opened the line. {TEXT} – 1984 –")
    work(desk_with(Practised()))
    return made


@pytest.fixture
def reader() -> Client:
    """A browser that tells of every state-changing request whether it is one of this site."""
    return Client(enforce_csrf_checks=True)


def read(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def where(article: Article, text: str = TEXT, number: int = 0) -> str:
    return report_addresses.form("es", article.pk, f"{sentence_of(article, text).address}.{number}")


def send(reader: Client, address: str, *, headers: dict[str, str] = FROM_HERE, **written: str) -> Any:
    """Open the form, fill it in, send it."""
    form = read(reader.get(address)).form
    assert form is not None
    token = str(form.select_one("input[name=token]")["value"])  # type: ignore[index]
    return reader.post(str(form["action"]), {"token": token, **written}, headers=headers)


def test_a_sentence_is_reported_from_the_page_of_both_languages_and_the_reader_sees_what_came_of_it(
    reader: Client, article: Article
) -> None:
    side_by_side = read(reader.get(f"/es/news/x-{article.pk}/original/", follow=True))
    links = [str(each["href"]) for each in side_by_side.select(".wrong a")]
    assert where(article) in links
    assert len(links) == len(set(links)) == 4  # the headline, the lead, and the two of the body that have words

    form = reader.get(where(article))
    assert form.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in form.headers["X-Robots-Tag"]
    assert not form.cookies
    words = read(form).main
    assert words is not None
    assert TEXT in as_written(words.text)
    assert PRINTED in as_written(words.text)

    sent = send(reader, where(article), remark="El precio.\nOtra línea.", proposal=BETTER, name="Noor")
    assert sent.status_code == 303
    thanks = reader.get(sent["Location"])
    assert thanks.status_code == 200
    assert thanks.headers["Cache-Control"] == "private, no-store"
    assert thanks.headers["Referrer-Policy"] == "no-referrer"
    assert "Gracias por su aviso" in thanks.content.decode()
    assert "El precio.\nOtra línea." in read(thanks).get_text()

    correct_sentence(
        sentence=sentence_of(article, TEXT), language="es", text=BETTER, article_id=None, judge=judge, by=None, at=NOW
    )
    outcome = reader.get(sent["Location"]).content.decode()
    assert "Se ha adoptado su propuesta." in outcome
    assert re.findall(
        r"\s+".join(map(re.escape, ("La traducción ahora</dt>", f"<dd>{BETTER}</dd>"))), as_written(outcome)
    )


def test_an_answer_reaches_the_reporter(reader: Client, article: Article, django_user_model: Any) -> None:
    sent = send(reader, where(article), remark="?")
    somebody = django_user_model.objects.create_user("ana")
    answer_reports(
        ids=[Report.objects.get().pk], article_id=article.pk, language="es", answer="Es <así>.", by=somebody, at=NOW
    )
    page = reader.get(sent["Location"]).content.decode()
    assert "la frase se queda como está" in page
    assert "Es &lt;así&gt;." in page


def test_the_original_in_place_of_a_translation_is_told_as_well(
    reader: Client, article: Article, django_user_model: Any
) -> None:
    sent = send(reader, where(article), remark="?")
    print_original(place=place_of(article), by=django_user_model.objects.create_user("ana"), at=NOW)
    assert "en su lugar figura el original" in reader.get(sent["Location"]).content.decode()


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({}, "Díganos qué está mal"),
        ({"proposal": PRINTED}, "Díganos qué está mal"),
        ({"remark": "a" * 2001}, "Su comentario es demasiado largo. Redúzcalo a 2000 caracteres."),
        ({"remark": "a", "name": "b" * 81}, "Su nombre es demasiado largo."),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_that_was_written_is_lost(
    reader: Client, article: Article, written: dict[str, str], says: str
) -> None:
    answer = send(reader, where(article), **written)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    again = read(answer)
    for name, text in written.items():
        field = again.select_one(f"#{name}")
        assert field is not None
        assert field.get("value", field.text).strip() == text
    assert not Report.objects.exists()


def test_above_the_hours_limit_the_reader_is_asked_to_come_back_and_keeps_the_text(
    reader: Client, article: Article
) -> None:
    for number in range(10):
        assert send(reader, where(article), remark=f"Aviso {number}").status_code == 303
    refused = send(reader, where(article), remark="El undécimo")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert "Envíe el suyo un poco más tarde" in refused.content.decode()
    assert "El undécimo" in str(read(refused).select_one("#remark"))
    other = {**FROM_HERE, "X-Forwarded-For": "203.0.113.9"}
    assert Report.objects.count() == 10
    token = str(read(reader.get(where(article), headers=other)).select_one("[name=token]")["value"])  # type: ignore[index]
    assert reader.post(where(article), {"token": token, "remark": "Otro"}, headers=other).status_code == 303


@pytest.mark.parametrize(
    ("headers", "is_kept"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
    ],
)
def test_what_another_site_sends_is_not_taken(
    reader: Client, article: Article, headers: dict[str, str], is_kept: bool
) -> None:
    answer = send(reader, where(article), headers=headers, remark="Ataque")
    assert answer.status_code == 403
    assert ("Ataque" in answer.content.decode()) is is_kept
    assert not Report.objects.exists()


def test_an_old_browser_that_says_nothing_of_itself_is_served_too(reader: Client, article: Article) -> None:
    assert send(reader, where(article), headers={}, remark="Hola").status_code == 303
    assert send(reader, where(article), headers={"Origin": "http://testserver"}, remark="Hola").status_code == 303


@pytest.mark.parametrize("token", ["", "0.0", "a" * 5000])
def test_a_form_without_a_valid_token_comes_back_with_all_that_was_written(
    reader: Client, article: Article, token: str
) -> None:
    answer = reader.post(where(article), {"token": token, "remark": "Mi texto"}, headers=FROM_HERE)
    assert answer.status_code == 403
    assert "Este formulario ya no era válido" in answer.content.decode()
    assert "Mi texto" in str(read(answer).select_one("#remark"))


def test_a_token_holds_for_its_sentence_and_its_network_alone(reader: Client, article: Article) -> None:
    token = str(read(reader.get(where(article))).select_one("[name=token]")["value"])  # type: ignore[index]
    other = where(article, "The mayor opened the line.")
    assert reader.post(other, {"token": token, "remark": "x"}, headers=FROM_HERE).status_code == 409
    elsewhere = {**FROM_HERE, "X-Forwarded-For": "203.0.113.9"}
    assert reader.post(where(article), {"token": token, "remark": "x"}, headers=elsewhere).status_code == 403
    assert not Report.objects.exists()


def test_who_writes_while_the_sentence_is_changed_is_told_so(reader: Client, article: Article) -> None:
    token = str(read(reader.get(where(article))).select_one("[name=token]")["value"])  # type: ignore[index]
    correct_sentence(
        sentence=sentence_of(article, TEXT), language="es", text=BETTER, article_id=None, judge=judge, by=None, at=NOW
    )
    work(desk_with(Practised()))
    answer = reader.post(where(article), {"token": token, "remark": "Mi texto"}, headers=FROM_HERE)
    assert answer.status_code == 409
    for text in ("acaba de cambiar", BETTER, "Mi texto"):
        assert text in as_written(answer.content.decode())


def test_sent_twice_it_is_one_report(reader: Client, article: Article) -> None:
    token = str(read(reader.get(where(article))).select_one("[name=token]")["value"])  # type: ignore[index]
    sent = [reader.post(where(article), {"token": token, "remark": "x"}, headers=FROM_HERE) for _ in range(2)]
    assert len({each["Location"] for each in sent}) == 1
    assert Report.objects.count() == 1


def test_a_sentence_that_is_not_translated_or_not_there_cannot_be_reported(
    reader: Client, article: Article, django_user_model: Any
) -> None:
    hold_sentence(place=place_of(article), by=django_user_model.objects.create_user("ana"), at=NOW)
    work(desk_with(Practised(), hold_above_percent=50))
    nowhere = report_addresses.form("es", article.pk, f"{'0' * 32}.0")
    for address in (where(article), where(article, number=7), nowhere, where(article).replace("/es/", "/en/")):
        answer = reader.get(address)
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"].startswith("private")
    assert "No se puede avisar sobre esta frase" in reader.get(nowhere).content.decode()


def test_what_left_the_article_while_somebody_wrote_is_given_back(reader: Client, article: Article) -> None:
    address = where(article)
    token = str(read(reader.get(address)).select_one("[name=token]")["value"])  # type: ignore[index]
    edit(article, "The mayor opened the line. It cost nothing.")
    work(desk_with(Practised()))
    answer = reader.post(address, {"token": token, "remark": "Mi texto"}, headers=FROM_HERE)
    assert answer.status_code == 404
    assert "Mi texto" in answer.content.decode()


def test_of_a_withdrawn_article_nothing_can_be_reported_and_nothing_is_repeated(
    reader: Client, article: Article
) -> None:
    sent = send(reader, where(article), remark="Mi texto")
    form = where(article)
    newsroom.withdraw_article(article=article, by=None, at=NOW)
    refused = reader.get(form)
    assert refused.status_code == 410
    assert "no está publicado actualmente" in refused.content.decode()
    outcome = reader.get(sent["Location"])
    assert outcome.status_code == 200
    assert TEXT not in outcome.content.decode()
    assert PRINTED not in as_written(outcome.content.decode())


def test_a_closed_edition_an_unknown_article_and_a_guessed_token_are_pages_not_found(
    reader: Client, article: Article
) -> None:
    sent = send(reader, where(article), remark="x")
    for address in (
        where(article).replace("/es/", "/fr/"),
        report_addresses.form("es", article.pk + 99, f"{'0' * 32}.0"),
        report_addresses.outcome("es", "0" * 32),
        sent["Location"].replace("/es/", "/en/"),
        sent["Location"].replace("/es/", "/fr/"),
    ):
        assert reader.get(address).status_code == 404


def test_other_methods_are_refused_with_those_that_there_are(reader: Client, article: Article) -> None:
    sent = send(reader, where(article), remark="x")
    answer = reader.put(where(article))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    answer = reader.post(sent["Location"])
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert reader.head(where(article)).status_code == 200


@pytest.mark.parametrize("key", ["", "x.0", f"{'0' * 31}.0", f"{'0' * 32}", f"{'0' * 32}.x"])
def test_an_address_that_names_no_sentence_is_not_built(key: str) -> None:
    with pytest.raises(ValueError, match="names no sentence"):
        report_addresses.form("es", 12, key)
