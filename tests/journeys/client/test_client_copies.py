"""Text that a client copies has the numbers of the page and nothing extra."""

import pytest
from playwright.sync_api import Page, expect

from briefings.public import page_layout
from tests.briefings.every_construct import LINES, NOTES, make
from tests.support import pictures
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def published(transactional_db, noon):
    return publish_now(make(), at=noon)


@pytest.fixture
def at(page, live_server, published, complaints):
    """Opens the briefing in a language or in parallel."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def opened(path: str) -> Page:
        page.goto(f"{live_server.url}{path}")
        touch(page)
        return page

    return opened


def touch(page: Page) -> None:
    """The script of copying comes when the page is first touched, and opens this menu."""
    page.locator(".mark").first.click()
    expect(page.locator("#pair-menu")).to_be_visible()
    page.keyboard.press("Escape")


def copied(page: Page, kind: str = "text/plain") -> str:
    return page.evaluate(
        """async kind => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType(kind)).text();
        }""",
        kind,
    )


def select(page: Page, first: str, last: str, *, start: int = 0, end: int | None = None) -> None:
    """From a place in the text of one element to a place in that of another."""
    page.evaluate(
        """([first, last, start, end]) => {
            const text = (selector, at) => {
                const walker = document.createTreeWalker(
                    document.querySelector(selector), NodeFilter.SHOW_TEXT);
                const found = [];
                while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
                return found.at(at);
            };
            const [from, to] = [text(first, 0), text(last, -1)];
            getSelection().setBaseAndExtent(from, start, to, end ?? to.length);
        }""",
        [first, last, start, end],
    )
    page.keyboard.press("Control+c")


def test_a_briefing_is_copied_for_wechat_with_its_styles_inside(at, complaints):
    page = at("/zh-hant/briefings/2025-1/")

    page.get_by_role("button", name="複製到微信公眾號").click()
    expect(page.locator(".share-page [role=status]")).not_to_be_empty()

    html, text = copied(page, "text/html"), copied(page)
    for words in ("3. 標題與 *星號* - 破折號", "2. 貨物", "• 新貨", "2) 其次", "[2] 見", "續期"):
        assert words in text, words
    assert "font-weight:bold" in html.replace(": ", ":")
    for dropped in ("class=", "id=", "<a ", "<li", "¶"):
        assert dropped not in html, dropped
    # The browser reads the copy as a page of this site before it lets it go: its styles stay in it.
    assert [each for each in complaints if "inline style" not in each] == []


def test_numbers_of_notes_columns_and_the_disclaimer_come_along_to_wechat(at, published):
    page = at("/en/briefings/2025-1/parallel/")

    page.get_by_role("button", name="Copy for WeChat").click()
    expect(page.locator(".share-page [role=status]")).not_to_be_empty()

    html, text = copied(page, "text/html"), copied(page)
    assert "<sup>[1]</sup>" in html
    assert "text-align: right" in html
    assert "[1]" in text
    assert "not legal advice" in text
    assert any(" | " in line for line in text.split("\n"))
    title = published.snapshot.title
    assert f"{title['en']}\n{title['zh-hant']}" in text


@pytest.mark.parametrize("path", ["/zh-hant/briefings/2025-1/", "/en/briefings/2025-1/parallel/"])
def test_every_paragraph_is_copied_just_as_plain_text_writes_it(at, published, complaints, path):
    page = at(path)
    language = path.split("/")[1]
    shown = page_layout.page(published.snapshot, language=language, parallel="parallel" in path)
    menu = page.locator("#pair-menu")

    for number, shown_pair in enumerate(shown.pairs()):
        page.locator(".mark").nth(number).click()
        menu.locator("[value=pair]").click()
        expect(menu.get_by_role("status")).not_to_be_empty()
        assert copied(page) == "\n\n".join(side.text for side in shown_pair.sides)
    assert complaints == []


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_what_is_selected_across_paragraphs_has_their_numbers_and_nothing_else(
    at, complaints, language
):
    page = at(f"/{language}/briefings/2025-1/")

    select(page, ".text", ".text")

    lines = copied(page).split("\n")
    text, notes = LINES[language][1:], NOTES[language][1:]  # without the standfirst's
    assert [line for line in lines if line.strip() in text] == [
        line for line in lines if line.strip() and line not in notes
    ]
    assert [line.strip() for line in lines if line.strip() in text] == text
    assert [line for line in lines if line in notes] == notes
    assert "   • " in "\n".join(lines)
    html = copied(page, "text/html")
    for beside in ("¶", "↩", "Paragraph", "段落", "Ask about", 'class="mark"', "id="):
        assert beside not in html
    assert 'value="5"' in html
    assert complaints == []


def test_both_sides_are_copied_although_one_is_folded_away(at, published):
    page = at("/en/briefings/2025-1/parallel/")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".contents summary").click()
    page.locator("[data-columns] [value=zh]").click()
    expect(page.locator(".pair .side").first).to_be_hidden()

    page.locator(".mark").first.click()
    page.locator("#pair-menu [value=pair]").click()
    expect(page.locator("#pair-menu [role=status]")).not_to_be_empty()

    shown = page_layout.page(published.snapshot, language="en", parallel=True)
    assert copied(page) == "\n\n".join(side.text for side in next(shown.pairs()).sides)


def test_a_selection_within_a_list_has_the_numbers_of_the_items_that_it_begins(at):
    page = at("/en/briefings/2025-1/")

    select(page, ".pair ol > li:nth-child(2)", ".pair ol > li:nth-child(3)")
    assert copied(page) == "2. goods\n   • new ones\n   • used ones\n5. services"
    select(page, ".pair ol > li:nth-child(1)", ".pair ol > li:nth-child(2)", start=2, end=3)
    assert copied(page) == "rks\n2. goods\n   • new ones\n   • use"
    select(page, ".pair ol > li:nth-child(3)", ".pair ol > li:nth-child(3)", start=1, end=4)
    assert copied(page) == "erv"
    select(page, ".pair .notes", ".pair .notes")
    assert copied(page) == "[2] See judgment one."


def test_a_contents_list_without_numbers_is_copied_without(at):
    page = at("/en/briefings/2025-1/")

    select(page, ".contents li:nth-child(2)", ".contents ol")

    assert copied(page).split("\n") == ["1. Scope", "- Not a *list*", "> No quote"]


def test_navigation_and_tools_are_not_copied_with_the_text(at, published):
    page = at("/en/briefings/2025-1/parallel/")

    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")

    text = copied(page)
    assert all(title in text for title in published.snapshot.title.values())
    for beside in ("Contents", "People", "Top of the page", "Skip to", "Search", "WeChat", "RIS"):
        assert beside not in text
    assert "<nav" not in copied(page, "text/html")


@pytest.mark.parametrize("following", ["1. One", "| a | b |\n|---|---|\n| c | d |"])
def test_a_selection_that_ends_where_the_next_block_begins_has_nothing_of_it(
    page, live_server, transactional_db, noon, following
):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sections = [section(pair("前", "Before"), pair("後", following))]
    publish_now(make_briefing(sections=sections), at=noon)
    page.goto(f"{live_server.url}/en/briefings/2025-1/")
    touch(page)

    select(page, ".pair:nth-of-type(1) .side", ".pair:nth-of-type(2) :is(li, th)", end=0)

    assert copied(page) == "Before"
    assert all(tag not in copied(page, "text/html") for tag in ("<li", "<table"))


def test_a_wide_table_follows_its_paragraph_without_a_blank_line(
    page, live_server, transactional_db, noon
):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    wide = "Fees:\n\n| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |"
    publish_now(make_briefing(sections=[section(pair("費用", wide))]), at=noon)
    page.goto(f"{live_server.url}/en/briefings/2025-1/")
    touch(page)

    select(page, ".side", ".side")

    assert copied(page) == "Fees:\na | b | c | d | e\n1 | 2 | 3 | 4 | 5"


def test_a_copied_figure_has_its_caption_and_its_alternative_text(
    page, live_server, transactional_db, noon, complaints
):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = pictures.stored(pictures.chart(), alt="Bars that rise", caption="Figure 1: **bars**")
    sections = [section(pair("前", "Before"), pair("圖", figure.source()), pair("後", "After"))]
    publish_now(make_briefing(sections=sections), at=noon)
    page.goto(f"{live_server.url}/en/briefings/2025-1/")
    touch(page)

    select(page, ".pair:nth-of-type(1) .side", ".pair:nth-of-type(3) .side")

    text = copied(page)
    assert "\nFigure 1: bars\n[Bars that rise]\n" in text
    assert text.startswith("Before")
    assert f"{live_server.url}{figure.address()}" in copied(page, "text/html")
    assert complaints == []
