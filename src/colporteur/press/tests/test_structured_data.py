import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.layouts import (
    ArticleSheet,
    Byline,
    Chrome,
    EditionLink,
    Link,
    NoticeKind,
    Photograph,
    Rendition,
    TranslationNotice,
)
from colporteur.press.rules.structured_data import article_json_ld, open_graph_locale
from colporteur.text.documents import (
    EMPTY,
    ArticleDocument,
    Correction,
    Figure,
    Paragraph,
    Passage,
    Role,
    Sentence,
)

SITE = "https://gazette.example"
PUBLISHED = datetime(2026, 7, 1, 10, 0, 0, 5, tzinfo=UTC)


def words(text: str, language: str = "es") -> Passage:
    return Passage(sentences=(Sentence(language=language, role=Role.TEXT, text=text),)) if text else EMPTY


def edition(prefix: str, tag: str, address: str) -> EditionLink:
    return EditionLink(prefix=prefix, tag=tag, direction="ltr", name=prefix, address=address)


EDITIONS = (
    edition("de", "de-AT", "/de/stadt/fähre-12/"),
    edition("es", "es-ES", "/es/ciudad/barco-12/"),
    edition("ar", "ar", "/ar/أخبار/عبارة-12/"),
)
MACHINE = TranslationNotice(
    kind=NoticeKind.MACHINE,
    source_language="de",
    original_address="/de/stadt/fähre-12/",
    engine="apertium",
    engine_version="3.9.4",
    made_at=datetime(2026, 7, 1, 11, 30, tzinfo=UTC),
)
PHOTOGRAPH = Photograph(
    width=3000,
    height=2000,
    renditions=(),
    fallback=Rendition(address="/media/fähre.jpg", width=1200, media_type="image/jpeg"),
    alt=words("Un barco"),
    caption=EMPTY,
    credit="Ana Ruiz",
)


def chrome() -> Chrome:
    return Chrome(
        language="es",
        tag="es-ES",
        direction="ltr",
        time_zone="Europe/Vienna",
        site_address=SITE,
        paper="The Gazette",
        tagline="",
        printed_at=PUBLISHED,
        editions=EDITIONS,
        sections=(),
        notices=(),
        canonical="/es/ciudad/barco-12/",
    )


def sheet(*, headline: str = "Zarpa el barco", notice: TranslationNotice = MACHINE, **rest: Any) -> ArticleSheet:
    document = ArticleDocument(
        language="es",
        headline=words(headline),
        kicker=words("Puerto"),
        lead=words("Por fin."),
        dateline=words("Puerto Viejo"),
        picture=Figure(picture_id=7, alt=words("Un barco")),
        body=(Paragraph(passage=words("El barco zarpa hoy.")), Paragraph(passage=words("Vuelve mañana."))),
    )
    return ArticleSheet(
        chrome=chrome(),
        article_id=12,
        document=document,
        section=Link(text="Ciudad", address="/es/ciudad/"),
        bylines=(Byline(name="Ana Ruiz", role="Redactora"), Byline(name="Bo Li")),
        published_at=PUBLISHED,
        notice=notice,
        photographs={7: PHOTOGRAPH},
        **{"changed_at": None, **rest},
    )


def graph(made: ArticleSheet, **more: Any) -> dict[str, dict[str, Any]]:
    data = json.loads(article_json_ld(made, **more))
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def article(made: ArticleSheet, **more: Any) -> dict[str, Any]:
    return graph(made, **more)["NewsArticle"]


def test_an_article_says_what_it_is() -> None:
    found = article(sheet(topics=("mar",), sources=("Puerto Viejo",), agency="APA"), logo_url=f"{SITE}/logo.png")
    url = f"{SITE}/es/ciudad/barco-12/"
    assert found["@id"] == f"{url}#article"
    assert found["url"] == url
    assert found["mainEntityOfPage"]["@id"] == url
    assert found["headline"] == "Zarpa el barco"
    assert found["alternativeHeadline"] == "Puerto"
    assert found["description"] == "Por fin."
    assert found["dateline"] == "Puerto Viejo"
    assert found["inLanguage"] == "es-ES"
    assert found["isAccessibleForFree"] is True
    assert found["articleSection"] == "Ciudad"
    assert found["keywords"] == ["mar"]
    assert found["wordCount"] == 6
    assert found["sourceOrganization"] == {"@type": "Organization", "name": "APA"}
    assert found["publisher"] == {
        "@type": "NewsMediaOrganization",
        "@id": f"{SITE}/#publisher",
        "name": "The Gazette",
        "url": f"{SITE}/",
        "logo": {"@type": "ImageObject", "url": f"{SITE}/logo.png"},
    }


def test_each_byline_is_an_author() -> None:
    assert article(sheet())["author"] == [
        {"@type": "Person", "name": "Ana Ruiz", "jobTitle": "Redactora"},
        {"@type": "Person", "name": "Bo Li"},
    ]


@pytest.mark.parametrize(("agency", "name"), [("APA", "APA"), ("", "The Gazette")])
def test_without_a_byline_the_agency_or_the_paper_is_the_author(agency: str, name: str) -> None:
    (author,) = article(replace(sheet(agency=agency), bylines=()))["author"]
    assert author["name"] == name


def test_times_have_the_offset_of_the_papers_zone() -> None:
    winter = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    found = article(sheet(notice=TranslationNotice(kind=NoticeKind.NONE), changed_at=winter))
    assert found["datePublished"] == "2026-07-01T12:00:00+02:00"
    assert found["dateModified"] == "2026-12-01T10:00:00+01:00"


def test_a_correction_is_told_and_changes_the_date() -> None:
    at = datetime(2026, 7, 3, 8, 0, tzinfo=UTC)
    found = article(sheet(corrections=(Correction(at=at, passage=words("Eran dos.")),)))
    assert found["dateModified"] == "2026-07-03T10:00:00+02:00"
    assert found["correction"] == [
        {"@type": "CorrectionComment", "text": "Eran dos.", "datePublished": "2026-07-03T10:00:00+02:00"}
    ]


def test_a_machine_translation_names_its_original_and_its_engine() -> None:
    nodes = graph(sheet())
    found = nodes["NewsArticle"]
    original = f"{SITE}/de/stadt/f%C3%A4hre-12/"
    assert found["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": f"{original}#article",
        "url": original,
        "inLanguage": "de",
    }
    assert found["translator"] == [{"@type": "Organization", "name": "apertium 3.9.4"}]
    assert found["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    assert found["creativeWorkStatus"] == {"@type": "DefinedTerm", "termCode": "machine-translation-unreviewed"}
    assert found["dateModified"] == "2026-07-01T13:30:00+02:00"
    assert "workTranslation" not in found
    assert nodes["CreateAction"] == {
        "@type": "CreateAction",
        "@id": f"{SITE}/es/ciudad/barco-12/#translation",
        "actionStatus": "https://schema.org/CompletedActionStatus",
        "agent": {"@id": f"{SITE}/#publisher"},
        "instrument": {"@type": "SoftwareApplication", "name": "apertium", "softwareVersion": "3.9.4"},
        "object": {"@id": f"{original}#article"},
        "result": {"@id": found["@id"]},
        "endTime": "2026-07-01T13:30:00+02:00",
    }


def test_a_reviewed_translation_names_engine_and_reviewer() -> None:
    found = article(sheet(notice=replace(MACHINE, kind=NoticeKind.REVIEWED, reviewer="Lea Roth")))
    assert found["translator"] == [
        {"@type": "Organization", "name": "apertium 3.9.4"},
        {"@type": "Person", "name": "Lea Roth"},
    ]
    assert found["digitalSourceType"] == "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
    assert found["creativeWorkStatus"]["termCode"] == "machine-translation-reviewed"


@pytest.mark.parametrize("kind", [NoticeKind.REVIEWED, NoticeKind.PERSON])
def test_where_people_worked_under_no_name_the_paper_answers(kind: NoticeKind) -> None:
    found = article(sheet(notice=replace(MACHINE, kind=kind, engine="", engine_version="")))
    assert [each["name"] for each in found["translator"]] == ["The Gazette"]


def test_a_translation_by_people_is_no_machines_work() -> None:
    nodes = graph(sheet(notice=TranslationNotice(kind=NoticeKind.PERSON, source_language="de")))
    assert "digitalSourceType" not in nodes["NewsArticle"]
    assert nodes["NewsArticle"]["creativeWorkStatus"]["termCode"] == "human-translation"
    assert nodes["NewsArticle"]["translationOfWork"] == {"@type": "NewsArticle", "inLanguage": "de"}
    assert "CreateAction" not in nodes


def test_a_given_url_of_the_original_counts() -> None:
    found = article(sheet(), original_url=f"{SITE}/de/stadt/schöne-fähre-12/")
    assert found["translationOfWork"]["url"] == f"{SITE}/de/stadt/sch%C3%B6ne-f%C3%A4hre-12/"


def test_an_original_names_its_translations_and_no_machine() -> None:
    nodes = graph(sheet(notice=TranslationNotice(kind=NoticeKind.NONE)), translations=EDITIONS)
    found = nodes["NewsArticle"]
    assert [(each["url"], each["inLanguage"]) for each in found["workTranslation"]] == [
        (f"{SITE}/de/stadt/f%C3%A4hre-12/", "de-AT"),
        (f"{SITE}/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B9%D8%A8%D8%A7%D8%B1%D8%A9-12/", "ar"),
    ]
    assert all(each["@id"] == f"{each['url']}#article" for each in found["workTranslation"])
    for name in ("translationOfWork", "translator", "digitalSourceType", "creativeWorkStatus", "correction"):
        assert name not in found
    assert "CreateAction" not in nodes


def test_translation_and_original_point_at_each_other() -> None:
    translation = article(sheet())
    german = replace(
        sheet(notice=TranslationNotice(kind=NoticeKind.NONE)),
        chrome=replace(chrome(), language="de", tag="de-AT", canonical="/de/stadt/fähre-12/"),
    )
    original = article(german, translations=EDITIONS)
    assert translation["translationOfWork"]["@id"] == original["@id"]
    assert translation["@id"] in [each["@id"] for each in original["workTranslation"]]


def test_the_lead_picture_is_an_image_of_its_true_size() -> None:
    crops = [f"{SITE}/media/1x1.jpg", f"{SITE}/media/16x9.jpg"]
    *given_crops, picture = article(sheet(), picture_urls=crops)["image"]
    assert given_crops == crops
    assert picture == {
        "@type": "ImageObject",
        "url": f"{SITE}/media/f%C3%A4hre.jpg",
        "width": 1200,
        "height": 800,
        "caption": "Un barco",
        "creditText": "Ana Ruiz",
    }
    assert "image" not in article(replace(sheet(), photographs={}))


def test_the_breadcrumb_leads_from_the_front_to_the_article() -> None:
    trail = graph(sheet())["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in trail] == [
        (1, "The Gazette", f"{SITE}/es/"),
        (2, "Ciudad", f"{SITE}/es/ciudad/"),
        (3, "Zarpa el barco", f"{SITE}/es/ciudad/barco-12/"),
    ]
    unnamed = replace(sheet(), section=Link(text="", address="/es/-/"))
    assert [step["position"] for step in graph(unnamed)["BreadcrumbList"]["itemListElement"]] == [1, 2]


def test_words_are_not_counted_where_they_are_not_spaced() -> None:
    made = sheet()
    assert "wordCount" not in article(replace(made, document=replace(made.document, language="ja")))


HOSTILE = [
    "</script><script>alert(1)</script>",
    "</SCRIPT >",
    "<!--<script>",
    "a & b &lt; c",
    'quote " and \\ backslash',
    "line\u2028and\u2029paragraph",
    "null\x00and\x1bescape",
    "half a pair \ud800",
    "\u202eright to left",
]


@pytest.mark.parametrize("headline", HOSTILE)
def test_no_headline_gets_out_of_its_script(headline: str) -> None:
    made = sheet(headline=headline, agency=headline, topics=(headline,))
    text = article_json_ld(made)
    assert not set(text) & set("<>&\u2028\u2029")
    text.encode()
    found = {node["@type"]: node for node in json.loads(text)["@graph"]}["NewsArticle"]
    assert found["headline"] == " ".join(headline.split())
    assert found["keywords"] == [headline]


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    escaped = article_json_ld(sheet(topics=(text,)))
    assert not set(escaped) & set("<>&\u2028\u2029")
    assert json.loads(escaped)["@graph"][0]["keywords"] == [text]


@pytest.mark.parametrize(
    ("tag", "locale"), [("de-AT", "de_AT"), ("de", "de_DE"), ("ar", "ar_EG"), ("zh-Hant-TW", "zh_TW"), ("tlh", "tlh")]
)
def test_open_graph_is_told_a_language_and_a_country(tag: str, locale: str) -> None:
    assert open_graph_locale(tag) == locale
