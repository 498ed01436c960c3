"""Imprint, terms, privacy, contact, house rules."""

from wagtail.rich_text import expand_db_html

from colporteur.newsroom.models import NoticeText
from colporteur.press import subjects
from colporteur.press.frame import Frame, PageFrame, notice_path
from colporteur.press.layouts import NoticeSheet
from colporteur.press.printing import PageId, Printed
from colporteur.press.rendering import page, page_headers
from colporteur.text.documents import Role, Sentence
from colporteur.text.rich import passage_from_html


def notice(frame: Frame, page_id: PageId) -> Printed | None:
    """A notice in one edition; an edition without a text of its own has no such page."""
    texts = {text.edition: text for text in frame.notices if text.notice_id == int(page_id.key)}
    text = texts.get(page_id.edition)
    if text is None or page_id.edition not in frame.editions:
        return None
    paths = {each: notice_path(other) for each, other in texts.items() if each in frame.editions}
    chrome = frame.chrome(
        page_id.edition,
        PageFrame(
            canonical=paths[page_id.edition],
            alternates=paths,
            default_alternate=paths.get(frame.newspaper.house_language, ""),
        ),
    )
    sheet = NoticeSheet(chrome=chrome, title=text.title, body=expand_db_html(text.body))
    return Printed(
        address=chrome.canonical,
        body=page("notice.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=frozenset({subjects.notice(text.notice_id)}),
        sentences=_sentences(text),
    )


def _sentences(text: NoticeText) -> tuple[Sentence, ...]:
    title = Sentence(language=text.edition, role=Role.TITLE, text=text.title)
    return (title, *passage_from_html(text.body, text.edition, Role.TEXT).sentences)
