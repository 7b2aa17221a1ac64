import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from briefings.models.base.immutable import protect, unprotect

pytestmark = pytest.mark.django_db


def test_untouched_editions_agree(edition, capsys):
    call_command("verify_editions")

    assert "1 editions agree" in capsys.readouterr().out


def test_an_altered_edition_is_named(edition, capsys):
    unprotect(connection, "briefings_edition")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE briefings_edition SET body = replace(body, 'fees', 'fines')")
    protect(connection, "briefings_edition")

    with pytest.raises(CommandError, match="1 of 1"):
        call_command("verify_editions")

    assert "2025-1, edition 1" in capsys.readouterr().err
