"""A lawyer finds words in both languages of a text, replaces them and takes it back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from briefings import drafting
from briefings.admin.editor import find_places
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import make_briefing, pair, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
PAIRS = (
    ("𠀀商標註冊，商标保護。", "Trade marks are registered."),
    ("申請商標。", "Apply for a trade mark."),
)


def test_words_are_found_replaced_one_or_all_and_taken_back(
    page, live_server, sign_in, lawyer, complaints, transactional_db, monkeypatch
):
    briefing = make_briefing(sections=[section(*(pair(*sides) for sides in PAIRS))])

    def saved() -> list[tuple[str, str]]:
        page.keyboard.press("Control+s")
        expect(page.locator("[data-part=status]")).to_contain_text("Saved at")
        rows = drafting.text_of(briefing)["sections"][0]["paragraphs"]
        return [(row["zh-hant"], row["en"]) for row in rows]

    sign_in(page, lawyer)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    expect(page.locator(".row.pair")).to_have_count(2)

    page.keyboard.press("Control+h")
    panel = page.get_by_role("complementary", name="Find and replace")
    page.keyboard.type("商标")
    expect(panel.locator("li")).to_have_count(3)
    expect(panel.locator("li mark")).to_have_text(["商標", "商标", "商標"])
    expect(panel.locator("li .after").nth(1)).to_have_text("保護。")
    assert violations(page, ADMIN_TAGS) == []

    page.keyboard.press("Tab")
    page.keyboard.type("標記")
    panel.get_by_role("button", name="Replace", exact=True).nth(1).click()
    expect(panel.locator("li")).to_have_count(2)
    assert [zh for zh, _en in saved()] == ["𠀀商標註冊，標記保護。", "申請商標。"]

    panel.get_by_role("button", name="Replace all").click()
    expect(panel.locator("li")).to_have_count(0)
    assert [zh for zh, _en in saved()] == ["𠀀標記註冊，標記保護。", "申請標記。"]

    for _step in range(2):
        panel.get_by_role("button", name="Undo").click()
    expect(panel.locator("li")).to_have_count(3)
    assert saved() == list(PAIRS)

    panel.get_by_label("Find", exact=True).fill("trade mark")
    expect(panel.locator("li")).to_have_count(2)
    panel.get_by_label("Whole words only").check()
    expect(panel.locator("li")).to_have_count(1)
    panel.get_by_label("Whole words only").uncheck()

    # More than are listed: all of them are replaced.
    monkeypatch.setattr(find_places, "MOST", 1)
    panel.get_by_label("Exactly these capitals").check()
    panel.get_by_label("Find", exact=True).fill("rade mark")
    expect(panel.locator("[data-part=find-count]")).to_have_text("2")
    expect(panel.locator("li")).to_have_count(1)
    expect(panel.get_by_text("Not all places are listed.")).to_be_visible()
    panel.get_by_label("Replace with").fill("rademark")
    panel.get_by_role("button", name="Replace all").click()
    expect(panel.locator("li")).to_have_count(0)
    assert [en for _zh, en in saved()] == ["Trademarks are registered.", "Apply for a trademark."]
    page.keyboard.press("Control+h")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert complaints == []
