from babel import Locale, UnknownLocaleError
from django.db import migrations, models


def keep_the_digits_of_until_now(apps, schema_editor):
    """Editions were printed with 0 to 9, also where others are usual; what stands in print is not changed unasked."""
    editions = apps.get_model("newsroom", "Edition").objects.all()
    others = {edition.prefix for edition in editions if _has_others(edition.tag or edition.prefix)}
    editions.filter(prefix__in=others).update(digits="latn")
    papers = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="newsroom", content_type__model="newspaper"
    )
    for revision in papers if others else ():  # the newspaper's form begins with what its last revision says
        for edition in revision.content.get("editions", ()):
            if edition.get("prefix") in others:
                edition["digits"] = "latn"
        revision.save(update_fields=["content"])


def _has_others(tag):
    try:
        return Locale.parse(tag, sep="-").default_numbering_system != "latn"
    except (UnknownLocaleError, ValueError):
        return False


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_filed_under_is_a_section")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="digits",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "as usual in that language and country"),
                    ("latn", "0 1 2 3 4 5 6 7 8 9"),
                    ("native", "the language’s own"),
                ],
                default="",
                help_text="For languages that have digits of their own, such as Arabic (٠١٢٣) or Persian (۰۱۲۳). Dates, counts and what engines translate follow; what people write stays as they wrote it.",
                max_length=8,
                verbose_name="digits",
            ),
        ),
        migrations.RunPython(keep_the_digits_of_until_now, migrations.RunPython.noop),
    ]
