"""A finding is a code and values; the sentence is made for whoever reads it."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps

from colporteur.foundations.clock import now
from colporteur.translation.catalogue import LOCALE, catalogue_of, languages
from colporteur.translation.models import Origin, Unit, UnitState
from colporteur.translation.rules.checks.sentences import SENTENCES
from colporteur.translation.rules.wording import worded
from colporteur.translation.tests.judged import judged

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def bare(text: str) -> str:
    """Without the isolates around words that may run the other way."""
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("language", "pair", "source", "target", "says"),
    [
        ("en", "en-es", "It cost 12 euros.", "Costó 13 euros.", "The translation lacks a figure that the original has: “12”."),
        ("de", "en-es", "It cost 12 euros.", "Costó 13 euros.", "In der Übersetzung fehlt eine Zahl des Originals: „12“."),
        ("ar", "en-es", "It cost 12 euros.", "Costó 13 euros.", "رقم في الأصل ليس في الترجمة: «12»."),
        ("fr", "en-es", "It cost 12 euros.", "", "La traduction est vide."),
        ("ca", "en-es", "He came in June.", "Vino en julio.", "A la traducció hi falta un mes o un dia de la setmana: «June»."),
        ("es", "en-de", "See www.example.org and b@example.org.", "Siehe hier.",
         "En la traducción falta una dirección o ha cambiado: «www.example.org», «b@example.org»."),
        ("en", "en-es", "It cost 2,500 euros.", "Costó 2,500 euros.",
         "Numbers were put into the way of this language: “2.500”."),
    ],
)  # fmt: skip
def test_a_finding_says_what_it_is_about(language: str, pair: str, source: str, target: str, says: str) -> None:
    found = judged(pair, source, target).findings
    assert says in [bare(worded(each.code, each.values, catalogue_of(language))) for each in found]


def test_words_that_may_run_the_other_way_are_kept_apart() -> None:
    told = worded("figures_lost", {"source": ["12"]}, catalogue_of("ar"))
    assert "«\u206812\u2069»" in told


def test_many_and_long_words_are_cut_short() -> None:
    told = bare(worded("figures_lost", {"source": [str(number) for number in range(9)]}, catalogue_of("en")))
    assert told.endswith("“0”, “1”, “2”, “3”, “4”, ….")
    assert len(worded("phrase_loops", {"target": ["again and " * 90]}, catalogue_of("en"))) < 140


def test_a_finding_of_another_version_is_shown_as_far_as_it_is_known() -> None:
    assert worded("something_new", {}, catalogue_of("de")) == "something_new"
    assert worded("figures_lost", {}, catalogue_of("de")) == "In der Übersetzung fehlt eine Zahl des Originals: …."


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_every_sentence_is_translated_with_the_same_values(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for sentence in SENTENCES.values():
        message = catalogue.get(sentence)
        assert message is not None
        assert sorted(PLACEHOLDER.findall(str(message.string))) == sorted(PLACEHOLDER.findall(sentence))


def test_there_is_a_catalogue_in_every_language_that_may_be_asked_for() -> None:
    assert languages() == ("en", *sorted(file.name for file in Path(LOCALE).iterdir()))


@pytest.mark.django_db
def test_what_was_found_before_is_kept_by_code_and_words() -> None:
    unit = Unit.objects.create(
        source_language="en",
        target_language="es",
        source_address="a" * 32,
        source_text="It cost 12 euros.",
        text="Costó 13 euros.",
        origin=Origin.MACHINE,
        state=UnitState.HELD,
        findings=[
            {
                "code": "figures_lost",
                "severity": "blocks",
                "message": "A figure of the original is not in the translation.",
                "source_spans": [[8, 10]],
                "target_spans": [[6, 8]],
            }
        ],
        at=now(),
    )
    import_module("colporteur.translation.migrations.0010_findings_in_values").keep_values(apps, None)
    unit.refresh_from_db()
    assert unit.findings == [
        {
            "code": "figures_lost",
            "severity": "blocks",
            "values": {"source": ["12"], "target": ["13"]},
            "source_spans": [[8, 10]],
            "target_spans": [[6, 8]],
        }
    ]
