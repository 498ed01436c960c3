"""The menu beside every page of the editor: whatever the newsroom keeps has a place with a name."""

import pytest
from pytest_django import Settings

from colporteur.newsroom.tests.desks import PLAIN_STORAGE, menu_of
from colporteur.newsroom.tests.factories import make_newspaper

pytestmark = pytest.mark.django_db
OF_HIGHER_ROOMS = {"Translations"}
WRITING = ["Write", "Front page", "Articles"]
WHAT_IT_IS_MADE_OF = ["Pictures", "Authors", "Topics", "The paper"]


@pytest.fixture(autouse=True)
def _paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("en",))


@pytest.mark.parametrize(
    ("group", "entries"),
    [
        ("Editor", [*WRITING, *WHAT_IT_IS_MADE_OF, "Reports"]),
        ("Reporter", ["Write", "Articles", "Pictures", "The paper", "Reports"]),
    ],
)
def test_the_menu_is_a_newspapers_and_has_no_leftovers(group: str, entries: list[str]) -> None:
    assert [entry for entry in menu_of(group) if entry not in OF_HIGHER_ROOMS] == entries
