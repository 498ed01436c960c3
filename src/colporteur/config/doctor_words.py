"""The doctor's look at the words on the pages' own furniture: which editions show some of them in English."""

from collections.abc import Iterable

from colporteur.config.findings import Finding, State

WHAT = "words on pages"


def look_at_words(editions: Iterable[str]) -> Finding:
    """Bad nowhere: a page with English buttons can be read."""
    from colporteur.press import words

    lacking = {language: missing for language in editions if (missing := words.missing_in(language))}
    if not lacking:
        return Finding(what=WHAT, state=State.GOOD, found="each edition has all of them in its language")
    number = len(words.texts())
    told = ", ".join(f"{len(missing)} of {number} in {language}" for language, missing in lacking.items())
    first = next(iter(lacking))
    return Finding(
        what=WHAT,
        state=State.LACKING,
        found=f"English stands on the pages for {told}",
        mend=f"`colporteur chrome export {first} {first}.po`, have it translated, then `colporteur chrome import {first}.po`.",
    )
