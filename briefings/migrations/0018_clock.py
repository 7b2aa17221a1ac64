"""Take the clock's first reading: the person who migrates can check the time."""

from django.db import migrations, models

from briefings.models import clock


def read(apps, schema_editor):
    reading = clock.reading_of(clock.now())
    apps.get_model("briefings", "ClockReading").objects.create(pk=1, **reading)


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0017_public_people'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClockReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('boot', models.CharField(blank=True, max_length=36)),
                ('uptime', models.FloatField()),
            ],
            options={
                'verbose_name': 'reading of the clock',
                'verbose_name_plural': 'readings of the clock',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_clock_reading')],
            },
        ),
        migrations.RunPython(read, migrations.RunPython.noop),
    ]
