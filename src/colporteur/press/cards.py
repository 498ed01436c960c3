"""Stories as lists keep them: passages to JSON rows and back."""

from typing import Any

from colporteur.press.models import Entry
from colporteur.text.documents import EMPTY, ArticleDocument, Passage, Role, Sentence, Standing

CARD_PARTS = ("kicker", "headline", "lead")


def passage_as_rows(passage: Passage) -> list[dict[str, str]]:
    """A passage's sentences without marks, as JSON can hold them."""
    return [
        {
            "language": sentence.language,
            "role": str(sentence.role),
            "text": sentence.text,
            "after": sentence.after,
            "standing": str(sentence.standing),
        }
        for sentence in passage.sentences
    ]


def passage_from_rows(rows: list[dict[str, str]]) -> Passage:
    """What `passage_as_rows` wrote down."""
    return Passage(
        sentences=tuple(
            Sentence(
                language=row["language"],
                role=Role(row["role"]),
                text=row["text"],
                after=row["after"],
                standing=Standing(row["standing"]),
            )
            for row in rows
        )
    )


def card_rows(document: ArticleDocument) -> dict[str, Any]:
    """What lists show of an article: kicker, headline, lead, and the words of its picture."""
    rows: dict[str, Any] = {part: passage_as_rows(getattr(document, part)) for part in CARD_PARTS}
    rows["alt"] = passage_as_rows(document.picture.alt) if document.picture else []
    rows["credit"] = document.picture.credit if document.picture else ""
    return rows


def part_of(entry: Entry, part: str) -> Passage:
    """One part of an entry's card; empty where the story has none."""
    rows = entry.card.get(part)
    return passage_from_rows(rows) if rows else EMPTY
