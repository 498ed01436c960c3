"""The ways from one language to another that there are now, and what waits for others."""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from colporteur.translation.engines.router import Reach

if TYPE_CHECKING:
    from colporteur.translation.asking import Route  # which asks here what stands for the engines it has asked


def ways_of(routes: Iterable["Route"]) -> str:
    """32 hex digits that stand for these routes and their versions; empty if there are none."""
    named = "\n".join(f"{route.name} {route.version}" for route in routes)
    return hashlib.sha256(named.encode()).hexdigest()[:32] if named else ""


def reach_of(*, may_leave_house: bool) -> Reach:
    """How far the sentences of what is in print may go."""
    return Reach.ANYWHERE if may_leave_house else Reach.HOUSE
