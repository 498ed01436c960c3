"""The printer: what is due, in which order, what makes a page due again, and what happens to pages that cannot be made."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from colporteur.ledger.actions import NO_PAGE
from colporteur.ledger.models import Print
from colporteur.newsroom.tests.factories import NOON
from colporteur.press.changes import follow_changes, latest_change, note_changes
from colporteur.press.models import PageKind, PageSubject, ShelfPage
from colporteur.press.printing import PageId, Printed, Printer, verify_shelf
from colporteur.press.shelf import Shelf
from colporteur.press.subjects import CHROME

pytestmark = pytest.mark.django_db
HEADERS = (("Content-Type", "text/html; charset=utf-8"),)


class House:
    """A printer, and a renderer that makes what the test says and remembers what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder)
        self.printer = Printer(shelf=self.shelf, renderers=lambda: {str(kind.value): self.render for kind in PageKind})
        self.asked: list[tuple[str, str]] = []
        self.wording = "one"
        self.address: Callable[[PageId], str] = lambda page: f"/{page.edition}/{page.kind}-{page.key}/"
        self.subjects: frozenset[str] = frozenset({"article:1:en"})
        self.while_rendering: Callable[[], object] = lambda: None
        self.vanished: set[str] = set()
        self.broken: set[str] = set()

    def render(self, page: PageId) -> Printed | None:
        self.asked.append((page.kind, page.key))
        self.while_rendering()
        if page.key in self.broken:
            raise ValueError("The template is wrong.")
        if page.key in self.vanished:
            return None
        return Printed(address=self.address(page), body=self.wording.encode(), headers=HEADERS, subjects=self.subjects)

    def work(self) -> int:
        """Follow the changes and print one batch."""
        follow_changes(shelf=str(self.shelf.folder))
        return self.printer.print_due(at=NOON)

    def work_all(self) -> None:
        while self.work():
            pass


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def plan(*keys: str, kind: str = "article", priority: int = 5) -> list[ShelfPage]:
    return [ShelfPage.objects.create(kind=kind, edition="en", key=key, priority=priority) for key in keys]


def change(*subjects: str) -> int:
    note_changes(subjects=subjects, cause="a test", at=NOON)
    return latest_change()


def page(key: str) -> ShelfPage:
    return ShelfPage.objects.get(key=key)


def test_what_is_planned_is_printed_recorded_and_on_the_shelf(house: House) -> None:
    plan("1")
    assert house.work() == 1
    assert house.work() == 0
    assert house.shelf.etag("/en/article-1/") == page("1").etag
    entered = Print.objects.get()
    assert (entered.page, entered.etag) == ("/en/article-1/", page("1").etag)


def test_a_page_is_due_again_only_when_something_it_is_made_of_has_changed(house: House) -> None:
    plan("1")
    house.work_all()
    change("article:2:en")
    assert house.work() == 0
    number = change("article:1:en")
    house.wording = "two"
    assert house.work() == 1
    assert (page("1").printed, page("1").due_since) == (number, None)
    assert house.shelf.etag("/en/article-1/") == page("1").etag
    change(CHROME)
    assert house.work() == 1


def test_a_change_while_it_is_rendered_makes_a_page_due_once_more(house: House) -> None:
    plan("1")
    house.while_rendering = lambda: change("article:1:en") if len(house.asked) == 1 else None
    assert house.work() == 1
    assert page("1").due > page("1").printed
    assert page("1").due_since == NOON
    house.work_all()
    assert len(house.asked) == 2
    assert page("1").due == page("1").printed


def test_a_change_to_a_subject_that_is_new_to_the_page_is_not_missed(house: House) -> None:
    """It was followed before the page was known to be made of it."""
    plan("1")
    house.work_all()
    change("article:1:en")
    house.subjects = frozenset({"article:1:en", "picture:9"})

    def meanwhile() -> None:
        if len(house.asked) == 2:
            change("picture:9")
            follow_changes(shelf=str(house.shelf.folder))

    house.while_rendering = meanwhile
    house.work()
    assert page("1").due > page("1").printed


def test_the_subjects_are_those_of_the_last_print(house: House) -> None:
    plan("1", "2")
    house.work_all()
    house.subjects = frozenset({"article:1:en", "topic:4"})
    change("article:1:en")
    house.work_all()
    house.subjects = frozenset({"topic:4"})
    change("article:1:en")
    house.work_all()
    assert sorted(PageSubject.objects.values_list("page__key", "subject")) == [("1", "topic:4"), ("2", "topic:4")]


def test_urgent_pages_are_not_kept_waiting_by_others(house: House) -> None:
    plan("4", kind="parallel", priority=3)
    plan("1", "2", "3", priority=0)
    plan("5", "6", "7", "8", priority=0)
    batches = []
    while house.work():
        batches.append(sorted(key for _, key in house.asked))
        house.asked.clear()
    assert batches[-1] == ["4"]
    assert all(len(batch) <= house.printer.batch for batch in batches)
    assert sorted(key for batch in batches for key in batch) == list("12345678")


def test_a_new_frame_keeps_nobody_waiting_who_says_something_new(house: House) -> None:
    plan("1", "2", "3", "4", priority=0)
    plan("front", kind="front", priority=2)
    house.work_all()
    house.asked.clear()
    PageSubject.objects.create(page=page("3"), subject="article:3:en")
    change(CHROME)
    change("article:3:en")
    batches = []
    while house.work():
        batches.append(sorted(key for _, key in house.asked))
        house.asked.clear()
    assert batches == [["3"], ["front"], ["1", "2", "4"]]
    assert not ShelfPage.objects.filter(can_wait=True).exists()


def test_what_was_due_for_its_own_sake_does_not_wait_for_a_new_frame(house: House) -> None:
    plan("1", "2")
    house.work_all()
    house.asked.clear()
    PageSubject.objects.create(page=page("2"), subject="article:2:en")
    change("article:2:en")
    follow_changes(shelf=str(house.shelf.folder))
    change(CHROME)
    assert house.work() == 1
    assert [key for _, key in house.asked] == ["2"]


def test_a_page_that_cannot_be_made_is_put_off_and_keeps_no_other_from_print(house: House) -> None:
    plan("1", "2")
    house.broken = {"1"}
    house.work_all()
    assert house.shelf.etag("/en/article-2/")
    waiting = page("1")
    assert (waiting.tries, waiting.trouble, waiting.printed) == (1, "ValueError: The template is wrong.", -1)
    assert waiting.not_before == NOON + timedelta(seconds=1)
    house.broken = set()
    house.printer.print_due(at=NOON + timedelta(seconds=2))
    assert (page("1").tries, page("1").trouble) == (0, "")


def test_a_page_that_is_no_more_leaves_the_shelf_and_the_record_says_so(house: House) -> None:
    plan("1")
    house.work_all()
    house.vanished = {"1"}
    change("article:1:en")
    house.work_all()
    assert not ShelfPage.objects.exists()
    assert house.shelf.etag("/en/article-1/") == ""
    assert list(Print.objects.order_by("id").values_list("status", flat=True)) == [200, NO_PAGE]


def test_a_page_that_moves_leaves_its_old_address_unless_another_has_it(house: House) -> None:
    plan("1", "2")
    house.work_all()
    house.address = lambda page: {"1": "/en/moved/", "2": "/en/article-1/"}[page.key]
    change("article:1:en")
    house.work_all()
    assert house.shelf.etag("/en/moved/") == page("1").etag
    assert house.shelf.etag("/en/article-1/") == page("2").etag
    assert house.shelf.etag("/en/article-2/") == ""


def test_whoever_rendered_an_older_state_does_not_take_a_newer_one_off(house: House) -> None:
    plan("1")
    house.work_all()
    change("article:1:en")

    def another_is_quicker() -> None:
        if len(house.asked) == 2:
            ShelfPage.objects.update(printed=latest_change() + 1, etag="newer")

    house.while_rendering = another_is_quicker
    house.work()
    assert page("1").etag == "newer"
    assert Print.objects.count() == 1


def test_a_reader_may_ask_for_a_page_before_its_turn_or_without_a_plan(house: House) -> None:
    wanted = PageId(kind="article", edition="en", key="7")
    assert house.printer.print_now(page_id=wanted, at=NOON) is not None
    assert house.shelf.etag("/en/article-7/") == page("7").etag
    house.vanished = {"8"}
    assert house.printer.print_now(page_id=PageId(kind="article", edition="en", key="8"), at=NOON) is None
    assert ShelfPage.objects.count() == 1


def test_what_the_shelf_lost_is_printed_anew(house: House) -> None:
    plan("1", "2")
    house.work_all()
    house.shelf.take_off("/en/article-1/")
    assert verify_shelf(shelf=house.shelf, newest=10) == 1
    house.asked.clear()
    house.work_all()
    assert house.asked == [("article", "1")]
    assert house.shelf.etag("/en/article-1/") == page("1").etag


def test_a_page_that_should_have_left_leaves_at_the_next_start(house: House) -> None:
    """Its printer was killed after it had written the rows, before it took the file off."""
    plan("1", "2")
    house.work_all()
    old = {address: house.shelf.read(address) for address in ("/en/article-1/", "/en/article-2/")}
    house.address = lambda page: {"1": "/en/moved/", "2": "/en/article-1/"}[page.key]
    change("article:1:en")
    house.work_all()
    sheet = old["/en/article-2/"]
    assert sheet is not None
    house.shelf.put(sheet)
    assert verify_shelf(shelf=house.shelf, newest=10) == 1
    assert house.shelf.read("/en/article-2/") is None
    assert house.shelf.etag("/en/article-1/") == page("2").etag
    assert verify_shelf(shelf=house.shelf, newest=10) == 0


@pytest.mark.parametrize("file", ["index.html", "index.html.gz"])
def test_what_a_power_failure_left_empty_is_printed_anew(house: House, file: str) -> None:
    house.wording = "The crane moves. " * 200  # worth compressing
    plan("1", "2")
    house.work_all()
    (house.shelf.folder / "pages" / "en" / "article-1" / file).write_bytes(b"")
    assert verify_shelf(shelf=house.shelf, newest=10) == 1
    house.work_all()
    assert house.shelf.whole_etag("/en/article-1/") == page("1").etag
    assert verify_shelf(shelf=house.shelf, newest=10) == 0


def test_the_number_of_statements_hardly_grows_with_the_batch(
    house: House, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    house.printer.batch = 20
    plan(*map(str, range(20)))
    house.work_all()
    change("article:1:en")
    follow_changes(shelf=str(house.shelf.folder))
    with django_assert_max_num_queries(35):  # type: ignore[attr-defined]  # one for each page, and fifteen for all
        assert house.printer.print_due(at=NOON) == 20
