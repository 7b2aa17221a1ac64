from django.db import migrations, models
from django.db.models import Q


def keep_who_is_known(apps, schema_editor):
    """Keep public everyone with a published briefing or a profile written by the firm.

    A row with a name in one language and nothing else came into the table with a draft.
    """
    by_hand = (
        (~Q(name_zh_hant="") & ~Q(name_en=""))
        | Q(user__isnull=False)
        | Q(position__gt=0)
        | ~Q(email="")
        | ~Q(title_zh_hant="")
        | ~Q(title_en="")
        | ~Q(biography_zh_hant="")
        | ~Q(biography_en="")
    )
    Author = apps.get_model("briefings", "Author")
    Byline = apps.get_model("briefings", "Byline")
    published = Byline.objects.filter(briefing__editions__isnull=False).values("author")
    Author.objects.filter(by_hand | Q(pk__in=published)).update(is_public=True)


class Migration(migrations.Migration):
    dependencies = [
        ("briefings", "0016_listings_by_update"),
    ]

    operations = [
        migrations.AddField(
            model_name="author",
            name="is_public",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Set automatically when the lawyer's first briefing is published. Until then clients do not see this lawyer unless you tick it.",
                verbose_name="shown to clients",
            ),
        ),
        migrations.RunPython(keep_who_is_known, migrations.RunPython.noop),
    ]
