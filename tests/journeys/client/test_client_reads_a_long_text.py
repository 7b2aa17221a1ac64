"""A long text on a phone and on paper.

On a phone, sections out of view are not laid out; nothing that a reader does may notice it.
"""

import re
import shutil
import subprocess
from datetime import timedelta
from itertools import combinations

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from briefings import drafting
from tests.benchmarks.importing.documents import document
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.one_database,
]
PAIRS = 60
IS_LAID_OUT = "pair => pair.checkVisibility({contentVisibilityAuto: true})"
BOX = ("xmin", "ymin", "xmax", "ymax")
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


def test_a_number_of_three_digits_stands_apart_from_its_text(phone):
    edge, gap = phone.locator(".pair .mark").last.evaluate(
        """mark => {
            mark.lastChild.data = " 120";
            const range = document.createRange();
            range.selectNode(mark.lastChild);
            const [number, text] = [range, mark.nextElementSibling].map((one) =>
                one.getBoundingClientRect());
            return [number.left, text.left - number.right];
        }"""
    )

    assert edge > -2
    assert gap >= 3


def test_how_far_one_has_read_stands_at_the_top_of_a_wide_window(page, live_server, noon):
    rows = [pair("正文。", "Words. " * 60) for _number in range(30)]
    briefing = make_briefing(sections=[section(*rows)])
    publish_now(briefing, at=noon)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{live_server.url}/en/briefings/{briefing.reference}/parallel/")
    page.evaluate("scrollTo(0, 1500)")

    bar = page.evaluate(
        """() => {
            const bar = getComputedStyle(document.querySelector(".bar"), "::after");
            return [bar.position, bar.top, bar.height];
        }"""
    )

    assert bar == ["fixed", "0px", "2px"]


def test_all_of_it_is_printed(phone):
    phone.emulate_media(media="print")

    assert phone.locator(".pair").last.evaluate(IS_LAID_OUT)


def test_a_row_of_both_languages_is_printed_on_one_page(phone):
    phone.emulate_media(media="print")

    row = phone.locator(".pair").last
    assert row.evaluate("row => getComputedStyle(row).breakInside") == "avoid"


def _shared(one: list[float], other: list[float]) -> float:
    """Return how much of the smaller of two boxes lies in the other."""
    left, top, right, bottom = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return max(right - left, 0) * max(bottom - top, 0) / smaller if smaller else 0


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler)")
def test_nothing_is_printed_over_something_else(page, live_server, noon, tmp_path):
    table = "| {0} | MOP |\n| --- | --- |\n" + "\n".join(f"| {{0}} {n} | {n}00 |" for n in range(7))
    rows = [
        row
        for number in range(9)
        for row in (
            pair(f"第{number}段的文字。", f"What paragraph {number} says in English. " * number),
            pair(table.format("費用"), table.format("Fee")),
        )
    ]
    briefing = make_briefing(sections=[section(*rows, heading=("費用", "Fees"))])
    publish_now(briefing, at=noon)
    page.goto(f"{live_server.url}/en/briefings/{briefing.reference}/parallel/")
    printed = tmp_path / "printed.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    shown = subprocess.check_output(["pdftotext", "-bbox", str(printed), "-"])

    sheets = lxml.html.fromstring(shown).xpath("//page")

    assert len(sheets) > 2
    for sheet in sheets:
        words = [[float(word.get(at)) for at in BOX] for word in sheet.xpath(".//word")]
        assert [pair for pair in combinations(words, 2) if _shared(*pair) > 0.6] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler)")
def test_a_printed_list_begins_below_its_heading_without_filters(page, live_server, noon, tmp_path):
    for number in range(20):
        briefing = make_briefing(title={"zh-hant": f"第{number}份", "en": f"Briefing {number}"})
        publish_now(briefing, at=noon)
    page.goto(f"{live_server.url}/en/briefings/")
    printed = tmp_path / "printed.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)

    first = subprocess.check_output(["pdftotext", "-l", "1", str(printed), "-"], text=True)

    assert "Briefing 19" in first
    assert "Filter the list" not in first


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler)")
def test_on_paper_no_label_of_a_change_ends_a_page(page, live_server, noon, tmp_path):
    briefing = make_briefing(**document(pairs=PAIRS))
    publish_now(briefing, at=noon)
    text = drafting.text_of(briefing)
    for part in text["sections"]:
        for paragraph in part["paragraphs"]:
            paragraph["en"] += " And one more."
    briefing.refresh_from_db()
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    publish_now(briefing, at=noon + timedelta(days=1), note=("增補。", "Adds a sentence."))
    page.goto(f"{live_server.url}/en/briefings/{briefing.reference}/editions/1..2/")
    printed = tmp_path / "printed.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)

    sheets = subprocess.check_output(["pdftotext", "-layout", str(printed), "-"], text=True)

    assert sheets.count("\f") > 3
    assert re.findall(r"Changed\s+\d+ */ *\d+\s*\f", sheets) == []


ADDRESS = "https://www.io.gov.mo/cn/entities/admin/rec/of-the-register-of-laws"


def test_an_address_begins_a_line_of_its_own_rather_than_being_torn(page, live_server, noon):
    row = pair(
        f"本法的全文可於印務局網頁查閱，詳見 {ADDRESS} 。", f"The full text is at {ADDRESS}."
    )
    briefing = make_briefing(sections=[section(row)])
    publish_now(briefing, at=noon)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/zh-hant/briefings/{briefing.reference}/")
    address = page.locator(".side .url")

    first = address.evaluate(
        """link => {
            const range = document.createRange();
            range.setStart(link.firstChild, 0);
            range.setEnd(link.firstChild, "https://".length);
            return range.getClientRects().length;
        }"""
    )

    assert first == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_wide_table_shows_that_there_is_more_beside(page, live_server, noon):
    head = "| " + " | ".join(f"Kind {n} of fees" for n in range(9)) + " |"
    table = "\n".join((head, "|---" * 9 + "|", "| 1,000 " * 9 + "|"))
    briefing = make_briefing(sections=[section(pair(table, table))])
    publish_now(briefing, at=noon)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/en/briefings/{briefing.reference}/")
    box = page.locator(".side .table")

    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    before = box.screenshot()
    box.evaluate("box => { box.style.background = 'none'; }")
    assert box.screenshot() != before
