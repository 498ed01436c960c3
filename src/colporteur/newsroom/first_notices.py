"""The notices that a paper begins with: their titles, slugs and texts in the languages of the readers' pages.

The house rules are whole. Of the others the law wants what only the publisher knows: there the text asks for it in square
brackets (`rules/open_questions.py`), and the page waits as a draft until somebody has answered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

import yaml
from markdown_it import MarkdownIt

from colporteur.newsroom.actions import NewNotice, NewNoticeText, draft_notice, put_notice
from colporteur.newsroom.models import Notice, NoticeKind
from colporteur.newsroom.rules.open_questions import open_questions
from colporteur.people.models import User

TEXTS = files("colporteur.newsroom") / "notice_texts"
KINDS = (NoticeKind.HOUSE_RULES, NoticeKind.IMPRINT, NoticeKind.TERMS, NoticeKind.PRIVACY, NoticeKind.CONTACT)
WRITTEN_FIRST_IN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One notice by language; bodies are Markdown."""

    title: Mapping[str, str]
    slug: Mapping[str, str]
    body: Mapping[str, str]


@cache
def wording(kind: NoticeKind) -> Wording:
    """What is shipped for this kind."""
    return Wording(**yaml.safe_load((TEXTS / f"{kind}.yaml").read_text(encoding="utf-8")))


def put_first_notices(*, house_language: str, editions: Sequence[str], by: User | None, at: datetime) -> list[Notice]:
    """Give a new paper its notices. What is whole, and in a language of the paper's, is printed; returned are the drafts."""
    drafts = []
    for kind in KINDS:
        bodies = {prefix: body for prefix, body in wording(kind).body.items() if prefix in editions}
        is_readable = bool(bodies)
        bodies = bodies or {house_language: wording(kind).body[WRITTEN_FIRST_IN]}
        notice = notice_of(kind=kind, house_language=house_language, bodies=bodies)
        if is_readable and not any(open_questions(text.body) for text in notice.texts):
            put_notice(notice=notice, by=by, at=at)
        else:
            drafts.append(draft_notice(notice=notice, by=by, at=at))
    return drafts


def notice_of(*, kind: NoticeKind, house_language: str, bodies: Mapping[str, str]) -> NewNotice:
    """A notice with these texts (Markdown by edition) under the titles and slugs that are shipped."""
    shipped = wording(kind)

    def named(names: Mapping[str, str], prefix: str) -> str:
        return names.get(prefix, names[WRITTEN_FIRST_IN])

    texts = [
        NewNoticeText(
            edition=prefix,
            title=named(shipped.title, prefix),
            slug=named(shipped.slug, prefix),
            body=_html(body),
        )
        for prefix, body in bodies.items()
    ]
    return NewNotice(title=named(shipped.title, house_language), kind=kind, texts=texts)


def _html(markdown: str) -> str:
    """A notice's text as the newsroom stores it."""
    return str(MarkdownIt("commonmark", {"html": False, "linkify": False}).render(markdown))
