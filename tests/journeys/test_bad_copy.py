"""Whatever is handed in: a clear sentence that says what to do, and the paper goes on."""

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


@pytest.mark.parametrize("name", REFUSED)
def test_copy_that_cannot_be_printed_is_refused_in_a_sentence_that_names_it(founded_paper: Paper, name: str) -> None:
    data, word = REFUSED[name]
    file = founded_paper.home / name
    file.write_bytes(data)
    done = founded_paper.command("publish", str(file), "--no-wait", check=False)
    assert done.returncode == 1
    assert name in done.stderr and word.lower() in done.stderr.lower(), done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_one_bad_file_does_not_keep_the_others_from_print(founded_paper: Paper) -> None:
    good, bad = founded_paper.home / "good.md", founded_paper.home / "bad.md"
    good.write_text(HEAD.format(headline="A good one") + BODY, encoding="utf-8")
    bad.write_bytes(b"")
    done = founded_paper.command("publish", str(bad), str(good), "--no-wait", check=False)
    assert done.returncode == 1
    assert '"address"' in done.stdout and "bad.md" in done.stderr


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
