import secrets

from django.db import migrations, models


def stamp_what_is_there(apps, schema_editor):
    apps.get_model("translation", "VocabularyStamp").objects.create(pk=1, stamp=secrets.token_hex(16))


class Migration(migrations.Migration):

    dependencies = [
        ('translation', '0007_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='VocabularyStamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.CharField(max_length=32)),
            ],
        ),
        migrations.RunPython(stamp_what_is_there, migrations.RunPython.noop),
    ]
