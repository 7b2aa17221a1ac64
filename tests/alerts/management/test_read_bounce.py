"""A mail server pipes what came back into the command."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from alerts.models import Suppression
from tests.alerts.distribution.test_bounces import CHAN, REPORT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("mail", "taken"), [(REPORT % (CHAN, b"failed", b"5.1.1"), 1), (b"Subject: Away\n\nGone.", 0)]
)
def test_the_address_of_a_returned_mail_gets_no_more(follow, monkeypatch, capsys, mail, taken):
    follow()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(mail)))

    call_command("read_bounce")

    assert capsys.readouterr().out == f"Addresses that get no more alerts: {taken}\n"
    assert Suppression.objects.count() == taken
