"""`colporteur correct`: put a person's translation of one sentence in print."""

import argparse
import json
import sys

from colporteur.foundations.clock import now
from colporteur.foundations.errors import NotInPrint
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.documents import document_of_revision
from colporteur.text.documents import Sentence
from colporteur.translation.actions import Corrected, correct_sentence
from colporteur.translation.asking import as_row
from colporteur.translation.catalogue import catalogue_of
from colporteur.translation.desk import translation_desk
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.rules.checks.contract import Finding
from colporteur.translation.rules.wording import worded


def run(arguments: list[str]) -> int:
    """Correct a sentence of an article in one edition; the exit status is 1 if the checks keep it out of print."""
    parser = argparse.ArgumentParser(prog="colporteur correct", description="Correct a translated sentence.")
    parser.add_argument("article", type=int, help="the article's number")
    parser.add_argument("edition", help="the edition, such as es")
    parser.add_argument("source", help="the sentence in the original, or its beginning if that is enough to tell")
    parser.add_argument("text", help="the translation that is to stand there")
    parser.add_argument("--everywhere", action="store_true", help="in every article that has this sentence")
    parser.add_argument("--json", action="store_true", help="one JSON object, also on a terminal")
    given = parser.parse_args(arguments)
    corrected = correct_sentence(
        sentence=_sentence(given.article, given.edition, given.source),
        language=given.edition,
        text=given.text,
        article_id=None if given.everywhere else given.article,
        judge=translation_desk().judge,
        by=None,
        at=now(),
    )
    wake_workers()
    print(_as_json(corrected) if given.json or not sys.stdout.isatty() else _for_people(corrected))
    return 1 if corrected.unit.state == "held" else 0


def _sentence(article_id: int, edition: str, beginning: str) -> Sentence:
    row = ArticleTranslation.objects.filter(article_id=article_id, language=edition).first()
    if row is None:
        raise NotInPrint(f"There is no article {article_id} that is translated into {edition}.")
    sentences = tuple(document_of_revision(row.wanted_revision).sentences())
    exact = {s.address: s for s in sentences if s.text == beginning}
    found = exact or {s.address: s for s in sentences if s.text.startswith(beginning)}
    if len(found) != 1:
        many = "No sentence begins" if not found else f"{len(found)} sentences begin"
        raise NotInPrint(f"{many} like that in article {article_id}. Give the whole sentence of the original.")
    return next(iter(found.values()))


def _as_json(corrected: Corrected) -> str:
    findings = [as_row(finding) | {"message": _in_words(finding)} for finding in corrected.report.findings]
    return json.dumps({"verdict": corrected.report.verdict, "findings": findings}, ensure_ascii=False)


def _in_words(finding: Finding) -> str:
    return worded(finding.code, finding.values, catalogue_of(None))


def _for_people(corrected: Corrected) -> str:
    lines = [f"  {finding.severity}: {_in_words(finding)}" for finding in corrected.report.findings]
    if corrected.unit.state == "held":
        lines.append("The original is printed in its place until this is put right.")
    else:
        lines.append("It is in print in a moment.")
    return "\n".join(lines)
