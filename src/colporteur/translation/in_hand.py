"""An article that is being translated, and all that engines and checks are told of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from colporteur.text.documents import ArticleDocument
from colporteur.translation.asking import Asking, Judge, Route
from colporteur.translation.contexts import contexts
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import Keyed, people_of
from colporteur.translation.rules.register import Register
from colporteur.translation.vocabulary import register_for


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """Its number, its text, and the sentences of that in reading order. `has_time`: see `Asking`.

    `register_from` gives the names and terms that hold from a language, where they are read already.
    """

    article_id: int
    document: ArticleDocument
    rows: tuple[Keyed, ...]
    has_time: bool = False
    register_from: Callable[[str], Register] | None = None

    def asking(
        self, pair: Pair, *, routes: tuple[Route, ...], judge: Judge, at: datetime, plain: Mapping[str, str]
    ) -> Asking:
        """With the text around its sentences, its people, and the names and terms that hold for the pair."""
        return Asking(
            pair=pair,
            routes=routes,
            judge=judge,
            at=at,
            contexts=contexts(self.rows, pair.source),
            piece=f"article/{self.article_id}",
            register=self._register(pair),
            people=people_of(self.document),
            plain=plain,
            has_time=self.has_time,
        )

    def _register(self, pair: Pair) -> Register:
        if self.register_from is not None:
            return self.register_from(pair.source)
        return register_for(pair, article_id=self.article_id)
