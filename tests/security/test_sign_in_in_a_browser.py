"""A lawyer goes through the steps of signing in, in Chromium."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import User

from tests.support.fingerprint import Fingerprint

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _required(settings, nobody_was_counted_yet):
    settings.REQUIRE_MFA = True


@pytest.fixture
def site(live_server) -> str:
    return live_server.url  # on "localhost", which browsers trust like HTTPS


@pytest.fixture
def key(page) -> Fingerprint:
    return Fingerprint(page)


def current_code(secret: str, steps: int = 0) -> str:
    now = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, now[len(now) // 2] + steps))


def enter_password(page, site: str) -> None:
    page.goto(f"{site}/admin/")
    page.fill("#id_username", "lawyer")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form button[type=submit]")


def sign_out(page) -> None:
    page.click("#logout-form button")
    page.wait_for_url("**/admin/login/**")


def test_a_lawyer_sets_up_an_app_and_signs_in_with_its_code(page, site, lawyer, complaints):
    enter_password(page, site)
    page.wait_for_url("**/admin/second-step/")
    page.click("a[href$='totp/activate/']")
    width = "async image => { await image.decode(); return image.naturalWidth }"
    assert page.locator("img.qr").evaluate(width) > 100
    secret = page.inner_text("#authenticator_secret")
    page.fill("#id_code", current_code(secret))
    page.click("form:has(#id_code) button")
    page.wait_for_url("**/recovery-codes/")
    assert page.locator("#recovery_codes li").count() == 10
    page.click("a.act")
    page.wait_for_url(f"{site}/admin/")

    sign_out(page)
    enter_password(page, site)
    page.wait_for_url("**/second-step/authenticate/")
    page.fill("#id_code", current_code(secret, steps=1))
    page.click("form:has(#id_code) button")
    page.wait_for_url(f"{site}/admin/")

    assert complaints == []


def test_a_lawyer_adds_a_passkey_and_signs_in_with_it_alone(page, site, lawyer, key, complaints):
    enter_password(page, site)
    page.click("a[href$='webauthn/add/']")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    assert Authenticator.objects.get(user=lawyer, type="webauthn")
    page.click("a.act")

    sign_out(page)
    page.click("#passkey_login")
    page.wait_for_url(f"{site}/admin/")

    assert complaints == []


def test_a_passkey_is_the_second_step_after_a_password(page, site, lawyer, key, complaints):
    enter_password(page, site)
    page.click("a[href$='webauthn/add/']")
    page.uncheck("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    page.click("a.act")

    sign_out(page)
    enter_password(page, site)
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{site}/admin/")

    assert complaints == []


def test_a_refused_passkey_is_said_in_words(page, site, lawyer, key):
    page.goto(f"{site}/admin/login/")
    assert not page.is_visible("#passkey-failed")

    page.click("#passkey_login")

    page.wait_for_selector("#passkey-failed:not([hidden])")


def test_sign_in_works_without_javascript(new_context, site, lawyer):
    page = new_context(java_script_enabled=False).new_page()
    enter_password(page, site)
    page.click("a[href$='totp/activate/']")
    page.fill("#id_code", current_code(page.inner_text("#authenticator_secret")))
    page.click("form:has(#id_code) button")
    page.click("a.act")

    assert page.url == f"{site}/admin/"
    assert not page.locator("button.passkey:visible").count()


@pytest.mark.parametrize("language", ["zh-HK", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_sign_in_fits_the_screen_in_both_languages(new_context, site, lawyer, language, width):
    User.objects.filter(pk=lawyer.pk).update(first_name="李", last_name="安娜")
    context = new_context(locale=language, viewport={"width": width, "height": 800})
    page = context.new_page()
    words = {"zh-HK": "登入", "en": "Sign in"}

    page.goto(f"{site}/admin/login/")

    assert page.inner_text("h1") == words[language]
    for path in (
        "login/",
        "second-step/",
        "second-step/totp/activate/",
        "second-step/webauthn/add/",
    ):
        page.goto(f"{site}/admin/{path}")
        if page.locator("#id_username").count():
            page.fill("#id_username", "lawyer")
            page.fill("#id_password", PASSWORD)
            page.click("#login-form button[type=submit]")
            page.wait_for_url("**/second-step/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
