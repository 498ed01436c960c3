"""`colporteur publish` says in one sentence what is wrong with what it was given, and prints what is right."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from wagtail.models import Revision

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy, BadSettings
from colporteur.newsroom.access import paper_zone, scheduled_revisions
from colporteur.newsroom.models import Article
from colporteur.newsroom.tests.factories import copy_text, make_newspaper, make_section
from colporteur.publication.commands import for_people, publish
from colporteur.publication.tests.houses import forget_settings, house_in
from colporteur.publication.waiting import report
from colporteur.translation.models import ArticleTranslation, TranslationState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    with house_in(tmp_path / "paper", monkeypatch):
        make_newspaper()
        make_section()
        yield


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "story.md"
    file.write_bytes(copy_text())
    return str(file)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command that fails says on standard error, in one line."""
    assert publish(["--no-wait", *words]) == 1
    error = capsys.readouterr().err
    assert error.startswith("colporteur: ")
    assert error.count("\n") == 1
    return error


def test_a_folder_is_not_published(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    error = said(capsys, str(tmp_path))
    assert "is a folder. Name the files in it" in error
    assert str(tmp_path / "*.md") in error


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.md", b"", "empty.md is empty."),
        ("large.md", b"a" * 5_000_001, "large.md is larger than 5 MB."),
        ("broken.md", b"# A\n\n\xff\xfe", "broken.md is not UTF-8 from line 3 on."),
        ("open.md", b"---\nheadline: a\n", "open.md has front matter without an end."),
        ("list.md", b"---\n- a\n---\nb", "list.md has front matter that names no fields."),
        ("yaml.md", b"---\nheadline: [a\n---\nb", "yaml.md has front matter that is no YAML"),
        ("field.md", b"---\nheadline: a\nfoo: b\n---\nc", "field.md has an unknown field “foo”"),
        ("story.pdf", b"%PDF", "story.pdf is a “.pdf” file, which cannot be read."),
        ("other.md", copy_text(section="sport"), "other.md: There is no section “sport”. The sections are: news."),
    ],
)
def test_a_file_that_cannot_be_printed_is_named_with_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert words in said(capsys, str(tmp_path / name))
    assert not Article.objects.exists()


def test_an_unknown_language_is_named(capsys: pytest.CaptureFixture[str], story: str) -> None:
    assert "is in an unknown language, “klingon”." in said(capsys, story, "--language", "klingon")


def test_a_language_without_an_edition_is_refused(capsys: pytest.CaptureFixture[str], story: str) -> None:
    error = said(capsys, story, "--language", "pt-BR")
    assert "is in Portuguese (Brazil) (pt-br), and the paper has no edition in that" in error
    assert "The editions are: en, de." in error
    assert not Article.objects.exists()


def test_a_file_dated_a_day_to_come_is_not_printed_too_early(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "ahead.md"
    file.write_text("---\nheadline: Ahead\ndate: 2999-12-01\n---\nA secret.\n", encoding="utf-8")
    assert "is dated 2999-12-01, which is to come." in said(capsys, str(file))
    assert not Article.objects.exists()


def hour_in_the_paper(hours: int) -> datetime:
    return (now() + timedelta(hours=hours)).astimezone(paper_zone()).replace(microsecond=0)


def test_a_file_with_an_hour_to_come_is_scheduled_in_the_papers_zone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hour = hour_in_the_paper(30)
    file = tmp_path / "ahead.md"
    front = f"headline: Ahead\ndate: {hour:%Y-%m-%d}\npublish_at: {hour:%Y-%m-%d %H:%M:%S}"
    file.write_text(f"---\n{front}\n---\nA secret.\n", encoding="utf-8")
    assert publish([str(file), "--json", "--no-wait"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["scheduled_for"] == hour.isoformat()
    assert told["editions"]["de"]["state"] == "scheduled"
    article = Article.objects.get()
    assert not article.live
    assert [each.go_live_at for each in scheduled_revisions(at=now())] == [hour]
    assert f"To be printed on {hour:%Y-%m-%d at %H:%M} (Europe/Berlin)." in for_people(told)


def test_an_hour_that_has_passed_means_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "late.md"
    file.write_text("---\nheadline: Late\npublish_at: 2020-01-01T06:00+01:00\n---\nNews.\n", encoding="utf-8")
    assert publish([str(file), "--json", "--no-wait"]) == 0
    assert "scheduled_for" not in json.loads(capsys.readouterr().out)
    assert Article.objects.get().live


def test_an_update_of_what_waits_for_its_hour_keeps_the_hour(tmp_path: Path) -> None:
    hour = hour_in_the_paper(30)
    file = tmp_path / "ahead.md"
    for front in (f"headline: Ahead\npublish_at: {hour.isoformat()}", "headline: Ahead of time"):
        file.write_text(f"---\n{front}\n---\nA secret.\n", encoding="utf-8")
        update = [f"--update={each.pk}" for each in Article.objects.all()]
        assert publish([str(file), "--no-wait", *update]) == 0
    assert not Article.objects.get().live
    (waiting,) = scheduled_revisions(at=now())
    assert waiting.go_live_at == hour
    assert Revision.objects.get(pk=waiting.revision_id).as_object().headline == "Ahead of time"


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("language: de", "says it is in “de”, article {id} is in “en”."),
        ("section: sport", "names the section “sport”, article {id} is filed under “news”."),
        ("section: garden", "There is no section “garden”."),
    ],
)
def test_an_update_that_is_another_articles_is_refused(
    capsys: pytest.CaptureFixture[str], story: str, tmp_path: Path, front: str, words: str
) -> None:
    make_section(key="sport")
    publish(["--no-wait", story])
    article = Article.objects.get()
    file = tmp_path / "other.md"
    file.write_text(f"---\nheadline: Other\n{front}\n---\nOther news.\n", encoding="utf-8")
    assert words.format(id=article.pk) in said(capsys, str(file), "--update", str(article.pk))
    assert Article.objects.get().headline == article.headline


@pytest.mark.parametrize(
    ("data", "headline"),
    [
        (
            b"Harbour\n\nThe old crane moves\n\nIt lifts its first crate on Monday.\n\nIt stood for years.",
            "The old crane moves",
        ),
        (b"# The old crane\n\nIt moved.", "The old crane"),
        (b"---\nheadline: The crane\n---\nIt moved.", "The crane"),
        (b"\n<!doctype html><title>x</title><h1>A crane</h1><p>It moved.</p>", "A crane"),
    ],
)
def test_standard_input_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch, data: bytes, headline: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert publish(["-", "--no-wait"]) == 0
    assert Article.objects.get().headline == headline


def test_standard_input_is_called_that(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert said(capsys, "-") == "colporteur: Standard input is empty. Write a headline and a text.\n"


def test_one_bad_file_does_not_keep_the_others_from_print(
    capsys: pytest.CaptureFixture[str], story: str, tmp_path: Path
) -> None:
    assert publish(["--no-wait", str(tmp_path / "nothing.md"), story]) == 1
    told = capsys.readouterr()
    assert "nothing.md cannot be read: No such file or directory." in told.err
    assert json.loads(told.out)["id"] == Article.objects.get().pk


@pytest.mark.parametrize("words", [("--section", "news"), ("--language", "en")])
def test_an_update_moves_nothing(story: str, words: tuple[str, str]) -> None:
    with pytest.raises(BadCopy, match="keeps section and language"):
        publish([story, "--update", "1", *words])


def test_an_engine_that_there_is_not_is_told_before_anything_is_in_print(
    story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLPORTEUR_TRANSLATION_ENGINES", "telepathy")
    forget_settings()
    with pytest.raises(BadSettings, match="telepathy"):
        publish([story])
    assert not Article.objects.exists()


def test_people_are_told_where_to_open_the_story_and_why_an_edition_lacks_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, story: str
) -> None:
    monkeypatch.setenv("COLPORTEUR_SITE_ADDRESS", "https://paper.example")
    forget_settings()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert publish(["--no-wait", story]) == 0
    article = Article.objects.get()
    ArticleTranslation.objects.update(
        state=TranslationState.NOT_AVAILABLE, is_due=False, total=3, from_memory=1, from_engine=2, held=2
    )
    first, edition = capsys.readouterr().out.splitlines()
    assert first == f"https://paper.example/en/news/the-crane-moves-{article.pk}/  (en, article {article.pk})"
    assert edition.split() == ["de", "being", "made", "-", "-"]
    told = report(article_id=article.pk, since=article.published_at)
    assert told["editions"]["de"]["sentences"] == {"total": 3, "memory": 1, "engine": 0, "held": 0}
    _, edition, why = for_people(told).splitlines()
    assert edition.split(maxsplit=4) == ["de", "not", "available", "-", "1 of 3 sentences in memory"]
    assert "no engine translates en into de." in why
    ArticleTranslation.objects.update(state=TranslationState.HELD)
    _, edition, why = for_people(report(article_id=article.pk, since=article.published_at)).splitlines()
    assert edition.split()[:3] == ["de", "held", f"https://paper.example/newsroom/translations/{article.pk}/de/"]
    assert "The desk, at the address beside it" in why
