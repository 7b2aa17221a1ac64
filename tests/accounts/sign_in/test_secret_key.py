"""After SECRET_KEY changes, the old key still decrypts until everything is encrypted again."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.utils import timezone

from briefings.models.audit import AuditEntry
from config import env
from contacts import secret_links
from contacts.desk import handle_enquiry
from mail.models import Message
from tests.accounts.sign_in.test_sign_in import SECRET, SET_UP, STEP, code, sign_in
from tests.support.factories import make_enquiry, make_person

pytestmark = pytest.mark.django_db
OLD, NEW = "the key of before", "the key of now"


@pytest.fixture
def old(settings, lawyer):
    """A lawyer with an app and recovery codes, set up under the old key."""
    settings.REQUIRE_MFA = True
    settings.SECRET_KEY = OLD
    TOTP.activate(lawyer, SECRET)
    RecoveryCodes.activate(lawyer)
    return lawyer


def change_key(settings, *fallbacks: str) -> None:
    settings.SECRET_KEY = NEW
    settings.SECRET_KEY_FALLBACKS = list(fallbacks)


def said(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_the_fallbacks_stand_in_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", "one , two")

    assert env.words("SECRET_KEY_FALLBACKS", "") == ["one", "two"]


def test_a_code_is_accepted_while_the_old_key_is_a_fallback(client, old, settings):
    change_key(settings, OLD)
    sign_in(client)

    assert client.post(STEP, {"code": code()}).status_code == 302


def test_after_encrypting_again_the_old_key_can_go(client, old, settings):
    codes = RecoveryCodes.activate(old).get_unused_codes()
    change_key(settings, OLD)

    assert said("reencrypt_secrets") == "Encrypted with SECRET_KEY: 2\n"

    change_key(settings)
    sign_in(client)
    assert client.post(STEP, {"code": code()}).status_code == 302
    assert RecoveryCodes.activate(old).get_unused_codes() == codes


def test_a_key_that_is_gone_is_said_to_the_person_not_an_error(client, old, settings, caplog):
    change_key(settings)
    sign_in(client)

    answer = client.post(STEP, {"code": code()})

    assert answer.status_code == 200
    assert "無法核對您的兩步驗證" in answer.content.decode()
    assert "SECRET_KEY" in caplog.text
    assert "lawyer" not in caplog.text


def test_encrypting_again_names_whom_no_key_can_read_and_does_the_others(old, settings):
    editor = make_person("editor", "other")
    change_key(settings)
    TOTP.activate(editor, SECRET)

    with pytest.raises(CommandError, match=r"reset_second_step") as refused:
        call_command("reencrypt_secrets", stdout=StringIO())

    assert old.get_username() in str(refused.value)
    assert editor.get_username() not in str(refused.value)


def found() -> set[str]:
    messages = run_checks(databases=["default"], include_deployment_checks=True)
    return {message.id for message in messages}


def test_the_deploy_check_says_that_second_steps_cannot_be_read(old, settings):
    change_key(settings, OLD)
    assert "site.E021" not in found()

    change_key(settings)
    assert "site.E021" in found()


def test_a_link_in_a_mail_of_before_still_opens(settings, db):
    settings.SECRET_KEY = OLD
    at = timezone.now()
    enquiry = make_enquiry(at=at)
    handle_enquiry.invite(enquiry=enquiry, by=None, at=at)
    enquiry.refresh_from_db()
    details, status = secret_links.details_token(enquiry), secret_links.token(enquiry)

    change_key(settings, OLD)

    assert secret_links.invited_enquiry_of(details) == enquiry
    assert secret_links.enquiry_of(status) == enquiry
    assert secret_links.invited_enquiry_of(details[:-1]) is None


def test_a_made_key_is_long_and_needs_no_quotes():
    one, other = said("make_secret_key").strip(), said("make_secret_key").strip()

    assert one != other
    assert len(one) >= 50
    assert one.replace("-", "").replace("_", "").isalnum()


def test_a_second_step_is_reset_from_the_machine(client, old):
    old.email = "lawyer@firm.example"
    old.save()
    sign_in(client)
    client.post(STEP, {"code": code()})
    assert Session.objects.exists()

    assert said("reset_second_step", old.get_username()).strip().endswith("was reset.")

    assert not Authenticator.objects.filter(user=old).exists()
    assert not Session.objects.exists()
    entry = AuditEntry.objects.filter(action=AuditEntry.Action.SECURED).latest("pk")
    assert entry.by is None
    assert Message.objects.filter(kind="security").exists()
    assert sign_in(client, follow=False).status_code == 302
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(SET_UP)


def test_resetting_an_account_that_is_not_there_says_so():
    with pytest.raises(CommandError, match="no account nobody"):
        call_command("reset_second_step", "nobody")
