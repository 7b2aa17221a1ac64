"""A lawyer signs in through the firm's identity provider, in a real browser at a real provider."""

import pytest

from tests.factories import make_person
from tests.identity_provider import CALLBACK, configured, running
from tests.journeys.axe import ADMIN_TAGS, violations

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_a_lawyer_signs_in_through_the_provider_and_a_stranger_is_told_why_not(
    live_server, page, settings
):
    person = make_person("author")
    person.email = "ana@firm.example"
    person.save()
    with running() as provider:
        name, secret = provider.register(f"{live_server.url}{CALLBACK}")
        settings.SITE_URL = live_server.url
        settings.REQUIRE_MFA = False
        settings.IDENTITY_PROVIDER = configured(provider, client=name, secret=secret)
        provider.knows("ana", email="ana@firm.example", email_verified=True)
        provider.knows("eve", email="eve@elsewhere.example", email_verified=True)

        page.goto(f"{live_server.url}/admin/")
        assert violations(page, ADMIN_TAGS) == []
        _signs_in(page, "eve")
        assert "You have no account here" in page.inner_text("main")
        assert violations(page, ADMIN_TAGS) == []

        page.get_by_role("link", name="Back to signing in").click()
        _signs_in(page, "ana")
        assert page.url == f"{live_server.url}/admin/"


def _signs_in(page, subject: str) -> None:
    page.get_by_role("link", name="Sign in with the firm's account").click()
    page.fill("input[name=sub]", subject)
    page.get_by_role("button", name="Authorize", exact=True).click()
    page.wait_for_load_state()
