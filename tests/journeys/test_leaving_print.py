"""Withdrawing, scheduling, closing editions: what leaves print, and what is not in print yet."""

import json

from tests.journeys.paper import Paper, until

STORY = """---
section: news
language: en
headline: The secret of the number {number}
---
The number {number} was kept in a box. Then somebody opened the box.
"""


def test_a_withdrawn_story_leaves_every_list_and_a_page_that_says_so(served_paper: Paper) -> None:
    paper = served_paper
    told = paper.publish(STORY.format(number=4711))
    paper.inside(
        f"""
        from colporteur.foundations.clock import now
        from colporteur.newsroom.access import article_in_print
        from colporteur.newsroom.actions import withdraw_article
        article = article_in_print({told["id"]})
        withdraw_article(article=article, reason="The box was empty.", reason_language="en", by=None, at=now())
        """
    )
    for address in [told["address"], *(edition["address"] for edition in told["editions"].values())]:
        page = until(lambda address=address: _gone(paper, address), what=f"410 at {address}")
        assert "4711" not in page.partition("<main")[2], "its headline and text are gone"
        assert "The box was empty." in page
        section = address.rpartition("/")[0].rpartition("/")[0] + "/"
        assert f'href="{section}"' in page.partition("<main")[2], "the way to its section"
    for prefix in ("en", "de", "es", "fr", "ar"):
        for path in (f"/{prefix}/", f"/{prefix}/feed.xml"):
            assert until(lambda path=path: "4711" not in paper.get(path).text, what=f"{path} without it")
    assert "4711" not in paper.get("/sitemap.xml").text


def test_an_embargoed_story_is_nowhere_before_its_hour_and_then_everywhere(served_paper: Paper) -> None:
    paper = served_paper
    paper.publish(STORY.format(number=1))
    scheduled = json.loads(paper.inside(_schedule(seconds=8)))
    address = f"/en/news/a-{scheduled['id']}/"
    until(lambda: _is_prepared(paper, scheduled["id"]), what="translations made ahead")
    assert paper.get(address, follow_redirects=True).status_code == 404
    assert "8086" not in _shelf(paper)
    for prefix in ("en", "de", "es", "fr", "ar"):
        page = until(lambda prefix=prefix: _in_print(paper, prefix, scheduled["id"]), what=f"the story in {prefix}")
        assert "8086" in page
    asked_after = paper.inside(
        "from colporteur.translation.models import ArticleTranslation as T; "
        f"print(sum(T.objects.filter(article_id={scheduled['id']}).values_list('from_engine', flat=True)))"
    )
    assert asked_after == "0", "at its hour every sentence is in memory"


def test_an_edition_that_is_closed_while_it_is_translated_leaves_print_and_harms_nobody(paper: Paper) -> None:
    paper.settings = {**paper.settings, "COLPORTEUR_TRANSLATION_ECHO_DELAY_MILLISECONDS": "1500"}
    paper.start()
    told = paper.publish(STORY.format(number=77), "--no-wait")
    paper.inside(
        """
        from colporteur.foundations.clock import now
        from colporteur.newsroom.actions import close_edition
        close_edition(prefix="fr", by=None, at=now())
        """
    )
    assert until(lambda: paper.get("/fr/").status_code == 404, what="no French edition")
    for prefix in ("de", "es", "ar"):
        assert "77" in until(lambda prefix=prefix: _in_print(paper, prefix, told["id"]), what=f"the story in {prefix}")
    assert 'hreflang="fr"' not in paper.get(told["address"]).text


def test_a_renamed_section_redirects_its_old_addresses(served_paper: Paper) -> None:
    paper = served_paper
    told = paper.publish(STORY.format(number=12))
    old = told["address"]
    paper.inside(
        """
        from colporteur.foundations.clock import now
        from colporteur.newsroom.models import Section
        section = Section.objects.get(key="news")
        label = next(row for row in section.labels.all() if row.edition == "en")
        label.name, label.slug = "Town", "town"
        section.labels.add(label)
        section.save_revision().publish()
        """
    )
    new = old.replace("/news/", "/town/")
    until(lambda: paper.get(new).status_code == 200, what=new)
    answer = until(lambda: (found := paper.get(old)).status_code == 301 and found, what="a redirect")
    assert answer.headers["Location"] == new
    assert until(lambda: paper.get("/en/news/").headers.get("Location"), what="a redirect") == "/en/town/"


def _gone(paper: Paper, address: str) -> str:
    answer = paper.get(address, follow_redirects=True)
    return answer.text if answer.status_code == 410 else ""


def _schedule(*, seconds: int) -> str:
    return f"""
        import json
        from datetime import timedelta
        from colporteur.foundations.clock import now
        from colporteur.newsroom.actions import save_draft, schedule_article
        from colporteur.text.copy import read_copy
        text = {STORY.format(number=8086)!r}
        draft = save_draft(copy=read_copy(text.encode(), "story.md"), by=None, at=now())
        schedule_article(article=draft, go_live_at=now() + timedelta(seconds={seconds}), by=None, at=now())
        print(json.dumps({{"id": draft.pk}}))
    """


def _is_prepared(paper: Paper, article_id: int) -> bool:
    code = "from colporteur.translation.models import Prepared; print(Prepared.objects.count())"
    return paper.inside(code) == "4"


def _in_print(paper: Paper, prefix: str, article_id: int) -> str:
    answer = paper.get(f"/{prefix}/news/a-{article_id}/", follow_redirects=True)
    return answer.text if answer.status_code == 200 and "noindex" not in answer.text else ""


def _shelf(paper: Paper) -> str:
    pages = (paper.home / "data" / "shelf" / "pages").rglob("*")
    return "".join(page.read_text("utf-8", "replace") for page in pages if page.suffix in (".html", ".xml", ".json"))
