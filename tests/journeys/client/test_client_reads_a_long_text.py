"""On a phone, sections out of view are not laid out; nothing that a reader does may notice it."""

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.importing.documents import document
from tests.support.factories import make_briefing, publish_now

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.one_database,
]
PAIRS = 60
IS_LAID_OUT = "pair => pair.checkVisibility({contentVisibilityAuto: true})"
TOP = "pair => pair.getBoundingClientRect().top"


@pytest.fixture
def phone(browser, live_server, noon, complaints) -> Page:
    briefing = make_briefing(**document(pairs=PAIRS))
    publish_now(briefing, at=noon)
    page = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 800},
        has_touch=True,
        is_mobile=True,
    ).new_page()
    page.goto(f"/en/briefings/{briefing.reference}/parallel/")
    yield page
    page.context.close()


def test_links_land_below_the_bar_wherever_they_lead(phone):
    pairs = phone.locator(".pair")
    expect(pairs).to_have_count(PAIRS)
    assert not pairs.last.evaluate(IS_LAID_OUT)
    here = phone.url
    for number in (PAIRS - 10, 5, PAIRS // 2):
        anchor = pairs.nth(number).get_attribute("id")
        phone.goto("about:blank")
        phone.goto(f"{here}#{anchor}")
        target = phone.locator(f"#{anchor}")
        expect(target).to_be_in_viewport()
        phone.wait_for_timeout(300)  # for what is laid out after the jump

        bar = phone.locator(".bar").bounding_box()
        assert 0 <= target.evaluate(TOP) - bar["height"] < 40

        phone.mouse.wheel(0, 250)
        phone.wait_for_timeout(600)  # until the reader rests
        phone.locator(".views a").first.click()
        numbers = pairs.evaluate_all("pairs => pairs.map((pair) => pair.id)")
        carried = phone.evaluate("location.hash.slice(1)")
        assert 0 <= numbers.index(carried) - number <= 2


def test_the_menu_of_a_paragraph_stands_at_the_foot_of_the_window(phone):
    phone.locator(".pair .ask").nth(2).tap()

    menu = phone.locator("#pair-menu")
    expect(menu).to_be_visible()
    box = menu.bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == pytest.approx(800, abs=1)


def test_the_numbers_in_the_margin_and_the_handles_are_not_cut_off(phone):
    # The last of a section, at whose edge its handle is.
    shown = phone.locator(".text > :first-child > .pair:last-child").evaluate(
        """pair => [".mark", ".ask"].map((name) => {
            pair.querySelector(name).scrollIntoView({block: "center"});
            const box = pair.querySelector(name).getBoundingClientRect();
            const at = document.elementFromPoint(box.right - 8, box.bottom - 6);
            return Boolean(at?.closest(name));
        })"""
    )
    assert shown == [True, True]


def test_all_of_it_is_printed(phone):
    phone.emulate_media(media="print")

    assert phone.locator(".pair").last.evaluate(IS_LAID_OUT)
