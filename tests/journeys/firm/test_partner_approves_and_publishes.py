"""An author writes, a partner approves; an edit voids that; a planned publication comes out."""

import subprocess
import sys
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from briefings import drafting
from briefings.models.published.edition import Edition
from tests.support.factories import TODAY, approve, document, make_briefing, make_person
from tests.support.patience import PATIENCE
from tests.support.processes import ROOT, environment, fetch, web

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
MACAU = ZoneInfo("Asia/Macau")


@pytest.fixture
def desks(browser, live_server, sign_in, transactional_db):
    """The browsers of an author and of a partner."""
    pages = []
    for name, role in (("ana", "author"), ("rui", "publisher")):
        page = browser.new_context(locale="en").new_page()
        sign_in(page, make_person(role, name))
        pages.append(page)
    yield pages
    for page in pages:
        page.context.close()


def write(page, text: str) -> None:
    page.locator(".row.pair textarea[data-side=en]").first.fill(text)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")


def test_what_was_approved_and_then_changed_is_approved_again(desks, live_server):
    author, partner = desks
    ana = User.objects.get(username="ana")
    briefing = drafting.create(document=document(), by=ana, today=TODAY)
    text = live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk])

    author.goto(text)
    write(author, "The author's first words.")
    author.get_by_role("link", name="Review & publish").click()
    author.get_by_role("button", name="Send to review").click()
    expect(author.locator(".verdict")).to_have_text("In review: both languages wait for approval.")
    expect(author.get_by_role("button", name="Approve")).to_have_count(0)

    partner.goto(live_server.url + "/admin/briefings/briefing/")
    partner.get_by_role("link", name="1 briefing waits for you").click()
    partner.locator("a.states").click()
    partner.get_by_role("button", name="Approve both languages").click()
    expect(partner.locator(".verdict")).to_have_text(
        "Approved in both languages: ready to be published."
    )

    author.goto(text)
    write(author, "Second thoughts of the author.")
    partner.get_by_role("button", name="Publish now").click()
    expect(partner.locator(".errornote")).to_contain_text("The draft has changed since you opened")
    assert not Edition.objects.exists()
    expect(partner.locator(".verdict")).to_have_text("In review: the English waits for approval.")
    expect(partner.locator(".eye-void")).to_contain_text("Changed since it was approved")

    partner.get_by_role("button", name="Approve the English").click()
    expect(partner.locator(".eye-yes")).to_have_count(2)
    partner.get_by_label("Publish although a side is behind; readers see where.").check()
    partner.get_by_role("button", name="Publish now").click()
    expect(partner.locator(".published")).to_be_visible()

    edition = Edition.objects.get()
    assert next(edition.snapshot.pairs()).text["en"] == "Second thoughts of the author."
    assert [one["by"] for one in edition.approvals] == ["rui", "rui"]
    partner.get_by_role("link", name="Editions", exact=True).last.click()
    expect(partner.locator(".signatures")).to_contain_text("rui")


@pytest.fixture
def office(tmp_path, migrated_database, within, settings):
    """A real web server and a real worker; the address and a partner's session."""
    with migrated_database(tmp_path) as database:
        env = environment(tmp_path, database)
        with within(database):
            partner = make_person("publisher", "rui")
            approve(make_briefing(), by=partner, at=timezone.now())
            client = Client()
            client.force_login(partner)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        command = [sys.executable, "manage.py", "run_worker"]
        with web(env=env) as site:
            worker = subprocess.Popen(command, cwd=ROOT, env=env)
            yield site, session
            worker.terminate()
            worker.wait(PATIENCE)


def surfaces(site: str) -> list[bool]:
    """Where clients see the briefing now: its page, the list, the feed, the sitemap, a search."""
    texts = [
        fetch(f"{site}{path}")[1]
        for path in (
            "/en/briefings/2025-1/",
            "/en/briefings/",
            "/en/feed/",
            "/sitemap.xml",
            "/en/briefings/?q=trade+mark",
        )
    ]
    marks = ("Trade Mark Law Revised", "trade-mark-law-revised")
    return [any(mark in text for mark in marks) for text in texts]


def test_a_planned_publication_comes_out_at_its_moment_everywhere(page, office, settings):
    site, session = office
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}]
    )
    due = datetime.now(MACAU).replace(microsecond=0) + timedelta(seconds=14)
    page.goto(f"{site}/admin/briefings/briefing/1/publish/")
    page.locator(".plan summary").click()
    moment = page.locator("input[name=due_at]")
    moment.evaluate("field => { field.step = 1 }")  # a test does not wait for a whole minute
    moment.fill(f"{due:%Y-%m-%dT%H:%M:%S}")

    page.locator("button[name=plan]").click()

    expect(page.locator(".planned .zone")).to_have_text("Asia/Macau (UTC+08:00)")
    early = []
    while datetime.now(MACAU) < due - timedelta(seconds=1):
        early.append(surfaces(site))
        time.sleep(0.5)
    until = due + timedelta(seconds=60)
    while not all(surfaces(site)) and datetime.now(MACAU) < until:
        time.sleep(0.2)
    late = (datetime.now(MACAU) - due).total_seconds()

    assert len(early) > 3
    assert not any(any(seen) for seen in early)
    assert all(surfaces(site))
    assert late < 60
    page.goto(f"{site}/admin/briefings/briefing/1/editions/")
    expect(page.locator("table.editions")).to_contain_text("rui")
