"""Everything of the desk's is found in one place of the newsroom's menu, by those who may use it."""

import pytest
from pytest_django import Settings

from colporteur.newsroom.tests.desks import PLAIN_STORAGE, menu_of
from colporteur.newsroom.tests.factories import make_newspaper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("en",))


@pytest.mark.parametrize(
    ("group", "entries"),
    [
        ("Editor", ["Board", "To look at", "Archive", "Newer engines", "Names", "Glossary", "Files", "Policies"]),
        ("Translator", ["Board", "To look at", "Names", "Glossary", "Files"]),
        ("Reporter", None),
    ],
)
def test_each_sees_what_they_may_do_and_nothing_else(group: str, entries: list[str] | None) -> None:
    assert menu_of(group).get("Translations") == entries
