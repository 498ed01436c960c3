"""Where the newsroom finds its pages in print."""

from colporteur.newsroom.models import Article, Notice, Section
from colporteur.press.frame import Frame, notice_path
from colporteur.press.models import Entry
from colporteur.press.stories import path_of


def of_article(article: Article) -> str | None:
    """The article's path in its own language, or in any edition that has it."""
    entries = {entry.edition: entry for entry in Entry.objects.filter(article_id=article.pk)}
    entry = entries.get(article.language) or next(iter(entries.values()), None)
    return path_of(Frame(), entry) if entry else None


def of_section(section: Section) -> str | None:
    """The section's path in the house language's edition."""
    frame = Frame()
    prefix = frame.newspaper.house_language
    return frame.section_link(section.pk, prefix).address if (section.pk, prefix) in frame.labels else None


def of_notice(notice: Notice) -> str | None:
    """The notice's path in the house language's edition, or in any that has it."""
    frame = Frame()
    texts = {text.edition: text for text in frame.notices if text.notice_id == notice.pk}
    text = texts.get(frame.newspaper.house_language) or next(iter(texts.values()), None)
    return notice_path(text) if text else None
