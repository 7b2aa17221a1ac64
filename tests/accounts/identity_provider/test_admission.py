"""Who comes in through the identity provider, and with which roles."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from accounts.models import KnownDevice, SecretLink
from accounts.people import invitations
from briefings.models import clock
from briefings.models.audit import AuditEntry
from briefings.text.texts import Texts
from tests.support.factories import deliver_due, make_person
from tests.support.identity_provider import BEGIN, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADMIN = "/admin/"


def page_of(answer) -> str:
    return answer.content.decode()


def test_a_person_with_a_confirmed_address_comes_in_as_their_account(client, provider, ana):
    provider.knows("ana-1", email="ana@firm.example", email_verified=True)

    answer = sign_in(client, provider, "ana-1", next="/admin/auth/user/own/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/auth/user/own/")
    assert client.get(ADMIN).status_code == 200
    assert client.session["_auth_user_id"] == str(ana.pk)


def test_a_sign_in_leaves_the_records_that_one_by_password_leaves(client, provider, ana):
    provider.knows("ana-2", email="ana@firm.example", email_verified=True)

    sign_in(client, provider, "ana-2")

    assert AuditEntry.objects.filter(action="signed-in", subject="ana").count() == 1
    assert KnownDevice.objects.filter(user=ana).count() == 1
    assert User.objects.get(pk=ana.pk).last_login


def test_the_device_stays_the_same_at_the_next_sign_in(client, provider, ana):
    provider.knows("ana-3", email="ana@firm.example", email_verified=True)
    sign_in(client, provider, "ana-3")
    client.post("/admin/logout/")
    device = client.cookies.pop("device")  # a strict cookie stays away as the provider leads back
    away = Client(headers={"Accept-Language": "en"})
    away.cookies["device"] = device.value
    led = away.get(BEGIN)
    away.cookies.pop("device")

    away.get(provider.signs_in(led["Location"], "ana-3"))

    assert KnownDevice.objects.filter(user=ana).count() == 1


def test_nothing_that_the_provider_sends_is_stored(client, provider, ana):
    provider.knows("secret-subject", email="ana@firm.example", email_verified=True, name="Ana L.")

    sign_in(client, provider, "secret-subject")

    link = SocialAccount.objects.get()
    assert link.extra_data == {}
    assert "secret-subject" not in link.uid
    assert not SocialToken.objects.exists()
    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert "secret-subject" not in kept
    assert "token" not in kept


def test_the_owner_is_mailed_when_the_account_is_first_connected(client, provider, ana):
    provider.knows("ana-4", email="ana@firm.example", email_verified=True)

    for _again in range(2):
        sign_in(client, provider, "ana-4")
    deliver_due(clock.now())

    [message] = mail.outbox
    assert message.to == ["ana@firm.example"]
    assert "connected with the firm's account" in message.body


@pytest.mark.parametrize("said", [{}, {"email_verified": False}, {"email_verified": "false"}])
def test_an_address_that_is_not_confirmed_opens_no_account(client, provider, ana, said):
    provider.knows("stranger", email="ana@firm.example", **said)

    answer = sign_in(client, provider, "stranger")

    assert answer.status_code == 403
    assert "Your e-mail address is not confirmed" in page_of(answer)
    assert client.get(ADMIN).status_code == 302
    assert not SocialAccount.objects.exists()


def test_addresses_of_the_providers_own_domains_count_as_confirmed(
    client, provider, ana, configure
):
    configure(domains=["firm.example"])
    provider.knows("ana-5", email="ana@firm.example")
    provider.knows("denied", email="ana@firm.example", email_verified=False)

    assert sign_in(Client(), provider, "denied").status_code == 403
    assert sign_in(client, provider, "ana-5").status_code == 302


def test_after_the_first_sign_in_the_address_no_longer_matters(client, provider, ana):
    provider.knows("ana-6", email="ana@firm.example", email_verified=True)
    sign_in(client, provider, "ana-6")
    provider.knows("ana-6", email="ana.lei@firm.example", email_verified=False)
    provider.knows("another", email="ana@firm.example", email_verified=True)

    mine = sign_in(client, provider, "ana-6")
    theirs = sign_in(Client(headers={"Accept-Language": "en"}), provider, "another")

    assert mine.status_code == 302
    assert "belongs to another sign-in" in page_of(theirs)


def test_a_stranger_is_told_whom_to_ask(client, provider, db):
    provider.knows("stranger-2", email="stranger@firm.example", email_verified=True)

    answer = sign_in(client, provider, "stranger-2")

    assert answer.status_code == 403
    assert "You have no account here" in page_of(answer)
    assert "invite you" in page_of(answer)
    assert not User.objects.exists()


def test_two_accounts_with_one_address_open_neither(client, provider, ana):
    double = make_person("editor", "ana2")
    double.email = "Ana@firm.example"
    double.save()
    provider.knows("ana-7", email="ana@firm.example", email_verified=True)

    assert "could not be told apart" in page_of(sign_in(client, provider, "ana-7"))


def test_a_closed_account_stays_closed(client, provider, ana):
    provider.knows("ana-8", email="ana@firm.example", email_verified=True)
    sign_in(client, provider, "ana-8")
    User.objects.update(is_active=False)

    answer = sign_in(Client(headers={"Accept-Language": "en"}), provider, "ana-8")

    assert answer.status_code == 403
    assert "Your account here is closed" in page_of(answer)


@pytest.mark.parametrize("power", ["superuser", "break-glass"])
def test_the_provider_never_opens_the_accounts_kept_for_emergencies(
    client, provider, ana, settings, power
):
    settings.BREAK_GLASS_ACCOUNT = "ana" if power == "break-glass" else ""
    User.objects.update(is_superuser=power == "superuser")
    provider.knows("ana-9", email="ana@firm.example", email_verified=True)

    answer = sign_in(client, provider, "ana-9")

    assert "signs in with its password" in page_of(answer)
    assert client.get(ADMIN).status_code == 302


# --- invitations ----------------------------------------------------------------------------------


@pytest.fixture
def invited(db, django_user_model) -> User:
    boss = make_person("administrator", "boss")
    return invitations.invite(
        names=Texts("李安娜", "Ana Lei"),
        email="ana@firm.example",
        groups=make_person("editor", "model").groups.all(),
        language="en",
        by=boss,
        at=clock.now(),
    )


def test_an_invited_person_accepts_by_signing_in(client, provider, invited):
    provider.knows("ana-10", email="ana@firm.example", email_verified=True)

    assert sign_in(client, provider, "ana-10").status_code == 302
    invited.refresh_from_db()
    assert invited.is_active
    assert not invited.has_usable_password()
    assert SecretLink.objects.get().used_at
    assert not invitations.is_waiting(invited)


def test_an_expired_invitation_does_not_open_the_account(client, provider, invited):
    SecretLink.objects.update(expires_at=clock.now())
    provider.knows("ana-11", email="ana@firm.example", email_verified=True)

    answer = sign_in(client, provider, "ana-11")

    assert "Your invitation has expired" in page_of(answer)
    assert not SocialAccount.objects.exists()


# --- roles ----------------------------------------------------------------------------------------

ROLES = {"law-authors": "author", "law-editors": "editor"}


def roles_of(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_roles_follow_the_groups_at_each_sign_in(client, provider, ana, configure):
    configure(roles=ROLES)
    provider.knows(
        "ana-12", email="ana@firm.example", email_verified=True, groups=["law-editors", "golf"]
    )

    sign_in(client, provider, "ana-12")
    first = roles_of(ana)
    provider.knows("ana-12", groups=["law-authors", "law-editors"])
    sign_in(client, provider, "ana-12")

    assert (first, roles_of(ana)) == ({"editor"}, {"author", "editor"})
    changes = AuditEntry.objects.filter(action="roles", subject="ana")
    assert [entry.detail["after"]["groups"] for entry in changes.order_by("pk")] == [
        ["editor"],
        ["author", "editor"],
    ]


def test_without_a_mapping_groups_change_no_role(client, provider, ana):
    provider.knows(
        "ana-13", email="ana@firm.example", email_verified=True, groups=["administrator"]
    )

    sign_in(client, provider, "ana-13")

    assert roles_of(ana) == {"author"}


def test_roles_that_the_mapping_does_not_name_stay(client, provider, ana, configure):
    configure(roles={"law-editors": "editor"})
    provider.knows("ana-14", email="ana@firm.example", email_verified=True, groups=["law-editors"])

    sign_in(client, provider, "ana-14")

    assert roles_of(ana) == {"author", "editor"}


def test_a_lost_group_takes_the_role_and_ends_the_sessions_that_had_it(
    client, provider, ana, configure
):
    configure(roles=ROLES)
    provider.knows("ana-15", email="ana@firm.example", email_verified=True, groups=[*ROLES])
    sign_in(client, provider, "ana-15")
    provider.knows("ana-15", groups=["law-authors"])

    sign_in(Client(), provider, "ana-15")

    assert roles_of(ana) == {"author"}
    assert client.get(ADMIN).status_code == 302


def test_who_lost_the_last_role_is_kept_out(client, provider, ana, configure):
    configure(roles=ROLES)
    provider.knows("ana-16", email="ana@firm.example", email_verified=True, groups=[*ROLES])
    sign_in(client, provider, "ana-16")
    provider.knows("ana-16")

    answer = sign_in(Client(headers={"Accept-Language": "en"}), provider, "ana-16")

    assert "You have no role here" in page_of(answer)
    assert roles_of(ana) == set()
    assert client.get(ADMIN).status_code == 302


def test_groups_left_out_as_too_many_change_nothing(client, provider, ana, configure):
    configure(roles=ROLES)
    provider.knows(
        "ana-17",
        email="ana@firm.example",
        email_verified=True,
        _claim_names={"groups": "src1"},
    )

    answer = sign_in(client, provider, "ana-17")

    assert "Your roles could not be read" in page_of(answer)
    assert roles_of(ana) == {"author"}


@pytest.mark.parametrize(
    ("creates", "groups", "opens"),
    [(True, ["law-editors"], True), (True, ["golf"], False), (False, ["law-editors"], False)],
)
def test_a_group_with_a_role_makes_an_account_if_the_firm_wants_that(
    client, provider, configure, creates, groups, opens
):
    make_person("editor", "model")
    configure(roles=ROLES, creates=creates)
    provider.knows(
        "new", email="rui@firm.example", email_verified=True, name="Rui Sousa", groups=groups
    )

    answer = sign_in(client, provider, "new")

    made = User.objects.filter(username="rui")
    assert (answer.status_code == 302, made.exists()) == (opens, opens)
    for user in made:
        assert (user.first_name, user.is_staff, user.is_superuser) == ("Rui Sousa", True, False)
        assert not user.has_usable_password()
        assert roles_of(user) == {"editor"}


# --- the second step ------------------------------------------------------------------------------


def test_our_own_second_step_stays_demanded(client, provider, ana, settings):
    settings.REQUIRE_MFA = True
    TOTP.activate(ana, "JBSWY3DPEHPK3PXP")
    provider.knows("ana-18", email="ana@firm.example", email_verified=True, amr=["mfa"])

    answer = sign_in(client, provider, "ana-18")

    assert answer["Location"].startswith("/admin/second-step/authenticate/")
    assert client.get(ADMIN).status_code == 302
    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert "access" not in kept
    assert "ana-18" not in kept


def test_a_trusted_second_step_at_the_provider_is_enough(
    client, provider, ana, configure, settings
):
    settings.REQUIRE_MFA = True
    configure(second_step=["mfa"])
    TOTP.activate(ana, "JBSWY3DPEHPK3PXP")
    provider.knows("ana-19", email="ana@firm.example", email_verified=True, amr=["pwd", "mfa"])
    provider.knows("ana-20", email="rui@firm.example", email_verified=True, amr=["pwd"])

    answer = sign_in(client, provider, "ana-19")

    assert answer["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_a_password_alone_at_the_provider_is_not_enough(client, provider, ana, configure, settings):
    settings.REQUIRE_MFA = True
    configure(second_step=["mfa"])
    provider.knows("ana-21", email="ana@firm.example", email_verified=True, amr=["pwd"])

    sign_in(client, provider, "ana-21")

    assert client.get(ADMIN, follow=True).redirect_chain[-1][0] == "/admin/second-step/"
