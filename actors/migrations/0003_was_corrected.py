from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actors", "0002_actors")]
    operations = [
        migrations.AddField(
            model_name="actor",
            name="was_corrected",
            field=models.BooleanField(
                default=False, editable=False, help_text="Before the present decision"
            ),
        )
    ]
