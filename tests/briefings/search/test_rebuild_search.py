from io import StringIO

import pytest
from django.core.management import call_command

from briefings import search
from briefings.models import SearchEntry

pytestmark = pytest.mark.django_db


def rebuild() -> str:
    out = StringIO()
    call_command("rebuild_search", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_rebuilding_finds_what_was_lost_and_says_how_many(edition):
    SearchEntry.objects.all().delete()

    assert "found: 1." in rebuild()
    assert search.find("商標", language="en").count == 1


def test_rebuilding_an_empty_system_is_no_error(db):
    assert "found: 0." in rebuild()
