"""What clients see of following, and staff of followers: WCAG by axe, and no sideways scrolling."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from alerts import secret_links
from alerts.consent import ledger, wordings
from alerts.distribution import fan_out
from alerts.models import Consent, Follower, FollowerCount, Following, FollowRequest
from briefings import publishing
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author, PracticeArea
from briefings.models.published.readership import Readership
from briefings.text.texts import Texts
from operations.readership.months import month_of, shifted
from tests.journeys.accessibility.test_accessibility import LANGUAGES
from tests.journeys.accessibility.test_contacts_accessibility import picture, pictures
from tests.journeys.accessibility.test_editing_accessibility import WIDTHS, looked_at
from tests.journeys.axe import too_wide, too_wide_in_large_text, violations_by_language
from tests.journeys.library import library
from tests.support.factories import change_side, make_briefing, make_enquiry, publish_now

__all__ = ["library"]

pytestmark = pytest.mark.browser


@pytest.fixture
def followed(library) -> dict[str, str]:
    """Followers of all kinds, mails about three events, an address that complained, and reads."""
    at = clock.now()
    briefing = Briefing.objects.order_by("pk").first()
    topics = [
        ("everything", ""),
        ("area", str(PracticeArea.objects.first().pk)),
        ("author", str(Author.objects.public().first().pk)),
        ("paragraph", f"{briefing.reference}/abc"),
    ]
    wording = wordings.current("zh-hant").stored(at=at)
    for number, (kind, key) in enumerate(topics):
        email = f"counsel-{number}@long-name-of-a-company.example"
        follower = Follower.objects.create(
            email=email, email_key=email, view="parallel", confirmed_at=at - timedelta(days=40)
        )
        Following.objects.create(follower=follower, kind=kind, key=key)
        Consent.objects.create(
            email=email, language="zh-hant", wording=wording, asked_at=at, given_at=at
        )
    ledger.suppress("gone@client.example", reason="bounced", code="5.1.1", at=at)
    change_side(briefing, "en", "Under article 7 of the new Trade Mark Law.", by=None)
    publish_now(briefing, at=at, note=("更正所引條文。", "The article is corrected."))
    reason = Texts("法律已修訂。", "The law has changed.")
    publishing.withdraw(
        briefing=publish_now(make_briefing(), at=at).briefing, by=None, at=at, reason=reason
    )
    fan_out.fan_out_all(at=at)
    today = at.date()
    for back in range(0, 9, 2):
        FollowerCount.objects.create(month=shifted(month_of(today), -back), count=40 - back)
        Readership.add(
            shifted(month_of(today), -back),
            {(briefing.reference, "en"): 1200 - 90 * back, (briefing.reference, "parallel"): 300},
        )
    make_enquiry(at=at)
    return {
        "followers": "alerts/follower/",
        "alert records": "alerts/fanout/",
        "suppressed": "alerts/suppression/",
        "consents": "alerts/consent/",
        "mail preview": f"alerts/fanout/preview/{briefing.pk}/?of=withdrawal",
        "readership": "briefings/readership/",
        "readership by month": "briefings/readership/?by=month",
    }


@pytest.mark.parametrize("language", WIDTHS)
def test_axe_finds_nothing_on_pages_about_followers(followed, page, live_server, sign_in, language):
    sign_in(page, User.objects.create_superuser("administrator", "a@firm.example"))
    cookie = {"name": "django_language", "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])

    assert looked_at(page, live_server, followed, language) == {}


@pytest.fixture
def following(followed) -> dict[str, str]:
    """Return the pages that mails to a client lead to, and those around them."""
    follower = Follower.objects.order_by("pk").first()
    request, gone = (
        FollowRequest.objects.create(
            email=email, email_key=email, view="en", interface="en", topics=[topic],
            wording=Consent.objects.first().wording, asked_at=clock.now(),
        ) for email, topic in (("new@a.example", "everything"), ("late@a.example", "area:0"))
    )  # fmt: skip
    return {
        "follow": "follow/",
        "follow an area": "follow/?about=area:ip",
        "asked": "follow/asked/",
        "confirm": f"follow/confirm/{secret_links.confirmation_token(request)}/",
        "confirm what is gone": f"follow/confirm/{secret_links.confirmation_token(gone)}/",
        "manage": f"follow/manage/{secret_links.follower_token(follower)}/",
        "leave": f"follow/leave/{secret_links.follower_token(follower)}/",
        "expired": "follow/confirm/nonsense/",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_clients_manage_what_they_follow_on_any_phone(following, page, live_server, language):
    found = {}
    for name, address in following.items():
        answer = page.goto(f"{live_server.url}/{language}/{address}")
        lost = name in ("expired", "confirm what is gone")
        assert answer.status == (404 if lost else 200), name
        found[name] = violations_by_language(page, language)
        found[name] += too_wide(page, (320, 360, 390, 768, 1440))
        pictures(page, name, language)
        found[name] += ["in large text"] if too_wide_in_large_text(page) else []

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_what_can_be_ticked_stands_in_line_with_its_words(following, page, live_server):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/en/{following['manage']}")

    for label in page.locator(".tick-line label").all():
        tick, words = label.locator("xpath=../input").bounding_box(), label.bounding_box()
        assert tick["width"] <= 32
        assert 0 < words["x"] - tick["x"] - tick["width"] < 20
        assert words["x"] + words["width"] <= 390


def test_the_report_is_printed_with_its_charts_and_without_its_controls(
    followed, page, live_server, sign_in
):
    sign_in(page, User.objects.create_superuser("administrator", "a@firm.example"))
    page.goto(f"{live_server.url}/admin/{followed['readership']}")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 720, "height": 1000})  # A4 within its margins

    charts = page.locator("figure svg[role=img]")
    assert charts.count() == 3
    assert all(chart.is_visible() and chart.get_attribute("aria-label") for chart in charts.all())
    expect(page.locator(".readership-filters")).to_be_hidden()
    expect(page.locator("#header")).to_be_hidden()
    expect(page.locator(".printed-on")).to_be_visible()
    colour = page.evaluate("getComputedStyle(document.querySelector('.readership-page h2')).color")
    assert sum(map(int, re.findall(r"\d+", colour)[:3])) < 200  # dark on white, whatever the scheme
    picture(page, "printed-report")
