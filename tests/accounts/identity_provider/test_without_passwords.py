"""With passwords switched off, only the break-glass account signs in with one, and is reported."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from accounts import mails
from accounts.models import SecretLink
from accounts.people import invitations, passwords
from briefings.models import clock
from briefings.models.audit import AuditEntry
from briefings.text.texts import Texts
from mail.models import Message
from mail.outgoing.rendering import render
from tests.support.factories import deliver_due, make_person
from tests.support.identity_provider import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LOGIN = "/admin/login/"
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _off(provider, settings):
    settings.PASSWORD_SIGN_IN = False
    settings.BREAK_GLASS_ACCOUNT = "glass"


@pytest.fixture
def glass(db) -> User:
    return User.objects.create_superuser("glass", "glass@firm.example", PASSWORD)


def enter(client: Client, name: str):
    return client.post(LOGIN, {"username": name, "password": PASSWORD})


def test_a_password_opens_nothing_else(client, ana):
    answer = enter(client, "ana")

    assert "The account name or the password is not correct." in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_the_provider_still_opens_the_account(client, provider, ana):
    provider.knows("ana-off", email="ana@firm.example", email_verified=True)

    assert sign_in(client, provider, "ana-off").status_code == 302


def test_the_break_glass_account_opens_and_everyone_who_looks_after_accounts_learns_it(
    client, glass, ana
):
    boss = make_person("administrator", "boss")
    boss.email = "boss@firm.example"
    boss.save()

    assert enter(client, "glass").status_code == 302

    assert client.get("/admin/").status_code == 200
    deliver_due(clock.now())
    assert {to for message in mail.outbox for to in message.to} == {
        "boss@firm.example",
        "glass@firm.example",
    }
    assert "glass" in mail.outbox[0].body
    assert AuditEntry.objects.filter(detail__what="break_glass_used", subject="glass").exists()


def test_passkeys_are_switched_off_as_well(client, ana, rf):
    from allauth.account.adapter import get_adapter
    from allauth.core import context

    client.get(LOGIN)
    request = rf.post("/admin/second-step/login/")
    request.session, request._messages = client.session, _Messages()

    with context.request_context(request):
        answer = get_adapter(request).pre_login(request, ana, signal_kwargs=None)

    assert answer["Location"] == LOGIN


class _Messages(list):
    def add(self, *said):
        self.append(said)


def test_forgotten_passwords_are_mailed_to_the_break_glass_account_only(ana, glass):
    for name in ("ana", "glass"):
        passwords.ask(name, at=clock.now())

    assert [link.user for link in SecretLink.objects.all()] == [glass]


def test_without_a_provider_passwords_go_on(client, ana, configure):
    configure(client="")

    assert enter(client, "ana").status_code == 302


def test_the_invitation_speaks_of_no_password(lawyer):
    invited = invitations.invite(
        names=Texts("", "Bo Chan"),
        email="bo@firm.example",
        groups=[],
        language="en",
        by=lawyer,
        at=clock.now(),
    )

    text = render(Message.objects.get(kind=mails.staff_invitation.name)).body

    assert "sign in with the firm's account; you need no password here" in text
    assert "set your password" not in text
    assert invitations.is_waiting(invited)


def test_a_persons_own_page_says_how_they_sign_in(client, ana, glass):
    client.force_login(ana)
    page = client.get("/admin/auth/user/own/").text
    answer = client.get("/admin/password_change/", follow=True)

    assert "with the firm's account; passwords are switched off here" in page
    assert "password_change" not in page
    assert answer.redirect_chain == [("/admin/auth/user/own/", 302)]
    assert "Passwords are switched off" in answer.text
    client.force_login(glass)
    assert "/admin/password_change/" in client.get("/admin/auth/user/own/").text
    assert client.get("/admin/password_change/").status_code == 200


def test_the_page_of_a_person_offers_no_link_for_a_password(client, ana, glass):
    glass.is_superuser = True
    client.force_login(glass)
    page = client.get(f"/admin/auth/user/{ana.pk}/change/").text

    assert "with the firm's account; passwords are switched off here" in page
    assert "Mail a link for a new password" not in page
    answer = client.post(f"/admin/auth/user/{ana.pk}/change/", {"do": "password"}, follow=True)
    assert "Passwords are switched off" in answer.text
    assert not SecretLink.objects.exists()
    assert (
        "with a password: the break-glass account"
        in client.get(f"/admin/auth/user/{glass.pk}/change/").text
    )
