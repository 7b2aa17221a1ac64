"""A mailbox that cannot be read is said in words where somebody looks."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from operations.health.shortcomings import shortcomings
from operations.models import SetupRecord
from operations.setting_up import mailbox_state
from tests.mail.incoming import imap_server

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WRONG = "The mailbox server refused the account or the password. Check account and password"


@pytest.fixture
def mailbox(settings):
    """The mailbox; its password is wrong until it is set right."""
    with imap_server.running() as server:
        settings.ENQUIRY_MAILBOX = server.box | {"password": "wrong"}
        yield server


def texts_of(client, language: str = "en") -> list[str]:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    return [client.get(page).text for page in (reverse("admin:index"), "/admin/setting-up/")]


def test_a_wrong_password_is_said_in_the_log_and_on_both_pages_until_it_is_right(
    client, mailbox, settings, noon
):
    client.force_login(User.objects.create_superuser("ana"))

    mailbox_state.read(at=noon)
    wrong = texts_of(client)
    said = shortcomings(at=noon)
    chinese = texts_of(client, "zh-hant")
    settings.ENQUIRY_MAILBOX = mailbox.box
    mailbox_state.read(at=noon)

    assert all(WRONG in text for text in wrong)
    assert any(line.startswith("Clients' answers by mail do not arrive. " + WRONG) for line in said)
    assert all("信箱伺服器不接受帳戶或密碼" in text for text in chinese)
    assert not any(WRONG in text for text in texts_of(client))
    assert not any("answers by mail" in line for line in shortcomings(at=noon))


def test_readings_alike_are_noted_once_a_minute(mailbox, noon):
    for seconds in (0, 20, 40, 61):
        mailbox_state.read(at=noon + timedelta(seconds=seconds))
        if seconds == 40:
            assert SetupRecord.objects.get(step="mailbox").tried_at == noon

    assert SetupRecord.objects.get(step="mailbox").tried_at == noon + timedelta(seconds=61)


def test_without_a_mailbox_nothing_is_read_noted_or_listed(client, settings, noon):
    settings.ENQUIRY_MAILBOX = {}
    client.force_login(User.objects.create_superuser("ana"))

    mailbox_state.read(at=noon)

    assert not SetupRecord.objects.exists()
    assert not any("mailbox" in text for text in texts_of(client))
