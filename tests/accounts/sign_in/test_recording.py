"""Sign-ins, sign-outs and changes of credentials are in the audit trail and reported by mail."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from accounts.sign_in import recording
from briefings.models.audit import AuditEntry
from mail.models import Message
from mail.outgoing.rendering import render

PASSWORD = "correct horse battery"


def entries(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action))


def sign_in(client: Client, name: str = "lawyer", password: str = PASSWORD):
    return client.post("/admin/login/", {"username": name, "password": password})


def test_signing_in_and_out_is_recorded(client, lawyer):
    sign_in(client)
    client.post("/admin/logout/")

    assert [one.by for one in entries("signed-in")] == [lawyer]
    assert [one.by for one in entries("signed-out")] == [lawyer]


def test_a_wrong_password_is_recorded_by_the_account_and_nothing_that_was_typed(client, lawyer):
    sign_in(client, password="secret-typed")

    [entry] = entries("refused")
    assert entry.subject == "lawyer"
    assert "secret-typed" not in str(entry.__dict__)


def test_the_name_of_no_account_is_not_recorded_for_it_may_be_a_password(client, lawyer):
    sign_in(client, name="my-passw0rd", password="x")

    [entry] = entries("refused")
    assert entry.subject == ""


@pytest.mark.parametrize("change", sorted(recording.CHANGES))
def test_a_change_of_the_second_step_or_password_is_recorded_and_told_by_mail(lawyer, noon, change):
    recording.secured(lawyer, change, by=lawyer, at=noon)

    [entry] = entries("secured")
    mail = render(Message.objects.get())
    assert entry.detail["what"] == change
    assert mail.to == ["lawyer@firm.example"]
    assert recording.CHANGES[change] in mail.body
    assert "If that was you, there is nothing to do." in mail.body


def test_a_changed_password_is_told_to_whom_it_is(client, lawyer):
    client.force_login(lawyer)
    new = "another long horse battery 7"

    client.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    lawyer.refresh_from_db()
    assert lawyer.check_password(new)
    assert Message.objects.get().kind == "security"


def test_nobody_without_an_address_gets_a_mail(db, noon):
    nobody = User.objects.create_user("nobody")

    recording.secured(nobody, "password_changed", by=nobody, at=noon)

    assert not Message.objects.exists()
    assert entries("secured")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_of_enquiries_is_recorded_without_whose_they_are(client, lawyer, kind):
    client.force_login(lawyer)

    client.post(f"/admin/contacts/enquiry/export/{kind}/")

    [entry] = entries("exported")
    assert entry.by == lawyer
    assert entry.detail["format"] == kind
