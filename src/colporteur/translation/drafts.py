"""Translating what is not saved yet, for previews: nothing is stored, and no sentence leaves the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from colporteur.foundations.errors import EngineUnavailable
from colporteur.text.documents import ArticleDocument, Sentence, Standing
from colporteur.translation.asking import ask
from colporteur.translation.desk import local_routes, translation_desk
from colporteur.translation.engines.contract import Pair
from colporteur.translation.in_hand import InHand
from colporteur.translation.lines import keyed, make_lines, print_line, wanted_by_language
from colporteur.translation.memory import recall
from colporteur.translation.models import ArticleTranslation, Unit
from colporteur.translation.numbering import put_in_digits
from colporteur.translation.plain_wordings import is_out_of_date, plain_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft in another language; what could not be translated stands in the original, as held."""

    document: ArticleDocument
    engine: str
    grade: str
    held_sentences: int


def translated_draft(*, document: ArticleDocument, language: str, article_id: int) -> Draft:
    """The draft as the edition would print it now."""
    rows = keyed(document)
    units: dict[str, Unit] = {}
    for source, wanted in wanted_by_language(rows, language).items():
        pair = Pair(source, language)
        units |= recall(pair=pair, addresses=wanted, article_id=article_id)
        plain = plain_words(wanted)
        missing = [
            sentence
            for address, sentence in wanted.items()
            if address not in units or is_out_of_date(units[address], plain.get(address, ""))
        ]
        units |= _asked(pair, missing, InHand(article_id=article_id, document=document, rows=rows), plain)
    desk = translation_desk()
    lines = make_lines(translation=ArticleTranslation(language=language), rows=rows, units=units, mend=desk.mend)
    if (numerals := desk.numerals(language)) is not None:
        put_in_digits(lines, rows, units, numerals)
    order = iter(lines)
    printed = document.printed_as(language, lambda sentence: print_line(sentence, next(order), language))
    engine = next((unit for unit in units.values() if unit.engine), None)
    return Draft(
        document=printed,
        engine=engine.engine if engine else "",
        grade=engine.grade if engine else "",
        held_sentences=sum(line.standing == Standing.HELD for line in lines),
    )


def _asked(pair: Pair, sentences: list[Sentence], in_hand: InHand, plain: Mapping[str, str]) -> dict[str, Unit]:
    routes = local_routes(pair)
    if not routes or not sentences:
        return {}
    judge = translation_desk().judge
    asking = in_hand.asking(pair, routes=routes, judge=judge, at=datetime.now(UTC), plain=plain)
    made: dict[str, Unit] = {}
    try:
        for units in ask(asking, sentences):
            made |= {unit.source_address: unit for unit in units}
    except EngineUnavailable:
        return made  # the preview shows the rest in the original
    return made
