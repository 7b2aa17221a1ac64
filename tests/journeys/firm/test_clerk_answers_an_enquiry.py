"""A clerk writes a reply while other things happen: nothing typed is lost in a browser."""

import pytest
from playwright.sync_api import expect

from contacts.models import Entry, ReplyTemplate, UnsentText
from tests.support.factories import make_enquiry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REPLY, NOTE = "#id_reply", "#id_note"


@pytest.fixture
def enquiry(noon):
    return make_enquiry(at=noon)


@pytest.fixture
def open_thread(page, live_server, sign_in, lawyer, enquiry, complaints):
    """Opens the enquiry's page, in the first tab or another."""

    def opened(tab=page):
        tab.goto(f"{live_server}/admin/contacts/enquiry/{enquiry.pk}/change/")
        expect(tab.locator("#work")).to_be_attached()
        return tab

    sign_in(page, lawyer)
    return opened


def type_reply(tab, words: str = "Half a reply") -> None:
    tab.locator(REPLY).fill(words)
    tab.wait_for_function(
        "words => Object.values(localStorage).some(copy => copy.includes(words))", arg=words
    )


def test_a_note_is_added_while_a_reply_is_being_written(open_thread):
    tab = open_thread()
    type_reply(tab)

    tab.locator(NOTE).fill("Called back.")
    tab.locator("button[value=note]").click()

    expect(tab.locator(".entry-note")).to_contain_text("Called back.")
    expect(tab.locator(REPLY)).to_have_value("Half a reply")
    expect(tab.locator(NOTE)).to_have_value("")
    tab.reload()  # asks nothing and adds nothing
    expect(tab.locator(".entry-note")).to_have_count(1)
    expect(tab.locator(REPLY)).to_have_value("Half a reply")


def test_a_reload_and_another_page_lose_nothing_and_sending_leaves_nothing_behind(
    open_thread, live_server
):
    tab = open_thread()
    type_reply(tab)
    tab.locator("#id_due_at").fill("2026-01-05T10:00")

    tab.reload()
    tab.goto(f"{live_server}/admin/")
    open_thread(tab)

    expect(tab.locator(REPLY)).to_have_value("Half a reply")
    expect(tab.locator("#id_due_at")).to_have_value("2026-01-05T10:00")
    # Somebody quicker than the script of the page that shows the reply: its copies are of before.
    tab.route("**/js/thread.js", lambda route: route.abort())
    tab.locator("button[value=reply]").click()
    expect(tab.locator(".entry-reply")).to_contain_text("Half a reply")
    tab.unroute("**/js/thread.js")
    tab.locator("#id_due_at").fill("")
    tab.locator("button[value=due]").click()
    # The message of the reply still stands until the next page has come and put its copies away.
    tab.wait_for_function(
        "() => Object.keys(localStorage).every(name => !name.startsWith('enquiry:'))"
    )


def test_after_an_expired_session_the_reply_stands_in_its_field_and_is_sent_once(
    open_thread, page, sign_in, lawyer, enquiry
):
    tab = open_thread()
    type_reply(tab)
    page.context.clear_cookies(name="session")

    tab.locator("button[value=reply]").click()
    expect(tab.locator("#kept_reply")).to_have_value("Half a reply")
    sign_in(page, lawyer)
    open_thread(tab)

    expect(tab.locator(REPLY)).to_have_value("Half a reply")
    tab.locator("button[value=reply]").click()
    expect(tab.locator(".entry-reply")).to_have_count(1)
    assert Entry.objects.get(kind="reply").text == "Half a reply"


def test_two_tabs_keep_their_own_and_offer_what_a_closed_one_left(open_thread, page):
    first = open_thread()
    type_reply(first, "From the first tab")
    second = open_thread(page.context.new_page())
    expect(second.locator(REPLY)).to_have_value("")
    type_reply(second, "From the second tab")

    second.locator("button[value=reply]").click()
    expect(second.locator(".entry-reply")).to_have_count(1)
    first.reload()
    expect(first.locator(REPLY)).to_have_value("From the first tab")
    first.close()
    open_thread(second)

    offered = second.locator("#unsent")
    expect(offered).to_contain_text("From the first tab")
    offered.get_by_role("button").first.click()
    expect(second.locator(REPLY)).to_have_value("From the first tab")
    expect(offered).to_be_hidden()


def test_going_back_after_sending_does_not_bring_the_reply_back(open_thread):
    tab = open_thread()
    type_reply(tab, "Sent once")
    tab.locator("button[value=reply]").click()
    expect(tab.locator(".entry-reply")).to_have_count(1)

    tab.go_back()

    expect(tab.locator(".entry-reply")).to_have_count(1)
    expect(tab.locator(REPLY)).to_have_value("")


def test_return_in_a_field_sends_no_reply(open_thread):
    tab = open_thread()
    type_reply(tab)

    tab.locator("#id_due_at").press("Enter")

    expect(tab.locator(REPLY)).to_have_value("Half a reply")
    assert not Entry.objects.exists()


def test_without_a_script_a_template_and_other_buttons_keep_the_reply(
    browser, live_server, sign_in, lawyer, enquiry
):
    ReplyTemplate.objects.create(name="Thanks", text_zh_hant="多謝。", text_en="Thanks.")
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        sign_in(tab, lawyer)
        tab.goto(f"{live_server}/admin/contacts/enquiry/{enquiry.pk}/change/")
        tab.locator(REPLY).fill("Half a reply")
        tab.locator("#id_to").select_option(str(lawyer.pk))

        tab.locator("button[name=template]").click()
        tab.locator("button[value=hold]").click()

        expect(tab.locator(REPLY)).to_have_value("Half a reply\n\nThanks.")
        expect(tab.locator("#id_to")).to_have_value(str(lawyer.pk))


def test_a_draft_is_continued_in_another_browser_discarded_and_put_back(
    page, browser, live_server, sign_in, lawyer, enquiry
):
    address = f"{live_server}/admin/contacts/enquiry/{enquiry.pk}/change/"
    with browser.new_context() as elsewhere:
        for tab in (page, phone := elsewhere.new_page()):
            sign_in(tab, lawyer, keeps=True)
        page.goto(address)
        page.locator(REPLY).fill("Begun at the desk")
        expect(page.locator("[data-said=reply]")).not_to_be_empty()

        phone.goto(address)
        expect(phone.locator(REPLY)).to_have_value("Begun at the desk")
        phone.locator(REPLY).fill("Begun at the desk, continued on the phone")
        expect(phone.locator("[data-keep]").first).to_be_hidden()
        with phone.expect_response("**/draft/"):
            pass

        page.reload()
        expect(page.locator(REPLY)).to_have_value("Begun at the desk, continued on the phone")
        page.locator("button[value=discard]").click()
        expect(page.locator(REPLY)).to_have_value("")
        phone.goto(address)
        expect(phone.locator("button[value=discard]")).to_be_hidden()
        expect(phone.locator(REPLY)).to_have_value("")

        page.locator("button[value=undo]").click()
        expect(page.locator(REPLY)).to_have_value("Begun at the desk, continued on the phone")
        page.locator("button[value=reply]").click()
        expect(page.locator(".entry-reply")).to_contain_text("continued on the phone")
    assert not UnsentText.objects.exists()
