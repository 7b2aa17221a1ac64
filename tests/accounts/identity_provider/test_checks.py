"""The checks of half a configuration of the identity provider."""

import pytest
from django.contrib.auth.models import User

from accounts.identity_provider.checks import break_glass_account_works, identity_provider_is_whole

pytestmark = pytest.mark.one_database

WHOLE = {"issuer": "https://id.firm.example", "client": "briefings"}


def found(settings, **values) -> list[str]:
    settings.IDENTITY_PROVIDER = settings.IDENTITY_PROVIDER | values
    return [message.id for message in identity_provider_is_whole(None)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        (WHOLE, []),
        (WHOLE | {"roles": {"a": "editor"}, "creates": True}, []),
        ({"issuer": "https://id.firm.example"}, ["site.E023"]),
        ({"client": "briefings"}, ["site.E023"]),
        ({"secret": "x"}, ["site.E023"]),
        (WHOLE | {"issuer": "http://id.firm.example"}, ["site.E024"]),
        (WHOLE | {"roles": {"a": "redactor"}}, ["site.E025"]),
        (WHOLE | {"creates": True}, ["site.E026"]),
    ],
)
def test_half_a_configuration_is_an_error(settings, values, expected):
    assert found(settings, **values) == expected


def test_passwords_cannot_be_switched_off_without_a_provider(settings):
    settings.PASSWORD_SIGN_IN = False

    assert found(settings) == ["site.E027"]


@pytest.mark.django_db
def test_the_break_glass_account_must_work(settings):
    settings.IDENTITY_PROVIDER = settings.IDENTITY_PROVIDER | WHOLE

    def ids(name, *, passwords=False):
        settings.PASSWORD_SIGN_IN, settings.BREAK_GLASS_ACCOUNT = passwords, name
        return [message.id for message in break_glass_account_works(None, databases=["default"])]

    User.objects.create_user("ana", password="x", is_staff=True)
    User.objects.create_superuser("glass", password="x")

    assert ids("", passwords=True) == []
    assert [ids(name) for name in ("", "nobody", "ana")] == [["site.E028"]] * 3
    assert ids("glass") == ["site.W011"]
