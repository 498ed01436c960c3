"""What a machine reads of an article: schema.org JSON-LD for its page.

One `@graph`: the NewsArticle, its BreadcrumbList and, for a translation, the CreateAction that made it. schema.org
allows `additionalProperty` on products and places, not on creative works, so the engine is told in the terms it has:

- `translator` on the article, an Organization or Person by the property's range: the engine by name and version, and
  whoever reviewed it;
- a `CreateAction` with the original as `object`, the article as `result`, `instrument` a SoftwareApplication (`name`,
  `softwareVersion`) and `endTime`;
- `creativeWorkStatus`, a DefinedTerm whose `termCode` says whether a person reviewed it (:class:`TranslationStatus`);
- `digitalSourceType`, a member of schema.org's IPTCDigitalSourceEnumeration.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import get_global

from colporteur.press.layouts import ArticleSheet, Byline, Chrome, EditionLink, NoticeKind, Photograph
from colporteur.press.rules.addresses import absolute, file_url, front
from colporteur.press.rules.setting import set_line
from colporteur.text.documents import EMPTY, ArticleDocument, Passage

IPTC_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"  # http: so the vocabulary names itself

Node = dict[str, Any]  # Any: JSON

_SCHEMA = "https://schema.org"
_UNSAFE_IN_SCRIPT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_WRITTEN_WITHOUT_SPACES = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})


class TranslationStatus(StrEnum):
    """The codes of `creativeWorkStatus` on a translation."""

    UNREVIEWED = "machine-translation-unreviewed"
    REVIEWED = "machine-translation-reviewed"
    BY_PEOPLE = "human-translation"


_STATUS = {
    NoticeKind.MACHINE: TranslationStatus.UNREVIEWED,
    NoticeKind.REVIEWED: TranslationStatus.REVIEWED,
    NoticeKind.PERSON: TranslationStatus.BY_PEOPLE,
}
_SOURCE_TYPE = {
    NoticeKind.MACHINE: "trainedAlgorithmicMedia",
    NoticeKind.REVIEWED: "compositeWithTrainedAlgorithmicMedia",
}


def iptc_source_type(kind: NoticeKind) -> str:
    """The IPTC's code for how a text came about; empty where people wrote or translated it."""
    return _SOURCE_TYPE.get(kind, "")


def article_json_ld(
    sheet: ArticleSheet,
    *,
    original_url: str = "",
    translations: Sequence[EditionLink] = (),
    picture_urls: Sequence[str] = (),
    logo_url: str = "",
) -> str:
    """The JSON-LD of an article's page, escaped so that it may stand in a script element as it is.

    `original_url` is the whole URL of the original (by default the notice's), `translations` the editions in print
    (used on the original only), `picture_urls` crops of the lead picture, of which Google wants 1:1, 4:3 and 16:9.
    """
    chrome = sheet.chrome
    url = absolute(chrome.site_address, chrome.canonical)
    original = _original_url(sheet, original_url)
    article = _article(sheet, url)
    article |= _translation(sheet, original) if _is_translated(sheet) else _translations(sheet, translations)
    article["image"] = [*picture_urls, *_lead_picture(sheet)]
    article["publisher"] = _publisher(chrome, logo_url)
    graph = [_without_empty(article), _breadcrumb(sheet, url)]
    if _is_translated(sheet) and (sheet.notice.engine or sheet.notice.made_at):
        graph.append(_translating(sheet, url, original))
    return _for_script({"@context": _SCHEMA, "@graph": graph})


def open_graph_locale(tag: str) -> str:
    """`de_AT` for `de-AT`; without a country that of most who speak it (`de_DE`), which Open Graph asks for."""
    language, *rest = tag.split("-")
    country = next((part.upper() for part in rest if len(part) == 2), "")
    likely = get_global("likely_subtags").get(language, "").split("_")
    country = country or (likely[-1] if len(likely) > 1 else "")
    return f"{language}_{country}" if country else language


def _article(sheet: ArticleSheet, url: str) -> Node:
    document, chrome = sheet.document, sheet.chrome
    return {
        "@type": "NewsArticle",
        "@id": _article_id(url),
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url, "breadcrumb": {"@id": _breadcrumb_id(url)}},
        "headline": _line(document.headline),
        "alternativeHeadline": _line(document.kicker),
        "description": _line(document.lead),
        "inLanguage": chrome.tag,
        "datePublished": _time(chrome, sheet.published_at),
        "dateModified": _time(chrome, _modified_at(sheet)),
        "author": _authors(sheet),
        "sourceOrganization": {"@type": "Organization", "name": sheet.agency} if sheet.agency else None,
        "articleSection": sheet.section.text,
        "keywords": list(sheet.topics),
        "citation": list(sheet.sources),
        "dateline": _line(document.dateline),
        "wordCount": _word_count(document),
        "isAccessibleForFree": True,
        "isPartOf": _edition(chrome),
        "correction": [
            {"@type": "CorrectionComment", "text": _line(each.passage), "datePublished": _time(chrome, each.at)}
            for each in sheet.corrections
        ],
    }


def _translation(sheet: ArticleSheet, original: str) -> Node:
    notice = sheet.notice
    source_type = iptc_source_type(notice.kind)
    return {
        "translationOfWork": _without_empty(
            {
                "@type": "NewsArticle",
                "@id": _article_id(original) if original else "",
                "url": original,
                "inLanguage": notice.source_language,
            }
        ),
        "translator": _translators(sheet),
        "digitalSourceType": f"{_SCHEMA}/{_schema_member(source_type)}" if source_type else "",
        "creativeWorkStatus": {"@type": "DefinedTerm", "termCode": str(_STATUS[notice.kind])},
    }


def _translations(sheet: ArticleSheet, translations: Sequence[EditionLink]) -> Node:
    chrome = sheet.chrome
    works = []
    for link in translations:
        if link.prefix != chrome.language:
            url = absolute(chrome.site_address, link.address)
            works.append({"@type": "NewsArticle", "@id": _article_id(url), "url": url, "inLanguage": link.tag})
    return {"workTranslation": works}


def _translating(sheet: ArticleSheet, url: str, original: str) -> Node:
    """The deed that made the translation: what with, when, of what."""
    notice = sheet.notice
    software = {"@type": "SoftwareApplication", "name": notice.engine, "softwareVersion": notice.engine_version}
    return _without_empty(
        {
            "@type": "CreateAction",
            "@id": f"{url}#translation",
            "actionStatus": f"{_SCHEMA}/CompletedActionStatus",
            "agent": {"@id": _publisher_id(sheet.chrome)},
            "instrument": _without_empty(software) if notice.engine else None,
            "object": {"@id": _article_id(original)} if original else None,
            "result": {"@id": _article_id(url)},
            "endTime": _time(sheet.chrome, notice.made_at) if notice.made_at else "",
        }
    )


def _translators(sheet: ArticleSheet) -> list[Node]:
    """The engine, and whoever answers for the words: the reviewer, or the paper where people worked under no name."""
    notice = sheet.notice
    engine = f"{notice.engine} {notice.engine_version}".strip() if notice.engine else ""
    translators: list[Node] = [{"@type": "Organization", "name": engine}] if engine else []
    if notice.reviewer:
        translators.append({"@type": "Person", "name": notice.reviewer})
    elif notice.kind is not NoticeKind.MACHINE:
        translators.append(_the_paper(sheet.chrome))
    return translators


def _authors(sheet: ArticleSheet) -> list[Node]:
    """One for each byline; without one the agency, or else the paper."""
    if sheet.bylines:
        return [_author(byline) for byline in sheet.bylines]
    if sheet.agency:
        return [{"@type": "Organization", "name": sheet.agency}]
    return [_the_paper(sheet.chrome)]


def _author(byline: Byline) -> Node:
    return _without_empty({"@type": "Person", "name": byline.name, "jobTitle": byline.role})


def _publisher(chrome: Chrome, logo_url: str) -> Node:
    logo = {"@type": "ImageObject", "url": logo_url} if logo_url else None
    return _without_empty(_the_paper(chrome) | {"url": f"{chrome.site_address}/", "logo": logo})


def _the_paper(chrome: Chrome) -> Node:
    return {"@type": "NewsMediaOrganization", "@id": _publisher_id(chrome), "name": chrome.paper}


def _edition(chrome: Chrome) -> Node:
    url = absolute(chrome.site_address, front(chrome.language))
    return {"@type": "WebSite", "@id": f"{url}#edition", "url": url, "name": chrome.paper, "inLanguage": chrome.tag}


def _breadcrumb(sheet: ArticleSheet, url: str) -> Node:
    chrome = sheet.chrome
    steps = [
        (chrome.paper, absolute(chrome.site_address, front(chrome.language))),
        (sheet.section.text, absolute(chrome.site_address, sheet.section.address)),
        (_line(sheet.document.headline), url),
    ]
    named = [(name, address) for name, address in steps if name]
    return {
        "@type": "BreadcrumbList",
        "@id": _breadcrumb_id(url),
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(named, start=1)
        ],
    }


def _lead_picture(sheet: ArticleSheet) -> list[Node]:
    photograph = sheet.photograph_of(sheet.document.picture)
    return [_image(sheet.chrome, photograph)] if photograph else []


def _image(chrome: Chrome, photograph: Photograph) -> Node:
    fallback = photograph.fallback
    return _without_empty(
        {
            "@type": "ImageObject",
            "url": file_url(chrome.site_address, fallback.address),
            "width": fallback.width,
            "height": photograph.fallback_height,
            "caption": _line(photograph.caption) or _line(photograph.alt),
            "creditText": photograph.credit,
        }
    )


def _modified_at(sheet: ArticleSheet) -> datetime:
    """The latest of publication, change, corrections and re-translation."""
    known = (sheet.published_at, sheet.changed_at, sheet.notice.made_at, *(each.at for each in sheet.corrections))
    return max(at for at in known if at is not None)


def _word_count(document: ArticleDocument) -> int:
    """Words of the body; 0, and so not told, in scripts that do not space them."""
    if document.language.partition("-")[0] in _WRITTEN_WITHOUT_SPACES:
        return 0
    body = ArticleDocument(language=document.language, headline=EMPTY, body=document.body)
    return sum(len(sentence.text.split()) for sentence in body.sentences())


def _is_translated(sheet: ArticleSheet) -> bool:
    return sheet.notice.kind is not NoticeKind.NONE


def _original_url(sheet: ArticleSheet, given: str) -> str:
    if given:
        return file_url(sheet.chrome.site_address, given)
    address = sheet.notice.original_address
    return absolute(sheet.chrome.site_address, address) if address else ""


def _schema_member(source_type: str) -> str:
    return f"{source_type[0].upper()}{source_type[1:]}DigitalSource"


def _article_id(url: str) -> str:
    return f"{url}#article"


def _breadcrumb_id(url: str) -> str:
    return f"{url}#breadcrumb"


def _publisher_id(chrome: Chrome) -> str:
    return f"{chrome.site_address}/#publisher"


def _line(passage: Passage) -> str:
    return " ".join(set_line(passage).split())


def _time(chrome: Chrome, at: datetime) -> str:
    return at.astimezone(ZoneInfo(chrome.time_zone)).isoformat(timespec="seconds")


def _without_empty(node: Node) -> Node:
    """Without what is empty: an empty property would claim that there is nothing."""
    return {name: value for name, value in node.items() if value not in (None, "", 0, [])}


def _for_script(value: Node) -> str:
    """JSON without a character that could end a script element or a line of script (and no lone surrogates)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE_IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
