"""The style sheet and the script: right to left by themselves, legible in both colours, and small."""

import gzip
import re

import pytest

from colporteur.press.tests.test_templates import printed
from colporteur.press.typography import STYLE_FILE, inline_css, shortened

CSS = re.sub(r"/\*.*?\*/", "", STYLE_FILE.read_text(encoding="utf-8"), flags=re.DOTALL)
SCRIPT = STYLE_FILE.with_name("paper.js")
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right|top|bottom)"
    r"|(?:min-|max-)?(?:width|height)|left|right|top|bottom|overflow-[xy])[\w-]*\s*:"
    r"|(?<![\w-])(?:float|clear|text-align)\s*:\s*(?:left|right)|translateX|border-(?:top|bottom)-(?:left|right)-radius"
)
CONTRAST = 4.5
KILOBYTE = 1024


def test_no_property_knows_left_from_right() -> None:
    inside_rules = re.sub(r"@(?:media|container)[^{]*", "", CSS)
    assert [found for found in PHYSICAL.findall(inside_rules) if found != "overflow-x:"] == []


def test_only_what_is_wide_by_nature_scrolls_sideways() -> None:
    scrolled = [
        rule.split("{")[0].strip() for rule in CSS.split("}") if "overflow-x" in rule or "overflow-inline" in rule
    ]
    assert scrolled == [".sections", ".table"]


def test_arabic_is_never_slanted_nor_spaced() -> None:
    rule = next(rule for rule in CSS.split("}") if "--slant: normal" in rule)
    assert ":lang(ar)" in rule
    assert "letter-spacing: 0 !important" in rule


def test_nothing_is_fetched_from_anywhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert "@font-face" not in CSS


def colours() -> dict[str, tuple[str, str]]:
    found = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", CSS)
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, ground) for text in ("ink", "soft", "accent") for ground in ("paper", "tint")] + [("paper", "accent")],
)
def test_text_stands_out_from_its_ground(text: str, ground: str, scheme: int) -> None:
    lights = sorted(luminance(colours()[name][scheme]) for name in (text, ground))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= CONTRAST


@pytest.mark.parametrize("meta", ["light", "dark"])
def test_the_browsers_own_frame_has_the_colour_of_the_paper(meta: str) -> None:
    light, dark = colours()["paper"]
    colour = light if meta == "light" else dark
    assert f'content="{colour}" media="(prefers-color-scheme: {meta})"' in printed("en", "front")


@pytest.mark.parametrize("name", ["article", "article-long", "front", "section", "parallel", "error-404"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_page_with_its_style_fits_the_first_flight_of_a_connection(language: str, name: str) -> None:
    assert len(gzip.compress(printed(language, name).encode(), 9)) <= 14 * KILOBYTE


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) <= 3 * KILOBYTE


def test_shortening_leaves_no_comment_and_keeps_quoted_text() -> None:
    assert (
        shortened('a { /* why */ color : red; content: "a  :  b /* x */" }')
        == 'a{color :red;content:"a  :  b /* x */"}'
    )


def test_the_style_could_not_end_its_own_element() -> None:
    assert "<" not in inline_css()
