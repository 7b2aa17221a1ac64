"""A lawyer finds commands by name and headings by the outline, and makes the text as large as she likes."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import make_briefing, pair, section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_commands_outline_size_and_the_text_alone(page, live_server, sign_in, lawyer, complaints):
    briefing = make_briefing(
        sections=[
            section(pair("甲", "One"), heading=("第一節", "Part 1")),
            section(pair("乙", "Two"), heading=("第二節", "Part 2")),
        ]
    )
    sign_in(page, lawyer, rich=True)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    english = page.locator("[data-rich=en] > div")
    expect(english).to_have_count(2)

    # Nobody is writing yet: the outline marks no heading.
    outline = page.locator("[data-part=outline-panel]")
    current = outline.locator("[aria-current]")
    page.locator("[data-part=outline]").click()
    expect(outline.get_by_role("button", name="第二節")).to_be_visible()
    expect(current).to_have_count(0)
    page.locator("[data-part=outline-close]").click()

    # A command by its Chinese name, on the English page, with the keys alone.
    english.nth(1).click()
    page.keyboard.press("F1")
    dialog = page.get_by_role("dialog", name="Commands")
    expect(dialog.get_by_role("option").first).to_contain_text("Save")
    assert violations(page, ADMIN_TAGS) == []
    page.keyboard.type("粗體")
    expect(dialog.get_by_role("option")).to_have_text(["Bold粗體Ctrl B"])
    page.keyboard.press("Escape")
    expect(english.nth(1)).to_be_focused()
    page.keyboard.press("F1")
    page.keyboard.type("paragraph below")
    page.keyboard.press("Enter")
    expect(page.locator(".row.pair")).to_have_count(3)
    page.keyboard.press("Control+z")
    expect(page.locator(".row.pair")).to_have_count(2)

    # The outline marks where she is, and leads elsewhere.
    page.keyboard.press("Alt+u")
    expect(current).to_have_text("第二節")
    outline.get_by_role("button", name="第一節").click()
    expect(current).to_have_text("第一節")
    assert violations(page, ADMIN_TAGS) == []
    page.keyboard.press("Escape")
    expect(outline).to_be_hidden()

    # The size is kept in the browser; the text stands alone until Escape.
    english.nth(0).click()
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    before = english.nth(0).evaluate(size)
    page.keyboard.press("Alt+=")
    assert english.nth(0).evaluate(size) > before
    page.reload()
    expect(english).to_have_count(2)
    assert english.nth(0).evaluate(size) > before
    english.nth(0).click()
    page.keyboard.press("Alt+f")
    expect(page.locator(".editor-bar")).to_be_hidden()
    expect(english.nth(0)).to_be_focused()
    notice = page.get_by_text("Only the text is shown.")
    expect(notice).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".editor-bar")).to_be_visible()
    expect(notice).to_be_hidden()
    assert complaints == []
