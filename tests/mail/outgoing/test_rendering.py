"""Every registered mail can be rendered, and only a person's own words are not marked as automatic."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from accounts import mails as account_mails
from accounts import secret_links, send_notifications
from alerts import mails as alert_mails
from alerts.consent import wordings
from alerts.distribution import digests, fan_out
from alerts.following.ask import ask
from alerts.models import Follower
from alerts.topics import Topic
from briefings import mails as briefing_mails
from contacts import mails
from contacts.desk import digest, handle_enquiry
from contacts.models import Desk
from mail.kinds import REGISTERED
from mail.models import Message
from mail.outgoing import outbox
from mail.outgoing.rendering import render
from notifications.kinds import Kind
from notifications.notify import notify
from operations import mails as operations_mails
from tests.support.factories import make_briefing, make_enquiry, make_person, publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def every_mail(noon) -> dict[str, EmailMultiAlternatives]:
    """Return one mail of each kind, as it would be sent."""
    Desk.objects.create(pk=1, two_steps=True)
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")
    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    handle_enquiry.add_details(enquiry=enquiry, text="The facts.", at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)
    handle_enquiry.add_message(enquiry=enquiry, text="And after ten years?", key="m", at=noon)
    handle_enquiry.withdraw(enquiry=enquiry, at=noon)
    make_enquiry(at=noon, trap="x")
    digest.enqueue_digest(at=noon)
    mails.enqueue(mails.reminder, enquiry=enquiry, at=noon)
    about = {"due": noon.isoformat(), "reasons_zh": "x", "reasons_en": "x", "briefing": "1"}
    about |= {"reference": "2025-1", "title_zh": "x", "title_en": "x", "what": "x", "who": "x"}
    about |= {"account": "root", "used_at": noon.isoformat()}
    for kind in (
        account_mails.break_glass,
        briefing_mails.review,
        briefing_mails.missed,
        account_mails.security,
    ):
        outbox.enqueue_to("ana@firm.example", kind, key="1", at=noon, **about)
    ask(
        email="chan@client.example",
        topics=[Topic("everything")],
        view="en",
        interface="en",
        wording=wordings.current("en").stored(at=noon),
        network="192.0.2.1",
        at=noon,
    )
    about |= {"link": str(_secret_link(timezone.now()).pk)}
    for kind in (
        account_mails.staff_invitation,
        account_mails.password_link,
        operations_mails.setup_test,
    ):
        outbox.enqueue_to("ana@firm.example", kind, key="1", at=noon, **about)
    follower = Follower.objects.create(
        email="chan@client.example", email_key="chan@client.example", view="en", confirmed_at=noon
    )
    for kind, briefing in (("at_once", make_briefing()), ("weekly", make_briefing())):
        follower.topics.get_or_create(kind="everything")
        Follower.objects.update(rhythm=kind)
        publish_now(briefing, at=noon)
        fan_out.fan_out_all(at=noon)
    digests.enqueue_all(at=noon + timedelta(days=8))
    editor = make_person("editor")
    User.objects.filter(pk=editor.pk).update(email="editor@firm.example")
    outbox.enqueue(
        alert_mails.test_message(
            make_briefing(), editor, of="publication", view="en", interface="en", at=noon
        )
    )
    notify([editor], Kind.RECHECK, by=None, at=noon, about={"briefing": make_briefing()})
    send_notifications.enqueue_due(at=noon + timedelta(minutes=1))
    return {message.kind: render(message) for message in Message.objects.order_by("pk")}


def _secret_link(at):
    user = User.objects.create_user("ana", first_name="Ana Lei")
    return secret_links.make(user=user, purpose=secret_links.Purpose.PASSWORD, by=None, at=at)


def test_only_a_lawyers_own_reply_is_not_marked_as_automatic(every_mail):
    marked = {kind: mail.extra_headers.get("Auto-Submitted") for kind, mail in every_mail.items()}

    assert set(marked) == set(REGISTERED)
    assert marked.pop("reply") is None
    assert {marked["acknowledgement"], marked["invitation"]} == {"auto-replied"}
    assert set(marked.values()) == {"auto-replied", "auto-generated"}


# What Word, by which Outlook for Windows renders mails, knows of CSS (caniemail.com), by element.
KNOWN_BY_WORD = {
    "background-color",
    "border-collapse",
    "color",
    "font-family",
    "font-size",
    "font-weight",
    "line-height",
    "margin",
    "text-decoration",
}
KNOWN_IN_CELLS = {"padding", "border", "border-left", "border-top", "border-bottom"}


class _Styles(HTMLParser):
    """Collects what Word would ignore or get wrong."""

    def __init__(self):
        super().__init__()
        self.wrong: list[str] = []
        self._ghosts = 0  # tables with a width that Word alone sees

    def handle_comment(self, data):
        self._ghosts += 'width="640"' in data

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        known = KNOWN_BY_WORD | (KNOWN_IN_CELLS if tag in ("td", "th") else set())
        if tag == "table" and self._ghosts:
            known = known | {"max-width"}
        if tag in ("td", "th") and "border" in given.get("style", "") + given.get("bgcolor", ""):
            self._need(given, "font-size", tag)
        for rule in filter(None, given.get("style", "").split(";")):
            name, _, value = rule.partition(":")
            if name not in known or re.search(r"auto|rem\b|calc|var\(|-\d", value):
                self.wrong.append(f"{tag}: {rule}")
        if tag in ("svg", "video", "flex", "section", "button", "hr", "blockquote"):
            self.wrong.append(tag)

    def _need(self, given, name, tag):
        if name not in given["style"]:
            self.wrong.append(f"{tag} without {name}")


def test_no_mail_has_a_style_that_outlook_ignores(every_mail):
    wrong = {}
    for name, mail in every_mail.items():
        styles = _Styles()
        styles.feed(mail.alternatives[0][0])
        if styles.wrong:
            wrong[name] = styles.wrong

    assert wrong == {}


@pytest.mark.parametrize(
    "html",
    [
        '<div style="display:flex">',
        '<p style="padding:4px">',
        '<table style="max-width:640px">',
        '<td style="width:50%">',
        '<p style="margin:0 auto">',
        '<td style="border:1px solid #888">',
        "<hr>",
    ],
)
def test_such_a_style_would_be_found(html):
    styles = _Styles()

    styles.feed(html)

    assert styles.wrong
