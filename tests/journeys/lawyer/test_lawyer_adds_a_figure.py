"""A lawyer adds a figure to a text, in Chromium, by mouse and by keys."""

import base64

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.text.markup.figures import figures_in
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support import pictures
from tests.support.factories import make_briefing, pair, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
CHART = {"name": "chart.png", "mimeType": "image/png", "buffer": pictures.chart()}
OTHER = {"name": "other.png", "mimeType": "image/png", "buffer": pictures.chart(bars=3)}


@pytest.fixture
def briefing(transactional_db) -> Briefing:
    return make_briefing(sections=[section(pair("甲", "One"), pair("乙", "Two"))])


@pytest.fixture
def text_page(page, live_server, sign_in, lawyer, briefing, complaints) -> Page:
    # Otherwise a busy browser would hear of the first key before it hears who wants the chooser.
    page.on("filechooser", lambda _chooser: None)
    sign_in(page, lawyer)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    expect(page.locator(".row.pair")).to_have_count(2)
    return page


def add(page: Page, number: int = 1) -> None:
    """Add a figure after the nth pair, by the keyboard."""
    page.locator(".row.pair textarea[data-side=en]").nth(number - 1).focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Alt+p")
    chooser.value.set_files(CHART)
    expect(page.locator(".figure-fields img")).to_have_count(2)


def fields(page: Page, side: str):
    return page.locator(f"[data-figure={side}]")


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")


def stored(briefing) -> list[dict]:
    return drafting.text_of(briefing)["sections"][0]["paragraphs"]


def figure(briefing, side: str):
    (found,) = figures_in(stored(briefing)[1][side])
    return found


def test_a_picture_is_added_described_and_saved(text_page, briefing, complaints):
    add(text_page)
    expect(fields(text_page, "en").locator("[data-field=alt]")).to_be_focused()

    text_page.keyboard.type("Bars that rise")
    text_page.keyboard.press("Tab")
    text_page.keyboard.press("Tab")
    text_page.keyboard.type("Figure 1: applications")
    fields(text_page, "zh-hant").locator("[data-field=alt]").fill("上升的棒形圖")
    save(text_page)

    assert [row["en"] for row in stored(briefing)][::2] == ["One", "Two"]
    assert figure(briefing, "en").alt == "Bars that rise"
    assert figure(briefing, "en").caption == "Figure 1: applications"
    assert figure(briefing, "zh-hant").alt == "上升的棒形圖"
    assert figure(briefing, "zh-hant").digest == figure(briefing, "en").digest
    loaded = "image => image.complete && image.naturalWidth > 0"
    assert fields(text_page, "en").locator("img").evaluate(loaded)
    assert complaints == []


GIVE = """([kind, base64]) => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'screenshot.png', {type: 'image/png'}));
    const settings = {bubbles: true, cancelable: true};
    const event = kind === 'paste'
        ? new ClipboardEvent('paste', {clipboardData: data, ...settings})
        : new DragEvent('drop', {dataTransfer: data, ...settings});
    document.activeElement.dispatchEvent(event);
}"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
@pytest.mark.parametrize("rich", [True, False])
def test_a_picture_is_pasted_or_dropped(
    page, live_server, sign_in, lawyer, briefing, complaints, kind, rich
):
    sign_in(page, lawyer, rich=rich)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    page.locator(".row.pair [data-rich=en] > div, .row.pair textarea:visible").first.click()

    page.evaluate(GIVE, [kind, base64.b64encode(pictures.chart()).decode()])

    expect(page.locator(".figure-fields img")).to_have_count(2)
    fields(page, "en").locator("[data-field=alt]").fill("Bars that rise")
    save(page)
    assert [row["en"] for row in stored(briefing)][::2] == ["One", "Two"]
    assert figure(briefing, "en").alt == "Bars that rise"
    assert complaints == []


def test_a_picture_that_takes_long_goes_where_it_was_asked_for_and_takes_nobody_away(
    text_page, briefing
):
    waiting = []
    text_page.route("**/pictures/**", lambda route: waiting.append(route))
    text_page.locator(".row.pair textarea[data-side=en]").first.focus()
    with text_page.expect_file_chooser() as chooser:
        text_page.keyboard.press("Alt+p")
    chooser.value.set_files(CHART)
    second = text_page.locator(".row.pair textarea[data-side=en]").nth(1)
    second.focus()
    text_page.keyboard.press("End")
    expect(text_page.locator("[data-part=status]")).to_have_text("Uploading the picture…")

    waiting[0].continue_()
    expect(text_page.locator(".figure-fields img")).to_have_count(2)
    text_page.keyboard.type(" and more")
    save(text_page)

    assert [row["en"] for row in stored(briefing)][::2] == ["One", "Two and more"]
    assert figure(briefing, "en").digest


def test_a_language_can_have_a_picture_of_its_own(text_page, briefing):
    add(text_page)
    fields(text_page, "en").locator("[data-field=alt]").fill("Bars")

    with text_page.expect_file_chooser() as chooser:
        fields(text_page, "en").get_by_role("button").click()
    chooser.value.set_files(OTHER)
    sources = "images => new Set(images.map(image => image.src)).size"
    expect(text_page.locator("[data-part=status]")).to_have_text("Not saved yet")
    text_page.wait_for_function(
        "() => new Set([...document.querySelectorAll('.figure-fields img')]"
        ".map(image => image.src)).size === 2"
    )
    save(text_page)

    assert text_page.locator(".figure-fields img").evaluate_all(sources) == 2
    assert figure(briefing, "en").alt == "Bars"
    assert figure(briefing, "zh-hant").digest != figure(briefing, "en").digest


def test_a_decorative_picture_is_ticked(text_page, briefing):
    add(text_page)

    fields(text_page, "en").get_by_role("checkbox").check()
    expect(fields(text_page, "en").locator("[data-field=alt]")).to_be_disabled()
    save(text_page)

    assert figure(briefing, "en").is_decorative
    assert figure(briefing, "zh-hant").alt == ""


def test_keys_move_undo_and_delete_a_figure(text_page):
    add(text_page)
    kinds = """() => [...document.querySelectorAll('.row.pair')]
        .map(row => row.querySelector('.figure-fields') ? 'figure' : 'text')"""
    text_page.keyboard.type("Bars")

    text_page.keyboard.press("Alt+ArrowDown")
    assert text_page.evaluate(kinds) == ["text", "text", "figure"]
    text_page.keyboard.press("Alt+ArrowUp")
    assert text_page.evaluate(kinds) == ["text", "figure", "text"]
    text_page.keyboard.press("Control+b")
    text_page.keyboard.press("Alt+h")
    assert text_page.evaluate(kinds) == ["text", "figure", "text"]
    text_page.keyboard.press("Alt+Backspace")
    assert text_page.evaluate(kinds) == ["text", "text"]
    text_page.keyboard.press("Control+z")
    assert text_page.evaluate(kinds) == ["text", "figure", "text"]


def test_a_file_that_is_refused_is_explained(text_page):
    text_page.locator(".row.pair textarea[data-side=en]").first.focus()
    with text_page.expect_file_chooser() as chooser:
        text_page.keyboard.press("Alt+p")
    chooser.value.set_files(
        {"name": "chart.svg", "mimeType": "image/svg+xml", "buffer": b"<svg></svg>"}
    )

    expect(text_page.locator("[data-part=status]")).to_contain_text("Save it as PNG")
    expect(text_page.locator(".figure-fields")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_fields_of_a_figure_are_accessible(text_page, width):
    text_page.set_viewport_size({"width": width, "height": 900})
    add(text_page)

    assert violations(text_page, ADMIN_TAGS) == []
