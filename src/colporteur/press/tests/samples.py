"""Filled sheets of every kind, in every language of the demo paper, for tests and for looking at (`gallery.py`)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import md5
from pathlib import Path
from typing import Any

import yaml

from colporteur.newsroom.rules.languages import direction as direction_of
from colporteur.press import layouts
from colporteur.text import documents
from colporteur.text.documents import EMPTY, Mark, MarkKind, Passage, Role, Sentence, Standing

NOW = datetime(2026, 11, 24, 11, 40, tzinfo=UTC)
EDITIONS = ("en", "de", "es", "fr", "ar", "ca")
PICTURES = ("kettle-bridge", "foghorn", "lanterns", "rowing", "salt-pans", "harbour-dawn", "seal", "tide", "wind-farm")
WIDTHS = (320, 640, 960, 1600)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhängerfabrik"
PROBLEMS = ("empty", "remark_too_long", "proposal_too_long", "name_too_long", "too_many", "reworded", "lapsed")
STRUCTURED = '{"@context": "https://schema.org", "@type": "NewsArticle"}'


@cache
def stock() -> dict[str, Any]:
    return dict(yaml.safe_load(Path(__file__).with_name("samples.yaml").read_text(encoding="utf-8")))


def passage(text: str, language: str, *, standing: Standing = Standing.ORIGINAL, role: Role = Role.TEXT) -> Passage:
    parts = re.split(r"(?<=[.!?…»“”])( )(?=\S)", text)
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=True)
    return Passage(sentences=tuple(_sentence(each, after, language, standing, role) for each, after in pairs))


def _sentence(text: str, after: str, language: str, standing: Standing, role: Role) -> Sentence:
    plain, marks = "", []
    for piece in re.split(r"(\*\*.+?\*\*|\*.+?\*|\[.+?\]\(.+?\))", text):
        words = re.sub(r"^\[(.+?)\]\(.+?\)$|^\*+(.+?)\*+$", r"\1\2", piece)
        if words != piece:
            kind = {"[": MarkKind.LINK}.get(piece[0], MarkKind.STRONG if piece[:2] == "**" else MarkKind.EMPHASIS)
            target = piece[piece.index("](") + 2 : -1] if kind is MarkKind.LINK else ""
            marks.append(Mark(kind=kind, start=len(plain), end=len(plain) + len(words), target=target))
        plain += words
    return Sentence(language=language, role=role, text=plain, marks=tuple(marks), after=after, standing=standing)


def photograph(name: str, language: str, text: str) -> layouts.Photograph:
    files = [
        layouts.Rendition(address=f"/media/{name}-{width}.{kind}", width=width, media_type=f"image/{kind}")
        for kind in ("avif", "webp", "jpeg")
        for width in WIDTHS
    ]
    return layouts.Photograph(
        width=1600,
        height=1000,
        renditions=tuple(files),
        fallback=files[-2],
        alt=passage(text, language),
        caption=passage(text, language),
        credit="Ostermere Post",
        focus=(40, 60),
    )


def section_link(language: str, number: int) -> layouts.Link:
    names = stock()[language]["sections"]
    return layouts.Link(text=names[number % len(names)], address=f"/{language}/section-{number % len(names)}/")


def edition_links(current: str, path: str = "") -> tuple[layouts.EditionLink, ...]:
    return tuple(
        layouts.EditionLink(
            prefix=each,
            tag=stock()[each]["tag"],
            direction=direction_of(each),
            name=stock()[each]["name"],
            address=f"/{each}/{path}",
            is_current=each == current,
        )
        for each in EDITIONS
    )


def chrome(language: str, *, current: int | None = None, path: str = "") -> layouts.Chrome:
    own = stock()[language]
    sections = [section_link(language, number) for number in range(len(own["sections"]))]
    return layouts.Chrome(
        language=language,
        tag=own["tag"],
        direction=direction_of(language),
        time_zone="Europe/Berlin",
        site_address="https://paper.example",
        paper="Ostermere Post",
        tagline=own["tagline"],
        printed_at=NOW,
        editions=edition_links(language, path),
        sections=tuple(replace(each, is_current=number == current) for number, each in enumerate(sections)),
        notices=tuple(layouts.Link(text=each, address=f"/{language}/{each}/") for each in own["notices"]),
        canonical=f"/{language}/{path}",
        alternates=edition_links(language, path),
        default_alternate=f"/en/{path}",
        house_rules=f"/{language}/house-rules/",
        feed=f"/{language}/feed.xml",
        menu=(layouts.Link(text=own["notices"][-1], address=f"/{language}/{own['notices'][-1]}/"),),
    )


def card(language: str, number: int) -> layouts.Card:
    stories = stock()[language]["stories"]
    kicker, headline, lead = stories[number % len(stories)]
    size = {0: layouts.CardSize.LEAD, 1: layouts.CardSize.LARGE, 2: layouts.CardSize.LARGE}
    return layouts.Card(
        article_id=100 + number,
        address=f"/{language}/section-{number % 6}/story-{100 + number}/",
        headline=passage(headline, language, role=Role.TITLE),
        published_at=NOW - timedelta(hours=3 + 7 * number),
        kicker=passage(kicker, language) if number % 5 != 3 else EMPTY,
        lead=passage(lead, language),
        section=section_link(language, number % 6),
        photograph=photograph(PICTURES[number % len(PICTURES)], language, headline) if number % 4 != 3 else None,
        size=size.get(number, layouts.CardSize.NORMAL),
        is_translated=language != "en" or number == 1,
        is_breaking=number == 0,
    )


def cards(language: str, count: int) -> tuple[layouts.Card, ...]:
    return tuple(card(language, number) for number in range(count))


def body(language: str) -> Iterator[documents.BodyBlock]:
    standing = Standing.ORIGINAL if language == "en" else Standing.MACHINE
    for block in stock()[language]["body"]:
        ((kind, content),) = block.items()
        yield _block(kind, content, language, standing)


def _block(kind: str, content: Any, language: str, standing: Standing) -> documents.BodyBlock:
    def said(text: str) -> Passage:
        return passage(text, language, standing=standing)

    match kind:
        case "h":
            return documents.Subhead(passage=said(content))
        case "held":
            return documents.Paragraph(passage=passage(content, "en", standing=Standing.HELD))
        case "quote":
            return documents.Quote(passage=said(content[0]), attribution=said(content[1]))
        case "fact":
            return documents.FactBox(title=said(content[0]), passages=(said(content[1]),))
        case "list":
            return documents.ItemList(items=tuple(said(item) for item in content))
        case "table":
            return documents.Table(rows=tuple(tuple(said(cell) for cell in row) for row in content))
        case "figure":
            return documents.Figure(picture_id=2, alt=said(content), caption=said(content))
        case "embed":
            return documents.Embed(url=content[0], title=said(content[1]))
    return documents.Paragraph(passage=said(content))


def document(language: str) -> documents.ArticleDocument:
    own = stock()[language]
    kicker, headline, lead = own["stories"][0]
    correction = documents.Correction(at=NOW - timedelta(hours=1), passage=passage(own["correction"], language))
    return documents.ArticleDocument(
        language=language,
        headline=passage(headline, language, role=Role.TITLE),
        kicker=passage(kicker, language),
        lead=passage(lead, language),
        dateline=passage("Ostermere", language),
        picture=documents.Figure(picture_id=1, alt=passage(headline, language), caption=passage(headline, language)),
        body=tuple(body(language)),
        corrections=(correction,),
    )


def notice(language: str, **changes: Any) -> layouts.TranslationNotice:
    if language == "en":
        return layouts.TranslationNotice(kind=layouts.NoticeKind.NONE)
    names = {"de": "Englisch", "es": "inglés", "fr": "anglais", "ar": "الإنجليزية", "ca": "anglès"}
    machine = layouts.TranslationNotice(
        kind=layouts.NoticeKind.MACHINE,
        source_language="en",
        source_name=names[language],
        original_address="/en/section-0/story-100/",
        parallel_address=f"/{language}/section-0/story-100/original/",
        engine="apertium",
        engine_version="3.8",
        grade="rough",
        made_at=NOW,
        held_sentences=1,
    )
    return replace(machine, **changes)


def article(language: str) -> layouts.ArticleSheet:
    text = document(language)
    caption = stock()[language]["stories"][-1][1]
    return layouts.ArticleSheet(
        chrome=chrome(language, current=0, path="section-0/story-100/"),
        article_id=100,
        document=text,
        section=section_link(language, 0),
        bylines=(
            layouts.Byline(name="Nora Ellis", role=stock()[language]["sections"][0]),
            layouts.Byline(name="J. R."),
        ),
        published_at=NOW - timedelta(hours=3),
        changed_at=NOW - timedelta(hours=1),
        notice=notice(language),
        photographs={
            1: photograph("kettle-bridge", language, text.headline.text),
            2: photograph("harbour-dawn", language, caption),
        },
        topics=tuple(stock()[language]["sections"][1:4]),
        sources=("Ruth Calder", "Tomas Berger"),
        is_breaking=True,
        share_address="https://paper.example/100",
        more=cards(language, 5)[1:],
        corrections=text.corrections,
        structured_data=STRUCTURED,
    )


def parallel(language: str) -> layouts.ParallelSheet:
    sheet = article(language)
    pairs = zip(_passages(document("en")), _passages(sheet.document), strict=False)
    rows: list[layouts.ParallelRow] = []
    for number, (source, target) in enumerate(pairs):
        for place, (theirs, ours) in enumerate(zip(source.sentences, target.sentences, strict=False)):
            rows.append(
                layouts.ParallelRow(
                    source=Passage(sentences=(theirs,)),
                    target=Passage(sentences=(ours,)),
                    starts_passage=place == 0,
                    is_title=number == 0,
                    is_description=number == 3,
                    is_held=ours.standing is Standing.HELD,
                    report_address="" if ours.standing is Standing.HELD else report_address(language, len(rows)),
                )
            )
    return layouts.ParallelSheet(
        chrome=replace(sheet.chrome, is_indexed=False, alternates=()),
        headline=sheet.document.headline,
        headlines=tuple(row for row in rows if row.is_title),
        article_address=f"/{language}/section-0/story-100/",
        original_address="/en/section-0/story-100/",
        source_language="en",
        source_tag="en-GB",
        source_direction="ltr",
        source_name=sheet.notice.source_name,
        notice=sheet.notice,
        rows=tuple(row for row in rows if not row.is_title),
    )


def report_address(language: str, number: int) -> str:
    return f"/{language}/report/100/{md5(str(number).encode()).hexdigest()}.0/"


def _reports(language: str, plain: layouts.Chrome) -> Iterator[tuple[str, tuple[str, Any]]]:
    """The form, with and without everything that may be wrong, and each outcome."""
    row = parallel(language).rows[2]
    shown = {"source_language": "en", "source_tag": "en-GB", "source_direction": "ltr", "source": row.source}
    wrote = {"remark": "ö\nλ " * 9, "proposal": LONG_WORD}
    form = layouts.ReportSheet(
        chrome=plain,
        action=report_address(language, 2),
        token="signed",
        article_address=f"/{language}/section-0/story-100/",
        parallel_address=f"/{language}/section-0/story-100/original/",
        printed=row.target,
        longest={"remark": 2000, "proposal": 2000, "name": 80},
        days_kept=90,
        **shown,
    )
    yield "report", ("report.html", form)
    yield "report-wrong", ("report.html", replace(form, problems=PROBLEMS, name="Noor", **wrote))
    for why in ("out", "gone"):
        where = form.article_address if why == "gone" else ""
        refused = layouts.ReportRefusedSheet(chrome=plain, why=why, article_address=where, **wrote)
        yield f"report-{why}", ("report-refused.html", refused)
    outcome = layouts.ReportedSheet(
        chrome=plain,
        state="waiting",
        is_in_print=True,
        article_address=form.article_address,
        reported_at=NOW,
        printed=row.target,
        **shown,
        **wrote,
    )
    taken = replace(outcome, state="taken", wording=row.target, is_as_proposed=True)
    yield "reported-waiting", ("reported.html", outcome)
    yield "reported-taken", ("reported.html", taken)
    yield "reported-original", ("reported.html", replace(taken, wording=EMPTY, is_as_proposed=False))
    yield "reported-left", ("reported.html", replace(outcome, state="left", answer=LONG_WORD))
    yield "reported-out", ("reported.html", replace(outcome, state="changed", is_in_print=False, article_address=""))


def _passages(text: documents.ArticleDocument) -> Iterator[Passage]:
    yield text.headline
    yield text.lead
    for block in text.body:
        if isinstance(block, (documents.Paragraph, documents.Subhead)):
            yield block.passage


def _briefs(language: str) -> Iterator[layouts.Card]:
    yield card(language, 0)
    yield from (replace(card(language, number), size=layouts.CardSize.BRIEF) for number in range(1, 7))


def _boxes_last(block: documents.BodyBlock) -> bool:
    return isinstance(block, documents.FactBox)


def _hard_cases(language: str, own: layouts.Chrome, section: layouts.ListSheet) -> dict[str, tuple[str, Any]]:
    """What templates are least prepared for: nothing at all, no pictures, words without end."""
    endless = passage(
        " ".join([LONG_WORD] * 2) + " " + " ".join(each[1] for each in stock()[language]["stories"]), language
    )
    bare = [replace(each, photograph=None, headline=endless, kicker=EMPTY) for each in cards(language, 9)]
    full = article(language)
    text = replace(full.document, headline=endless, kicker=EMPTY, lead=EMPTY, picture=None, dateline=EMPTY)
    byline = layouts.Byline(name=LONG_WORD)
    plain = replace(
        full,
        document=text,
        bylines=(byline,),
        notice=notice(language, kind=layouts.NoticeKind.PERSON, held_sentences=0),
        corrections=(),
        sources=(LONG_WORD, *full.sources),
        agency="Agency",
        is_breaking=False,
    )
    boxes = [block for block in full.document.body if isinstance(block, (documents.Paragraph, documents.FactBox))]
    ends_in_a_box = replace(
        full, document=replace(full.document, body=tuple(sorted(boxes, key=_boxes_last))), sources=()
    )
    reviewed = replace(full, notice=notice(language, kind=layouts.NoticeKind.REVIEWED, reviewer="Nora Ellis"))
    return {
        "front-of-briefs": (
            "list.html",
            layouts.ListSheet(chrome=own, cards=tuple(_briefs(language)), is_front=True),
        ),
        "front-of-nine": ("list.html", layouts.ListSheet(chrome=own, cards=cards(language, 9), is_front=True)),
        "section-of-none": ("list.html", replace(section, cards=(), older="")),
        "front-long": ("list.html", layouts.ListSheet(chrome=own, cards=tuple(bare), is_front=True)),
        "section-long": ("list.html", replace(section, cards=tuple(bare))),
        "article-long": ("article.html", plain),
        "article-boxes": ("article.html", replace(ends_in_a_box, topics=())),
        "article-reviewed": ("article.html", reviewed),
    }


def sheets(language: str) -> dict[str, tuple[str, Any]]:
    """Name of the page → template and sheet."""
    own = chrome(language)
    plain = replace(own, is_indexed=False, alternates=())
    latest = cards(language, 6)
    kept = layouts.ListSheet(
        chrome=chrome(language, current=1),
        cards=cards(language, 9),
        title=own.sections[1].text,
        description=own.tagline,
        older=f"/{language}/section-1/2026/10/",
    )
    of_month = replace(kept, month=datetime(2026, 10, 1, tzinfo=UTC), newer=f"/{language}/section-1/")
    statement = f"<p>{own.tagline}</p><h2>{own.notices[0].text}</h2><p>{own.tagline}</p>"
    found: dict[str, tuple[str, Any]] = {
        "front": ("list.html", layouts.ListSheet(chrome=own, cards=cards(language, 24), is_front=True)),
        "front-of-three": ("list.html", layouts.ListSheet(chrome=own, cards=cards(language, 3), is_front=True)),
        "front-of-none": ("list.html", layouts.ListSheet(chrome=own, cards=(), is_front=True)),
        "front-of-none-but-elsewhere": (
            "list.html",
            layouts.ListSheet(
                chrome=own, cards=(), is_front=True, elsewhere=tuple(e for e in own.editions if not e.is_current)
            ),
        ),
        "section": ("list.html", kept),
        "month": ("list.html", of_month),
        "article": ("article.html", article(language)),
        "statement": ("notice.html", layouts.NoticeSheet(chrome=own, title=own.notices[0].text, body=statement)),
        "withdrawn": (
            "withdrawn.html",
            layouts.WithdrawnSheet(
                chrome=plain,
                section=section_link(language, 0),
                published_at=NOW - timedelta(days=4),
                withdrawn_at=NOW,
                reason=passage(stock()[language]["correction"], language),
                latest=latest,
            ),
        ),
    }
    found |= _hard_cases(language, own, kept)
    for status in (400, 403, 404, 405, 500, 503):
        found[f"error-{status}"] = ("error.html", layouts.ErrorSheet(chrome=plain, status=status, latest=latest))
    if language != "en":
        found["parallel"] = ("parallel.html", parallel(language))
        found |= dict(_reports(language, plain))
        found["missing"] = (
            "missing.html",
            layouts.MissingSheet(
                chrome=plain,
                headline=document("en").headline,
                source_language="en",
                source_tag="en-GB",
                source_direction="ltr",
                source_name=notice(language).source_name,
                original_address="/en/section-0/story-100/",
                latest=latest,
            ),
        )
    return found
