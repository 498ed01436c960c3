"""What is printed says what its pictures show: in the article's own words or in the library's."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom import access, actions
from colporteur.newsroom.documents import document_of
from colporteur.newsroom.models import Article, Picture
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of, form_of
from colporteur.newsroom.tests.factories import NOON, make_article, make_newspaper, make_section
from colporteur.text.copy import read_copy
from colporteur.text.documents import EMPTY, Figure

pytestmark = pytest.mark.django_db
HEAD = "---\nlanguage: en\nsection: news\nheadline: The crane moves\n{more}---\n"
IN_THE_HEAD = HEAD.format(more="picture: {{file: crane.png{alt}}}\n") + "It lifted a crate.\n"
IN_THE_BODY = HEAD.format(more="") + "It lifted a crate.\n\n![{alt}](crane.png)\n"
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture(autouse=True)
def _paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("en",))
    make_section(editions=("en",))


def picture(alt: str = "") -> Picture:
    data = BytesIO()
    Image.new("RGB", (8, 6)).save(data, "PNG")
    new = actions.NewPicture(title="crane.png", file_name="crane.png", data=data.getvalue(), alt=alt, language="en")
    return actions.add_picture(picture=new, by=None, at=NOON)


def publish(text: str) -> Article:
    return actions.publish_copy(copy=read_copy(text.encode(), "a.md"), by=None, at=NOON)


@pytest.mark.parametrize("text", [IN_THE_HEAD.format(alt=""), IN_THE_BODY.format(alt="")])
def test_a_file_whose_picture_nobody_describes_is_refused_by_the_pictures_name(text: str) -> None:
    picture()
    with pytest.raises(BadCopy, match=r"crane\.png.*without an alternative text"):
        publish(text)
    assert not access.live_articles().exists()


@pytest.mark.parametrize("text", [IN_THE_HEAD.format(alt=", alt: A crane."), IN_THE_BODY.format(alt="A crane.")])
def test_the_articles_own_words_suffice(text: str) -> None:
    picture()
    assert publish(text).live


@pytest.mark.parametrize("text", [IN_THE_HEAD.format(alt=""), IN_THE_BODY.format(alt="")])
def test_the_librarys_words_suffice(text: str) -> None:
    picture("A crane.")
    assert publish(text).live


DECORATION_IN_THE_HEAD = HEAD.format(more="picture: {file: crane.png, decoration: true}\n") + "It lifted a crate.\n"
DECORATION_IN_THE_BODY = HEAD.format(more="") + 'It lifted a crate.\n\n<img src="crane.png" role="presentation">\n'


@pytest.mark.parametrize("words", ["", "A crane."])
@pytest.mark.parametrize("text", [DECORATION_IN_THE_HEAD, DECORATION_IN_THE_BODY])
def test_decoration_needs_no_words_and_has_none_whatever_the_library_says(text: str, words: str) -> None:
    picture(words)
    document = document_of(publish(text))
    figures = [each for each in (document.picture, *document.body) if isinstance(each, Figure)]
    assert [figure.alt for figure in figures] == [EMPTY]
    assert "A crane." not in str(document)


@pytest.mark.parametrize("text", [IN_THE_HEAD.format(alt=", alt: A crane."), IN_THE_BODY.format(alt="A crane.")])
def test_what_was_decoration_is_shown_again(text: str) -> None:
    picture()
    article = publish(DECORATION_IN_THE_HEAD if "picture:" in text else DECORATION_IN_THE_BODY)
    copy = read_copy(text.encode(), "a.md")
    shown = actions.update_article(article_id=article.pk, copy=copy, by=None, at=NOON)
    assert "A crane." in str(document_of(shown))


def test_a_draft_need_not_describe_its_picture_yet_but_is_not_scheduled_before_it_does() -> None:
    picture()
    copy = read_copy(IN_THE_HEAD.format(alt="").encode(), "a.md")
    draft = actions.save_draft(copy=copy, by=None, at=NOON)
    with pytest.raises(BadCopy, match=r"crane\.png"):
        actions.schedule_article(article=draft, go_live_at=NOON.replace(hour=18), by=None, at=NOON)


def test_a_correction_is_printed_whatever_is_said_of_the_picture() -> None:
    library = picture("A crane.")
    article = publish(IN_THE_HEAD.format(alt=""))
    Picture.objects.filter(pk=library.pk).update(alt="")
    actions.add_correction(article=article, text="It was a crate of tea.", by=None, at=NOON)
    assert access.article_in_print(article.pk).corrections.count() == 1


# Wagtail leaves the file open from which it makes the small picture beside its chooser.
leaves_a_file_open = pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def editor() -> Client:
    return client_of("Editor")


def send(editor: Client, article: Article, **changes: str) -> HttpResponse:
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return editor.post(address, {**plain_form_of(editor, address), **changes})


def plain_form_of(editor: Client, address: str) -> dict[str, str]:
    """The form as a browser would send it; the body is built by a script there."""
    values = form_of(editor.get(address).content)
    body = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "subhead",
        "body-0-id": "",
        "body-0-value": "It lifted a crate.",
    }
    return {name: value for name, value in values.items() if not name.startswith("body")} | body


def errors_of(answer: HttpResponse) -> list[str]:
    return [each.get_text(strip=True) for each in BeautifulSoup(answer.content, "html.parser").select(".error-message")]


@leaves_a_file_open
def test_the_editor_is_told_at_the_field_and_may_save_a_draft(editor: Client) -> None:
    article, shown = make_article(), {"picture": str(picture().pk)}
    answer = send(editor, article, **shown, **PUBLISH)
    assert answer.status_code == 200
    assert any("what this picture shows" in said for said in errors_of(answer))
    assert Article.objects.get(pk=article.pk).picture is None
    assert send(editor, article, **shown).status_code == 302
    assert send(editor, article, **shown, picture_alt="A crane.", **PUBLISH).status_code == 302
    assert access.article_in_print(article.pk).picture_alt == "A crane."


@leaves_a_file_open
def test_the_editor_may_say_that_a_picture_is_decoration_but_not_describe_it_as_well(editor: Client) -> None:
    article = make_article()
    shown = {"picture": str(picture().pk), "picture_is_decoration": "on"}
    answer = send(editor, article, **shown, picture_alt="A crane.", **PUBLISH)
    assert any("yet has words" in said for said in errors_of(answer))
    assert send(editor, article, **shown, **PUBLISH).status_code == 302
    assert access.article_in_print(article.pk).picture_is_decoration


@leaves_a_file_open
def test_a_picture_in_the_body_is_looked_at_too(editor: Client) -> None:
    article = make_article()
    in_body = {
        "body-0-type": "picture",
        "body-0-value-picture": str(picture().pk),
        "body-0-value-alt": "",
        "body-0-value-caption": "",
    }
    answer = send(editor, article, **in_body, **PUBLISH)
    assert answer.status_code == 200
    assert "what this picture shows" in json.dumps(answer.content.decode())
    assert send(editor, article, **in_body).status_code == 302
    assert send(editor, article, **{**in_body, "body-0-value-alt": "A crane."}, **PUBLISH).status_code == 302
    decoration = {**in_body, "body-0-value-is_decoration": "on"}
    assert (
        "yet has words" in send(editor, article, **{**decoration, "body-0-value-alt": "A."}, **PUBLISH).content.decode()
    )
    assert send(editor, article, **decoration, **PUBLISH).status_code == 302
    assert access.article_in_print(article.pk).body[0].value["is_decoration"]
