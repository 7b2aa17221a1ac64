"""A lawyer drags words with a footnote from one language to the other."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.support.factories import make_briefing, pair, section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_footnote_goes_with_its_words(page, live_server, sign_in, lawyer, transactional_db):
    words = "Words[^1] here.\n\n[^1]: A note."
    briefing = make_briefing(sections=[section(pair("甲", words))])
    sign_in(page, lawyer, rich=True)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    chinese, english = (page.locator(f"[data-rich={one}] > div").last for one in ("zh-hant", "en"))
    english.click()
    page.keyboard.press("Control+a")
    start, end = english.bounding_box(), chinese.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 15)
    page.mouse.down()
    page.mouse.move(start["x"] - 50, start["y"] + 15, steps=4)
    page.mouse.move(end["x"] + 30, end["y"] + 15, steps=6)
    page.mouse.up()

    area = page.locator(".row.pair textarea[data-side=zh-hant]")
    expect(area).to_have_value(f"甲{words}", timeout=15_000)
