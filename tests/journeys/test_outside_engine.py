"""A whole paper translates through an engine outside the house: counted, limited, looked at, done again."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from colporteur.translation.tests.outside_servers import KEY, Asked, Reply, Server, deepl, said, serving
from tests.journeys.conftest import echoing
from tests.journeys.paper import Paper, until

COPY = "---\nheadline: The crane moves\nlead: It lifts again.\n---\nSee [the plan](https://a.example/). Nobody came.\n"
CHARACTERS = len("The crane moves" + "It lifts again." + "See the plan." + "Nobody came." + "the plan")


def bracketing(asked: Asked) -> Reply:
    """DeepL, which brackets each text."""
    reply = deepl(asked)
    if reply.status != 200 or asked.body is None:
        return reply
    return said({"translations": [{"text": f"⟦{text}⟧"} for text in asked.body["text"]]})


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(bracketing) as served:
        yield served


@pytest.fixture
def paper(founded: Path, tmp_path: Path, server: Server) -> Iterator[Paper]:
    home = tmp_path / "paper"
    shutil.copytree(founded, home)
    made = echoing(home, tmp_path / "echo.log")
    made.settings = {
        **made.settings,
        "COLPORTEUR_TRANSLATION_ENGINES": "deepl",
        "COLPORTEUR_TRANSLATION_DEEPL_KEY": KEY,
        "COLPORTEUR_TRANSLATION_DEEPL_ADDRESS": server.address,
        "COLPORTEUR_TRANSLATION_PRICES": "deepl 20 EUR",
    }
    yield made
    made.stop()


def published(paper: Paper) -> dict[str, Any]:
    told = paper.publish(COPY)
    assert {edition["engine"] for edition in told["editions"].values()} == {"deepl"}
    return told


def test_an_article_is_in_print_in_every_edition_and_counted_once(paper: Paper, server: Server) -> None:
    paper.start()
    told = published(paper)
    assert {edition["state"] for edition in told["editions"].values()} == {"in_print"}
    page = paper.get(told["editions"]["es"]["address"]).text
    assert '⟦See <a href="https://a.example/">the plan</a>.⟧' in page
    assert "DeepL" in page
    metrics = paper.get("/metrics").text
    assert f'colporteur_engine_characters_total{{engine="deepl"}} {4 * CHARACTERS}\n' in metrics
    assert 'colporteur_engine_failures_total{engine="deepl"} 0\n' in metrics
    requests = len(server.bodies)
    assert f'colporteur_engine_requests_total{{engine="deepl"}} {requests}\n' in metrics

    doctor = paper.command("doctor").stdout
    assert f"deepl (in the house), {4 * CHARACTERS} of 500,000 characters this month" in doctor
    assert KEY not in doctor + paper.command("doctor", "--settings").stdout + paper.log()

    preview = paper.command("retranslate", "--engine", "deepl", "--all", "--to", "es", "--dry-run").stdout
    assert preview.startswith("en → es  4 sentences, 11 words, 55 characters in 1 articles, by deepl, about 0.00 EUR")
    refused = paper.command("retranslate", "--engine", "deepl", "--all", "--to", "es", check=False)
    assert (refused.returncode, len(server.bodies)) == (1, requests)
    assert "add --yes" in refused.stderr

    server.dialect = doubling
    done = paper.command("retranslate", "--engine", "deepl", "--all", "--to", "es", "--yes").stdout
    assert done.endswith("4 of 4 sentences have a new translation. The others keep theirs.\n")
    until(
        lambda: "⟦⟦Nobody came.⟧⟧" in paper.get(told["editions"]["es"]["address"]).text or None,
        what="the new translation in print",
    )


def doubling(asked: Asked) -> Reply:
    rows = bracketing(asked)
    return replace(rows, body=rows.body.replace(b"\\u27e6", b"\\u27e6\\u27e6").replace(b"\\u27e7", b"\\u27e7\\u27e7"))


def test_an_account_that_is_used_up_is_told_and_nothing_loops(paper: Paper, server: Server) -> None:
    server.dialect = lambda asked: said({"message": "Quota exceeded"}, 456) if asked.body else deepl(asked)
    paper.start()
    paper.publish(COPY)
    until(lambda: states(paper) == ["not_available"] * 4 or None, what="an answer for every edition")
    assert 1 <= len(server.bodies) <= 8  # what was under way at once, and nothing after that
    finding = paper.command("doctor").stdout
    assert "pauses: deepl says that its account is used up (Quota exceeded)" in finding


def states(paper: Paper) -> list[str]:
    code = "from colporteur.translation.models import ArticleTranslation as A; print(*A.objects.values_list('state', flat=True))"
    return paper.inside(code).split()
