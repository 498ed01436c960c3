"""Writes the snapshot of a new newspaper's tables; `--check` says if it was made from other migrations than there are."""

import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Write, or with `--check` compare; the exit status."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLPORTEUR_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "colporteur.config.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from colporteur.publication.snapshot import FILE, HEAD, migrations_key, written_from
        from colporteur.translation.fuzzy import drop_index

        if "--check" in sys.argv[1:]:
            head = FILE.read_text(encoding="utf-8").partition("\n")[0] if FILE.exists() else ""
            if head != HEAD + migrations_key():
                print(f"{FILE.name} was made from other migrations: run scripts/tables.py")
                return 1
            return 0
        call_command("migrate", verbosity=0, interactive=False)
        drop_index()  # a virtual table cannot be made again by whoever has just read it from a dump
        connection.close()
        FILE.write_text(written_from(Path(connection.settings_dict["NAME"])), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
