"""An engine that answers as a test says, and a small newspaper whose articles it translates."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.access import edition_numerals
from colporteur.newsroom.documents import document_of_revision, documents_of_revisions
from colporteur.newsroom.models import Article
from colporteur.text.copy import read_copy
from colporteur.text.documents import Sentence
from colporteur.translation.claiming import claim
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.router import Patience, Router
from colporteur.translation.filling import fill
from colporteur.translation.making import Desk
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.mending import mend_numbers

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EN_ES = Pair("en", "es")
Way = Callable[[str], Answer]


class Practised:
    """Answers each sentence as its `way` says, for its pairs only, and keeps what it was asked."""

    is_local = True

    def __init__(self, *pairs: Pair, name: str = "practised", way: Way | None = None, edition: str = "1") -> None:
        self.name = name
        self.edition = edition
        self.way = way or _in_brackets
        self.asked: list[str] = []
        self.names: set[tuple[str, str]] = set()  # that it was told of, with their sentences
        self._pairs = frozenset(pairs or {EN_ES})

    def pairs(self) -> frozenset[Pair]:
        return self._pairs

    def version(self, pair: Pair) -> str:
        return f"{self.name} {self.edition}"

    def grade(self, pair: Pair) -> Grade:
        return Grade.FAIR

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        self.asked += [wanted.text for wanted in sentences]
        self.names |= {(wanted.text, name.text) for wanted in sentences for name in wanted.names}
        return [self.way(wanted.text) for wanted in sentences]

    def close(self) -> None:
        """Holds nothing."""


def _in_brackets(text: str) -> Answer:
    return Answer(text=f"⟦{text}⟧")


def desk_with(*engines: Practised, hold_above_percent: int = 20, router: Router | None = None) -> Desk:
    """A desk with these engines, in this order, and the house's own checks."""
    router = router or Router(engines, patience=Patience(tries=1, wait=0, failures=1000))
    return Desk(
        routes=router.routes,
        judge=judge,
        mend=mend_numbers,
        documents=documents_of_revisions,
        hold_above_percent=hold_above_percent,
        numerals=edition_numerals,
    )


def found_paper(*editions: str) -> None:
    """A newspaper with one section."""
    newsroom.found_newspaper(
        name="Post",
        house_language="en",
        zone="UTC",
        editions=[newsroom.NewEdition(prefix=prefix) for prefix in editions],
        by=None,
        at=NOW,
    )
    labels = [newsroom.NewSectionLabel(edition=prefix, name="News", slug="news") for prefix in editions]
    newsroom.make_section(section=newsroom.NewSection(key="news", title="News", labels=labels), by=None, at=NOW)


def publish(body: str, *, headline: str = "The tram is back", lead: str = "It runs again.") -> Article:
    """Publish an English article of Markdown."""
    text = f"---\nheadline: {headline}\nlead: {lead}\n---\n{body}\n"
    return newsroom.publish_copy(
        copy=read_copy(text.encode(), "a.md"), section_key="news", language="en", by=None, at=NOW
    )


def edit(article: Article, body: str, *, headline: str = "The tram is back", lead: str = "It runs again.") -> None:
    """Put another wording in print."""
    text = f"---\nheadline: {headline}\nlead: {lead}\n---\n{body}\n"
    newsroom.update_article(article_id=article.pk, copy=read_copy(text.encode(), "a.md"), by=None, at=NOW)


def translation_of(article: Article, language: str = "es") -> ArticleTranslation:
    """The row of an edition, as it is stored now."""
    return ArticleTranslation.objects.get(article=article, language=language)


def work(desk: Desk, at: datetime = NOW) -> int:
    """Do as the worker until nothing may be claimed; gives how many were."""
    done = 0
    while claimed := claim(at=at):
        fill(translation_ids=claimed, desk=desk, at=at)
        done += len(claimed)
        assert done < 50, "the same is made again and again"
    return done


def printed(article: Article, language: str = "es") -> list[str]:
    """The stored lines, in order; a held one is empty."""
    return [line.text for line in translation_of(article, language).lines.all()]


def sentence_of(article: Article, text: str) -> Sentence:
    """The article's sentence with this text."""
    document = document_of_revision(article.live_revision_id)
    return next(sentence for sentence in document.sentences() if sentence.text == text)
