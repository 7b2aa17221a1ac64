"""An administrator of an empty site is led from the firm's details to the first briefing."""

import re
from email.message import EmailMessage

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts import roles
from briefings.models.published.edition import Edition
from operations.setting_up import records
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import deliver_due
from tests.support.fingerprint import Fingerprint
from tests.support.pictures import chart

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
TEXT = """商標法修訂
Trade Mark Law Revised

Ana Lei
24 April 2025

澳門修訂商標法，新法於下月生效。

Macau has revised its trade mark law; it takes effect next month.
"""
PASSWORD = "seven lamps beside a quiet harbour"
STEPS = (
    *("firm", "look", "areas", "mail", "people", "authors", "briefing", "second-step"),
    *("worker", "backup", "address"),
)


@pytest.fixture
def administrator(transactional_db) -> User:
    cache.clear()  # is no model: what is committed there outlives a test
    roles.make()
    return User.objects.create_superuser(
        "admin", "ana@firm.example", "x", first_name="李安娜 Ana Lei"
    )


class List:
    """The page of setting up."""

    def __init__(self, page: Page, site: str):
        self.page, self.address = page, f"{site}/admin/setting-up/"

    def step(self, key: str) -> Locator:
        return self.page.locator(".setup-steps > li").nth(STEPS.index(key))

    def begin(self, key: str) -> None:
        self.page.goto(self.address)
        expect(self.step(key)).not_to_have_class("done")
        # Until its scripts ran, a form makes no slug of the name.
        with self.page.expect_navigation():
            self.step(key).locator(".ways a").click()

    def save(self, button: str) -> None:
        """Press a button, and wait for the answer: an address opened at once ends the request."""
        with self.page.expect_navigation():
            self.page.click(button)

    def come_back(self) -> None:
        self.page.locator(".back-to-setup a").click()
        self.page.wait_for_url(self.address)

    def expect_done(self, *keys: str) -> None:
        self.page.goto(self.address)
        for key in keys:
            expect(self.step(key)).to_have_class("done")
        assert violations(self.page, ADMIN_TAGS) == []


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_an_empty_site_is_set_up_step_by_step(
    administrator, live_server, browser, sign_in, settings, postbox, complaints, language
):
    site, page = live_server.url, browser.new_context(locale=language).new_page()
    Fingerprint(page)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}
    page.context.add_cookies([cookie])
    sign_in(page, administrator)
    listed = List(page, site)

    page.goto(f"{site}/admin/")
    expect(page.locator(".setup-steps > li.open")).to_have_count(len(STEPS))
    listed.begin("firm")
    for name, text in (("name_zh_hant", "力圖律師事務所"), ("name_en", "Firm & Partners")):
        page.fill(f"[name={name}]", text)
    page.fill("[name=email]", "office@firm.example")
    page.fill("[name=telephone]", "+853 2800 0000")
    page.set_input_files(
        "[name=logo_file]", {"name": "logo.png", "mimeType": "image/png", "buffer": chart(400, 200)}
    )
    page.fill("[name=accent]", "#1d3f91")
    page.click("[name=_save]")
    listed.come_back()
    listed.expect_done("firm", "look")

    listed.begin("areas")
    page.fill("[name=name_zh_hant]", "知識產權")
    page.fill("[name=name_en]", "Intellectual property")
    listed.save("[name=_save]")
    listed.expect_done("areas")

    # Done means tried: the server's answer decides.
    postbox.mood = "550"
    listed.begin("mail")
    page.click("#content form button")
    expect(page.locator(".trial")).to_contain_text("550 not now")
    listed.come_back()
    expect(listed.step("mail")).to_have_class("failed")
    postbox.mood = "kind"
    listed.begin("mail")
    page.click("#content form button")
    expect(page.locator(".trial")).to_contain_text("250 OK")
    assert (len(postbox.mails), postbox.recipients) == (1, ["ana@firm.example"])
    listed.expect_done("mail")

    listed.begin("people")
    page.fill("[name='name_zh-hant']", "何東")
    page.fill("[name=name_en]", "Rui Ho")
    page.fill("[name=email]", "rui@firm.example")
    role = Group.objects.get(name="publisher").pk
    page.check(f".roles input[value='{role}']")
    listed.save(".person-form button")
    page.goto(listed.address)
    expect(listed.step("people")).to_have_class("partly")
    deliver_due(timezone.now())
    assert postbox.recipients[-1] == "rui@firm.example"
    colleague = browser.new_context(locale=language).new_page()
    colleague.context.add_cookies([cookie])
    _accept(colleague, site, postbox.mails[-1])
    listed.expect_done("people")

    listed.begin("authors")
    page.fill("[name=name_zh_hant]", "李安娜")
    page.fill("[name=name_en]", "Ana Lei")
    page.select_option("[name=user]", str(administrator.pk))
    listed.save("[name=_save]")
    listed.expect_done("authors")

    # One writes, the other approves.
    listed.begin("briefing")
    page.fill("textarea[name=source]", TEXT)
    page.click(".import-form button")
    page.click("[data-part=create-and-send]")
    page.wait_for_url("**/publish/")
    published_at = page.url
    page.goto(listed.address)
    expect(listed.step("briefing")).to_have_class("partly")
    colleague.goto(published_at)
    colleague.click(".publish-form .submit-row button")
    expect(colleague.locator(".published")).to_be_visible()
    assert Edition.objects.get().approvals[0]["by"] == "何東 Rui Ho"
    listed.expect_done("briefing")

    listed.begin("second-step")
    page.locator("a[href$='webauthn/add/']").click()
    page.fill("[name=password]", "x")  # adding a passkey asks for the password again
    page.locator("form.step button").first.click()
    page.locator("form button").last.click()
    page.wait_for_url("**/recovery-codes/")
    listed.expect_done("second-step")

    # What no page can do: the worker and a backup say so themselves, the address is put aside.
    at = timezone.now()
    records.note_worker(at=at)
    records.note_backup(at=at)
    listed.expect_done("worker", "backup")
    if listed.step("address").locator("button[value^=aside]").count():
        listed.step("address").locator("button[value^=aside]").click()
    page.goto(f"{site}/admin/")
    expect(page.locator(".setting-up")).to_have_count(0)
    assert complaints == []
    for opened in (page, colleague):
        opened.context.close()


def _accept(page: Page, site: str, mail: EmailMessage) -> None:
    """Open the link of an invitation, choose a password, and sign in with it."""
    text = mail.get_body(("plain",)).get_content()
    page.goto(site + re.search(r"https?://[^/\s]+(/admin/sign-in/\S+)", text)[1])
    page.fill("[name=username]", "rui.ho")
    page.fill("[name=new_password1]", PASSWORD)
    page.fill("[name=new_password2]", PASSWORD)
    page.click("form.step button")
    page.fill("[name=username]", "rui.ho")
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button[type=submit]").first.click()
    expect(page.locator("#logout-form")).to_be_attached()
