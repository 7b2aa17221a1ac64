"""The step of mail: a real test mail, the server's answer, and what makes it undone."""

import pytest
from django.contrib.auth.models import User
from django.core import mail

from mail.models import Message
from operations.models import SetupRecord

pytestmark = pytest.mark.django_db
PAGE = "/admin/setting-up/mail/"


@pytest.fixture
def chief(client) -> User:
    user = User.objects.create_superuser("ana", "ana@firm.example", first_name="Ana Lei")
    client.force_login(user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return user


def test_a_mail_that_the_server_accepts_makes_the_step_done(client, chief, postbox):
    page = client.post(PAGE, follow=True).text

    assert "The mail server accepted the mail." in page
    assert "250 OK" in page
    assert "Ana Lei" in page
    [sent] = postbox.mails
    assert postbox.recipients == ["ana@firm.example"]
    assert "/admin/setting-up/" in sent.get_body(("plain",)).get_content()
    assert not Message.objects.exists()  # past the outbox


def test_a_refusal_is_shown_with_what_to_change(client, chief, postbox):
    postbox.mood = "550"

    page = client.post(PAGE, follow=True).text

    assert "The mail server refused your address." in page
    assert "550 not now" in page
    assert "Check your own e-mail address." in page
    assert "Failed" in client.get("/admin/setting-up/").text


def test_the_step_is_undone_when_the_settings_change(client, chief, postbox, settings):
    client.post(PAGE)
    settings.DEFAULT_FROM_EMAIL = "other@firm.example"

    assert "The mail settings have changed since the last trial." in client.get(PAGE).text
    assert "The mail settings have changed" in client.get("/admin/setting-up/").text


def test_neither_the_row_nor_the_page_holds_the_password(client, chief, postbox, settings):
    account = {"username": "ana", "password": "correct-horse"}
    settings.MAILERS["default"]["OPTIONS"] |= account

    page = client.post(PAGE, follow=True).text

    assert "The mail server accepts no sign-in on this connection." in page
    assert "correct-horse" not in page + str(SetupRecord.objects.values().get())


def test_without_a_mail_server_nothing_is_called_accepted(client, chief):
    page = client.post(PAGE, follow=True).text

    assert "No mail server is set." in page
    assert mail.outbox == []
    assert SetupRecord.objects.get().outcome == "no server"


def test_an_account_without_an_address_is_told_so(client, chief):
    User.objects.update(email="")

    answer = client.post(PAGE)

    assert answer.status_code == 422
    assert "Your account has no e-mail address" in answer.text
    assert not SetupRecord.objects.exists()
