"""A client follows a paragraph, reads what changed in it by mail, and leaves by one click."""

import os
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape
from playwright.sync_api import Page, expect

from alerts.distribution import fan_out
from alerts.models import Consent, Follower, Following
from briefings import publishing
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.text.texts import Texts
from tests.journeys.axe import in_colours, violations
from tests.journeys.library import library
from tests.support.factories import change_side, deliver_due, publish_now

__all__ = ["library"]

pytestmark = pytest.mark.browser
# A folder for pictures of the mails, for whoever wants to look at them.
PICTURES = os.environ.get("PICTURES", "")


def text_of(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def link_in(mail, name: str) -> str:
    """Return the path of a secret link in a mail."""
    return re.search(rf"https?://[^/]+(/[a-z-]+/follow/{name}/[^/\s>]+/)", text_of(mail))[1]


def tell() -> None:
    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())


def pictures(page: Page, mail, name: str) -> None:
    """Take pictures of a mail as HTML and as text, on a phone and in a window."""
    if not PICTURES:
        return
    html = mail.get_body(("html",)).get_content()
    (Path(PICTURES) / f"{name}.html").write_text(html, encoding="utf-8")
    plain = f"<pre style='white-space:pre-wrap'>{escape(text_of(mail))}</pre>"
    page.goto("about:blank")  # whose policy admits it
    for form, body in (("html", html), ("text", plain)):
        page.set_content(body)
        for width in (390, 768):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                in_colours(page, scheme)
                picture = f"{name}-{form}-{width}-{scheme}.png"
                page.screenshot(path=Path(PICTURES) / picture, full_page=True)
    page.set_viewport_size({"width": 1280, "height": 800})


def make_follower(view: str, topic: str) -> Follower:
    kind, _, key = topic.partition(":")
    email = f"{view}@client.example"
    follower = Follower.objects.create(
        email=email, email_key=email, view=view, interface=view, confirmed_at=clock.now()
    )
    Following.objects.create(follower=follower, kind=kind, key=key)
    return follower


def test_a_client_follows_a_paragraph_until_they_leave(
    page, live_server, library, postbox, settings, complaints
):
    settings.BULK_MAILS_PER_MINUTE = 600_000
    site = live_server.url
    briefing = Briefing.objects.order_by("pk").first()
    wrong = {}

    # From the paragraph to the form, to the mail, to the button.
    page.goto(f"{site}/zh-hant/briefings/2025-1/parallel/")
    page.locator(".mark").first.click()
    page.locator("#pair-menu a").last.click()
    wrong["form"] = violations(page)
    page.fill("input[name=email]", "chan@client.example")
    page.select_option("select[name=view]", "parallel")
    page.click("main form button")
    page.wait_for_url("**/follow/asked/**")
    wrong["asked"] = violations(page)
    deliver_due(clock.now())
    pictures(page, confirmation := postbox.mails.pop(), "confirm")
    page.goto(site + link_in(confirmation, "confirm"))
    wrong["confirm"] = violations(page)
    assert not Follower.objects.exists()
    page.click("main form button")
    expect(page.get_by_role("status")).to_be_visible()
    wrong["manage"] = violations(page)
    followed = Following.objects.get()
    for view in ("zh-hant", "en"):
        make_follower(view, str(followed))

    # The correction, row by row in both languages.
    change_side(briefing, "zh-hant", "依據新《商標法》第七條。", by=None)
    change_side(briefing, "en", "Under **article 7** of the new Trade Mark Law.", by=None)
    publish_now(briefing, at=clock.now(), note=("更正所引條文。", "The article is corrected."))
    tell()
    corrections = {mail["To"].partition("@")[0]: mail for mail in postbox.mails}
    for whose, mail in corrections.items():
        pictures(page, mail, f"correction-{whose}")
    correction = corrections["chan"]
    text = text_of(correction)
    assert "更正所引條文。" in text
    assert "第[-六-][+七+]條" in text
    assert "[+7" in text
    assert "**" not in text
    assert "第[-六-][+七+]條" in text_of(corrections["zh-hant"])
    assert "article" not in text_of(corrections["zh-hant"])
    assert "[+7" in text_of(corrections["en"])
    assert len(postbox.mails) == len(corrections) == 3
    postbox.mails.clear()

    # The page of leaving changes nothing; the mail program's button ends it.
    leave = link_in(correction, "leave")
    page.goto(site + leave)
    wrong["leave"] = violations(page)
    assert Follower.objects.exists()
    assert Client().post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Consent.objects.get().ended_by == "one_click"
    assert not Follower.objects.filter(email="chan@client.example").exists()
    page.goto(site + leave)
    wrong["left"] = violations(page)
    page.goto(f"{site}/zh-hant/follow/manage/nonsense/")
    wrong["expired"] = violations(page)

    # Those who still follow are told of the withdrawal.
    reason = Texts("法律已修訂。", "The law has changed.")
    publishing.withdraw(briefing=briefing, by=None, at=clock.now(), reason=reason)
    tell()
    told = {mail["To"]: mail for mail in postbox.mails}
    assert set(told) == {"zh-hant@client.example", "en@client.example"}
    assert "法律已修訂。" in text_of(told["zh-hant@client.example"])
    assert "The law has changed." in text_of(told["en@client.example"])
    for email, mail in told.items():
        pictures(page, mail, f"withdrawal-{email.partition('@')[0]}")

    assert {name: found for name, found in wrong.items() if found} == {}
    assert [each for each in complaints if "404" not in str(each)] == []
