"""A lawyer makes a link; somebody without an account reads, comments; the link ends and is dead."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.support.factories import make_briefing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_a_link_is_made_read_commented_ended_and_dead(
    browser, live_server, sign_in, lawyer, settings
):
    settings.SITE_URL = live_server.url
    briefing = make_briefing()
    desk = browser.new_context(locale="en").new_page()
    sign_in(desk, lawyer)
    desk.goto(live_server.url + reverse("admin:briefings_briefing_share", args=[briefing.pk]))
    desk.get_by_label("For whom").fill("Ms Chan")
    desk.get_by_role("button", name="Make a link").click()
    address = desk.locator("#made-link").input_value()

    outside = browser.new_context(locale="en").new_page()
    outside.goto(address)
    expect(outside.locator(".draft")).to_contain_text("Confidential draft, not published")
    outside.locator(".say summary").nth(1).click()
    say = outside.locator(".say").nth(1)
    say.get_by_label("Your name").fill("Chan")
    say.get_by_label("What is not right").fill("The fee is 1,000 patacas.")
    say.get_by_role("button", name="Send").click()
    expect(outside.locator(".said")).to_contain_text("The fee is 1,000 patacas.")
    assert outside.context.cookies() == []

    desk.goto(live_server.url + reverse("admin:briefings_briefing_share", args=[briefing.pk]))
    expect(desk.locator(".said")).to_contain_text("The fee is 1,000 patacas.")
    desk.get_by_role("button", name="Done").click()
    expect(desk.locator(".said .done")).to_have_count(1)
    desk.get_by_role("button", name="End now").first.click()
    expect(desk.locator(".links .dead").first).to_contain_text("ended")

    answer = outside.goto(address)
    assert answer.status == 404
    expect(outside.locator("main")).to_contain_text("This link shows nothing")
    expect(outside.locator("main")).not_to_contain_text("Application fees")
    outside.context.close()
    desk.context.close()
