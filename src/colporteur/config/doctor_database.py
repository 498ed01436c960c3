"""What the doctor says of the database: whether it is there, can be written, and has the tables of this version."""

from colporteur.config.findings import Finding, State
from colporteur.foundations.settings import House
from colporteur.foundations.sqlite.condition import why_not_usable

WHAT = "database"


def look_at_database(house: House) -> Finding:
    """Good only if everything else may ask it. Django is ready."""
    kind = str(house["database.url"]).partition(":")[0]
    file = house.database_file
    if file and (trouble := why_not_usable(file)):
        return Finding(what=WHAT, state=State.BAD, found=trouble.found, mend=trouble.mend)
    try:
        missing = _missing_migrations()
    except Exception as error:  # whatever driver and server say, it is told here
        said = str(error).partition("\n")[0] or type(error).__name__
        return Finding(
            what=WHAT,
            state=State.BAD,
            found=f"{kind} cannot be reached: {said}",
            mend="Start it, or correct `database.url`.",
        )
    if missing:
        return Finding(
            what=WHAT,
            state=State.LACKING,
            found=f"{kind}, {missing} changes of its tables are not made yet",
            mend="`colporteur serve` makes them at start; `colporteur migrate` makes them now.",
        )
    return Finding(what=WHAT, state=State.GOOD, found=f"{kind}, up to date")


def _missing_migrations() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
