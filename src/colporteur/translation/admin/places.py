"""What the desk's pages look at: a translation, its sentences, and who may see them."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from colporteur.newsroom.documents import document_of_revision
from colporteur.people.models import User
from colporteur.text.documents import ArticleDocument
from colporteur.translation.actions import Place
from colporteur.translation.lines import Keyed, keyed
from colporteur.translation.models import ArticleTranslation, TranslationState

DESK = "translation.use_desk"


class DeskMixin:
    """For those who have the right to use the desk, and nobody else."""

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Refuse, or go on."""
        if not may_use_desk(request):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **given)  # type: ignore[misc]  # a view comes after
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheDesk:
    """A translation with the wording of the article that it is, or is to be, a translation of."""

    row: ArticleTranslation
    document: ArticleDocument
    sentences: tuple[Keyed, ...]

    @property
    def is_unmade(self) -> bool:
        """True as long as no engine has been at it: then it is no finding that a sentence is empty."""
        return self.row.state in (TranslationState.WANTED, TranslationState.NOT_AVAILABLE)

    @property
    def lacks_engine(self) -> bool:
        """True where there was none when the translation was to be made."""
        return self.row.state == TranslationState.NOT_AVAILABLE

    @property
    def translated(self) -> tuple[Keyed, ...]:
        """Those in another language than the edition's."""
        return tuple(each for each in self.sentences if each.sentence.language != self.row.language)

    def place(self, key: str, *, everywhere: bool = False) -> Place:
        """The sentence `address.number` of this article, or wherever it stands.

        Raises:
            Http404: the article has no such sentence (any more).
        """
        found = next((each for each in self.sentences if key_of(each) == key), None)
        if found is None:
            raise Http404(key)
        article = None if everywhere else self.row.article_id
        return Place(sentence=found.sentence, language=self.row.language, article_id=article)


def on_the_desk(article_id: int, language: str) -> OnTheDesk:
    """The translation of an article into a language.

    Raises:
        Http404: it was never ordered.
    """
    rows = ArticleTranslation.objects.select_related("article", "reviewed_by")
    row = rows.filter(article_id=article_id, language=language).first()
    if row is None:
        raise Http404(f"{article_id} {language}")
    document = document_of_revision(row.wanted_revision)
    return OnTheDesk(row=row, document=document, sentences=keyed(document))


def key_of(row: Keyed) -> str:
    """The sentence's name within its article."""
    return f"{row.address}.{row.number}"


def may_use_desk(request: HttpRequest) -> bool:
    """Whether this person has the right; see `apps.DESK_GROUPS`."""
    return isinstance(request.user, User) and request.user.has_perm(DESK)


def somebody(request: HttpRequest) -> User:
    """Who is signed in; Wagtail lets nobody else as far as here."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
