"""Every page about people, records and the desk's lists: axe, and nothing to scroll sideways."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page

from alerts.models import Follower
from contacts.desk import erasure_requests, handle_enquiry
from contacts.desk.receive_mail import receive
from contacts.models import ReplyTemplate
from mail.models import Message
from notifications.kinds import Kind
from notifications.notify import notify
from tests.journeys.axe import ADMIN_TAGS, violations_by_language
from tests.support.factories import make_enquiry, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWS = ("late", "all")  # one without rows, one with them
PAGES = {
    **{f"inbox, {view}": f"contacts/enquiry/?state__exact={view}" for view in VIEWS},
    "inbox, nothing found": "contacts/enquiry/?q=nobody",
    "held mails": "contacts/enquiry/held/",
    "a person's data": "contacts/enquiry/person/",
    "processing record": "contacts/enquiry/record/",
    "handling": "contacts/desk/",
    "holidays": "contacts/holiday/",
    "a new holiday": "contacts/holiday/add/",
    "reply templates": "contacts/replytemplate/",
    "access log": "contacts/accessrecord/",
    "wordings": "contacts/wording/",
    "consents": "contacts/marketingconsent/",
    "outbox": "mail/message/",
    "followers": "alerts/follower/",
    "alerts": "alerts/fanout/",
    "suppressed addresses": "alerts/suppression/",
    "people": "auth/user/",
    "an invitation": "auth/user/add/",
    "own page": "auth/user/own/",
    "notifications": "auth/user/own/notifications/",
    "roles": "auth/group/",
    "setting up": "setting-up/",
    "a test mail": "setting-up/mail/",
    "legal terms": "briefings/term/legal-terms/",
}
# What is meant to be scrolled: the views of the inbox, the matrix of rights, tables of counts.
SCROLLED = """[...document.querySelectorAll(".results, #content")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className || each.id)"""

IN_CAPITALS = """[...document.querySelectorAll("#content :is(input, button, a, th, h1, h2, h3, label, span)")]
  .filter((each) => getComputedStyle(each).textTransform === "uppercase")
  .map((each) => each.value || each.textContent)"""


@pytest.fixture
def boss(noon) -> User:
    """An administrator of a desk where much has happened."""
    at = timezone.now() - timedelta(hours=2)
    boss = User.objects.create_superuser("boss", "boss@firm.example", first_name="李安娜 Ana Lei")
    clerk = make_person("enquiries clerk", "a-clerk-with-a-rather-long-account-name")
    enquiry = make_enquiry(at=at, name="Wolfeschlegelsteinhausenbergerdorff and Partners")
    handle_enquiry.assign(enquiry=enquiry, to=clerk, by=boss, at=at)
    erasure_requests.ask(email=enquiry.email, by=clerk, at=at)
    notify([boss], Kind.MENTIONED, by=clerk, at=at, about={"enquiry": enquiry})
    ReplyTemplate.objects.create(name="Thanks", text_zh_hant="多謝。", text_en="Thank you.")
    refused = "550 5.1.1 <chan@client.example>: Recipient address rejected: User unknown"
    Message.objects.update(state="set_aside", attempts=12, last_error=refused)
    address = "a-rather-long-address@subdomain.company.example"
    Follower.objects.create(email=address, email_key="k", view="en", confirmed_at=at)
    receive(_mail().as_bytes(), at=at)
    return boss


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "stranger@elsewhere.example", "enquiries@firm.example"
    mail["Subject"], mail["Message-ID"] = "An offer", "<a@elsewhere.example>"
    mail.set_content("Dear Sirs")
    return mail


@pytest.fixture
def desk(boss, page, live_server, sign_in, settings):
    """Opens a page of the admin in a language."""
    sign_in(page, boss)

    def opened(address: str, language: str) -> Page:
        page.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}]
        )
        page.goto(f"{live_server.url}/admin/{address}")
        return page

    return opened


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_axe_finds_nothing_on_them_in_light_and_dark(desk, language):
    found = {
        name: violations_by_language(desk(address, language), language, ADMIN_TAGS)
        for name, address in PAGES.items()
    }

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_none_of_them_is_scrolled_sideways_or_in_capitals_at_any_width(desk, language):
    found = {}
    for name, address in PAGES.items():
        page = desk(address, language)
        for width in (390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 844})
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            found[name, width] = [*page.evaluate(SCROLLED), *(["page"] if wide else [])]
        found[name, "capitals"] = page.evaluate(IN_CAPITALS)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
