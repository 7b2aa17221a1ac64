"""A lawyer signs in at the firm's identity provider and comes back, in either language."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.support.factories import make_person
from tests.support.identity_provider import IdentityProvider, configured, running

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.django_db(transaction=True),
]

WORDS = {
    "en": ("Sign in with the firm's account", "You have no account here"),
    "zh-TW": ("以事務所帳戶登入", "您在此沒有帳戶"),
}


@pytest.fixture
def provider(settings, transactional_db):
    cache.clear()  # is no model: what is committed there outlives a test
    with running() as started:
        # Another site for the browser than "localhost": strict cookies stay behind on the way back.
        elsewhere = IdentityProvider(started.issuer.replace("localhost", "127.0.0.1"))
        settings.IDENTITY_PROVIDER = configured(elsewhere)
        yield elsewhere


@pytest.mark.parametrize("locale", WORDS)
def test_a_lawyer_comes_in_and_a_stranger_reads_what_to_do(
    live_server, new_context, provider, settings, locale
):
    button, unknown = WORDS[locale]
    ana = make_person("author", "ana")
    ana.email = "ana@firm.example"
    ana.save()
    provider.knows("ana", email="ana@firm.example", email_verified=True)
    provider.knows("stranger", email="stranger@firm.example", email_verified=True)
    page = new_context(locale=locale).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    # The provider's page would fetch its looks from another machine.
    page.route(re.compile(r"//(?!localhost|127\.0\.0\.1)"), lambda route: route.abort())

    page.goto(f"{live_server.url}/admin/briefings/briefing/")
    assert violations(page) == []
    for subject in ("stranger", "ana"):
        page.get_by_role("link", name=button).click()
        page.wait_for_url(f"{provider.issuer}/**")
        page.fill("input[name=sub]", subject)
        page.locator("input[name=sub] ~ button, form button").first.click()
        if subject == "stranger":
            expect(page.get_by_role("heading", name=unknown)).to_be_visible()
            assert violations(page) == []
            page.locator("#content a.act").click()
    page.wait_for_url(f"{live_server.url}/admin/**")

    expect(page.locator("#logout-form button")).to_be_visible()
    page.click("#logout-form button")
    expect(page.get_by_role("link", name=button)).to_be_visible()
    settings.PASSWORD_SIGN_IN = False
    page.reload()
    expect(page.locator("#id_password")).to_be_hidden()
    page.click("summary")
    expect(page.locator("#id_password")).to_be_visible()
    assert violations(page) == []
    assert [said for said in complaints if "Security Policy" in said] == []
