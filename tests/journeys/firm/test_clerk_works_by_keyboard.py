"""A clerk goes through the inbox by keyboard: moves, selects, opens, searches."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.support.factories import make_enquiry, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEWEST_FIRST = ("Third", "Second", "First")


@pytest.fixture
def inbox(page, live_server, sign_in, noon, complaints) -> Page:
    for hours, name in enumerate(reversed(NEWEST_FIRST)):
        make_enquiry(at=noon + timedelta(hours=hours), name=name, email=f"{name}@client.example")
    sign_in(page, make_person("enquiries clerk"))
    page.goto(f"{live_server}/admin/contacts/enquiry/")
    return page


def expect_at(page: Page, name: str) -> None:
    """The row is marked, alone, and its link has the focus."""
    expect(page.locator("#result_list tr.current")).to_contain_text(name)
    expect(page.locator("#result_list tr.current a:focus")).to_have_count(1)


def chosen(page: Page) -> list[str]:
    return [
        name
        for name in NEWEST_FIRST
        if page.locator("#result_list tr", has_text=name).locator(".action-select").is_checked()
    ]


def test_j_and_k_move_and_stop_at_the_ends(inbox):
    reached = ("Third", "Second", "First", "First", "Second", "Third")
    for key, name in zip("kjjjkk", reached, strict=True):
        inbox.keyboard.press(key)
        expect_at(inbox, name)


def test_x_selects_rows_and_an_action_is_done_to_them_alone(inbox):
    inbox.keyboard.press("x")  # no row is current yet
    assert chosen(inbox) == []
    for key in "jxjxjxx":
        inbox.keyboard.press(key)

    assert chosen(inbox) == ["Third", "Second"]
    inbox.select_option("select[name=action]", "close")
    inbox.click("button[name=index]")
    expect(inbox.locator("#result_list tbody tr")).to_have_count(1)
    expect(inbox.locator("#result_list tbody tr")).to_contain_text("First")


def test_enter_opens_the_current_row(inbox):
    for key in ("j", "j", "Enter"):
        inbox.keyboard.press(key)

    inbox.wait_for_url("**/change/**")
    expect(inbox.locator("#content")).to_contain_text("Second")


def test_moving_goes_on_from_the_row_that_tab_or_a_click_reached(inbox):
    inbox.locator("#result_list .action-select").nth(1).click()
    inbox.keyboard.press("j")

    expect_at(inbox, "First")
    assert chosen(inbox) == ["Second"]


def test_a_slash_leads_to_the_search_where_letters_are_only_letters(inbox):
    inbox.keyboard.press("j")
    inbox.keyboard.press("/")
    inbox.keyboard.type("jxk")

    expect(inbox.locator("#searchbar")).to_have_value("jxk")
    expect(inbox.locator("#result_list tr.current")).to_contain_text("Third")
    assert chosen(inbox) == []


def test_keys_of_the_browser_stay_the_browsers(inbox):
    for key in ("Control+j", "Alt+j", "Meta+k"):
        inbox.keyboard.press(key)

    expect(inbox.locator("#result_list tr.current")).to_have_count(0)
