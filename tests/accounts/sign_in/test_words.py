"""The sign-in pages use the firm's wording, not that of the package behind them."""

import lxml.html
import pytest
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.utils.translation import override

from tests.accounts.sign_in.test_sign_in import LOGIN, SECRET, STEP, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

CHINESE = {"accept-language": "zh-HK"}


@pytest.fixture(autouse=True)
def _nobody_was_counted_yet():
    cache.clear()


def test_a_wrong_password_is_answered_in_our_words(client, lawyer):
    page = client.post(LOGIN, {"username": "lawyer", "password": "wrong"}, headers=CHINESE).text
    assert "帳戶名稱或密碼不正確。" in page
    assert "和／或" not in page


def test_a_wrong_code_is_answered_in_our_words(client, lawyer):
    TOTP.activate(lawyer, SECRET)
    sign_in(client)

    page = client.post(STEP, {"code": "000000"}, headers=CHINESE).text

    assert "驗證碼不正確，或已使用過。" in page
    assert "代碼" not in page


@pytest.mark.parametrize(("language", "names"), [("en", "Passkey"), ("zh-hant", "通行密鑰")])
def test_new_passkeys_are_called_passkeys_and_counted(lawyer, language, names):
    kind = Authenticator.Type.WEBAUTHN
    with override(language):
        first = mfa_adapter().generate_authenticator_name(lawyer, kind)
        Authenticator.objects.create(user=lawyer, type=kind, data={})
        second = mfa_adapter().generate_authenticator_name(lawyer, kind)

    assert (first, second) == (names, f"{names} 2")


def test_a_refused_passkey_is_reported_above_its_button(client, lawyer):
    TOTP.activate(lawyer, SECRET)
    pages = [client.get(LOGIN).text]
    sign_in(client)
    pages.append(client.get(STEP).text)

    for page in pages:
        button = lxml.html.fromstring(page).xpath("//button[contains(@class, 'passkey')]")[0]
        assert button.getprevious().get("id") == "passkey-failed"
