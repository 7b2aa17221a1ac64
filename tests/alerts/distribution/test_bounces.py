"""Mail that came back ends the alerts to its address; nothing else does."""

import pytest

from alerts.distribution import bounces
from alerts.models import Consent, Follower, Suppression
from contacts.desk import read_mailbox
from tests.mail.incoming import imap_server

pytestmark = pytest.mark.django_db

REPORT = b"""From: MAILER-DAEMON@mx.example
To: briefings@firm.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; %s
Action: %s
Status: %s

--b--
"""
COMPLAINT = b"""Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
Original-Rcpt-To: <chan@client.example>

--b--
"""
CHAN = b"Chan@client.example"


def test_a_report_of_failure_ends_the_alerts(follow, noon):
    follow()

    assert bounces.take(REPORT % (CHAN, b"failed", b"5.1.1"), at=noon) == 1

    assert not Follower.objects.exists()
    assert Suppression.objects.get().reason == "bounced"
    assert Consent.objects.get().ended_by == "bounced"


def test_a_complaint_ends_the_alerts(follow, noon):
    follow()

    assert bounces.take(COMPLAINT, at=noon) == 1
    assert Consent.objects.get().ended_by == "complaint"


@pytest.mark.parametrize(
    "mail",
    [
        REPORT % (CHAN, b"delayed", b"4.4.1"),
        REPORT % (CHAN, b"failed", b"5.7.1"),
        REPORT % (CHAN, b"failed", b"5.1.8"),  # the sender's domain
        REPORT % (b"stranger@client.example", b"failed", b"5.1.1"),
        b"Subject: Out of office\\n\\nI am away.",
        b"\\xff\\x00",
        b"",
    ],
)
def test_any_other_mail_changes_nothing(follow, noon, mail):
    follow()

    assert bounces.take(mail, at=noon) == 0
    assert Follower.objects.exists()
    assert not Suppression.objects.exists()


def test_a_report_about_an_address_that_forwards_ends_the_alerts_to_it(follow, noon):
    follow()
    recipients = b"elsewhere@other.example\nOriginal-Recipient: rfc822; <%s>" % CHAN

    assert bounces.take(REPORT % (recipients, b"failed", b"5.1.1"), at=noon) == 1

    assert not Follower.objects.exists()


@pytest.mark.parametrize("kind", [b"delivery-status", b"global-delivery-status"])
@pytest.mark.parametrize("domain", ["xn--bcher-kva.example", "bücher.example"])
def test_a_report_about_a_domain_beyond_ascii_ends_the_alerts(follow, noon, kind, domain):
    follow("lei@bücher.example")
    report = REPORT % (f"lei@{domain}".encode(), b"failed", b"5.1.1")

    taken = bounces.take(report.replace(b"message/delivery-status", b"message/" + kind), at=noon)

    assert taken == 1
    assert not Follower.objects.exists()


def test_a_report_with_a_nul_changes_nothing_or_ends_the_alerts(follow, noon):
    follow()

    assert bounces.take(REPORT % (b"chan\x00@client.example", b"failed", b"5.1.1"), at=noon) == 0
    assert bounces.take(REPORT % (CHAN, b"failed", b"5.1.1\x00"), at=noon) == 1


@pytest.mark.parametrize(
    ("report", "reason"),
    [(REPORT % (CHAN, b"failed", b"5.1.1"), "bounced"), (COMPLAINT, "complaint")],
)
def test_the_worker_takes_reports_and_complaints_from_the_mailbox(
    follow, noon, settings, report, reason
):
    follow()
    with imap_server.running() as server:
        settings.ENQUIRY_MAILBOX = server.box
        server.add(report)
        assert read_mailbox.read(at=noon) is None

    assert not Follower.objects.exists()
    assert Suppression.objects.get().reason == reason
