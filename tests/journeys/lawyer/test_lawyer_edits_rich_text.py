"""A lawyer edits a briefing that looks on the text page as it will be read."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.axe import ADMIN_TAGS, violations
from tests.journeys.rich_page import TABLE, briefing, save, side, stored, text_page, written

__all__ = ["briefing", "text_page"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """kinds => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""

DROP = """(element, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    const {left, top, height} = element.getBoundingClientRect();
    element.dispatchEvent(new DragEvent('drop', {
        dataTransfer: data, clientX: left + 1, clientY: top + height / 2,
        bubbles: true, cancelable: true}));
}"""


@pytest.mark.parametrize(
    ("keys", "field", "answer", "button", "made"),
    [
        ("Control+Alt+f", "Text of the footnote", "Law 1/2024", "Set the footnote", "sup.note"),
        ("Control+k", "Web address", "www.gov.mo", "Set the link", "a[href='https://www.gov.mo']"),
    ],
)
def test_an_answer_counts_although_the_text_changed_meanwhile(
    text_page, keys, field, answer, button, made
):
    side(text_page, 5).click()
    text_page.keyboard.type("Hello world")
    text_page.keyboard.press("Control+Shift+ArrowLeft")
    text_page.keyboard.press(keys)
    text_page.get_by_role("dialog").get_by_label(field).fill(answer)
    text_page.evaluate("document.querySelector('[data-action=bold]').click()")
    expect(side(text_page, 5).locator("strong")).to_have_text("world")

    text_page.get_by_role("button", name=button).click()

    expect(side(text_page, 5).locator(made)).to_be_visible()


def test_a_text_is_formatted_without_marks_and_only_what_was_touched_changes(
    text_page, briefing, complaints
):
    before = stored(briefing)
    keys = text_page.keyboard
    side(text_page, 5).click()
    keys.type("Hello world")
    keys.press("Control+Shift+ArrowLeft")
    keys.press("Control+b")
    keys.press("End")
    keys.press("Control+b")
    keys.type(" see ")
    keys.press("Control+k")
    text_page.get_by_role("dialog").get_by_label("Web address").fill("www.gov.mo")
    text_page.get_by_role("dialog").get_by_label("Linked words").fill("this")
    text_page.get_by_role("button", name="Set the link").click()
    keys.press("Control+Alt+f")
    text_page.get_by_role("dialog").get_by_label("Text of the footnote").fill("Law 1/2024")
    text_page.get_by_role("button", name="Set the footnote").click()
    keys.press("Enter")
    keys.type("- one")
    keys.press("Enter")
    keys.type("two")

    expect(side(text_page, 3).locator("sup.note")).to_have_text("1")
    expect(side(text_page, 5).locator("sup.note")).to_have_text("2")
    save(text_page)

    after = stored(briefing)
    assert after[4]["en"] == (
        "Hello **world** see [this](https://www.gov.mo)[^1]\n\n- one\n- two\n\n[^1]: Law 1/2024"
    )
    assert [(row["zh-hant"], row["en"]) for row in after[:4]] == [
        (row["zh-hant"], row["en"]) for row in before[:4]
    ]
    assert complaints == []


def test_rows_are_split_moved_and_undone_from_within_the_text(text_page, briefing):
    before = [written(text_page, number) for number in range(1, 6)]
    keys = text_page.keyboard
    side(text_page, 1).locator("strong").click()
    keys.press("Home")
    for _letter in "Under the Trade":
        keys.press("ArrowRight")

    keys.press("Control+Enter")
    halves = [written(text_page, 1), written(text_page, 2)]
    keys.press("Alt+ArrowDown")
    moved = written(text_page, 2)
    for _step in range(2):
        keys.press("Control+z")

    assert halves == ["Under the **Trade**", "**mark Law**, *as amended*."]
    assert moved == before[1]
    assert [written(text_page, number) for number in range(1, 6)] == before


def test_paragraphs_pasted_into_a_pair_become_rows_and_the_other_language_follows(
    text_page, complaints
):
    expect(side(text_page, 5)).to_be_visible()
    side(text_page, 5).click()
    html = "<p class=MsoNormal><b>One</b> day</p><p>Two</p><p style='color:red'>Three</p>"
    text_page.evaluate(PASTE, {"text/html": html, "text/plain": "One day\n\nTwo\n\nThree"})
    text_page.get_by_role("button", name="A row for each").click()
    expect(text_page.locator(".row.pair")).to_have_count(7)
    side(text_page, 5, "zh-hant").click()
    text_page.keyboard.press("Control+a")

    text_page.evaluate(PASTE, {"text/plain": "一\n\n二\n\n三"})
    text_page.get_by_role("button", name="A row for each").click()

    expect(text_page.locator(".row.pair")).to_have_count(7)
    assert [written(text_page, number) for number in (5, 6, 7)] == ["**One** day", "Two", "Three"]
    assert [written(text_page, n, "zh-hant") for n in (5, 6, 7)] == ["一", "二", "三"]
    assert complaints == []


AT_ONCE = """cell => {
    const side = cell.closest('[contenteditable]');
    side.focus();
    getSelection().collapse(cell.querySelector('p') ?? cell, 0);
    const key = new KeyboardEvent('keydown', {key: 'Tab', keyCode: 9, bubbles: true, cancelable: true});
    side.dispatchEvent(key);
}"""


def test_a_key_acts_where_the_click_just_before_it_was(text_page):
    last = side(text_page, 4).locator("td").nth(1)

    last.evaluate(AT_ONCE)
    text_page.keyboard.type("Renewal")

    assert written(text_page, 4).splitlines()[-1] == "| Renewal |  |"


def test_words_pasted_and_dropped_stand_beside_what_is_there(text_page, complaints):
    side(text_page, 3).click()
    text_page.keyboard.press("Control+End")

    text_page.evaluate(PASTE, {"text/plain": ", four[^1]\n\n[^1]: Another"})

    side(text_page, 1).locator("strong").evaluate(DROP, "new")

    assert written(text_page, 3) == "Three[^1], four[^2]\n\n[^1]: Note\n[^2]: Another"
    assert written(text_page, 1) == "Under the new**Trademark Law**, *as amended*."
    assert complaints == []


def test_a_table_is_edited_in_place_and_made_in_the_other_language(text_page):
    keys = text_page.keyboard
    side(text_page, 4).locator("td").nth(1).click()
    keys.press("Tab")
    keys.type("Renewal")
    text_page.get_by_role("button", name="Column →").click()
    grown = written(text_page, 4)
    keys.press("Tab")
    text_page.get_by_role("button", name="Column ×").click()
    side(text_page, 4).locator("td").first.click()
    text_page.evaluate(PASTE, {"text/plain": "A\t1\nB\t2\nC\t3"})
    pasted = written(text_page, 4)

    text_page.get_by_role("button", name="Same table in the other language").click()

    assert grown.splitlines()[1:] == [
        "| Item |  | Fee |",
        "| --- | --- | ---: |",
        "| Filing |  | 1,000 |",
        "| Renewal |  |  |",
    ]
    assert pasted.splitlines()[3:] == ["| A | 1 |", "| B | 2 |", "| C | 3 |"]
    assert written(text_page, 4, "zh-hant").splitlines()[2:] == [
        "| … | … |",
        "| --- | ---: |",
        "|  | 1 |",
        "|  | 2 |",
        "|  | 3 |",
    ]


def test_the_buttons_of_a_table_change_its_rows_columns_and_header(text_page):
    table = side(text_page, 4)

    def lines_after(*buttons: str) -> list[str]:
        for name in buttons:
            text_page.get_by_role("button", name=name, exact=True).click()
        return written(text_page, 4).splitlines()[1:]

    table.locator("td").first.click()
    rows = lines_after("Row ↓", "Row ↑")
    fewer = lines_after("Row ×")
    columns = lines_after("← Column", "Align the column right")
    headless = lines_after("Column ×", "Header")
    gone = lines_after("Delete the table")

    head = ["| Item | Fee |", "| --- | ---: |"]
    assert rows == [*head, "|  |  |", "| Filing | 1,000 |", "|  |  |"]
    assert fewer == [*head, "|  |  |", "|  |  |"]
    assert columns[:2] == ["|  | Item | Fee |", "| --- | ---: | ---: |"]
    assert headless == ["|  |  |", "| --- | ---: |", "|  | Fee |", "|  |  |", "|  |  |"]
    assert gone == []


# As the clipboard of each has them: with the styles of the program, and as lines with tabs.
EXCEL = (
    "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body><table width=144><colgroup>"
    "<col width=72 span=2></colgroup><tr height=20><td class=xl65>Item</td><td>Fee</td></tr>"
    "<tr><td>Filing</td><td align=right x:num='1000'>1,000</td></tr></table></body></html>"
)
WORD_TABLE = (
    "<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><span lang=ZH-TW>項目</span>"
    "<o:p></o:p></p></td><td><p class=MsoNormal>費用</p></td></tr><tr><td><p>提交</p></td>"
    "<td><p align=right>1,000</p></td></tr></table>"
)


def test_tables_of_excel_and_word_are_pasted_into_both_languages(text_page, briefing, complaints):
    side(text_page, 5).click()
    text_page.evaluate(PASTE, {"text/html": EXCEL, "text/plain": "Item\tFee\nFiling\t1,000"})
    expect(side(text_page, 5).locator("td, th")).to_have_text(["Item", "Fee", "Filing", "1,000"])
    chinese = side(text_page, 5, "zh-hant")
    chinese.click()
    text_page.keyboard.press("Control+a")
    text_page.evaluate(PASTE, {"text/html": WORD_TABLE, "text/plain": "項目\t費用\n提交\t1,000"})
    expect(chinese.locator("td, th")).to_have_text(["項目", "費用", "提交", "1,000"])
    save(text_page)

    assert stored(briefing)[4]["en"].splitlines()[::2] == ["| Item | Fee |", "| Filing | 1,000 |"]
    assert stored(briefing)[4]["zh-hant"].splitlines()[::2] == [
        "| 項目 | 費用 |",
        "| 提交 | 1,000 |",
    ]
    assert complaints == []


def test_a_typing_error_is_corrected_on_a_phone(
    browser, live_server, sign_in, lawyer, briefing, complaints
):
    context = browser.new_context(
        locale="en", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    sign_in(page, lawyer, rich=True)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    side(page, 1).locator("strong").tap()
    page.keyboard.press("Control+End")
    page.keyboard.press("Backspace")
    page.keyboard.type(" of 2024.")
    page.get_by_role("button", name="Save").tap()

    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert stored(briefing)[0]["en"] == "Under the **Trademark Law**, *as amended* of 2024."
    assert complaints == []
    context.close()


def test_tab_stays_in_a_table_until_escape(text_page):
    table = side(text_page, 4)
    table.locator("td").first.click()
    text_page.keyboard.press("Tab")
    expect(table).to_be_focused()

    text_page.keyboard.press("Escape")
    text_page.keyboard.press("Tab")

    expect(table).not_to_be_focused()
    assert written(text_page, 4) == TABLE


def test_a_side_is_shown_with_its_marks_and_back(text_page):
    area = text_page.locator(".row.pair textarea[data-side=en]").first
    side(text_page, 1).click()

    text_page.keyboard.press("Alt+o")
    expect(area).to_be_focused()
    text_page.keyboard.press("Control+End")
    text_page.keyboard.type(" **New**")
    text_page.keyboard.press("Alt+o")

    expect(side(text_page, 1)).to_be_focused()
    expect(side(text_page, 1).locator("strong").last).to_have_text("New")
    expect(area).to_be_hidden()


def test_whoever_may_only_read_sees_the_text_as_it_will_be_read(
    page, live_server, sign_in, briefing, complaints
):
    reader = User.objects.create_user("reader", is_staff=True)
    seeing = ("view_briefing", "see_all_briefings")
    reader.user_permissions.set(Permission.objects.filter(codename__in=seeing))
    sign_in(page, reader, rich=True)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    before = written(page, 1)

    side(page, 1).locator("strong").click()
    page.keyboard.type("x")

    expect(side(page, 1).locator("strong")).to_have_text("Trademark Law")
    assert written(page, 1) == before
    assert violations(page, ADMIN_TAGS) == []
    assert complaints == []


def test_rich_sides_are_accessible(text_page):
    side(text_page, 4).locator("td").first.click()

    assert violations(text_page, ADMIN_TAGS) == []
