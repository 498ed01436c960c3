"""What every deed on a sentence ends with: articles that contain it are made anew."""

from datetime import datetime

from colporteur.text.documents import Sentence, Standing
from colporteur.translation.claiming import make_due_again
from colporteur.translation.models import ArticleTranslation, Line
from colporteur.translation.rules.checks.contract import Candidate, Term


def make_due_where_used(*, addresses: list[str], language: str, article_id: int | None, at: datetime) -> None:
    """What is being made just now may hold the sentence without a line that says so, and is begun anew."""
    every = ArticleTranslation.objects.filter(language=language)
    if article_id is not None:
        every = every.filter(article_id=article_id)
    used = set(
        Line.objects.filter(address__in=addresses, translation__in=every).values_list("translation_id", flat=True)
    )
    under_way = every.filter(is_due=True).exclude(claimed_until=None)
    make_due_again(ids=used.union(under_way.values_list("id", flat=True)), at=at)


def make_due_where_engines_speak(*, address: str, at: datetime) -> None:
    """In every language, wherever an engine's words or the original stand for the sentence, but on approved pages."""
    unreviewed = ArticleTranslation.objects.filter(reviewed_at=None)
    lines = Line.objects.filter(address=address, translation__in=unreviewed).exclude(standing=Standing.PERSON)
    under_way = unreviewed.filter(is_due=True).exclude(claimed_until=None)
    used = set(lines.values_list("translation_id", flat=True))
    make_due_again(ids=used.union(under_way.values_list("id", flat=True)), at=at)


def candidate(sentence: Sentence, language: str, text: str, terms: tuple[Term, ...] = ()) -> Candidate:
    """A person's translation as the checks look at it; `terms` are settled for it."""
    return Candidate(
        source_language=sentence.language,
        target_language=language,
        source=sentence.text,
        target=text.strip(),
        role=sentence.role,
        terms=terms,
        is_by_people=True,
    )
