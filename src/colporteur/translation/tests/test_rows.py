"""Many rows at once (`foundations.rows`), on the rows that there are most of: what is stored is what `bulk_create` stores."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms import model_to_dict

from colporteur.foundations.rows import insert_rows
from colporteur.translation.models import UNIT_KEY, Origin, Unit, UnitState

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def unit(number: int, **values: object) -> Unit:
    given: dict[str, object] = {
        "source_language": "en",
        "target_language": "es",
        "source_address": f"a{number}",
        "source_text": f"It’s number {number} of 100 %s. \\ ' \" \n «Ça»",
        "text": f"Es el {number}.",
        "alignment": [[0, 2, 0, 2]] if number % 2 else [],
        "origin": Origin.MACHINE,
        "state": UnitState.MACHINE,
        "findings": [{"code": "figure_lost", "spans": [[0, number]], "says": "1 “%s”"}],
        "at": NOON + timedelta(microseconds=number % 3),
    }
    return Unit(**given | values)


def stored() -> list[dict[str, object]]:
    return [model_to_dict(each, exclude=["id"]) | {"at": each.at} for each in Unit.objects.order_by("source_address")]


def test_rows_are_stored_as_django_stores_them() -> None:
    units = [unit(number) for number in range(7)]
    Unit.objects.bulk_create(units)
    as_django_does = stored()
    Unit.objects.all().delete()
    insert_rows([unit(number) for number in range(7)])
    assert stored() == as_django_does
    assert [each["text"] for each in as_django_does] == [f"Es el {number}." for number in range(7)]


def test_more_rows_than_one_statement_holds_are_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.ops, "bulk_batch_size", lambda fields, rows: 3)
    insert_rows([unit(number) for number in range(8)])
    assert Unit.objects.count() == 8


def test_what_has_the_key_already_is_renewed_in_the_fields_that_are_named() -> None:
    insert_rows([unit(1), unit(2)])
    insert_rows([unit(2, text="Otro.", note="why"), unit(3)], key=UNIT_KEY, renewed=["text"])
    assert [(each.text, each.note) for each in Unit.objects.order_by("source_address")] == [
        ("Es el 1.", ""),
        ("Otro.", ""),
        ("Es el 3.", ""),
    ]


def test_all_are_stored_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.ops, "bulk_batch_size", lambda fields, rows: 2)
    insert_rows([unit(3)])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([unit(1), unit(2), unit(3)])
    assert Unit.objects.count() == 1


def test_no_rows_are_no_question_to_the_database(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        insert_rows([])
