"""Whatever is handed in: a clear sentence that says what to do, and the paper goes on."""

import json
from collections.abc import Callable

import pytest

from tests.journeys.paper import Paper, until

HEAD = "---\nsection: news\nlanguage: en\nheadline: {headline}\n---\n"
BODY = "The harbour was quiet on Monday.\n"

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "empty"),
    "blank.txt": (b" \n\n\t\n", "empty"),
    "headline only.md": (HEAD.format(headline="Alone").encode(), "headline"),
    "broken.md": (HEAD.format(headline="Broken").encode() + b"caf\xe9 \xff\xfe", "UTF-8"),
    "huge.txt": (b"A harbour. " * 600_000, "5 MB"),
    "klingon.md": (HEAD.format(headline="Qapla").replace("en", "tlh", 1).encode() + BODY.encode(), "tlh"),
    "nowhere.md": (HEAD.format(headline="Nowhere").replace("news", "weather").encode() + BODY.encode(), "weather"),
    "front matter.md": (b"---\nheadline: [unclosed\n---\nText.\n", "front matter"),
}


def test_copy_that_cannot_be_printed_is_refused_in_a_sentence_that_names_it_and_the_rest_is_printed(
    paper: Paper,
) -> None:
    files = {name: data for name, (data, _) in REFUSED.items()} | {
        "good.md": (HEAD.format(headline="A good one") + BODY).encode()
    }
    for name, data in files.items():
        (paper.home / name).write_bytes(data)
    done = paper.command("publish", *(str(paper.home / name) for name in files), "--no-wait", check=False)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert len(said) == len(REFUSED), done.stderr
    for line, (name, (_, word)) in zip(said, REFUSED.items(), strict=True):
        assert name in line and word.lower() in line.lower(), line
    assert json.loads(done.stdout)["address"].startswith("/en/news/a-good-one-")


ODD: dict[str, Callable[[], str]] = {
    "an emoji for a headline": lambda: HEAD.format(headline="🦀🦀🦀") + BODY,
    "an Arabic headline": lambda: (
        HEAD.format(headline="الميناء هادئ").replace("language: en", "language: ar") + "كان الميناء هادئًا.\n"
    ),
    "control characters": lambda: HEAD.format(headline="Quiet") + "The har\x07bour\x00 was quiet.\u200b\n",
    "a sentence of 4,000 characters": lambda: HEAD.format(headline="Long") + "word " * 800 + "end.\n",
    "scripts and unknown elements": lambda: (
        HEAD.format(headline="Scripts") + 'Before <script>alert("x")</script> <blink onclick="x()">after</blink>'
        ' <iframe src="https://example.org/"></iframe> <b onerror=alert(1)>bold</b>.\n'
    ),
    "the same headline again": lambda: HEAD.format(headline="Quiet") + BODY,
}


@pytest.mark.parametrize("what", ODD)
def test_odd_copy_is_printed_clean(served_paper: Paper, what: str) -> None:
    told = served_paper.publish(ODD[what]())
    page = until(
        lambda: (found := served_paper.get(told["address"])).status_code == 200 and found.text, what="the page"
    )
    article = page.partition("<article")[2].partition("</article>")[0]
    for bad in ("<script", "onclick", "onerror", "\x07", "\x00", "<blink"):
        assert bad not in article


def test_ten_thousand_sentences_are_printed(served_paper: Paper) -> None:
    served_paper.inside(
        """
        from colporteur.translation.models import PairPolicy
        for other in ("es", "fr", "ar"):  # one other language shows what four would
            PairPolicy.objects.create(source_language="en", target_language=other, mode="off")
        """
    )
    sentences = " ".join(f"Boat {number} came home." for number in range(10_000))
    told = served_paper.publish(HEAD.format(headline="The whole fleet") + sentences + "\n")
    assert told["editions"]["de"]["sentences"]["total"] == 10_001
    page = until(
        lambda: (found := served_paper.get(told["address"])).status_code == 200 and found.text, what="the page"
    )
    assert "Boat 9999 came home." in page


def test_an_unknown_edition_or_article_is_said_in_the_readers_language(served_paper: Paper) -> None:
    for path, language in {"/xx/": "en", "/de/nichts/": "de", "/es/news/nada-999999/": "es", "/999999": "en"}.items():
        answer = served_paper.get(path, headers={"Accept-Language": "en"})
        assert answer.status_code == 404, path
        assert f'<html lang="{language}"' in answer.text, path
