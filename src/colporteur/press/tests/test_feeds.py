import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.layouts import Card, Chrome, Link, NoticeKind, Photograph, Rendition, TranslationNotice
from colporteur.press.rules.feeds import FeedNote, json_feed, rss
from colporteur.text.documents import EMPTY, Passage, Role, Sentence

SITE = "https://gazette.example"
AT = datetime(2026, 7, 1, 10, 0, 0, 5, tzinfo=UTC)
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
CHROME = Chrome(
    language="de",
    tag="de-AT",
    direction="ltr",
    time_zone="Europe/Vienna",
    site_address=SITE,
    paper="Stadt & Land",
    tagline="Täglich neu",
    printed_at=AT,
    editions=(),
    sections=(),
    notices=(),
    canonical="/de/",
)
MACHINE = TranslationNotice(
    kind=NoticeKind.MACHINE,
    source_language="en",
    original_address="/en/town/ferry-12/",
    engine="apertium",
    engine_version="3.9.4",
    made_at=AT,
)


def words(text: str) -> Passage:
    return Passage(sentences=(Sentence(language="de", role=Role.TEXT, text=text),)) if text else EMPTY


def card(*, headline: str = "Die Fähre fährt", lead: str = "Endlich.", **rest: Any) -> Card:
    known: dict[str, Any] = {
        "article_id": 12,
        "address": "/de/stadt/fähre-12/",
        "published_at": AT,
        "kicker": words("Hafen"),
        "section": Link(text="Stadt", address="/de/stadt/"),
    }
    return Card(headline=words(headline), lead=words(lead), **{**known, **rest})


def photograph() -> Photograph:
    return Photograph(
        width=3000,
        height=2000,
        renditions=(),
        fallback=Rendition(address="/media/fähre.jpg", width=1200, media_type="image/jpeg"),
        alt=words("Eine Fähre"),
        caption=EMPTY,
        credit="Ana Ruiz",
    )


def channel(*cards: Card, **more: Any) -> ET.Element:
    found = ET.fromstring(rss(CHROME, cards, **more)).find("channel")
    assert found is not None
    return found


def item(*cards: Card, **more: Any) -> ET.Element:
    found = channel(*cards, **more).find("item")
    assert found is not None
    return found


def attributes(parent: ET.Element, path: str) -> dict[str, str]:
    found = parent.find(path, NAMES)
    assert found is not None
    return found.attrib


def json_items(*cards: Card, **more: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(json_feed(CHROME, cards, **more))["items"]
    return items


def test_a_feed_says_whose_it_is_and_where_it_stands() -> None:
    found = channel(card())
    assert found.findtext("title") == "Stadt & Land"
    assert found.findtext("link") == f"{SITE}/de/"
    assert found.findtext("description") == "Täglich neu"
    assert found.findtext("language") == "de-AT"
    assert attributes(found, "atom:link") == {
        "rel": "self",
        "type": "application/rss+xml",
        "href": f"{SITE}/de/feed.xml",
    }


def test_a_story_has_its_address_and_an_id_that_outlives_it() -> None:
    found = item(card())
    moved = item(card(address="/de/land/andere-fähre-12/"))
    assert found.findtext("title") == "Die Fähre fährt"
    assert found.findtext("link") == f"{SITE}/de/stadt/f%C3%A4hre-12/"
    assert found.findtext("guid") == moved.findtext("guid") == f"{SITE}/12#de"
    assert attributes(found, "guid") == {"isPermaLink": "false"}
    assert found.findtext("category") == "Stadt"


def test_times_are_those_of_the_papers_zone() -> None:
    written = item(card()).findtext("pubDate", "")
    assert written == "Wed, 01 Jul 2026 12:00:00 +0200"
    assert parsedate_to_datetime(written) == AT.replace(microsecond=0)


def test_each_author_is_a_creator() -> None:
    found = item(card(), notes={12: FeedNote(authors=("Ana Ruiz", "Bo Li"))})
    assert [each.text for each in found.findall("dc:creator", NAMES)] == ["Ana Ruiz", "Bo Li"]


@pytest.mark.parametrize(
    ("lead", "kicker", "description"),
    [("Endlich.", "Hafen", "Endlich."), ("", "Hafen", "Hafen"), ("", "", None), ("Gin & <b>", "", "Gin & <b>")],
)
def test_the_description_is_the_lead_as_plain_text(lead: str, kicker: str, description: str | None) -> None:
    found = item(card(lead=lead, kicker=words(kicker))).findtext("description")
    assert (found and unescape(found)) == description


def test_a_description_holds_no_markup_for_those_who_read_it_as_html() -> None:
    assert item(card(lead="<script>1</script>")).findtext("description") == "&lt;script&gt;1&lt;/script&gt;"


def test_a_picture_is_given_with_its_size() -> None:
    found = item(card(photograph=photograph()))
    assert attributes(found, "media:content") == {
        "url": f"{SITE}/media/f%C3%A4hre.jpg",
        "type": "image/jpeg",
        "medium": "image",
        "width": "1200",
        "height": "800",
    }
    assert found.findtext("media:content/media:description", None, NAMES) == "Eine Fähre"
    assert found.findtext("media:content/media:credit", None, NAMES) == "Ana Ruiz"


def test_a_translated_story_says_so_to_people_and_machines() -> None:
    note = FeedNote(translation=MACHINE, said="Automatisch aus dem Englischen übersetzt.")
    found = item(card(is_translated=True), notes={12: note})
    assert found.findtext("description") == "Endlich. · Automatisch aus dem Englischen übersetzt."
    categories = [(each.get("domain"), each.text) for each in found.findall("category")]
    assert categories == [(None, "Stadt"), (IPTC, "trainedAlgorithmicMedia")]
    assert attributes(found, "atom:link") == {
        "rel": "via",
        "hreflang": "en",
        "href": f"{SITE}/en/town/ferry-12/",
    }


@pytest.mark.parametrize(
    ("is_translated", "kind", "source_type"),
    [
        (False, None, None),
        (True, None, "trainedAlgorithmicMedia"),  # nothing else known: never taken for reviewed
        (True, NoticeKind.MACHINE, "trainedAlgorithmicMedia"),
        (True, NoticeKind.REVIEWED, "compositeWithTrainedAlgorithmicMedia"),
        (True, NoticeKind.PERSON, None),
    ],
)
def test_the_source_type_says_how_a_text_came_about(
    is_translated: bool, kind: NoticeKind | None, source_type: str | None
) -> None:
    notes = {12: FeedNote(translation=TranslationNotice(kind=kind))} if kind else {}
    story = card(is_translated=is_translated)
    domains = {each.get("domain"): each.text for each in item(story, notes=notes).findall("category")}
    assert domains.get(IPTC) == source_type
    told = json_items(story, notes=notes)[0].get("_translation", {})
    assert told.get("digital_source_type") == (f"{IPTC}{source_type}" if source_type else None)
    assert bool(told) == is_translated


def test_the_json_feed_is_one_of_version_1_1() -> None:
    feed = json.loads(json_feed(CHROME, [card()]))
    front = f"{SITE}/de/"
    assert {name: feed[name] for name in feed if name != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Stadt & Land",
        "home_page_url": front,
        "feed_url": f"{SITE}/de/feed.json",
        "description": "Täglich neu",
        "language": "de-AT",
        "authors": [{"name": "Stadt & Land", "url": front}],
    }


def test_an_item_of_the_json_feed_says_all_of_a_story() -> None:
    note = FeedNote(authors=("Ana Ruiz",), translation=MACHINE, said="Automatisch übersetzt.")
    (found,) = json_items(card(is_translated=True, photograph=photograph()), notes={12: note})
    assert found == {
        "id": f"{SITE}/12#de",
        "url": f"{SITE}/de/stadt/f%C3%A4hre-12/",
        "title": "Die Fähre fährt",
        "content_text": "Endlich. · Automatisch übersetzt.",
        "image": f"{SITE}/media/f%C3%A4hre.jpg",
        "date_published": "2026-07-01T12:00:00+02:00",
        "authors": [{"name": "Ana Ruiz"}],
        "tags": ["Stadt"],
        "language": "de-AT",
        "_translation": {
            "kind": "machine",
            "language": "en",
            "url": f"{SITE}/en/town/ferry-12/",
            "engine": "apertium",
            "engine_version": "3.9.4",
            "made_at": "2026-07-01T12:00:00+02:00",
            "digital_source_type": f"{IPTC}trainedAlgorithmicMedia",
        },
    }


def test_an_item_always_has_content() -> None:
    (found,) = json_items(card(lead="", kicker=EMPTY))
    assert found["content_text"] == "Die Fähre fährt"
    (nothing,) = json_items(card(headline="\x00", lead="", kicker=EMPTY))
    assert nothing["content_text"] == ""


def test_a_feed_without_stories_is_still_a_feed() -> None:
    assert channel().findall("item") == []
    assert json_items() == []


def test_the_same_stories_give_the_same_bytes() -> None:
    assert rss(CHROME, [card()]) == rss(CHROME, [card()])


def test_spaces_of_typography_survive() -> None:
    assert item(card(headline=" «\u00a0Die\n\tFähre\u202f» ")).findtext("title") == "«\u00a0Die Fähre\u202f»"


HOSTILE = st.text(st.sampled_from("aé<>&]'\"\x00\x08\x0b\x1b\x7f\x85\ud800\udfff\ufffe\uffff\U0001f388 \n\t"))


@given(HOSTILE, HOSTILE | st.text())
def test_no_text_makes_a_bad_feed(text: str, other: str) -> None:
    picture = Photograph(
        width=3,
        height=2,
        renditions=(),
        fallback=Rendition(address="/media/a.jpg", width=3, media_type=other),
        alt=words(text),
        caption=EMPTY,
        credit=other,
    )
    story = card(
        headline=text, lead=other, kicker=words(text), section=Link(text=text, address="/de/s/"), photograph=picture
    )
    notes = {12: FeedNote(authors=(text, other), translation=MACHINE, said=other)}
    title = item(story, notes=notes).findtext("title", "")
    (told,) = json_items(story, notes=notes)
    for kept in "aé<>&]\U0001f388":
        assert title.count(kept) == told["title"].count(kept) == text.count(kept)
