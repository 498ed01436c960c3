from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("translation", "0017_update_policies")]

    operations = [
        migrations.AddField(
            model_name="articletranslation",
            name="digits",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
        migrations.AddIndex(
            model_name="articletranslation",
            index=models.Index(fields=["language", "digits"], name="translation_digits"),
        ),
    ]
