"""Why the mailbox cannot be read is told apart, and each reason has words and a remedy."""

import pytest

from mail.incoming import failures, mailbox
from mail.incoming.failures import Failure
from tests.mail.incoming import certificates, imap_server
from tests.support.processes import free_port

pytestmark = pytest.mark.one_database


def failure(box: dict) -> Failure:
    with pytest.raises(mailbox.MailboxError) as refused:
        mailbox.take_all(box, done="Read", take=print)
    return refused.value.failure


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    made = certificates.make(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    return made


@pytest.mark.parametrize("capabilities", ["MOVE", "STARTTLS MOVE"])
def test_a_mailbox_is_read_over_tls_with_its_certificate_checked(certificate, capabilities):
    taken = []
    with imap_server.running(capabilities, certificate) as server:
        server.add(b"one")

        mailbox.take_all(server.box, done="Read", take=taken.append)

        assert (taken, server.texts("Read")) == ([b"one"], [b"one"])
        assert failure(server.box | {"host": "localhost"}) is Failure.CERTIFICATE
        assert failure(server.box | {"password": "wrong"}) is Failure.LOGIN
        assert failure(server.box | {"password": "密碼"}) is Failure.LOGIN
        assert failure(server.box | {"folder": "Inbx"}) is Failure.FOLDER


def test_an_unknown_and_an_ended_certificate_are_refused(tmp_path, certificate):
    with imap_server.running(certificate=certificates.make(tmp_path, ended=True)) as server:
        assert failure(server.box) is Failure.CERTIFICATE


def test_no_password_is_sent_where_starttls_is_not_offered():
    with imap_server.running("MOVE") as server:
        assert failure(server.box | {"starts_tls": True}) is Failure.NO_STARTTLS
        assert not any(words.startswith(("LOGIN", "AUTHENTICATE")) for words in server.asked)


def test_a_server_that_is_away_silent_or_without_tls_is_told_apart():
    with imap_server.running() as server:
        assert failure(server.box | {"is_tls": True, "timeout": 1}) in (
            Failure.TLS,
            Failure.TIMEOUT,
        )
        assert failure(server.box | {"host": "mail.invalid"}) is Failure.UNKNOWN_HOST
    assert failure(server.box | {"port": free_port()}) is Failure.UNREACHABLE


def test_every_failure_has_a_remedy():
    assert set(failures.REMEDIES) == set(Failure)
