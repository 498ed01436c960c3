"""`kill -9` of any process at any moment: the paper goes on, the work in flight completes, and nothing happens twice."""

import os
import signal
import sqlite3
from contextlib import closing

import pytest

from tests.journeys.echo_log import calls, sentences_asked
from tests.journeys.paper import Paper, until

OTHERS = ("de", "es", "fr", "ar")
SENTENCES = 150  # more than two batches
BATCH = 64
PROCESSES = 2
TRANSLATORS = 2  # in each


def story(number: int) -> str:
    sentences = " ".join(f"Boat {number}-{place} came home with {place + 10} crates." for place in range(SENTENCES))
    return f"---\nsection: news\nlanguage: en\nheadline: Fleet {number} is home\n---\n{sentences}\n"


def slow(paper: Paper) -> None:
    paper.settings = {
        **paper.settings,
        "COLPORTEUR_TRANSLATION_ECHO_DELAY_MILLISECONDS": "400",
        "COLPORTEUR_TRANSLATION_PROCESSES": str(PROCESSES),
        "COLPORTEUR_TRANSLATION_WORKERS": str(TRANSLATORS),
    }


def all_in_print(paper: Paper, article_id: int) -> None:
    for prefix in OTHERS:
        until(lambda prefix=prefix: in_print(paper, prefix, article_id), what=f"article {article_id} in {prefix}")


def in_print(paper: Paper, prefix: str, article_id: int) -> bool:
    answer = paper.get(f"/{prefix}/news/a-{article_id}/", follow_redirects=True)
    return answer.status_code == 200 and f"-{SENTENCES - 1}" in answer.text


def nothing_twice(paper: Paper) -> None:
    """Each sentence was paid for once, save those of the batch in flight at each kill; each row is there once."""
    counted = paper.inside(
        """
        from django.db.models import Count
        from colporteur.press.models import Entry
        from colporteur.translation.models import Line, Unit
        print(Unit.objects.values("source_address", "target_language").annotate(n=Count("pk")).filter(n__gt=1).count(),
              Line.objects.values("translation", "address", "number").annotate(n=Count("pk")).filter(n__gt=1).count(),
              Entry.objects.values("article", "edition").annotate(n=Count("pk")).filter(n__gt=1).count())
        """
    )
    assert counted == "0 0 0"


def asked_again(paper: Paper) -> int:
    """How many sentences an engine was asked for beyond once: at most the batch that each translator had in flight."""
    return sum(sentences_asked(paper.echo_log).values()) - (SENTENCES + 1) * len(OTHERS)


@pytest.mark.parametrize("part", ["colporteur: translate", "colporteur: assist", "colporteur: print"])
def test_a_killed_worker_is_replaced_and_finishes_what_it_had_begun(paper: Paper, part: str) -> None:
    slow(paper)
    paper.start()
    told = paper.publish(story(1), "--no-wait")
    until(lambda: len(calls(paper.echo_log)) >= 2, what="translating")
    os.kill(paper.child(part), signal.SIGKILL)
    all_in_print(paper, told["id"])
    nothing_twice(paper)
    assert asked_again(paper) <= TRANSLATORS * BATCH


def test_everything_killed_at_once_is_finished_by_the_next_serve(paper: Paper) -> None:
    slow(paper)
    paper.start()
    told = paper.publish(story(2), "--no-wait")
    until(lambda: len(calls(paper.echo_log)) >= 3, what="translating")
    paper.kill()
    paper.start()
    all_in_print(paper, told["id"])
    nothing_twice(paper)
    assert asked_again(paper) <= PROCESSES * TRANSLATORS * BATCH


@pytest.mark.parametrize("part", ["colporteur: translate", "colporteur: print"])
def test_a_worker_that_outlives_all_others_does_not_hold_the_port(paper: Paper, part: str) -> None:
    paper.start()
    worker = paper.child(part)
    until(lambda: _stops_between_two_writes(paper, worker), what="a moment in which it writes nothing")
    try:
        paper.kill(but=worker)
        paper.start()
        assert paper.is_healthy()
        assert worker not in paper.children().values()
    finally:
        os.kill(worker, signal.SIGKILL)


def _stops_between_two_writes(paper: Paper, worker: int) -> bool:
    """Stop it: it would hear of its supervisor's end only when its piece is done. In the midst of a write it goes on."""
    os.kill(worker, signal.SIGSTOP)
    with closing(sqlite3.connect(paper.home / "data" / "paper.sqlite3", timeout=1, isolation_level=None)) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
        except sqlite3.OperationalError:
            os.kill(worker, signal.SIGCONT)
            return False
    return True


@pytest.mark.parametrize("part", ["colporteur: desk", "server pages"])
def test_a_killed_web_process_is_replaced_and_readers_get_their_pages(paper: Paper, part: str) -> None:
    paper.start()
    told = paper.publish(story(3))
    first = paper.child(part)
    os.kill(first, signal.SIGKILL)
    until(lambda: first not in paper.children().values() and paper.child(part), what=f"a new {part}")
    assert until(lambda: _answers(paper, told["address"]), what="the page")
    assert until(lambda: _answers(paper, "/newsroom/login/"), what="the newsroom")
    assert asked_again(paper) == 0


def test_pages_are_served_while_the_newsroom_is_dead(paper: Paper) -> None:
    paper.start()
    told = paper.publish(story(4))
    desk = paper.child("colporteur: desk")
    os.kill(desk, signal.SIGSTOP)
    try:
        assert paper.get(told["address"]).status_code == 200
    finally:
        os.kill(desk, signal.SIGCONT)


def test_lost_queue_rows_and_wake_ups_lose_no_work(paper: Paper) -> None:
    told = paper.publish(story(5), "--no-wait")
    paper.inside(
        """
        from django_tasks_db.models import DBTaskResult
        from colporteur.press.models import Change
        from colporteur.publication.models import Release
        DBTaskResult.objects.all().delete()
        Release.objects.all().delete()
        """
    )
    paper.start()
    all_in_print(paper, told["id"])
    nothing_twice(paper)
    assert asked_again(paper) == 0


OLD = 3  # articles that an edition opened later lacks


def test_an_archive_goes_on_where_it_was_whatever_is_killed(paper: Paper) -> None:
    slow(paper)
    ids = [paper.publish(story(number), "--no-wait")["id"] for number in range(10, 10 + OLD)]
    paper.inside(
        """
        from colporteur.translation.models import ArticleTranslation
        ArticleTranslation.objects.all().delete()
        """
    )
    paper.command("archive", "start", "--to", "de", "--yes")
    paper.start()
    for part in ("colporteur: translate", "colporteur: assist"):
        seen = len(calls(paper.echo_log))
        until(lambda seen=seen: len(calls(paper.echo_log)) > seen, what="translating")
        os.kill(paper.child(part), signal.SIGKILL)
    paper.kill()
    paper.command("archive", "pause")
    paper.start()
    asked = len(calls(paper.echo_log))
    fresh = paper.publish(story(1), "--no-wait")
    all_in_print(paper, fresh["id"])
    news = calls(paper.echo_log)[asked:]
    assert sum(int(str(call["count"])) for call in news) == (SENTENCES + 1) * len(OTHERS)  # nothing of the archive
    paper.command("archive", "resume")
    until(lambda: "finished" in paper.command("archive", "status").stdout, what="the end of the archive")
    for article_id in ids:
        until(lambda article_id=article_id: in_print(paper, "de", article_id), what=f"article {article_id} in de")
    nothing_twice(paper)
    once = (SENTENCES + 1) * (len(OTHERS) + OLD)
    kills = 2 * TRANSLATORS + PROCESSES * TRANSLATORS  # batches in flight
    assert sum(sentences_asked(paper.echo_log).values()) <= once + kills * BATCH


def test_a_page_that_the_shelf_lost_is_printed_anew(paper: Paper) -> None:
    told = paper.publish(story(6))
    shelf = paper.home / "data" / "shelf"
    for file in shelf.rglob("*"):
        if file.is_file() and f"-{told['id']}" in str(file):
            file.write_bytes(b"torn")
    paper.start()
    page = until(lambda: (found := paper.get(told["address"])).status_code == 200 and found.text, what="the page")
    assert "Boat 6-149" in page


def _answers(paper: Paper, path: str) -> bool:
    try:
        return paper.get(path).status_code == 200
    except OSError:
        return False
    except Exception as error:  # httpx's transport errors while nobody listens
        if type(error).__module__.startswith("httpx"):
            return False
        raise
