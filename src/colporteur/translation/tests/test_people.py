"""What people do to translations, and what of it is printed."""

import json
from pathlib import Path

import pytest

from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.newsroom.documents import document_of_revision
from colporteur.people.models import User
from colporteur.text.documents import Role
from colporteur.translation import commands_correct, commands_memory
from colporteur.translation.access import edition_text
from colporteur.translation.actions import (
    Corrected,
    ImportResult,
    Remembered,
    approve_translation,
    correct_sentence,
    import_units,
)
from colporteur.translation.engines.contract import Answer
from colporteur.translation.memory import recall
from colporteur.translation.models import ArticleTranslation, Unit
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.practised import (
    EN_ES,
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    printed,
    publish,
    sentence_of,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
BODY = "The mayor opened the line. It cost 12 euros."
SOURCE, TARGET = "The mayor opened the line.", "La alcaldesa abrió la línea."


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es")


def correct(article: object, source: str, text: str, *, everywhere: bool = False) -> Corrected:
    return correct_sentence(
        sentence=sentence_of(article, source),
        language="es",
        text=text,
        article_id=None if everywhere else article.pk,
        judge=judge,
        by=None,
        at=NOW,
    )


def import_one(source: str, target: str, role: Role = Role.TEXT) -> ImportResult:
    entry = Remembered(source_language="en", target_language="es", source=source, target=target, role=role)
    return list(import_units(entries=[entry], judge=judge, by=None, at=NOW))[-1]


def test_a_correction_is_printed_and_no_engine_is_asked() -> None:
    engine, article = Practised(), publish(BODY)
    work(desk_with(engine))
    engine.asked.clear()
    assert correct(article, SOURCE, f" {TARGET} ").report.verdict == "passes"
    assert translation_of(article).is_due
    work(desk_with(engine))
    assert engine.asked == []
    line = translation_of(article).lines.get(text=TARGET)
    assert line.standing == "person"


def test_an_edition_tells_how_much_of_it_people_found_words_for() -> None:
    article = publish(f"{BODY} – 1984 –")
    work(desk_with(Practised()))
    correct(article, SOURCE, TARGET)
    work(desk_with(Practised()))
    text = edition_text(
        article_id=article.pk, language="es", document_of_revision=document_of_revision, hold_above_percent=20
    )
    assert text is not None
    assert (text.machine_sentences, text.peoples_sentences) == (3, 1)  # figures alone are nobody's


def test_a_correction_outlives_edits_and_better_engines() -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    correct(article, SOURCE, TARGET)
    edit(article, f"{BODY} It rained.")
    work(desk_with(Practised(edition="2")))
    assert TARGET in printed(article)


def test_a_correction_for_one_article_leaves_others_as_they_are() -> None:
    first, second = publish(BODY), publish(BODY, headline="Again")
    work(desk_with(Practised()))
    correct(first, SOURCE, TARGET)
    assert not translation_of(second).is_due
    work(desk_with(Practised()))
    assert TARGET in printed(first)
    assert TARGET not in printed(second)


def test_a_correction_for_everywhere_reaches_every_article_but_not_one_with_its_own() -> None:
    first, second = publish(BODY), publish(BODY, headline="Again")
    work(desk_with(Practised()))
    correct(first, SOURCE, TARGET)
    correct(second, SOURCE, "La jefa abrió la línea.", everywhere=True)
    work(desk_with(Practised()))
    assert TARGET in printed(first)
    assert "La jefa abrió la línea." in printed(second)


def test_a_correction_that_the_checks_block_is_kept_and_the_original_printed_until_it_is_mended() -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    blocked = correct(article, "It cost 12 euros.", "Costó 21 euros.")
    assert (blocked.report.verdict, blocked.unit.state) == ("blocks", "held")
    assert [finding.code for finding in blocked.report.findings]
    work(desk_with(Practised()))
    assert translation_of(article).held == 1
    correct(article, "It cost 12 euros.", "Costó 12 euros.")
    work(desk_with(Practised()))
    assert translation_of(article).held == 0
    assert "Costó 12 euros." in printed(article)


def test_an_empty_correction_is_refused() -> None:
    article = publish(BODY)
    with pytest.raises(BadCopy, match="empty"):
        correct(article, SOURCE, "  ")


def test_a_correction_lifts_a_page_whose_headline_was_held() -> None:
    def way(text: str) -> Answer:
        return Answer(text="" if "tram" in text else f"⟦{text}⟧")

    article = publish(BODY)
    work(desk_with(Practised(way=way)))
    assert translation_of(article).state == "held"
    correct(article, "The tram is back", "Vuelve el tranvía")
    work(desk_with(Practised(way=way)))
    assert translation_of(article).state == "in_print"


def test_a_page_that_is_not_finished_cannot_be_approved() -> None:
    article = publish(BODY)
    with pytest.raises(BadCopy, match="not finished"):
        approve_translation(
            translation_id=translation_of(article).pk, by=User.objects.create_user(username="ana"), at=NOW
        )


def test_an_import_outranks_an_engine_and_is_printed() -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    result = import_one(SOURCE, TARGET)
    assert (result.stored, result.held) == (1, 0)
    work(desk_with(Practised()))
    assert TARGET in printed(article)


def test_a_person_outranks_an_import() -> None:
    article = publish(BODY)
    correct(article, SOURCE, TARGET, everywhere=True)
    import_one(SOURCE, "Otra cosa abrió la línea.")
    work(desk_with(Practised()))
    assert TARGET in printed(article)


def test_an_import_that_the_checks_hold_gives_way_to_an_engine() -> None:
    article = publish(BODY)
    assert import_one("It cost 12 euros.", "Costó 21 euros.").held == 1
    work(desk_with(Practised()))
    assert "⟦It cost 12 euros.⟧" in printed(article)
    work_again = Practised()
    ArticleTranslation.objects.update(is_due=True)
    work(desk_with(work_again))
    assert work_again.asked == []


def test_a_headline_has_a_memory_of_its_own() -> None:
    article = publish("The tram is back")
    import_one("The tram is back", "Vuelve el tranvía", role=Role.TITLE)
    work(desk_with(Practised()))
    assert printed(article)[0] == "Vuelve el tranvía"
    assert printed(article)[-1] == "⟦The tram is back⟧"


def test_memory_gives_the_same_whatever_the_number_of_addresses() -> None:
    entries = [
        Remembered(
            source_language="en",
            target_language="es",
            source=f"Sentence {number}.",
            target=f"Frase {number}.",
            role=Role.TEXT,
        )
        for number in range(1200)
    ]
    results = [(each.stored, each.held) for each in import_units(entries=entries, judge=judge, by=None, at=NOW)]
    assert results == [(500, 0), (1000, 0), (1200, 0)]
    addresses = list(Unit.objects.values_list("source_address", flat=True))
    assert len(recall(pair=EN_ES, addresses=addresses, article_id=1)) == 1200


def test_what_serves_as_headline_and_as_text_is_one_translation_also_where_a_batch_parts_the_two() -> None:
    words = [("It cost 12 euros.", "Costó 21 euros."), *((f"Rain in {n}.", f"Lluvia en {n}.") for n in range(300))]
    entries = [Remembered(source_language="en", target_language="es", source="Fog.", target="Niebla.", role=Role.TEXT)]
    entries += [
        Remembered(source_language="en", target_language="es", source=source, target=target, role=role)
        for source, target in [*words[1:250], words[0], *words[250:]]
        for role in Role
    ]
    *_, result = import_units(entries=entries, judge=judge, by=None, at=NOW)
    assert entries[499].source == entries[500].source == words[0][0]
    assert (result.stored, result.held) == (302, 1)
    assert Unit.objects.count() == 603


def test_the_memory_goes_out_and_comes_in_again_as_tmx(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    correct(article, SOURCE, TARGET, everywhere=True)
    file = tmp_path / "memory.tmx"
    assert commands_memory.run(["export", str(file)]) == 0
    exported = file.read_text(encoding="utf-8")
    file.write_text(exported.replace("⟦It cost 12 euros.⟧", "⟦It cost 12 Euro.⟧"), encoding="utf-8")
    Unit.objects.all().delete()
    assert commands_memory.run(["import", str(file)]) == 0
    told = capsys.readouterr()
    assert told.out == "2 translations were brought into memory; the checks hold none back.\n"
    assert "that an engine made and nobody changed were left out" in told.err
    assert set(Unit.objects.values_list("text", flat=True)) == {TARGET, "⟦It cost 12 Euro.⟧"}
    assert set(Unit.objects.values_list("origin", flat=True)) == {"import"}


def test_people_only_leaves_out_what_engines_made(tmp_path: Path) -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    correct(article, SOURCE, TARGET)
    commands_memory.run(["export", "--people-only", str(tmp_path / "people.tmx")])
    written = (tmp_path / "people.tmx").read_text()
    assert TARGET in written
    assert "⟦" not in written


@pytest.mark.parametrize("deed", ["import", "export"])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, deed: str) -> None:
    with pytest.raises(BadCopy, match=r"no/memory\.tmx cannot be"):
        commands_memory.run([deed, str(tmp_path / "no" / "memory.tmx")])


def test_the_command_corrects_by_the_beginning_of_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    assert commands_correct.run([str(article.pk), "es", "The mayor", TARGET, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "passes"
    assert commands_correct.run([str(article.pk), "es", "It cost 12 euros.", "Costó 21 euros.", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"]
    work(desk_with(Practised()))
    assert TARGET in printed(article)


@pytest.mark.parametrize(
    ("article", "beginning", "says"),
    [(None, "Nothing", "No sentence begins"), (None, "", "sentences begin"), (98765, "The", "no article 98765")],
)
def test_the_command_says_which_sentence_it_lacks(article: int | None, beginning: str, says: str) -> None:
    number = article or publish(BODY).pk
    with pytest.raises(NotInPrint, match=says):
        commands_correct.run([str(number), "es", beginning, "Texto."])
