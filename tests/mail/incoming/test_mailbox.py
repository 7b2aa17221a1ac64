"""A mail leaves the mailbox after it was taken, and never before."""

import pytest

from mail.incoming import mailbox
from tests.mail.incoming import imap_server

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("capabilities", ["MOVE UIDPLUS", "UIDPLUS", ""])
def test_mails_are_taken_in_order_and_moved(capabilities):
    taken = []
    with imap_server.running(capabilities) as server:
        server.add(b"one")
        server.add(b"two")

        assert mailbox.take_all(server.box, done="Read", take=taken.append) == 2
        assert mailbox.take_all(server.box, done="Read", take=taken.append) == 0

        assert taken == [b"one", b"two"]
        assert server.texts("INBOX") == []
        assert server.texts("Read") == [b"one", b"two"]


def test_a_mail_that_was_not_taken_stays():
    def fail(_raw: bytes) -> None:
        raise RuntimeError("the database is away")

    with imap_server.running() as server:
        server.add(b"one")

        with pytest.raises(RuntimeError):
            mailbox.take_all(server.box, done="Read", take=fail)

        assert server.texts("INBOX") == [b"one"]


def test_a_mail_that_cannot_be_taken_keeps_out_no_later_one():
    def take(raw: bytes) -> None:
        if raw == b"poison":
            raise RuntimeError("cannot be stored")

    with imap_server.running() as server:
        server.add(b"poison")
        server.add(b"later")

        with pytest.raises(RuntimeError):
            mailbox.take_all(server.box, done="Read", take=take)

        assert server.texts("INBOX") == [b"poison"]
        assert server.texts("Read") == [b"later"]


def test_a_mail_that_could_not_be_moved_is_handed_over_again():
    taken = []
    with imap_server.running() as server:
        server.add(b"one")
        server.refused = "MOVE"
        with pytest.raises(mailbox.MailboxError):
            mailbox.take_all(server.box, done="Read", take=taken.append)
        server.refused = ""

        mailbox.take_all(server.box, done="Read", take=taken.append)

    assert taken == [b"one", b"one"]


def test_one_reading_takes_a_limited_number(monkeypatch):
    monkeypatch.setattr(mailbox, "MOST_AT_ONCE", 2)
    taken = []
    with imap_server.running() as server:
        for text in (b"one", b"two", b"three"):
            server.add(text)

        assert mailbox.take_all(server.box, done="Read", take=taken.append) == 2
        assert server.texts("INBOX") == [b"three"]


@pytest.mark.parametrize("capabilities", ["UIDPLUS", ""])
def test_mails_read_long_ago_are_deleted(capabilities, noon):
    with imap_server.running(capabilities) as server:
        server.add(b"old", "Read")
        server.add(b"new", "INBOX")

        assert mailbox.delete_older(server.box, folder="Read", before=noon) == 1

        assert server.texts("Read") == []
        assert server.texts("INBOX") == [b"new"]
        assert f"SEARCH BEFORE {noon:%d-%b-%Y}" in server.asked


def test_an_error_says_its_kind_and_no_password():
    with imap_server.running() as server:
        box = server.box | {"password": "wrong"}
        with pytest.raises(mailbox.MailboxError) as refused:
            mailbox.take_all(box, done="Read", take=print)

    assert "wrong" not in str(refused.value)
    with pytest.raises(mailbox.MailboxError):
        mailbox.take_all(box, done="Read", take=print)  # the server is gone
