"""A lawyer refers to another briefing, and readers learn what has become of it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from briefings import publishing
from briefings.text.texts import Texts
from tests.journeys.rich_page import briefing, save, side, text_page, written
from tests.support.factories import change_side, make_briefing, publish_now

__all__ = ["briefing", "text_page"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def target(transactional_db, noon):
    target = make_briefing(title={"zh-hant": "租約", "en": "Commercial leases"})
    publish_now(target, at=noon)
    return target


def test_a_briefing_chosen_by_its_title_is_followed_through_change_and_withdrawal(
    page, live_server, target, text_page, briefing, lawyer, noon
):
    side(text_page, 5).click()
    text_page.keyboard.type("See our note")
    text_page.keyboard.press("Control+Shift+ArrowLeft")
    text_page.keyboard.press("Control+k")
    asked = text_page.get_by_role("dialog")
    offered = asked.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    (chosen,) = [line for line in offered if "Commercial leases" in line]
    asked.get_by_label("Web address").fill(chosen)
    asked.get_by_role("button", name="Set the link").click()
    assert written(text_page, 5) == f"See our [note](briefing:{target.reference})"
    save(text_page)
    briefing.refresh_from_db()
    publish_now(briefing, at=noon)
    reading = f"{live_server.url}/en/briefings/{briefing.reference}/"

    page.goto(reading)
    page.get_by_role("link", name="note", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Commercial leases")
    expect(page.get_by_role("navigation", name="Cited by")).to_contain_text(briefing.reference)

    target.title_en = "Leases of shops"
    target.save()
    change_side(target, "en", "Another text.", by=lawyer)
    publish_now(target, at=noon + timedelta(days=1), note=("已更正", "Corrected"))
    page.goto(reading)
    expect(page.get_by_role("article")).to_contain_text("note [changed on 3 May 2025]")
    page.get_by_role("link", name="note", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leases of shops")

    reason = Texts("理由。", "A reason.")
    publishing.withdraw(briefing=target, by=lawyer, at=noon + timedelta(days=2), reason=reason)
    page.goto(reading)
    expect(page.get_by_role("article")).to_contain_text("note [withdrawn on 4 May 2025]")
