"""The way through people's work: a person's translation into a second language, carried on by an engine into a third.

A Spanish text that a person wrote or approved, and a good engine from Spanish to Catalan, make a better Catalan page
than any engine could from the English original. Sentences that no person has translated do not go this way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from colporteur.text.documents import Sentence
from colporteur.translation.asking import THROUGH_PEOPLE
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.router import Reach, Route, Router, in_other_words
from colporteur.translation.memory import people_said
from colporteur.translation.models import Unit, UnitState


@dataclass(frozen=True, slots=True, kw_only=True)
class ThroughPeople:
    """A route whose first part is memory; satisfies `asking.Route`."""

    source: str
    pivot: str
    onward: Route

    @property
    def name(self) -> str:
        """Says that people took part."""
        return THROUGH_PEOPLE + self.onward.name

    @property
    def version(self) -> str:
        """Of the engine; what people wrote is found anew each time."""
        return f"{self.pivot}: {self.onward.version}"[:128]

    @property
    def grade(self) -> Grade:
        """Of the engine."""
        return self.onward.grade

    @property
    def is_local(self) -> bool:
        """As the engine."""
        return self.onward.is_local

    @property
    def can_hide_names(self) -> bool:
        """As the engine."""
        return self.onward.can_hide_names

    def translate(self, sentences: Sequence[Wanted]) -> list[Answer]:
        """One answer a sentence; without words where no person has translated it."""
        known = self._said_by_people(sentences)
        going = [place for place, text in enumerate(known) if text]
        onward = [in_other_words(sentences[place], known[place]) for place in going]
        arrived = dict(zip(going, self.onward.translate(onward) if onward else [], strict=True))
        return [_unaligned(arrived.get(place)) for place in range(len(sentences))]

    def _said_by_people(self, sentences: Sequence[Wanted]) -> list[str]:
        addresses = [
            Sentence(language=self.source, role=wanted.role, text=wanted.original or wanted.text).address
            for wanted in sentences
        ]
        found = people_said(pair=Pair(self.source, self.pivot), addresses=addresses)
        return [found.get(address, "") for address in addresses]


def ways_through_people(*, router: Router, pair: Pair, pivots: Sequence[str], reach: Reach) -> Iterator[ThroughPeople]:
    """Every such way for a pair, in the order of `pivots`; at most one engine carries on from each."""
    for pivot in pivots:
        if pivot in (pair.source, pair.target):
            continue
        onward = next(iter(router.routes(Pair(pivot, pair.target), reach)), None)
        if onward is not None and len(onward.legs) == 1:
            yield ThroughPeople(source=pair.source, pivot=pivot, onward=onward)


def forget_what_lacked_people(addresses: Sequence[str]) -> None:
    """Let sentences be asked for again that were held because no person had translated them into the pivot."""
    held = Unit.objects.filter(source_address__in=addresses, state=UnitState.HELD, engine__startswith=THROUGH_PEOPLE)
    held.delete()


def _unaligned(answer: Answer | None) -> Answer:
    """Alignments are those of the second language with the third, of no use for the first."""
    return Answer(text="") if answer is None else replace(answer, alignment=(), marks=())
