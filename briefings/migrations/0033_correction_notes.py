from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("briefings", "0032_profiles"),
    ]

    operations = [
        # Empty in every edition of before, so no row and no trigger of an edition is touched.
        migrations.AddField(
            model_name="edition",
            name="correction_note",
            field=models.JSONField(editable=False, null=True, verbose_name="note of a correction"),
        ),
        migrations.AddField(
            model_name="schedule",
            name="correction_note",
            field=models.JSONField(null=True),
        ),
    ]
