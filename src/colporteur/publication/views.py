"""What machines ask the desk."""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from colporteur.foundations.clock import now
from colporteur.publication.metrics import oldest_unprinted, troubled_pages, waiting_pages
from colporteur.translation.access import due_count
from colporteur.translation.spending import Use, uses_of_the_month

EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus's text format


@csrf_exempt  # nothing is changed here
@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """200 if Django and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


@csrf_exempt  # nothing is changed here
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Gauges in Prometheus's text format."""
    lines = [
        "# HELP colporteur_oldest_unprinted_change_seconds Age of the oldest change that is not yet in print.",
        "# TYPE colporteur_oldest_unprinted_change_seconds gauge",
        *(
            f'colporteur_oldest_unprinted_change_seconds{{edition="{prefix}"}} {seconds:.3f}'
            for prefix, seconds in oldest_unprinted(at=now()).items()
        ),
        *_gauge("colporteur_pages_due", "Pages that are to be made.", waiting_pages()),
        *_gauge("colporteur_pages_in_trouble", "Pages that could not be made at the last attempt.", troubled_pages()),
        *_gauge("colporteur_translations_due", "Articles times editions that are to be translated.", due_count()),
        *_uses(uses_of_the_month(at=now())),
    ]
    body = "\n".join(lines) + "\n"
    return HttpResponse(body, content_type=EXPOSITION, headers={"Cache-Control": "no-store"})


def _uses(uses: Iterable[Use]) -> Iterator[str]:
    """What outside engines were sent. Counters that begin anew each month, which Prometheus understands."""
    rows = list(uses)
    for what, says in (
        ("characters", "Characters sent to an outside engine this month."),
        ("requests", "Requests sent to an outside engine this month."),
        ("failures", "Requests to an outside engine that failed this month."),
        ("tokens", "Tokens that an outside engine says it used this month."),
    ):
        name = f"colporteur_engine_{what}_total"
        yield from (f"# HELP {name} {says}", f"# TYPE {name} counter")
        yield from (f'{name}{{engine="{use.engine}"}} {getattr(use, what)}' for use in rows)


def _gauge(name: str, says: str, value: int) -> list[str]:
    return [f"# HELP {name} {says}", f"# TYPE {name} gauge", f"{name} {value}"]
