from datetime import UTC, datetime

from django.db import migrations, models

from contacts.conflicts import party_names

A_BATCH = 500
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def forget_impossible_dates(apps, schema_editor):
    """PostgreSQL can hold a moment before year 1, which Python cannot read."""
    enquiries = apps.get_model("contacts", "Enquiry").objects
    impossible = models.Q(due_at__lt=EARLIEST) | models.Q(due_at__gt=LATEST)
    enquiries.filter(impossible).update(due_at=None)


def fold_again(apps, schema_editor):
    """Enquiries that came before are found as those are that come from now on."""
    enquiries = apps.get_model("contacts", "Enquiry").objects.order_by("pk")
    seen = 0
    while batch := list(
        enquiries.filter(pk__gt=seen).prefetch_related("entries")[:A_BATCH]
    ):
        for enquiry in batch:
            added = [
                entry.text
                for entry in sorted(enquiry.entries.all(), key=lambda entry: entry.pk)
                if entry.kind in {"note", "details"}
            ]
            enquiry.folded = party_names.folded(
                enquiry.name,
                enquiry.email,
                enquiry.topic,
                *enquiry.parties.splitlines(),
                enquiry.message,
                *added,
            )
            prose = "\n".join([enquiry.topic, enquiry.message, *added])
            enquiry.named = party_names.keys_of(
                [enquiry.name, *party_names.parties(enquiry.parties), *party_names.companies_in(prose)]
            )
        enquiries.bulk_update(batch, ["folded", "named"])
        seen = batch[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0003_letters_to_staff'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListedClient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='remark')),
                ('keys', models.TextField(default='', editable=False)),
                ('loaded_at', models.DateTimeField(verbose_name='loaded')),
            ],
            options={
                'verbose_name': 'name on the client list',
                'verbose_name_plural': 'client list',
            },
        ),
        migrations.AddField(
            model_name='enquiry',
            name='named',
            # The release before goes on writing rows while this one is brought up.
            field=models.TextField(db_default='', default='', editable=False),
        ),
        migrations.AlterField(
            model_name='accessrecord',
            name='action',
            field=models.CharField(choices=[('listed', 'listed'), ('viewed', 'viewed'), ('searched', 'searched'), ('exported', 'exported'), ('erased', 'erased'), ('loaded', 'loaded')], max_length=10, verbose_name='action'),
        ),
        migrations.RunPython(forget_impossible_dates, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(fold_again, migrations.RunPython.noop, elidable=True),
    ]
