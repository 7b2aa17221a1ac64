"""The mailbox of a real IMAP server (Debian's dovecot-imapd), over TLS and with STARTTLS."""

import pytest

from mail.incoming import mailbox
from mail.incoming.failures import Failure
from tests.mail.incoming import dovecot

pytestmark = [
    pytest.mark.one_database,
    pytest.mark.skipif(not dovecot.IS_HERE, reason="Dovecot (dovecot-imapd) is not installed"),
]


@pytest.fixture(scope="module")
def server():
    with dovecot.running() as started:
        yield started


@pytest.mark.parametrize("starts_tls", [False, True])
def test_a_real_mailbox_is_read_moved_and_emptied(server, monkeypatch, noon, starts_tls):
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    box, folder, taken = server.box(starts_tls=starts_tls), f"Done {starts_tls}", []
    server.add("Subject: 查詢\r\n\r\n好".encode())

    assert mailbox.take_all(box, done=folder, take=taken.append) == 1
    assert taken == ["Subject: 查詢\r\n\r\n好".encode()]
    assert (server.count("INBOX"), server.count(folder)) == (0, 1)
    assert mailbox.delete_older(box, folder=folder, before=noon.replace(year=2100)) == 1
    assert server.count(folder) == 0


def test_a_real_server_says_no_in_ways_that_are_told_apart(server, monkeypatch):
    def failure(**changes) -> Failure:
        with pytest.raises(mailbox.MailboxError) as refused:
            mailbox.take_all(server.box(**changes), done="Read", take=print)
        return refused.value.failure

    assert failure() is Failure.CERTIFICATE  # nobody vouches for it
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    assert failure(password="wrong") is Failure.LOGIN
    assert failure(folder="Nowhere") is Failure.FOLDER
