"""A refusal is about the recipient, or about this site and its mail."""

import pytest

from mail.status import answer_refuses_recipient, mail_refuses_recipient, refuses_recipient


@pytest.mark.parametrize(
    ("code", "text", "is_refused"),
    [
        (550, b"5.1.1 No such user", True),
        (550, b"5.1.10 Null MX", True),
        (550, b"No such user", True),
        (552, b"5.2.2 Mailbox full", True),
        (550, b"5.5.0 Requested action not taken: mailbox unavailable", True),
        (450, b"4.2.0 Greylisted", False),
        (550, b"5.1.8 Sender address rejected", False),
        (530, b"Authentication required", False),
        (504, b"5.5.2 Helo command rejected", False),
        (554, b"5.7.1 Relay access denied", False),
    ],
)
def test_an_answer_to_rcpt_is_about_the_address_or_not(code, text, is_refused):
    assert answer_refuses_recipient(code, text) == is_refused


@pytest.mark.parametrize(
    ("code", "text", "is_refused"),
    [
        (550, b"5.1.1 No such user", True),
        (550, b"5.2.1 Mailbox disabled", True),
        (550, b"5.1.8 Sender address rejected", False),
        (554, b"5.7.1 Message rejected as spam", False),
        (552, b"5.3.4 Message too big", False),
        (554, b"Transaction failed", False),
        (451, b"4.2.2 Mailbox full", False),
    ],
)
def test_an_answer_to_the_mail_itself_is_about_the_address_or_not(code, text, is_refused):
    assert mail_refuses_recipient(code, text) == is_refused


@pytest.mark.parametrize(
    ("status", "is_refused"),
    [("5.1.1", True), ("5.4.4", True), ("5.6.7", False), ("5.7.26", False), ("4.4.7", False)],
)
def test_a_status_of_a_report_is_about_the_address_or_not(status, is_refused):
    assert refuses_recipient(status) == is_refused
