"""What an article's XLIFF file says of the memory, and what the memory takes from one."""

from collections.abc import Iterator

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.access import edition_numerals
from colporteur.newsroom.documents import document_of_revision
from colporteur.text.documents import Sentence
from colporteur.text.numerals import Numerals
from colporteur.translation.actions import Remembered
from colporteur.translation.engines.contract import Pair
from colporteur.translation.exchange.importing import digest
from colporteur.translation.exchange.xliff import DONE, Parcel, Segment
from colporteur.translation.lines import Keyed, is_wordless, keyed
from colporteur.translation.memory import recall
from colporteur.translation.models import ArticleTranslation, Origin, Unit, UnitState
from colporteur.translation.numbering import in_digits
from colporteur.translation.plain_wordings import plain_words

STATES = {UnitState.MACHINE: "translated", UnitState.CORRECTED: "reviewed", UnitState.APPROVED: "final"}


def parcel_of(row: ArticleTranslation, document_sentences: tuple[Keyed, ...], source_language: str) -> Parcel:
    """The article's sentences in its own language, each once, with what memory has for them."""
    wanted = {
        each.address: each
        for each in reversed(document_sentences)
        if each.sentence.language == source_language and not is_wordless(each.sentence)
    }
    units = recall(pair=Pair(source_language, row.language), addresses=wanted, article_id=row.article_id)
    plain, numerals = plain_words(wanted), edition_numerals(row.language)
    ordered = [
        wanted[address] for address in dict.fromkeys(each.address for each in document_sentences) if address in wanted
    ]
    return Parcel(
        source_language=source_language,
        target_language=row.language,
        name=f"article-{row.article_id}",
        segments=tuple(
            _segment(each.sentence, unit, _text(each.sentence, unit, numerals), plain.get(each.address, ""))
            for each, unit in ((each, units.get(each.address)) for each in ordered)
        ),
    )


def _text(sentence: Sentence, unit: Unit | None, numerals: Numerals | None) -> str:
    """As the edition prints it: what a translator leaves as it is becomes their own words."""
    if unit is None or unit.state not in STATES:
        return ""
    if unit.origin == Origin.PERSON:
        return unit.text
    return in_digits(unit.text, sentence, unit.target_language, numerals)


def _segment(sentence: Sentence, unit: Unit | None, text: str, plain: str) -> Segment:
    state = STATES.get(UnitState(unit.state), "initial") if unit else "initial"
    is_engines = unit is not None and unit.origin == Origin.MACHINE and bool(text)
    return Segment(
        key=sentence.address,
        role=sentence.role,
        source=sentence.text,
        target=text,
        state=state,
        engines_text=digest(text) if is_engines else "",
        plain_wording=plain,
    )


def entries_of(parcel: Parcel, *, left_out: list[str]) -> Iterator[Remembered]:
    """What a person wrote, or says to have reviewed; what an engine made and nobody has touched goes to `left_out`."""
    for segment in parcel.segments:
        if not segment.target or not segment.source:
            continue
        if segment.engines_text == digest(segment.target) and segment.state not in DONE:
            left_out.append(segment.target)
            continue
        yield Remembered(
            source_language=parcel.source_language,
            target_language=parcel.target_language,
            source=segment.source,
            target=segment.target,
            role=segment.role,
        )


def parcel_for(article_id: int, language: str) -> Parcel:
    """The file of an article for an edition's translator.

    Raises:
        BadCopy: the article was never ordered in that language.
    """
    row = ArticleTranslation.objects.filter(article_id=article_id, language=language).first()
    if row is None:
        raise BadCopy(f"There is no article {article_id} that is translated into {language}.")
    document = document_of_revision(row.wanted_revision)
    return parcel_of(row, keyed(document), document.language)
