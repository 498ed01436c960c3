"""Feeds of an edition: RSS 2.0 by the Best Practices Profile of the RSS Advisory Board, and JSON Feed 1.1.

Whatever a text holds, the feed can be parsed: characters that XML 1.0 forbids are left out. The same stories give the
same bytes, so that a feed that has not changed is answered with 304.

A translated story says so three times: in its description for people; as a category of the IPTC's digital source types;
and by `atom:link rel="via"` (RFC 4287, 4.2.7.2) to the original, whose `hreflang` is the language it was written in.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from colporteur.press.layouts import Card, Chrome, NoticeKind, Photograph, TranslationNotice
from colporteur.press.rules import addresses
from colporteur.press.rules.setting import set_line
from colporteur.press.rules.structured_data import IPTC_SOURCE_TYPES, iptc_source_type

RSS_TYPE = "application/rss+xml; charset=utf-8"
JSON_TYPE = "application/feed+json"
JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile("[\t\n\r ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNote:
    """What a feed says of a story beyond its card. `said` tells people, in the edition's language, of a translation."""

    authors: tuple[str, ...] = ()
    translation: TranslationNotice | None = None
    said: str = ""


_NO_NOTES: Mapping[int, FeedNote] = MappingProxyType({})
_NO_NOTE = FeedNote()


def rss(chrome: Chrome, cards: Sequence[Card], *, notes: Mapping[int, FeedNote] = _NO_NOTES) -> bytes:
    """RSS 2.0 of these stories in their order; `notes` by article id."""
    items = (_rss_item(chrome, card, notes.get(card.article_id, _NO_NOTE)) for card in cards)
    channel = "\n".join((*_rss_head(chrome, cards), *items))
    declared = "".join(_attributes(_NAMESPACES))
    document = f'<rss version="2.0"{declared}>\n<channel>\n{channel}\n</channel>\n</rss>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}'.encode()


def json_feed(chrome: Chrome, cards: Sequence[Card], *, notes: Mapping[int, FeedNote] = _NO_NOTES) -> bytes:
    """JSON Feed 1.1 of these stories in their order; `notes` by article id."""
    feed = {
        "version": JSON_FEED_VERSION,
        "title": _plain(chrome.paper),
        "home_page_url": _url(chrome, addresses.front(chrome.language)),
        "feed_url": _url(chrome, addresses.json_feed(chrome.language)),
        "description": _plain(chrome.tagline),
        "language": chrome.tag,
        "authors": [{"name": _plain(chrome.paper), "url": _url(chrome, addresses.front(chrome.language))}],
        "items": [_json_item(chrome, card, notes.get(card.article_id, _NO_NOTE)) for card in cards],
    }
    return json.dumps(_without_empty(feed), ensure_ascii=False, indent=1).encode()


def _rss_head(chrome: Chrome, cards: Sequence[Card]) -> Iterator[str]:
    yield _element("title", _plain(chrome.paper))
    yield _element("link", _url(chrome, addresses.front(chrome.language)))
    yield _element("description", _plain(chrome.tagline) or _plain(chrome.paper))
    yield _element("language", chrome.tag)
    if cards:
        yield _element("pubDate", _mail_time(chrome, max(card.published_at for card in cards)))
    yield _element("generator", "Colporteur")
    own = _url(chrome, addresses.feed(chrome.language))
    yield _empty("atom:link", {"rel": "self", "type": "application/rss+xml", "href": own})


def _rss_item(chrome: Chrome, card: Card, note: FeedNote) -> str:
    parts = [
        _element("title", _plain(set_line(card.headline))),
        _element("link", _url(chrome, card.address)),
        _element("guid", _story_id(chrome, card), {"isPermaLink": "false"}),
        _element("pubDate", _mail_time(chrome, card.published_at)),
        *(_element("dc:creator", _plain(author)) for author in note.authors),
        *_rss_categories(card, note),
    ]
    description = _description(card, note)
    if description:
        parts.append(_element("description", escape(description, quote=False)))  # by the profile this one is HTML
    parts += _rss_original(chrome, note)
    if card.photograph is not None:
        parts.append(_media_content(chrome, card.photograph))
    return "\n".join(("<item>", *parts, "</item>"))


def _rss_categories(card: Card, note: FeedNote) -> Iterator[str]:
    if card.section.text:
        yield _element("category", _plain(card.section.text))
    source_type = iptc_source_type(_kind(card, note))
    if source_type:
        yield _element("category", source_type, {"domain": IPTC_SOURCE_TYPES})


def _rss_original(chrome: Chrome, note: FeedNote) -> Iterator[str]:
    if note.translation is not None and note.translation.original_address:
        original = _url(chrome, note.translation.original_address)
        yield _empty("atom:link", {"rel": "via", "hreflang": note.translation.source_language, "href": original})


def _media_content(chrome: Chrome, photograph: Photograph) -> str:
    fallback = photograph.fallback
    attributes = {
        "url": addresses.file_url(chrome.site_address, fallback.address),
        "type": fallback.media_type,
        "medium": "image",
        "width": str(fallback.width),
        "height": str(photograph.fallback_height),
    }
    inner = _element("media:description", _plain(set_line(photograph.alt)), {"type": "plain"}) if photograph.alt else ""
    if photograph.credit:
        inner += _element("media:credit", _plain(photograph.credit))
    return f"<media:content{''.join(_attributes(attributes))}>{inner}</media:content>"


def _json_item(chrome: Chrome, card: Card, note: FeedNote) -> dict[str, Any]:  # Any: JSON
    picture = card.photograph
    return _without_empty(
        {
            "id": _story_id(chrome, card),
            "url": _url(chrome, card.address),
            "title": _plain(set_line(card.headline)),
            "content_text": _description(card, note) or _plain(set_line(card.headline)),
            "image": addresses.file_url(chrome.site_address, picture.fallback.address) if picture else "",
            "date_published": _in_the_papers_zone(chrome, card.published_at).isoformat(timespec="seconds"),
            "authors": [{"name": _plain(author)} for author in note.authors],
            "tags": [_plain(card.section.text)] if card.section.text else [],
            "language": chrome.tag,
            "_translation": _json_translation(chrome, card, note),
        }
    )


def _json_translation(chrome: Chrome, card: Card, note: FeedNote) -> dict[str, Any]:  # Any: JSON
    """An extension of ours, under an underscore as JSON Feed asks."""
    kind = _kind(card, note)
    if kind is NoticeKind.NONE:
        return {}
    made = note.translation or TranslationNotice(kind=kind)
    source_type = iptc_source_type(kind)
    return _without_empty(
        {
            "kind": str(kind),
            "language": made.source_language,
            "url": _url(chrome, made.original_address) if made.original_address else "",
            "engine": _plain(made.engine),
            "engine_version": _plain(made.engine_version),
            "made_at": _in_the_papers_zone(chrome, made.made_at).isoformat(timespec="seconds") if made.made_at else "",
            "digital_source_type": f"{IPTC_SOURCE_TYPES}{source_type}" if source_type else "",
        }
    )


def _kind(card: Card, note: FeedNote) -> NoticeKind:
    """How the story came about. A translation of which no more is known counts as a machine's, never as reviewed."""
    if note.translation is not None:
        return note.translation.kind
    return NoticeKind.MACHINE if card.is_translated else NoticeKind.NONE


def _description(card: Card, note: FeedNote) -> str:
    said = (_plain(set_line(card.lead)) or _plain(set_line(card.kicker)), _plain(note.said))
    return " · ".join(text for text in said if text)


def _story_id(chrome: Chrome, card: Card) -> str:
    """Stays the same whatever becomes of slugs and sections."""
    return f"{chrome.site_address}{addresses.short(card.article_id)}#{chrome.language}"


def _url(chrome: Chrome, path: str) -> str:
    return addresses.absolute(chrome.site_address, path)


def _in_the_papers_zone(chrome: Chrome, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(chrome.time_zone))


def _mail_time(chrome: Chrome, at: datetime) -> str:
    return format_datetime(_in_the_papers_zone(chrome, at).replace(microsecond=0))


def _plain(text: str) -> str:
    """One line that XML and UTF-8 can hold."""
    return _SPACE.sub(" ", _FORBIDDEN.sub("", text)).strip()


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:  # Any: JSON
    """Without what is empty, but for what JSON Feed requires."""
    return {name: value for name, value in fields.items() if value or name in {"items", "title", "content_text"}}


def _element(name: str, text: str, attributes: Mapping[str, str] = MappingProxyType({})) -> str:
    return f"<{name}{''.join(_attributes(attributes))}>{escape(text, quote=False)}</{name}>"


def _empty(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{''.join(_attributes(attributes))}/>"


def _attributes(attributes: Mapping[str, str]) -> Iterator[str]:
    return (f' {name}="{escape(_plain(value))}"' for name, value in attributes.items())
