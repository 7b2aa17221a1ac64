"""Chinese is composed with an input method, in every construct and field of the text page."""

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.rich_page import briefing, side, text_page, written
from tests.support import pictures

__all__ = ["briefing", "text_page"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ZHUYIN = ["ㄅ", "ㄅㄧ", "ㄅㄧㄠ", "標"]
CANGJIE = ["木", "木一", "木一火"]
PINYIN = ["s", "shang", "shang b", "shang biao"]


METHODS = [(ZHUYIN, "標"), (CANGJIE, "標"), (PINYIN, "商標")]


def input_method(page: Page, composed: list[str], chosen: str) -> None:
    """Compose a word and take it, then begin another and give it up."""
    session = page.context.new_cdp_session(page)
    for steps in (composed, [*composed, ""]):
        for step in steps:
            session.send(
                "Input.imeSetComposition",
                {"text": step, "selectionStart": len(step), "selectionEnd": len(step)},
            )
        if steps is composed:
            session.send("Input.insertText", {"text": chosen})


@pytest.mark.parametrize(("composed", "chosen"), METHODS)
def test_an_input_method_loses_and_doubles_nothing_in_any_construct(text_page, composed, chosen):
    places = {
        1: ["strong", "p"],
        2: ["li p"],
        3: ["p"],
        4: ["blockquote p", "em"],
        5: ["a"],
    }
    chinese = [(number, place, "zh-hant") for number, some in places.items() for place in some]
    for number, place, language in [
        *chinese,
        *((4, one, "en") for one in ("th", "td", ".caption")),
    ]:
        before = written(text_page, number, language)
        side(text_page, number, language).locator(place).first.click(click_count=1)
        text_page.keyboard.press("Home")

        input_method(text_page, composed, chosen)
        after = written(text_page, number, language)

        assert after.count(chosen) == before.count(chosen) + 1, place
        assert Counter(after) == Counter(before + chosen), place


@pytest.mark.parametrize(("composed", "chosen"), METHODS)
def test_an_input_method_loses_and_doubles_nothing_in_any_field(text_page, composed, chosen):
    side(text_page, 1, "zh-hant").locator("p").click()
    text_page.keyboard.press("Control+Alt+f")
    note = text_page.get_by_role("dialog").get_by_label("Text of the footnote")
    input_method(text_page, composed, chosen)
    expect(note).to_have_value(chosen)
    text_page.keyboard.press("Escape")

    heading = text_page.locator(".row.heading [data-side=zh-hant]").first
    text_page.locator("[data-part=details] summary").first.click()
    title = text_page.locator("[name=title_zh_hant]")
    text_page.on("filechooser", lambda _chooser: None)
    side(text_page, 1).click()
    with text_page.expect_file_chooser() as chooser:
        text_page.keyboard.press("Alt+p")
    picture = {"name": "chart.png", "mimeType": "image/png", "buffer": pictures.chart()}
    chooser.value.set_files(picture)
    figure = text_page.locator("[data-figure=zh-hant]")
    alternative, caption = (figure.locator(f"[data-field={name}]") for name in ("alt", "caption"))
    for field in (heading, title, alternative, caption):
        before = field.input_value()
        field.click()
        text_page.keyboard.press("End")

        input_method(text_page, composed, chosen)

        expect(field).to_have_value(before + chosen)
