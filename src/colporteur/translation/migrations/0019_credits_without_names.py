import re

from django.db import migrations

FEW = 500
NAMED = re.compile(r"proposed by .*, report (\d+)", re.DOTALL)


def leave_names_to_reports(apps, schema_editor):
    """A reader's name stands in their report alone, so that it goes with it."""
    for name in ("Unit", "FormerUnit"):
        model, last = apps.get_model("translation", name), 0
        credited = model.objects.filter(note__startswith="proposed by ").order_by("pk")
        while rows := list(credited.filter(pk__gt=last)[:FEW]):
            for row in rows:
                row.note = NAMED.sub(r"proposed by a reader, report \1", row.note)
            model.objects.bulk_update(rows, ["note"])
            last = rows[-1].pk


class Migration(migrations.Migration):

    dependencies = [("translation", "0018_digits")]

    operations = [migrations.RunPython(leave_names_to_reports, migrations.RunPython.noop, elidable=True)]
