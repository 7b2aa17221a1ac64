"""The commands that try the provider, and disconnect an account from it."""

from io import StringIO

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import CommandError, call_command

from tests.support.identity_provider import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def tried() -> str:
    out = StringIO()
    call_command("check_identity_provider", stdout=out)
    return out.getvalue()


def test_a_provider_that_answers_is_described(provider):
    said = tried()

    assert "Its keys can be read: 1." in said
    assert "/admin/sign-in/provider/callback/" in said


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"client": ""}, "No identity provider is configured"),
        ({"issuer": "http://localhost:1"}, "cannot be read"),
        ({"roles": {"a": "redactor"}}, "redactor"),
    ],
)
def test_what_is_wrong_is_said(configure, wrong, words):
    configure(**wrong)

    with pytest.raises(CommandError, match=words):
        tried()


def test_an_issuer_written_otherwise_is_pointed_out(provider, configure):
    configure(issuer=f"{provider.issuer}/")

    with pytest.raises(CommandError, match=f"calls itself {provider.issuer}. "):
        tried()


def test_an_account_is_disconnected(client, provider, ana):
    provider.knows("ana-unlinked", email="ana@firm.example", email_verified=True)
    sign_in(client, provider, "ana-unlinked")

    call_command("unlink_identity", "ana", stdout=StringIO())

    assert not SocialAccount.objects.exists()
    for name in ("ana", "nobody"):
        with pytest.raises(CommandError):
            call_command("unlink_identity", name)
