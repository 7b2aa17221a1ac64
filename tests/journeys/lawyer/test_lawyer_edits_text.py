"""A lawyer edits the text of a briefing, in Chromium, with mouse and keys."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.support.factories import make_briefing, pair, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

ROWS = """() => [...document.querySelectorAll('.row')].map(row =>
    [row.classList.contains('heading') ? '#' : '', ...[...row.querySelectorAll('textarea')]
        .map(area => area.value)].join('|'))"""


def english(page: Page, number: int):
    """The English side of the nth pair, from 1."""
    return page.locator(".row.pair textarea[data-side=en]").nth(number - 1)


def rows(page: Page) -> list[str]:
    return page.evaluate(ROWS)


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")


@pytest.fixture
def briefing(transactional_db) -> Briefing:
    return make_briefing(
        sections=[
            section(pair("甲", "One"), pair("乙", "Two"), pair("丙", "Three")),
            section(pair("丁", "Four"), heading=("第二節", "Second")),
        ]
    )


@pytest.fixture
def text_page(page, live_server, sign_in, lawyer, briefing, complaints) -> Page:
    sign_in(page, lawyer)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    expect(page.locator(".row.pair")).to_have_count(4)
    return page


def stored(briefing) -> list[str]:
    return [
        f"{row['zh-hant']}|{row['en']}"
        for part in drafting.text_of(briefing)["sections"]
        for row in part["paragraphs"]
    ]


def test_typing_is_saved_with_a_key(text_page, briefing, complaints):
    english(text_page, 2).click()
    text_page.keyboard.press("End")
    text_page.keyboard.type(" more")
    expect(text_page.locator("[data-part=status]")).to_have_text("Not saved yet")

    save(text_page)

    assert stored(briefing)[1] == "乙|Two more"
    assert complaints == []


def test_a_second_save_goes_on_from_the_first(text_page, briefing):
    english(text_page, 1).fill("Uno")
    text_page.keyboard.press("Alt+n")
    text_page.keyboard.type("New")
    save(text_page)
    ids = [row["id"] for row in drafting.text_of(briefing)["sections"][0]["paragraphs"]]
    text_page.keyboard.type("er")

    save(text_page)

    again = drafting.text_of(briefing)["sections"][0]["paragraphs"]
    assert [row["id"] for row in again] == ids
    assert again[1]["en"] == "Newer"


def test_splitting_both_sides_at_the_cursor_makes_two_full_pairs(text_page):
    english(text_page, 3).fill("First half. Second half.")
    chinese = text_page.locator(".row.pair textarea[data-side=zh-hant]").nth(2)
    chinese.fill("前半。後半。")
    chinese.evaluate("area => area.setSelectionRange(3, 3)")
    text_page.keyboard.press("Control+Enter")
    english(text_page, 3).click()
    english(text_page, 3).evaluate("area => area.setSelectionRange(11, 11)")

    text_page.keyboard.press("Control+Enter")

    assert rows(text_page)[3:5] == ["|前半。|First half.", "|後半。|Second half."]


def test_merging_takes_the_split_back(text_page):
    english(text_page, 2).click()
    english(text_page, 2).fill("Two parts")
    english(text_page, 2).evaluate("area => area.setSelectionRange(4, 4)")
    before = rows(text_page)
    text_page.keyboard.press("Control+Enter")
    english(text_page, 2).click()

    text_page.keyboard.press("Alt+m")

    assert rows(text_page) == before


def test_rows_move_by_key_and_by_mouse(text_page, briefing):
    text_page.set_viewport_size({"width": 1280, "height": 900})  # nothing scrolls under the mouse
    english(text_page, 3).click()
    text_page.keyboard.press("Alt+ArrowUp")
    handles = text_page.locator(".row.pair .handle")
    last, first = handles.nth(3).bounding_box(), handles.nth(0).bounding_box()
    text_page.mouse.move(last["x"] + 8, last["y"] + 8)
    text_page.mouse.down()
    text_page.mouse.move(last["x"] + 8, last["y"] - 20, steps=4)
    text_page.mouse.move(first["x"] + 8, first["y"] + 3, steps=8)
    text_page.mouse.up()

    save(text_page)

    assert stored(briefing) == ["丁|Four", "甲|One", "丙|Three", "乙|Two"]


def test_rows_move_by_finger(browser, live_server, sign_in, lawyer, briefing):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    sign_in(page, lawyer)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    page.wait_for_load_state("networkidle")  # nothing moves the rows under the finger any more
    handles = page.locator(".row.pair .handle")
    start, end = handles.nth(2).bounding_box(), handles.nth(0).bounding_box()
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, y: float | None = None) -> None:
        points = [] if y is None else [{"x": start["x"] + 8, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", start["y"] + 8)
    touch("touchMove", start["y"] - 30)
    touch("touchMove", end["y"] + 3)
    touch("touchEnd")

    assert rows(page)[1:4] == ["|丙|Three", "|甲|One", "|乙|Two"]
    context.close()


def test_one_side_moves_against_the_other(text_page):
    english(text_page, 2).click()

    text_page.keyboard.press("Alt+Shift+ArrowDown")
    down = rows(text_page)
    text_page.keyboard.press("Alt+Shift+ArrowUp")

    assert down[1:5] == ["|甲|One", "|乙|", "|丙|Two", "||Three"]
    assert rows(text_page)[1:4] == ["|甲|One", "|乙|Two", "|丙|Three"]


def test_a_pair_becomes_a_heading_and_a_pair_again(text_page, briefing):
    english(text_page, 2).click()
    text_page.keyboard.press("Alt+h")
    save(text_page)
    sections = drafting.text_of(briefing)["sections"]

    text_page.keyboard.press("Alt+h")

    assert [part["heading"]["en"] for part in sections] == ["", "Two", "Second"]
    assert rows(text_page)[2] == "|乙|Two"


def test_everything_is_undone_and_done_again(text_page):
    before = rows(text_page)
    english(text_page, 1).click()
    for key in ("Alt+n", "Alt+ArrowDown", "Alt+h", "Alt+s", "Alt+Backspace", "Alt+x"):
        text_page.keyboard.press(key)
    text_page.keyboard.type("typed")
    after = rows(text_page)

    for _ in range(9):
        text_page.keyboard.press("Control+z")
    undone = rows(text_page)
    for _ in range(9):
        text_page.keyboard.press("Control+y")

    assert undone == before
    assert rows(text_page) == after
    assert after != before


def test_a_deleted_row_comes_back_with_a_button(text_page):
    before = rows(text_page)
    text_page.locator(".row.pair .more").nth(1).click()
    text_page.get_by_role("menuitem", name="Delete").click()
    gone = rows(text_page)

    text_page.locator("[data-part=toast] button").click()

    assert gone == [before[0], before[1], *before[3:]]
    assert rows(text_page) == before


def test_gaps_are_counted_and_shown_alone(text_page):
    english(text_page, 4).fill("")
    expect(text_page.locator("[data-part=gaps-toggle]")).to_have_text("1 gap")

    text_page.locator("[data-part=gaps-toggle]").click()

    shown = text_page.evaluate(
        "() => [...document.querySelectorAll('.row')].filter(row => !row.hidden)"
        ".map(row => row.querySelector('textarea').value)"
    )
    assert shown == ["第二節", "丁"]
    english(text_page, 4).fill("Four again")
    expect(english(text_page, 4)).to_be_visible()


def test_marks_are_put_round_the_selection(text_page):
    english(text_page, 2).click()
    text_page.keyboard.press("Control+a")
    text_page.keyboard.press("Control+b")
    bold = rows(text_page)[2]
    text_page.keyboard.press("Control+b")
    plain = rows(text_page)[2]
    text_page.keyboard.press("Control+k")
    text_page.keyboard.type("https://www.gov.mo/")

    assert (bold, plain) == ("|乙|**Two**", "|乙|Two")
    assert rows(text_page)[2] == "|乙|[Two](https://www.gov.mo/)"


def test_pasting_from_word_keeps_the_marks(text_page):
    english(text_page, 1).click()
    text_page.keyboard.press("Control+a")
    text_page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData('text/html', "<p class=MsoNormal><b>Article 5</b> applies</p>");
            data.setData('text/plain', 'Article 5 applies');
            const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }"""
    )

    expect(english(text_page, 1)).to_have_value("**Article 5** applies")


def test_leaving_with_unsaved_changes_asks_first(text_page):
    asked = []
    text_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    english(text_page, 1).click()
    text_page.keyboard.type("x")

    text_page.reload()

    assert asked == ["beforeunload"]


def test_a_crashed_browser_loses_nothing(text_page):
    text_page.on("dialog", lambda dialog: dialog.accept())
    english(text_page, 1).fill("Never saved")
    text_page.reload()

    text_page.get_by_role("button", name="Bring it back").click()

    expect(english(text_page, 1)).to_have_value("Never saved")


def test_a_dropped_session_loses_nothing(text_page, sign_in, lawyer, briefing):
    text_page.context.clear_cookies()
    english(text_page, 1).fill("Typed while signed out")
    text_page.keyboard.press("Control+s")
    expect(text_page.locator("[data-part=signed-out]")).to_be_visible()
    sign_in(text_page, lawyer)

    text_page.evaluate("dispatchEvent(new Event('focus'))")

    expect(text_page.locator("[data-part=status]")).to_contain_text("Saved at")
    assert stored(briefing)[0] == "甲|Typed while signed out"


def test_a_lost_connection_loses_nothing(text_page, briefing):
    text_page.context.set_offline(True)
    english(text_page, 1).fill("Typed offline")
    text_page.keyboard.press("Control+s")
    expect(text_page.locator("[data-part=status]")).to_contain_text("cannot be reached")

    text_page.context.set_offline(False)

    expect(text_page.locator("[data-part=status]")).to_contain_text("Saved at")
    assert stored(briefing)[0] == "甲|Typed offline"


def test_what_was_saved_without_a_connection_is_sent_when_the_page_is_opened_again(
    text_page, briefing
):
    text_page.route("**/text/", lambda route: route.abort())
    english(text_page, 1).fill("Saved on the train")
    text_page.keyboard.press("Control+s")
    expect(text_page.locator("[data-part=status]")).to_contain_text("cannot be reached")
    text_page.unroute("**/text/")

    text_page.reload()

    expect(text_page.locator("[data-part=status]")).to_contain_text("Saved at")
    assert stored(briefing)[0] == "甲|Saved on the train"


def test_a_server_that_comes_back_is_tried_again(text_page, briefing):
    away = True
    text_page.clock.install()
    text_page.route("**/text/", lambda route: route.abort() if away else route.fallback())
    english(text_page, 1).fill("Typed meanwhile")
    text_page.keyboard.press("Control+s")
    expect(text_page.locator("[data-part=status]")).to_contain_text("cannot be reached")

    away = False
    text_page.clock.fast_forward(11_000)

    expect(text_page.locator("[data-part=status]")).to_contain_text("Saved at")
    assert stored(briefing)[0] == "甲|Typed meanwhile"


def test_a_long_text_of_two_languages_stays_within_a_phone(page, live_server, sign_in, lawyer):
    long = make_briefing(sections=[section(pair("字" * 900, "word " * 300)) for _ in range(3)])
    sign_in(page, lawyer)
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[long.pk]))

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    heights = page.evaluate(
        "() => [...document.querySelectorAll('.row.pair textarea')]"
        ".map(area => area.scrollHeight - area.clientHeight)"
    )
    assert set(heights) == {0}


def test_a_heading_goes_a_level_in_with_a_key_and_stays_there(text_page, briefing, complaints):
    heading = text_page.locator(".row.heading").nth(1)
    heading.locator("textarea[data-side=en]").click()

    text_page.keyboard.press("Alt+BracketRight")
    save(text_page)
    text_page.reload()

    assert [part.get("level") for part in drafting.text_of(briefing)["sections"]] == [None, 2]
    expect(heading).to_have_attribute("data-level", "2")
    expect(heading.locator("textarea[data-side=en]")).to_have_accessible_name(
        "Heading of the second level English"
    )
    assert complaints == []
