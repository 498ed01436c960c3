"""The doctor's look at the notices: house rules, imprint, terms, privacy, contact."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from colporteur.config.findings import Finding, State

if TYPE_CHECKING:
    from colporteur.newsroom.models import Notice

WHAT = "notices"


def look_at_notices(site_address: str) -> Finding:
    """Those that are drafts, lacking, in print with questions left in them, or not in every open edition."""
    from colporteur.newsroom.access import edition_prefixes, every_notice
    from colporteur.newsroom.first_notices import KINDS

    notices = every_notice()
    drafts = [each for each in notices if not each.standing.is_in_print]
    asking = [each for each in notices if each.standing.is_in_print and each.open_questions()]
    lacking = [str(kind.label) for kind in KINDS if kind not in {each.kind for each in notices}]
    troubles = [
        *_named([each.title for each in drafts], "waiting as drafts that readers do not see"),
        *_named([each.title for each in asking], "in print with questions in square brackets"),
        *_named(lacking, "not there"),
        *_untranslated([each for each in notices if each.standing.is_in_print], edition_prefixes()),
    ]
    if not troubles:
        return Finding(what=WHAT, state=State.GOOD, found=f"{len(notices)} in print")

    unfinished = ", ".join(f"{site_address}/newsroom/pages/{each.pk}/edit/" for each in [*drafts, *asking])
    return Finding(
        what=WHAT,
        state=State.LACKING,
        found="; ".join(troubles),
        mend=f"Put your answers in the place of the square brackets, then publish: {unfinished}."
        if unfinished
        else "Add them in the newsroom, at the newspaper's own page.",
    )


def _named(names: Sequence[str], state: str) -> Iterator[str]:
    if names:
        yield f"{', '.join(names)}: {state}"


def _untranslated(notices: Sequence["Notice"], editions: Sequence[str]) -> Iterator[str]:
    for notice in notices:
        without = [prefix for prefix in editions if notice.text_in(prefix) is None]
        yield from _named([notice.title], f"not written in {', '.join(without)}") if without else ()
