"""A trial of the mail server: what it answers, in words, within a short time."""

import socket
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.mail import EmailMultiAlternatives

from mail.outgoing import trial
from mail.outgoing.outcomes import REMEDIES, Outcome

pytestmark = pytest.mark.one_database
PASSWORD = "correct-horse-battery"


class Handler:
    """Accepts everything, with a queue number."""

    refused = ""  # a step of the dialogue, refused

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.refused == "sender":
            return "553 5.7.1 Sender address rejected: not owned by user"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refused == "recipient":
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.refused == "content":
            return "554 5.7.1 Looks like spam"
        if self.refused == "cut":
            server.transport.abort()
        return "250 2.0.0 Ok: queued as 4XyZ"


def refuse(server, session, envelope, mechanism, auth_data):
    login = auth_data.login.decode() if hasattr(auth_data, "login") else ""
    words = f"535 5.7.8 Bad credentials for {login} ({PASSWORD})"
    return AuthResult(success=False, handled=False, message=words)


@contextmanager
def serving(handler=None, **options):
    controller = Controller(handler or Handler(), hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def tried(settings):
    """Send a mail with the options, and return the answer."""
    settings.DEFAULT_FROM_EMAIL = "briefings@firm.example"

    def send(port: int, **options) -> trial.Answer:
        settings.MAILERS = {
            "default": {
                "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 10} | options,
            }
        }
        mail = EmailMultiAlternatives("Test", "A test.", None, ["ana@firm.example"])
        return trial.send(mail)

    return send


@pytest.fixture
def certificate(tmp_path):
    """A file with a key and a certificate for 127.0.0.1 that no system trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.firm.example")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = tmp_path / "server.pem"
    file.write_bytes(key.private_bytes(pem, *plain) + made.public_bytes(pem))
    return file


def of_server(certificate) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@contextmanager
def silent(first: bytes = b"", *, then: str = "hang"):
    """A server that greets, or not, and then hangs, closes or sends a byte now and then."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve():
        line, _address = listening.accept()
        with line:
            line.sendall(first)
            if then == "close":
                return
            while not over.wait(0.05):
                try:
                    line.sendall(b"2" if then == "drip" else b"")
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        over.set()
        listening.close()
        thread.join(5)


def test_what_the_server_said_when_it_accepted_is_kept(tried):
    with serving() as port:
        answer = tried(port)

    assert answer == trial.Answer(Outcome.ACCEPTED, "250 2.0.0 Ok: queued as 4XyZ")


@pytest.mark.parametrize(
    ("step", "outcome", "reply"),
    [
        ("sender", Outcome.SENDER, "553 5.7.1 Sender address rejected: not owned by user"),
        ("recipient", Outcome.RECIPIENT, "550 5.1.1 No such user here"),
        ("content", Outcome.CONTENT, "554 5.7.1 Looks like spam"),
    ],
)
def test_a_refusal_names_the_step_and_repeats_the_servers_words(tried, step, outcome, reply):
    handler = Handler()
    handler.refused = step

    with serving(handler) as port:
        answer = tried(port)

    assert answer == trial.Answer(outcome, reply)


def test_a_server_that_closes_in_the_middle_is_told_from_one_that_refuses(tried):
    handler = Handler()
    handler.refused = "cut"

    with serving(handler) as port:
        assert tried(port).outcome == Outcome.CLOSED
    with silent(b"220 here\r\n", then="close") as port:
        assert tried(port).outcome == Outcome.CLOSED


def test_a_server_that_is_not_there_and_a_name_that_does_not_exist(tried, monkeypatch):
    def unknown(*_args, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert tried(free_port()).outcome == Outcome.UNREACHABLE

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert tried(25).outcome == Outcome.UNKNOWN_HOST


@pytest.mark.parametrize("then", ["hang", "drip"])
def test_a_silent_server_and_one_that_answers_byte_by_byte_are_given_up(tried, monkeypatch, then):
    monkeypatch.setattr(trial, "LONGEST_SILENCE", 0.4)
    monkeypatch.setattr(trial, "LONGEST_TRIAL", 0.8)

    with silent(then=then) as port:
        answer = tried(port)

    assert answer.outcome == Outcome.TIMEOUT


def test_a_silent_server_is_given_up_during_the_handshake(tried, monkeypatch):
    monkeypatch.setattr(trial, "LONGEST_SILENCE", 30)
    monkeypatch.setattr(trial, "LONGEST_TRIAL", 0.5)

    with silent() as port:
        answer = tried(port, use_ssl=True)

    assert answer.outcome == Outcome.TIMEOUT


def test_a_server_that_wants_encryption_says_so(tried, certificate):
    options = {"tls_context": of_server(certificate), "require_starttls": True}

    with serving(**options) as port:
        bare = tried(port)
        with_account = tried(port, username="ana", password=PASSWORD)
        untrusted = tried(port, use_tls=True)

    assert bare.outcome == Outcome.LOGIN_REQUIRED
    assert "STARTTLS" in bare.reply
    assert with_account.outcome == Outcome.NO_LOGIN
    assert untrusted.outcome == Outcome.CERTIFICATE


def test_a_trusted_certificate_is_accepted(tried, certificate, monkeypatch):
    context = of_server(certificate)
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(trial._Backend, "ssl_context", trusting)

    with serving(tls_context=context, require_starttls=True) as port:
        assert tried(port, use_tls=True).outcome == Outcome.ACCEPTED
    with serving(ssl_context=context) as port:
        assert tried(port, use_ssl=True).outcome == Outcome.ACCEPTED


def test_encryption_that_the_server_does_not_offer(tried):
    with serving() as port:
        assert tried(port, use_tls=True).outcome == Outcome.NO_STARTTLS
    with serving() as port:
        assert tried(port, use_ssl=True).outcome == Outcome.TLS


def test_a_refused_password_is_never_repeated(tried):
    options = {"authenticator": refuse, "auth_require_tls": False}

    with serving(**options) as port:
        answer = tried(port, username="ana", password=PASSWORD)

    assert answer.outcome == Outcome.LOGIN
    assert answer.reply.startswith("535 5.7.8 Bad credentials for ana")
    assert PASSWORD not in answer.reply


def test_a_password_that_cannot_be_sent_counts_as_refused(tried):
    options = {"authenticator": refuse, "auth_require_tls": False}

    with serving(**options) as port:
        answer = tried(port, username="ana", password="pässword")

    assert answer == trial.Answer(Outcome.LOGIN, "")


def test_a_server_that_takes_nothing_from_this_machine(tried):
    with silent(b"554 5.7.1 Not from your address\r\n") as port:
        answer = tried(port)

    assert answer == trial.Answer(Outcome.TURNED_AWAY, "554 5.7.1 Not from your address")


def test_mail_to_files_is_no_mail_server(settings):
    settings.MAILERS = {"default": {"OPTIONS": {"file_path": "/nowhere"}}}

    assert trial.send(EmailMultiAlternatives()).outcome == Outcome.NO_SERVER


def test_the_digest_changes_with_each_setting_and_with_no_other(tried, settings):
    def digest(**options) -> str:
        settings.MAILERS = {
            "default": {"OPTIONS": {"host": "a", "port": 1, "password": PASSWORD} | options}
        }
        return trial.settings_digest()

    first = digest()

    assert PASSWORD not in first
    assert len({digest(host="b"), digest(port=2), digest(password="x"), first}) == 4
    assert digest(timeout=3) == first
    assert trial.is_of_these_settings(first)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert trial.is_of_these_settings(first)
    settings.DEFAULT_FROM_EMAIL = "other@firm.example"
    assert not trial.is_of_these_settings(first)


def test_every_outcome_but_success_has_a_remedy():
    assert set(Outcome) - set(REMEDIES) == {Outcome.ACCEPTED}


def test_the_password_is_not_among_the_settings_shown(settings):
    options = {"host": "mail.firm.example", "port": 587, "username": "ana", "password": PASSWORD}
    settings.MAILERS = {"default": {"OPTIONS": options | {"use_tls": True}}}

    shown = " ".join(str(value) for _label, value in trial.settings_in_words())

    assert "mail.firm.example:587 STARTTLS ana" in shown
    assert PASSWORD not in shown
