"""A lawyer is invited by mail, loses the phone, signs in again, and leaves the firm."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from briefings import drafting
from briefings.workflow.visibility import may_see
from contacts.desk import handle_enquiry
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import TODAY, deliver_due, document, make_enquiry, make_person
from tests.support.fingerprint import Fingerprint

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
PASSWORD = "seven lamps beside a quiet harbour"
PHONE = {"width": 390, "height": 844}
IN_CAPITALS = """() => [...document.querySelectorAll("#content *")]
  .filter((each) => getComputedStyle(each).textTransform === "uppercase")
  .map((each) => each.textContent)"""


def long_here(role: str, name: str, full_name: str) -> User:
    """Return a person whose account has been open for a month."""
    person = make_person(role, name)
    person.first_name, person.email = full_name, f"{name}@firm.example"
    person.date_joined = timezone.now() - timedelta(days=30)
    person.save()
    return person


@pytest.fixture
def people(transactional_db):
    cache.clear()  # is no model: what is committed there outlives a test
    return (
        long_here("administrator", "rui", "何東 Rui Ho"),
        long_here("administrator", "bea", "陳美儀 Bea Chan"),
        long_here("enquiries clerk", "ines", "梁詠詩 Ines Leong"),
        long_here("author", "bo", "Bo Sá"),
    )


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_a_lawyer_is_invited_loses_the_phone_and_leaves(
    people, live_server, browser, sign_in, settings, postbox, complaints, language
):
    first, second, clerk, colleague = people
    site = live_server.url
    desk, other, phone = (
        browser.new_context(locale=language, viewport=size).new_page()
        for size in (None, None, PHONE)
    )
    for page, person in ((desk, first), (other, second)):
        cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}
        page.context.add_cookies([cookie])
        sign_in(page, person)

    # An administrator invites her; she alone chooses and knows the password.
    desk.goto(f"{site}/admin/auth/user/")
    assert desk.evaluate(IN_CAPITALS) == []
    desk.click(".addlink")
    desk.fill("[name='name_zh-hant']", "陳美玲")
    desk.fill("[name=name_en]", "Maria Chan")
    desk.fill("[name=email]", "maria@firm.example")
    desk.select_option("select[name=language]", language)
    role = Group.objects.get(name="author").pk
    desk.check(f".roles input[value='{role}']")
    assert violations(desk, ADMIN_TAGS) == []
    desk.click(".person-form button")
    expect(desk.locator(".messagelist")).to_contain_text("maria@firm.example")
    deliver_due(timezone.now())
    maria = User.objects.get(email="maria@firm.example")
    settings.REQUIRE_MFA = True
    _open_account(phone, site, postbox.mails[-1])
    _set_up_a_passkey(phone)

    # The phone is lost. One administrator asks for a reset, another confirms it.
    settings.REQUIRE_MFA = False
    maria_page = f"{site}/admin/auth/user/{maria.pk}/change/"
    desk.goto(maria_page)
    desk.click("button[value=reset]")
    expect(desk.locator(".waiting-reset")).to_be_visible()
    expect(desk.locator("button[value=confirm_reset]")).to_have_count(0)
    other.goto(f"{site}/admin/auth/user/")
    other.locator(".waiting-reset a").click()
    assert violations(other, ADMIN_TAGS) == []
    other.click("button[value=confirm_reset]")
    expect(other.locator(".waiting-reset")).to_have_count(0)
    settings.REQUIRE_MFA = True
    phone.goto(f"{site}/admin/")
    expect(phone.locator("#id_password, [name=password]").first).to_be_visible()
    new = browser.new_context(locale=language, viewport=PHONE).new_page()
    new.goto(f"{site}/admin/login/")
    _enter(new, "maria.chan")
    _set_up_a_passkey(new)

    # She works, and leaves: one step ends her sessions and hands everything over.
    draft = drafting.create(document=document(), by=maria, today=TODAY)
    enquiry = make_enquiry(at=timezone.now())
    handle_enquiry.assign(enquiry=enquiry, to=maria, by=clerk, at=timezone.now())
    settings.REQUIRE_MFA = False
    desk.goto(maria_page)
    desk.click(".leave-link")
    desk.select_option("[name=drafts_to]", str(colleague.pk))
    desk.select_option("[name=enquiries_to]", str(clerk.pk))
    assert violations(desk, ADMIN_TAGS) == []
    desk.click("button.danger")
    expect(desk.locator(".account-left")).to_be_visible()
    new.goto(f"{site}/admin/")
    expect(new.locator("[name=password]")).to_be_visible()
    _enter(new, "maria.chan")
    expect(new.locator("[name=password]")).to_be_visible()
    enquiry.refresh_from_db()
    assert (enquiry.assignee, may_see(colleague, draft)) == (clerk, True)
    for page in (desk, other, phone, new):
        page.context.close()


def _open_account(page: Page, site: str, mail: EmailMessage) -> None:
    text = mail.get_body(("plain",)).get_content()
    page.goto(site + re.search(r"https?://[^/\s]+(/admin/sign-in/\S+)", text)[1])
    assert violations(page) == []
    page.fill("[name=username]", "maria.chan")
    page.fill("[name=new_password1]", PASSWORD)
    page.fill("[name=new_password2]", PASSWORD)
    page.click("form.step button")
    _enter(page, "maria.chan")


def _enter(page: Page, account: str) -> None:
    page.fill("[name=username]", account)
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button[type=submit]").first.click()
    page.wait_for_load_state()


def _set_up_a_passkey(page: Page) -> None:
    """Add one with a fingerprint, keep the recovery codes, and go in."""
    Fingerprint(page)
    page.locator("a[href$='webauthn/add/']").click()
    page.locator("form button").last.click()
    page.wait_for_url("**/recovery-codes/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.goto(re.sub(r"/admin/.*", "/admin/", page.url))
    expect(page.locator("#logout-form")).to_be_attached()
