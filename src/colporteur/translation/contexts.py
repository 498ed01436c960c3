"""The text around each sentence, for engines that translate better when they see it."""

from collections.abc import Iterable, Iterator

from colporteur.text.documents import Sentence
from colporteur.translation.asking import span_sentences
from colporteur.translation.lines import Keyed

LONGEST_STRETCH = 1500


def contexts(rows: Iterable[Keyed], language: str) -> dict[str, str]:
    """For the address of each sentence in `language` and of each of its marked parts: the stretch in which it first stands.

    Neighbours share a stretch, so that they can share a request. It begins with the headline, and is cut between
    sentences once it is longer than 1,500 characters.
    """
    sentences = [row.sentence for row in rows if row.sentence.language == language]
    headline = sentences[0].text if sentences else ""
    found: dict[str, str] = {}
    for stretch in _stretches(sentences):
        words = " ".join(each.text for each in stretch)
        text = words if words.startswith(headline) else f"{headline}\n\n{words}"
        for each in stretch:
            for address in (each.address, *(span.address for span in span_sentences(each))):
                found.setdefault(address, text)
    return found


def _stretches(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    stretch: list[Sentence] = []
    length = 0
    for each in sentences:
        stretch.append(each)
        length += len(each.text)
        if length >= LONGEST_STRETCH:
            yield stretch
            stretch, length = [], 0
    if stretch:
        yield stretch
