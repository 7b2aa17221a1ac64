"""A client reads the firm's briefing: in a browser, as clients do, with scripts and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from briefings import drafting
from briefings.importing import read_text
from tests.journeys.library import library
from tests.support.factories import TODAY, publish_now

__all__ = ["library"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
SEED = Path(__file__).parents[2] / "data" / "seed.txt"
SLUG = "trade-mark-law-revised"


@pytest.fixture
def parallel(page, live_server, library, complaints) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")
    return page


def _copied(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_the_firms_own_briefing_is_read_in_chinese_english_and_parallel(
    page, live_server, noon, complaints
):
    publish_now(
        drafting.create(
            document=read_text(SEED.read_text("utf-8")).to_json(), by=None, today=TODAY
        ),
        at=noon,
    )
    page.goto(f"{live_server.url}/zh-hant/")

    page.get_by_role("link", name="知識產權強國").click()
    expect(page.locator(".pair")).to_have_count(14)
    expect(page.locator(".text h2")).to_have_count(9)
    page.locator(".views").get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("Progress and Prospects")
    page.locator(".views [data-view=parallel]").click()

    expect(page.locator(".pair")).to_have_count(14)
    expect(page.locator(".side")).to_have_count(28)
    assert complaints == []


@pytest.mark.parametrize(
    "switch", [".views [data-view=zh-hant]", ".languages [data-language=zh-hant]"]
)
def test_the_switch_of_languages_keeps_the_paragraph(
    page, live_server, library, complaints, switch
):
    page.goto(f"{live_server.url}/en/briefings/2025-1/{SLUG}/")
    id = page.locator(".pair").nth(10).get_attribute("id")
    page.evaluate("id => document.getElementById(id).scrollIntoView({behavior: 'instant'})", id)
    page.wait_for_timeout(1000)  # who rests at a paragraph reads it

    # Not click(): it would first scroll to where the bar stood before it stuck to the top.
    page.locator(switch).dispatch_event("click")

    page.wait_for_url(f"**/zh-hant/briefings/2025-1/{SLUG}/#{id}")
    assert complaints == []


def test_a_page_asks_for_a_style_sheet_and_a_script_until_it_is_touched(
    page, live_server, library, complaints
):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))

    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")
    assert asked == ["", "site.css", "site.js"]
    page.locator(".mark").nth(1).click()

    expect(page.locator("#pair-menu")).to_be_visible()
    assert asked[3:] == ["clipboard.js"]
    assert complaints == []


def test_a_number_leads_to_its_paragraph_if_the_script_of_its_menu_does_not_come(
    page, live_server, library
):
    page.route("**/clipboard.js", lambda route: route.abort())
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")
    number = page.locator(".mark").nth(1)

    number.click()

    expect(page).to_have_url(re.compile(f"{number.get_attribute('href')}$"))


def test_a_paragraph_is_cited_and_copied_from_its_menu(parallel, complaints):
    mark = parallel.locator(".mark").first
    mark.click()
    menu = parallel.get_by_role("group", name="This paragraph")
    expect(menu).to_be_visible()

    menu.get_by_role("button", name="Copy citation (English)").click()
    expect(menu.get_by_role("status")).to_have_text("Copied")
    english = _copied(parallel)
    menu.get_by_role("button", name="Copy citation (Chinese)").click()
    expect(menu.get_by_role("status")).to_have_text("Copied")
    chinese = _copied(parallel)
    menu.get_by_role("button", name="Copy link").click()
    link = _copied(parallel)

    id = parallel.locator(".pair").first.get_attribute("id")
    assert "‘Trade Mark Law Revised’, Briefing 2025-1, edition 2, 24 April 2025, ¶ 1, " in english
    assert english.endswith(f"/en/briefings/2025-1/editions/2/#{id}")
    assert "〈商標法修訂〉，簡報2025-1，第2版，2025年4月24日，第1段，" in chinese
    assert link.endswith(f"/en/briefings/2025-1/parallel/#{id}")
    assert complaints == []


def test_the_menu_works_by_keyboard_and_gives_the_focus_back(parallel):
    mark = parallel.locator(".mark").first
    mark.focus()
    parallel.keyboard.press("Enter")
    expect(parallel.locator("#pair-menu")).to_be_visible()
    parallel.keyboard.press("Tab")
    expect(parallel.get_by_role("button", name="Copy link")).to_be_focused()

    parallel.keyboard.press("Escape")

    expect(mark).to_be_focused()
    expect(parallel.locator("#pair-menu")).to_be_hidden()


def test_the_menu_leads_to_an_enquiry_about_the_paragraph(parallel):
    id = parallel.locator(".pair").first.get_attribute("id").removeprefix("p-")
    parallel.locator(".mark").first.click()

    asked, report, followed = parallel.locator("#pair-menu a").all()

    about = rf"/en/contact/\?about=2025-1&paragraph={id}"
    expect(asked).to_have_attribute("href", re.compile(rf"{about}$"))
    expect(report).to_have_attribute("href", re.compile(rf"{about}&question=I.think.there"))
    expect(followed).to_have_attribute("href", re.compile(rf"/en/follow/.*{id}"))


def test_j_and_k_go_from_pair_to_pair(parallel):
    for _each in range(3):
        parallel.keyboard.press("j")
    parallel.keyboard.press("k")

    expect(parallel.locator(".mark").nth(1)).to_be_focused()


def test_dark_is_remembered_and_never_flashes(page, live_server, library):
    page.emulate_media(color_scheme="light")
    page.goto(f"{live_server.url}/en/")
    page.get_by_role("button", name="Dark colours").click()

    page.goto(f"{live_server.url}/zh-hant/")

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert (
        page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(16, 20, 29)"
    )
    assert page.context.cookies() == []


def test_who_chose_parallel_is_led_to_it_from_the_lists(parallel, live_server):
    parallel.locator(".views [data-view=parallel]").click()

    parallel.goto(f"{live_server.url}/en/briefings/")
    parallel.get_by_role("link", name="Trade Mark Law Revised").click()

    assert parallel.url.endswith("/en/briefings/2025-1/parallel/")


def test_on_a_phone_either_language_is_folded_away_but_never_both(parallel):
    parallel.set_viewport_size({"width": 390, "height": 800})
    chinese = parallel.locator(".side[lang=zh-Hant-HK]").first
    english = parallel.locator(".side[lang=en]").first

    parallel.locator(".contents summary").click()
    parallel.locator("[data-columns] button[value=zh]").click()
    expect(chinese).to_be_hidden()
    parallel.locator("[data-columns] button[value=en]").click()

    expect(english).to_be_hidden()
    expect(chinese).to_be_visible()


def test_on_a_phone_the_contents_lead_anywhere_and_every_paragraph_has_a_handle(
    browser, live_server, library, complaints
):
    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    ).new_page()
    phone.goto(f"{live_server.url}/en/briefings/2025-1/{SLUG}/")
    contents = phone.locator(".contents summary")
    contents.tap()
    phone.get_by_label("Go to paragraph").fill("9")
    phone.get_by_role("button", name="Go", exact=True).tap()

    ninth = phone.locator(".pair").nth(8)
    expect(ninth).to_be_in_viewport()
    expect(phone.get_by_label("Go to paragraph")).to_be_hidden()
    bar = phone.locator(".bar").bounding_box()
    assert bar["y"] == 0
    assert ninth.bounding_box()["y"] >= bar["height"]

    handle = ninth.get_by_role("link", name="This paragraph")
    expect(handle).to_have_text("This paragraph")  # its label says what it says
    assert min(handle.bounding_box()["width"], handle.bounding_box()["height"]) >= 44
    handle.tap()
    expect(phone.get_by_role("button", name="Copy link")).to_be_visible()
    assert phone.url.endswith(ninth.get_attribute("id"))
    phone.context.close()


def test_the_contents_follow_the_reading(page, live_server, library):
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(f"{live_server.url}/en/briefings/2025-1/{SLUG}/")

    page.locator(".pair").nth(12).scroll_into_view_if_needed()

    expect(page.locator(".contents a[aria-current]")).to_have_text("Long text")


def test_everything_is_read_without_scripts(browser, live_server, library):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")

    mark = page.locator(".mark").nth(4)
    mark.click()

    assert page.url.endswith(mark.get_attribute("href"))
    expect(page.get_by_role("link", name="Ask about this paragraph").first).to_be_visible()
    expect(page.get_by_role("button", name="Dark colours")).to_be_hidden()
    page.context.close()


def test_a_page_asks_for_three_things_and_nobody_else_for_anything(
    page, live_server, library, complaints
):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/en/briefings/2025-1/{SLUG}/", wait_until="networkidle")

    kinds = [url for url in asked if not url.endswith("icon.svg")]

    assert len(kinds) == 3
    assert all(url.startswith(live_server.url) for url in asked)
    assert complaints == []


def test_nothing_moves_while_a_page_arrives(page, live_server, library):
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({type: "layout-shift", buffered: true});"""
    )
    page.goto(f"{live_server.url}/zh-hant/briefings/2025-1/parallel/", wait_until="networkidle")
    page.wait_for_timeout(300)

    assert page.evaluate("window.shift") < 0.01


def test_a_phone_shares_a_paragraph_in_its_own_way_and_keeps_the_long_press(
    browser, live_server, library
):
    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    ).new_page()
    phone.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    phone.goto(f"{live_server.url}/zh-hant/briefings/2025-1/{SLUG}/")
    third = phone.locator(".pair").nth(2)

    third.locator(".ask").tap()
    phone.locator("#pair-menu [value=share]").tap()

    address = f"{live_server.url}/zh-hant/briefings/2025-1/{SLUG}/#{third.get_attribute('id')}"
    assert phone.evaluate("window.shared") == {"title": phone.title(), "url": address}
    assert third.locator(".side").evaluate(
        "side => side.dispatchEvent(new Event('contextmenu', {bubbles: true, cancelable: true}))"
    )
    phone.context.close()


@pytest.mark.parametrize(("width", "align"), [(390, "start"), (1024, "justify")])
def test_short_lines_of_chinese_are_not_torn_open(page, live_server, library, width, align):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/zh-hant/briefings/2025-1/{SLUG}/")

    side = page.locator(".side").first
    assert side.evaluate("side => getComputedStyle(side).textAlign") == align


def test_every_page_begins_at_the_edge_of_the_masthead(page, live_server, library):
    page.set_viewport_size({"width": 1440, "height": 900})
    for path in ("areas/", "briefings/", "contact/", "follow/"):
        page.goto(f"{live_server.url}/en/{path}")

        edge = page.locator(".masthead .plate").bounding_box()["x"]
        assert page.locator("h1").bounding_box()["x"] == edge, path
