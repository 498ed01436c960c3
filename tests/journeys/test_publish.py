"""Publishing a story once, and what every edition makes of it."""

from tests.journeys.echo_log import sentences_asked
from tests.journeys.paper import Paper, until

OTHERS = ("de", "es", "fr", "ar")
STORY = """---
section: news
language: en
kicker: Harbour
headline: The crane of {year} moves again
lead: After 31 years the old crane lifts its first crate.
---
The crane stood still for 31 years. On Monday it lifted a crate of 40 kilos.

## A slow start

It took 12 minutes. Nobody minded.
"""


def test_a_published_story_is_in_print_in_every_edition(served_paper: Paper) -> None:
    paper = served_paper
    told = paper.publish(STORY.format(year=1904))
    assert paper.get(told["address"]).status_code == 200
    assert {prefix: edition["state"] for prefix, edition in told["editions"].items()} == dict.fromkeys(
        OTHERS, "in_print"
    )
    for prefix, edition in told["editions"].items():
        page = paper.get(edition["address"])
        assert page.status_code == 200, prefix
        assert f'<html lang="{prefix}"' in page.text
        assert "1904" in page.text, prefix
        assert paper.get(f"/{prefix}/").text.count(edition["address"]) > 0, f"the front of {prefix} leads to it"


def test_a_story_without_help_of_a_running_paper_is_finished_by_the_command_itself(paper: Paper) -> None:
    told = paper.publish(STORY.format(year=1905))
    assert {edition["state"] for edition in told["editions"].values()} == {"in_print"}
    paper.start()
    assert all(paper.get(edition["address"]).status_code == 200 for edition in told["editions"].values())


def test_an_edit_asks_the_engine_for_the_changed_sentence_alone(served_paper: Paper) -> None:
    paper = served_paper
    told = paper.publish(STORY.format(year=1906))
    before = sentences_asked(paper.echo_log)
    changed = STORY.format(year=1906).replace("It took 12 minutes.", "It took 14 minutes.")
    again = paper.publish(changed, "--update", str(told["id"]))
    asked = sentences_asked(paper.echo_log)
    assert {prefix: asked[prefix] - before[prefix] for prefix in OTHERS} == dict.fromkeys(OTHERS, 1)
    for prefix, edition in again["editions"].items():
        assert edition["sentences"]["engine"] == 1, prefix
        text = paper.get(edition["address"]).text.replace("\u00a0", " ")
        assert "took 14 minutes" in text and "took 12 minutes" not in text, prefix


def test_the_same_text_again_asks_nobody(served_paper: Paper) -> None:
    paper = served_paper
    story = STORY.format(year=1907)
    told = paper.publish(story)
    before = sentences_asked(paper.echo_log)
    paper.publish(story, "--update", str(told["id"]))
    assert sentences_asked(paper.echo_log) == before


def test_the_record_says_what_a_page_said_before(served_paper: Paper) -> None:
    paper = served_paper
    told = paper.publish(STORY.format(year=1908))
    moment = paper.inside("from colporteur.foundations.clock import now; print(now().isoformat())")
    paper.publish(STORY.format(year=1908).replace("Nobody minded.", "Everybody cheered."), "--update", str(told["id"]))
    said = paper.command("record", told["address"], "--at", moment).stdout
    assert "Nobody minded." in said and "Everybody cheered." not in said
    assert "Everybody cheered." in paper.command("record", told["address"]).stdout


def test_the_short_address_opens_each_receivers_own_edition(served_paper: Paper) -> None:
    paper = served_paper
    told = paper.publish(STORY.format(year=1909))
    for prefix, wanted in {"de": "de-AT,de;q=0.9", "fr": "fr", "en": "tlh"}.items():
        answer = paper.get(f"/{told['id']}", headers={"Accept-Language": wanted})
        address = told["address"] if prefix == "en" else told["editions"][prefix]["address"]
        assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_the_metrics_say_when_everything_is_in_print(served_paper: Paper) -> None:
    paper = served_paper
    paper.publish(STORY.format(year=1910))
    until(paper.is_all_in_print, what="an age of 0 in /metrics for every edition")
    ages = [line for line in paper.get("/metrics").text.splitlines() if line.startswith("colporteur_oldest_unprinted")]
    assert len(ages) == 5
