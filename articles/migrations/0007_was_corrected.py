from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_analyst_group")]
    operations = [
        migrations.AddField(
            model_name=name,
            name="was_corrected",
            field=models.BooleanField(
                default=False, editable=False, help_text="Before the present decision"
            ),
        )
        for name in ("event", "statement")
    ]
