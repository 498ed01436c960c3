"""The doctor on the words of the pages' furniture."""

from pathlib import Path

import pytest

from colporteur.config import settings
from colporteur.config.doctor_words import look_at_words
from colporteur.config.findings import State
from colporteur.foundations.settings import house
from colporteur.press import words

ITALIAN = b"""msgid ""
msgstr "Language: it\\n"

msgid "Back to the article"
msgstr "Torna"
"""


def test_it_says_which_editions_show_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_folder", lambda: tmp_path)
    finding = look_at_words(["en", "es", "it"])
    number = len(words.texts())
    assert finding.state is State.LACKING
    assert finding.found == f"English stands on the pages for {number} of {number} in it"
    assert "colporteur chrome export it it.po" in finding.mend
    words.take(ITALIAN, "it.po")
    assert f"{number - 1} of {number} in it" in look_at_words(["it"]).found
    assert look_at_words(["en", "es"]).state is State.GOOD


def test_the_papers_words_lie_in_its_data_folder() -> None:
    assert [settings.HOUSE.data / "words"] == settings.LOCALE_PATHS
    assert words._folder() == house().data / "words"
