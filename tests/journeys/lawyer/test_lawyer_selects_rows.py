"""A lawyer moves, merges and deletes several rows at once, by keyboard, mouse and finger."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import make_briefing, pair, section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def texts(page: Page) -> list[str]:
    return page.evaluate(
        "() => [...document.querySelectorAll('.row textarea[data-side=en]')].map(one => one.value)"
    )


def test_rows_are_selected_and_changed_together(page, live_server, sign_in, lawyer, complaints):
    briefing = make_briefing(
        sections=[
            section(pair("甲", "One"), pair("乙", "Two"), pair("丙", "Three"), pair("丁", "Four")),
            section(pair("戊", "Five"), heading=("第二節", "Second")),
        ]
    )
    sign_in(page, lawyer, rich=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    english = page.locator("[data-rich=en] > div")
    expect(english).to_have_count(5)
    bar = page.get_by_role("toolbar", name="Selected rows")
    said = page.locator("[data-part=selection-said]")
    begun = texts(page)

    # By keyboard: two rows go up together, stay selected, become one, and come back by one undo each.
    english.nth(2).click()
    page.keyboard.press("Alt+v")
    expect(said).to_have_text("1 row selected")
    page.keyboard.press("Shift+ArrowDown")
    expect(said).to_have_text("2 rows selected")
    expect(page.locator(".handle[aria-pressed=true]")).to_have_count(2)
    assert violations(page, ADMIN_TAGS) == []
    page.keyboard.press("Alt+ArrowUp")
    assert texts(page)[1:5] == ["One", "Three", "Four", "Two"]
    expect(said).to_have_text("2 rows selected")
    page.keyboard.press("Alt+m")
    assert texts(page)[1:4] == ["One", "Three Four", "Two"]
    expect(bar).to_be_hidden()
    expect(english.nth(1)).to_be_focused()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert texts(page) == begun

    # Rows apart: Space adds one; they cannot become one, but are deleted in one step.
    english.nth(0).click()
    page.keyboard.press("Alt+v")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(said).to_have_text("2 rows selected")
    expect(bar.get_by_role("button", name="Merge")).to_be_disabled()
    page.keyboard.press("Alt+m")
    expect(said).to_contain_text("Only neighbouring rows can be merged")
    page.keyboard.press("Delete")
    assert texts(page)[1:4] == ["Two", "Four", "Second"]
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Rows deleted: 2")
    toast.get_by_role("button", name="Undo").click()
    assert texts(page) == begun

    # By mouse: a click with Shift takes all between, and dragging one moves all.
    handles = page.locator(".row.pair .handle")
    handles.nth(0).click(modifiers=["Control"])
    handles.nth(2).click(modifiers=["Shift"])
    expect(said).to_have_text("3 rows selected")
    start, end = handles.nth(1).bounding_box(), handles.nth(4).bounding_box()
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, start["y"] + 40, steps=4)
    expect(page.locator(".dragged")).to_have_count(3)
    page.mouse.move(end["x"] + 8, end["y"] + end["height"] + 30, steps=8)
    page.mouse.up()
    assert texts(page)[1:] == ["Four", "Second", "Five", "One", "Two", "Three"]
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    page.keyboard.press("Control+z")
    assert texts(page) == begun

    # Writing on ends it, so that no key meant for a letter meets the selected rows.
    handles.nth(0).click(modifiers=["Control"])
    expect(bar).to_be_visible()
    english.nth(3).click()
    expect(bar).to_be_hidden()

    # On a phone: from the menu of a row, then by its neighbours' numbers.
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".row.pair .more").nth(0).click()
    page.get_by_role("menuitem", name="Select").click()
    handles.nth(1).click()
    expect(said).to_have_text("2 rows selected")
    box = bar.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert violations(page, ADMIN_TAGS) == []
    bar.get_by_role("button", name="Move down").click()
    assert texts(page)[1:4] == ["Three", "One", "Two"]
    assert complaints == []
