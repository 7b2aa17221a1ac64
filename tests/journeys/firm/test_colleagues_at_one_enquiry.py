"""Two colleagues have one enquiry open: each sees that the other replies, and notes notify."""

import pytest
from playwright.sync_api import expect

from contacts.models import ReplyTemplate
from notifications.models import Notification
from tests.support.factories import make_enquiry, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REPLY, NOTE = "#id_reply", "#id_note"
AGAIN = 21_000  # milliseconds until the page asks again who is replying


@pytest.fixture
def colleagues(browser, live_server, sign_in, noon, settings):
    """The pages of two clerks, in English, at an enquiry of a client who writes Chinese."""
    enquiry = make_enquiry(at=noon, language="zh-hant", name="黃嘉明")
    pages = []
    for name in ("Ana Lei", "Rui Ho"):
        person = make_person("enquiries clerk", name.split()[0].lower())
        person.first_name, person.last_name = name.split()
        person.save()
        page = browser.new_context(locale="en").new_page()
        page.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": live_server.url}]
        )
        sign_in(page, person, keeps=True)
        page.clock.install()
        pages.append(page)
    yield enquiry, f"{live_server}/admin/contacts/enquiry/{enquiry.pk}/change/", *pages
    for page in pages:
        page.context.close()


def test_who_is_replying_is_said_while_the_page_is_open_and_until_the_reply_is_sent(colleagues):
    _enquiry, address, ana, rui = colleagues
    ana.goto(address)
    rui.goto(address)
    expect(rui.locator("#replying")).to_be_hidden()

    ana.locator(REPLY).fill("Dear client,")
    with ana.expect_response("**/draft/"):
        ana.clock.fast_forward(5_000)
    rui.clock.fast_forward(AGAIN)

    expect(rui.locator("#replying")).to_have_text("Ana Lei is replying")
    rui.reload()
    expect(rui.locator("#replying")).to_have_text("Ana Lei is replying")
    ana.locator("button[value=reply]").click()
    expect(ana.locator(".entry-reply")).to_have_count(1)
    rui.clock.fast_forward(AGAIN)
    expect(rui.locator("#replying")).to_be_hidden()


def test_a_mention_is_completed_by_keyboard_and_notifies(colleagues):
    enquiry, address, ana, _rui = colleagues
    ana.goto(address)

    ana.locator(NOTE).press_sequentially("Please look, @ru")
    ana.keyboard.press("Enter")
    expect(ana.locator(NOTE)).to_have_value("Please look, @Rui Ho ")
    ana.locator("button[value=note]").click()

    expect(ana.locator(".entry-note")).to_contain_text("@Rui Ho")
    told = Notification.objects.get()
    assert (told.kind, told.user.username, told.enquiry) == ("mentioned", "rui", enquiry)


def test_a_template_begins_the_reply_in_the_clients_language_whatever_the_clerk_reads(colleagues):
    _enquiry, address, ana, _rui = colleagues
    ReplyTemplate.objects.create(
        name="Thanks", text_zh_hant="{client}：多謝。", text_en="Dear {client},"
    )
    ana.goto(address)

    ana.keyboard.press("Alt+t")
    ana.keyboard.press("Enter")

    expect(ana.locator(REPLY)).to_have_value("黃嘉明：多謝。")
