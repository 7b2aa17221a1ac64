"""What the outbox learns from a mail server that stays silent or ends badly."""

import smtplib
import time

import pytest
from aiosmtpd.smtp import SMTP
from django.core.mail import EmailMessage

from mail.outgoing import smtp


def send() -> None:
    EmailMessage("Subject", "Text", "briefings@firm.example", ["chan@client.example"]).send()


@pytest.mark.parametrize("mood", ["cuts", "drops"])
def test_a_server_that_was_sent_the_whole_mail_may_have_taken_it(postbox, mood):
    postbox.mood = mood

    with pytest.raises(smtp.Unanswered):
        send()


def test_a_refusal_is_an_answer(postbox):
    postbox.mood = "451"

    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send()


def test_a_line_that_breaks_before_the_mails_end_is_no_silence(postbox, monkeypatch):
    async def cut(server, arg):
        server.transport.abort()

    monkeypatch.setattr(SMTP, "smtp_DATA", cut)

    with pytest.raises(smtplib.SMTPServerDisconnected):
        send()


def test_an_accepted_mail_is_accepted_however_the_server_says_goodbye(postbox, monkeypatch):
    async def talk_nonsense(server, arg):
        await server.push("221 " + 20_000 * "x")

    monkeypatch.setattr(SMTP, "smtp_QUIT", talk_nonsense)

    send()

    assert len(postbox.mails) == 1


def test_a_slow_goodbye_keeps_an_accepted_mail_unrecorded_for_a_second_at_most(
    postbox, monkeypatch
):
    async def stay_silent(server, arg):
        """Answer nothing and leave the line open."""

    monkeypatch.setattr(SMTP, "smtp_QUIT", stay_silent)
    monkeypatch.setattr(smtp, "LONGEST_GOODBYE", 0.1)
    began = time.monotonic()

    send()

    assert len(postbox.mails) == 1
    assert time.monotonic() - began < 1.5  # the fixture's timeout is two seconds
