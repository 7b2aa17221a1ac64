"""Who may see the outbox of 1.0 may see it under its new name; 1.0 goes on asking for the old one."""

from django.conf import settings
from django.db import migrations

BEFORE = ('contacts', 'outboxmessage')
NOW = ('mail', 'message')


def copy_grants(apps, _editor):
    ContentType = apps.get_model('contenttypes', 'ContentType')
    Permission = apps.get_model('auth', 'Permission')
    old = Permission.objects.filter(content_type__app_label=BEFORE[0], content_type__model=BEFORE[1])
    for permission in old:
        kind, _made = ContentType.objects.get_or_create(app_label=NOW[0], model=NOW[1])
        verb = permission.codename.partition('_')[0]
        same, _made = Permission.objects.get_or_create(
            content_type=kind, codename=f'{verb}_{NOW[1]}', defaults={'name': f'Can {verb} letter'}
        )
        same.group_set.add(*permission.group_set.all())
        same.user_set.add(*permission.user_set.all())


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0001_take_over_the_outbox'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('auth', '0012_alter_user_first_name_max_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(copy_grants, migrations.RunPython.noop, elidable=True),
    ]
