"""A stranger tries passwords on a lawyer's account from many addresses; the lawyer still gets in."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, expect

from tests.support.fingerprint import Fingerprint

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PASSWORD = "correct horse battery"
OFFICE, ATTACKED, HOTEL = "198.51.100.1", "203.0.113.200", "192.0.2.1"


@dataclass(frozen=True)
class Office:
    """The lawyer's own browser, signed out, and the passkeys that were registered in it."""

    page: Page
    passkeys: list[dict]


@pytest.fixture(autouse=True)
def _behind_a_proxy(settings, transactional_db):
    """A proxy tells the addresses apart, and staff need a second step."""
    settings.PROXIES = 1
    settings.REQUIRE_MFA = True
    cache.clear()  # is no model: what is committed there outlives a test


@pytest.fixture
def browser_at(new_context):
    """Opens a browser that has been nowhere, at an address."""

    def open_page(address: str) -> Page:
        there = {"X-Forwarded-For": address}
        return new_context(locale="en", extra_http_headers=there).new_page()

    return open_page


class Stranger:
    """Posts to the sign-in from any address, without a browser; returns each answer's status."""

    def try_passwords(self, address: str, times: int) -> list[int]:
        return self._post("login/", {"username": "lawyer", "password": "wrong"}, address, times)

    def try_passkeys(self, address: str, times: int) -> list[int]:
        return self._post("second-step/webauthn/login/", {"credential": "{}"}, address, times)

    def _post(self, path: str, form: dict[str, str], address: str, times: int) -> list[int]:
        client = Client(headers={"X-Forwarded-For": address})
        return [client.post(f"/admin/{path}", form).status_code for _ in range(times)]


@pytest.fixture
def stranger() -> Stranger:
    return Stranger()


@pytest.fixture
def office(browser_at, live_server, lawyer) -> Office:
    page = browser_at(OFFICE)
    fingerprint = Fingerprint(page)
    enter_password(page, live_server.url)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/admin/login/**")
    return Office(page, fingerprint.passkeys())


@pytest.fixture
def attack(stranger, office) -> None:
    """The stranger tries the account until any password from a further address is refused."""
    answers = [stranger.try_passwords(f"203.0.113.{number}", 5) for number in range(8)]
    assert answers[0] == [200] * 5
    assert answers[-1] == [200, 200, 429, 429, 429]
    assert stranger.try_passwords(ATTACKED, 3) == [200, 200, 429]
    assert stranger.try_passkeys(ATTACKED, 30) == [302] * 30


def enter_password(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Account").fill("lawyer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def expect_to_be_in(page: Page, site: str) -> None:
    page.wait_for_url(f"{site}/admin/")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_a_passkey_gets_in_from_a_new_browser_at_an_address_that_is_refused(
    attack, office, browser_at, live_server
):
    page = browser_at(ATTACKED)
    Fingerprint(page).take(office.passkeys)
    assert page.context.cookies() == []
    enter_password(page, live_server.url)
    expect(page.get_by_role("heading", name="Too many attempts")).to_be_visible()

    page.goto(f"{live_server.url}/admin/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect_to_be_in(page, live_server.url)


@pytest.mark.parametrize("address", [OFFICE, ATTACKED], ids=["at-the-office", "where-refused"])
def test_a_device_that_signed_in_before_gets_in_with_the_right_password(
    attack, office, live_server, address
):
    page = office.page
    page.context.set_extra_http_headers({"X-Forwarded-For": address})

    enter_password(page, live_server.url)
    page.get_by_role("button", name="Use a passkey or security key").click()

    expect_to_be_in(page, live_server.url)


def test_a_new_device_gets_in_where_nobody_tried_and_waits_where_the_stranger_did(
    attack, office, browser_at, live_server
):
    elsewhere, there = browser_at(HOTEL), browser_at(ATTACKED)
    Fingerprint(elsewhere).take(office.passkeys)

    enter_password(there, live_server.url)
    enter_password(elsewhere, live_server.url)
    elsewhere.get_by_role("button", name="Use a passkey or security key").click()

    expect(there.get_by_role("heading", name="Too many attempts")).to_be_visible()
    expect_to_be_in(elsewhere, live_server.url)
