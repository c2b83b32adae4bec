"""The group whose members may decide and annotate."""

from django.db import migrations


def create(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="analyst")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_events"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
