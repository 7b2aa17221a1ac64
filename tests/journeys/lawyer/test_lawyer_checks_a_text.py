"""A lawyer sees what the two sides say differently, and keeps a term of the firm from the text."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from briefings.models.draft.briefing import Briefing
from briefings.models.terms import Term
from tests.journeys.axe import violations_in
from tests.support.factories import make_briefing, pair, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def briefing(transactional_db) -> Briefing:
    return make_briefing(
        sections=[
            section(
                pair("違者可被科五千澳門元罰款。", "Offenders are liable to a fine of MOP 6,000."),
                pair("商標註冊有效期為七年。", "A registration is valid for seven years."),
            ),
        ]
    )


@pytest.fixture
def page(browser, live_server, sign_in, briefing):
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, User.objects.create_superuser("ana", first_name="Ana", last_name="Lei"))
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    expect(page.locator(".row.pair")).to_have_count(2)
    yield page
    context.close()


def row(page: Page, number: int):
    return page.locator(".row.pair").nth(number - 1)


def test_a_wrong_amount_is_shown_with_the_words_of_both_sides(page):
    marked = row(page, 1).locator(".check-notes mark")
    expect(marked).to_have_text(["五千澳門元", "MOP 6,000"])
    expect(row(page, 2).locator(".check-notes")).to_have_count(0)
    page.get_by_role("button", name="Checks").click()
    panel = page.locator("[data-part=checks-panel]")
    expect(panel.locator("mark")).to_have_text(["五千澳門元", "MOP 6,000"])
    found = violations_in(page, "light")
    panel.get_by_role("button", name="Close").click()
    page.locator("[data-part=checks-toggle]").click()
    expect(page.locator(".row.pair:visible")).to_have_count(1)

    row(page, 1).locator("textarea[data-side=en]").fill(
        "Offenders are liable to a fine of MOP 5,000."
    )

    expect(page.locator(".check-notes")).to_have_count(0)
    expect(page.locator("[data-part=to-check]")).to_have_text("0")
    assert found == []


def test_what_was_looked_at_stays_away_until_the_words_change(page):
    row(page, 1).get_by_role("button", name="Ignore").click()
    expect(page.locator(".check-notes")).to_have_count(0)
    page.reload()
    expect(page.locator(".row.pair")).to_have_count(2)
    expect(page.locator("[data-part=to-check]")).to_have_text("0")

    row(page, 1).locator("textarea[data-side=en]").fill("Offenders pay MOP 7,000.")

    expect(row(page, 1).locator(".check-notes mark")).to_have_text(["五千澳門元", "MOP 7,000"])


def test_a_term_is_kept_from_what_is_selected_and_missed_where_it_is_not_used(page):
    for side, start, end in (("zh-hant", 2, 6), ("en", 2, 14)):
        row(page, 2).locator(f"textarea[data-side={side}]").evaluate(
            f"area => {{ area.focus(); area.setSelectionRange({start}, {end}); }}"
        )
    page.keyboard.press("Alt+g")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Chinese")).to_have_value("註冊有效")
    expect(dialog.get_by_label("English")).to_have_value("registration")
    dialog.get_by_label("Chinese").fill("商標註冊")
    dialog.get_by_label("English").fill("trade mark registration")

    dialog.get_by_role("button", name="Add").click()

    expect(dialog).to_have_count(0)
    expect(row(page, 2).locator(".check-notes")).to_contain_text("trade mark registration")
    expect(row(page, 2).locator(".check-notes mark")).to_have_text(["商標註冊"])
    assert list(Term.objects.values_list("zh_hant", "en")) == [
        ("商標註冊", "trade mark registration")
    ]


def test_findings_are_underlined_explained_beside_the_text_and_put_right(
    browser, live_server, sign_in, briefing
):
    """In rich sides; by pointer and by keys, and while an input method is at work."""
    context = browser.new_context(locale="en", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sign_in(page, User.objects.create_superuser("ana"), rich=True)
    Term.objects.create(zh_hant="註冊", en="registration", avoid_zh_hant="登錄")
    briefing = make_briefing(
        sections=[
            section(
                pair("違者可被科**五千澳門元**罰款。", "Offenders pay **MOP 6,000**."),
                pair("商標登錄有效...期為七年。", "The registration is valid for seven years."),
                heading=("第五條", "Article 6"),
            )
        ]
    )
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    card = page.locator("[data-part=finding-card]")
    underlined = page.locator(".rich .finding")
    # What the marks of bold stand in is found; a heading has no rich side, and its finding a note.
    expect(underlined).to_have_text(["五千澳門元", "MOP 6,000", "登錄", "...", "registration"])
    expect(page.locator(".row.heading .check-notes li")).to_have_count(1)
    expect(page.locator(".row.pair .check-notes")).to_have_count(0)
    expect(page.locator("[data-part=to-check]")).to_have_text("3")

    underlined.nth(1).hover()
    expect(card).to_contain_text("The two sides differ.")
    written = page.locator(".row.pair [data-rich=en] > div").first.bounding_box()
    explained = card.bounding_box()
    assert explained["y"] >= written["y"] + written["height"]
    # It covers no word of the side where there is no room below it either.
    page.set_viewport_size({"width": 1440, "height": round(explained["y"] + 20)})
    underlined.nth(2).hover()
    underlined.nth(1).hover()
    expect(card).to_contain_text("The two sides differ.")
    explained = card.bounding_box()
    assert explained["y"] + explained["height"] <= written["y"]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()

    # The keys lead from one to the next, heading included, and round the end.
    page.locator(".row.heading textarea[data-side=en]").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    assert page.evaluate("getSelection().toString()") == "Article 6"
    for words in ("The two sides differ.", "註冊", "Dots"):
        page.keyboard.press("F8")
        expect(card.filter(visible=True)).to_contain_text(words)
    page.keyboard.press("Shift+F8")
    expect(card).to_contain_text("註冊")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Shift+F8")
    page.keyboard.press("F8")
    expect(card).to_be_visible()
    page.keyboard.press("Control+.")
    page.keyboard.press("Enter")
    chinese = page.locator(".row.pair textarea[data-side=zh-hant]").nth(1)
    expect(chinese).to_have_value("商標註冊有效...期為七年。")
    expect(page.locator("[data-part=to-check]")).to_have_text("2")

    # An input method within underlined words loses and doubles nothing.
    session = context.new_cdp_session(page)
    underlined.nth(1).click()
    page.keyboard.press("ArrowRight")
    for step in ("ㄅ", "ㄅㄧㄠ", "標"):
        place = {"text": step, "selectionStart": len(step), "selectionEnd": len(step)}
        session.send("Input.imeSetComposition", place)
    session.send("Input.insertText", {"text": "標"})
    english = page.locator(".row.pair textarea[data-side=en]").first
    assert english.input_value().count("標") == 1
    assert english.input_value().replace("標", "") == "Offenders pay **MOP 6,000**."
    page.keyboard.press("Control+z")

    # The panel stands beside the text; Escape closes it and leads back.
    page.locator(".row.pair [data-rich=en] > div").first.focus()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Checks").click()
    panel = page.locator("[data-part=checks-panel]")
    for width in (1440, 768):
        page.set_viewport_size({"width": width, "height": 900})
        rows, beside = page.locator("[data-part=rows]").bounding_box(), panel.bounding_box()
        assert rows["x"] + rows["width"] <= beside["x"], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    panel.get_by_role("button", name="Close").focus()
    assert violations_in(page, "light") == violations_in(page, "dark") == []
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".row.pair [data-rich=en] > div").first).to_be_focused()
    context.close()
