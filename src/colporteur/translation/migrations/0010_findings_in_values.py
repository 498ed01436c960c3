from django.db import migrations

FEW = 500


def keep_values(apps, schema_editor):
    """What was found is kept as its code and the words that it is about; the sentence is made where somebody reads it."""
    units = apps.get_model("translation", "Unit")
    _renew(units, "source_address", units)
    _renew(apps.get_model("translation", "FormerUnit"), "source_address", units)
    _renew(apps.get_model("translation", "Line"), "address", units)


def _renew(model, address, units):
    last = 0
    while rows := list(model.objects.filter(pk__gt=last).exclude(findings=[]).order_by("pk")[:FEW]):
        originals = units.objects.filter(source_address__in={getattr(row, address) for row in rows})
        sources = dict(originals.values_list("source_address", "source_text"))
        for row in rows:
            source = sources.get(getattr(row, address), "")
            row.findings = [_renewed(finding, source, row.text) for finding in row.findings]
        model.objects.bulk_update(rows, ["findings"])
        last = rows[-1].pk


def _renewed(finding, source, target):
    kept = {name: value for name, value in finding.items() if name != "message"}
    words = {
        "source": [source[start:end] for start, end in finding.get("source_spans", ()) if source[start:end]],
        "target": [target[start:end] for start, end in finding.get("target_spans", ()) if target[start:end]],
    }
    return {"values": {name: said for name, said in words.items() if said}} | kept


class Migration(migrations.Migration):

    dependencies = [("translation", "0009_heads_at_night")]

    operations = [migrations.RunPython(keep_values, migrations.RunPython.noop, elidable=True)]
