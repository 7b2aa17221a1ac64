"""A client types into the search field at the top of a page."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.library import library

__all__ = ["library"]

COMPOSING = """(field) => {
    field.dispatchEvent(new CompositionEvent("compositionstart"));
    field.value = "sh";
    field.dispatchEvent(new InputEvent("input", {isComposing: true, bubbles: true}));
    field.dispatchEvent(new KeyboardEvent("keydown",
        {key: "ArrowDown", isComposing: true, bubbles: true}));
}"""
COMPOSED = """(field) => {
    field.value = "商標";
    field.dispatchEvent(new CompositionEvent("compositionend"));
}"""


@pytest.mark.browser
def test_suggestions_are_chosen_by_keyboard_and_announced(library, live_server, page):
    asked = []
    page.on("request", lambda one: asked.append(one.url) if "/suggest/" in one.url else None)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/en/contact/")
    field = page.get_by_role("combobox", name="Search the briefings")
    options = page.locator("#suggestions").get_by_role("option")
    active = "aria-activedescendant"

    field.press_sequentially("tra")
    expect(options).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("header [role=status]")).to_have_text("1 suggestion")
    assert len(asked) == 1
    assert violations(page) == []

    field.press("ArrowDown")
    expect(field).to_have_attribute(active, options.first.get_attribute("id"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).not_to_have_attribute(active, re.compile(".*"))
    expect(field).to_have_value("tra")

    # What is being composed is neither asked for nor a key for the list.
    field.evaluate(COMPOSING)
    page.wait_for_timeout(400)
    assert len(asked) == 1
    expect(field).not_to_have_attribute(active, re.compile(".*"))
    field.evaluate(COMPOSED)
    expect(options).to_have_text([re.compile("商標法"), re.compile("商標法修訂")])

    field.press("ArrowUp")
    field.press("Enter")
    page.wait_for_url("**/en/briefings/2025-1/trade-mark-law-revised/")


@pytest.mark.browser
def test_a_site_that_does_not_answer_leaves_the_plain_form(library, live_server, page):
    page.route("**/suggest/**", lambda route: route.abort())
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")
    field = page.get_by_label("Search the briefings")

    with page.expect_event("requestfailed"):
        field.press_sequentially("trade mark")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")

    page.wait_for_url("**/en/briefings/?q=trade+mark")
    expect(page.get_by_role("heading", name="Trade Mark Law Revised")).to_be_visible()
