"""Send one mail to the mail server at once, and say how the server answered.

The outbox hides the answer behind its repeats. A trial is made while a person waits for it, so the
whole conversation has a short limit.
"""

import base64
import os
import smtplib
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from mail.outgoing.outcomes import Outcome

LONGEST_CONNECTING = 5  # seconds, for each address of the server
LONGEST_SILENCE = 10  # seconds; some servers let strangers wait for their greeting
LONGEST_TRIAL = 15  # seconds in total once connected
LONGEST_REPLY = 300  # characters
_SALT = "mail.trial"
_ACCEPTED = 250
_SECURE_OR_SIGN_IN_FIRST = 530
_SHORTEST_SECRET = 3  # shorter ones would hide parts of ordinary words


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a trial, and the server's own words."""

    outcome: Outcome
    reply: str = ""


def send(mail: EmailMessage) -> Answer:
    """Send the mail now. Returns within some 25 seconds, whatever the server does."""
    if not _options().get("host"):
        return Answer(Outcome.NO_SERVER)
    options = _options() | {"timeout": LONGEST_CONNECTING}
    backend = _Backend(alias="default", **options)
    watch = backend.watch
    try:
        backend.send_messages([mail])
    except (OSError, smtplib.SMTPException, ValueError) as error:
        if not watch.accepted:
            outcome = Outcome.TIMEOUT if watch.is_late else _outcome(error)
            return Answer(outcome, _without_secrets(_words(error)))
    finally:
        watch.stop()
    # What fails after the server took the mail, such as saying good-bye, changes nothing.
    return Answer(Outcome.ACCEPTED, _without_secrets(watch.accepted))


def settings_digest() -> str:
    """Return a keyed digest of what decides whether mail is accepted; it gives nothing away."""
    return _digest(settings.SECRET_KEY)


def is_of_these_settings(digest: str) -> bool:
    """Return whether a digest is that of the present settings, made with any accepted key."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(digest, _digest(key)) for key in keys)


def settings_in_words() -> list[tuple[Any, str]]:
    """Return the settings to show, by their labels; never the password."""
    options = _options()
    if not options.get("host"):
        return [(_("Sender"), settings.DEFAULT_FROM_EMAIL)]
    return [
        (_("Server"), f"{options['host']}:{options.get('port') or ''}".rstrip(":")),
        (_("Encryption"), _encryption(options)),
        (_("Account"), str(options.get("username") or "—")),
        (_("Sender"), settings.DEFAULT_FROM_EMAIL),
    ]


def _encryption(options: dict[str, Any]) -> str:
    if options.get("use_ssl"):
        return "TLS"
    return "STARTTLS" if options.get("use_tls") else str(_("none"))


def _options() -> dict[str, Any]:
    return dict(settings.MAILERS["default"].get("OPTIONS", {}))


def _digest(key: str) -> str:
    mailer = settings.MAILERS["default"]
    told = sorted((name, str(value)) for name, value in _options().items() if name != "timeout")
    value = repr((mailer.get("BACKEND"), told, settings.DEFAULT_FROM_EMAIL))
    return salted_hmac(_SALT, value, secret=key, algorithm="sha256").hexdigest()


class _Watch:
    """What a trial has seen, and the timer that ends it.

    The limit for each reply restarts with every byte, and mail.deadline works in main threads
    only, so a timer shuts the connection instead.
    """

    def __init__(self) -> None:
        self.accepted = ""
        self.is_late = False
        self.dialogue: smtplib.SMTP | None = None
        self._line: socket.socket | None = None
        self._timer = threading.Timer(LONGEST_TRIAL, self._end)
        self._timer.daemon = True

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """Connect, and start the timer; it has its own handle, because TLS replaces the socket."""
        line = socket.create_connection((host, port), timeout)
        line.settimeout(LONGEST_SILENCE)
        self._line = socket.socket(fileno=os.dup(line.fileno()))
        self._timer.start()
        return line

    def note(self, answer: tuple[int, bytes]) -> tuple[int, bytes]:
        if answer[0] == _ACCEPTED:
            self.accepted = _reply(*answer)
        return answer

    def stop(self) -> None:
        if self._line:
            self._timer.cancel()
            self._timer.join()
            self._shut(self._line)
            self._line.close()
        if self.dialogue:
            self.dialogue.close()

    def _end(self) -> None:
        self.is_late = True
        if self._line:
            self._shut(self._line)

    @staticmethod
    def _shut(line: socket.socket) -> None:
        with suppress(OSError):  # the server was faster
            line.shutdown(socket.SHUT_RDWR)


class _Plain(smtplib.SMTP):
    def __init__(self, watch: _Watch, *args: Any, **options: Any):
        self._watch, watch.dialogue = watch, self
        super().__init__(*args, **options)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self._watch.connect(host, port, timeout)

    def data(self, msg: Any) -> tuple[int, bytes]:
        return self._watch.note(super().data(msg))


class _Encrypted(smtplib.SMTP_SSL):
    def __init__(self, watch: _Watch, *args: Any, **options: Any):
        self._watch, watch.dialogue = watch, self
        super().__init__(*args, **options)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        line = self._watch.connect(host, port, timeout)
        return self.context.wrap_socket(line, server_hostname=host)

    def data(self, msg: Any) -> tuple[int, bytes]:
        return self._watch.note(super().data(msg))


class _Backend(EmailBackend):
    """Django's SMTP backend, by which the outbox sends too, under a watch."""

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.watch = _Watch()

    @property
    def connection_class(self) -> Any:
        return partial(_Encrypted if self.use_ssl else _Plain, self.watch)


def _outcome(error: Exception) -> Outcome:
    if isinstance(error, smtplib.SMTPException):
        return _outcome_of_dialogue(error)
    kinds = {
        UnicodeEncodeError: Outcome.LOGIN,
        ssl.SSLCertVerificationError: Outcome.CERTIFICATE,
        ssl.SSLError: Outcome.TLS,
        socket.gaierror: Outcome.UNKNOWN_HOST,
        TimeoutError: Outcome.TIMEOUT,
        ConnectionRefusedError: Outcome.UNREACHABLE,
        ConnectionError: Outcome.CLOSED,
        OSError: Outcome.UNREACHABLE,
    }
    return next((kinds[kind] for kind in kinds if isinstance(error, kind)), Outcome.OTHER)


def _outcome_of_dialogue(error: smtplib.SMTPException) -> Outcome:
    if getattr(error, "smtp_code", None) == _SECURE_OR_SIGN_IN_FIRST:
        return Outcome.LOGIN_REQUIRED
    if isinstance(error, smtplib.SMTPServerDisconnected):
        # smtplib hides a silent server behind this error.
        return Outcome.TIMEOUT if isinstance(error.__context__, TimeoutError) else Outcome.CLOSED
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome.NO_STARTTLS if "STARTTLS" in str(error) else Outcome.NO_LOGIN
    kinds = {
        smtplib.SMTPAuthenticationError: Outcome.LOGIN,
        smtplib.SMTPSenderRefused: Outcome.SENDER,
        smtplib.SMTPRecipientsRefused: Outcome.RECIPIENT,
        smtplib.SMTPDataError: Outcome.CONTENT,
        smtplib.SMTPConnectError: Outcome.TURNED_AWAY,
        smtplib.SMTPHeloError: Outcome.TURNED_AWAY,
    }
    return kinds.get(type(error), Outcome.OTHER)


def _words(error: Exception) -> str:
    """Return the server's reply, or else the system's message."""
    if isinstance(error, UnicodeEncodeError):
        return ""  # it names characters of the password
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return " ".join(_reply(code, text) for code, text in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return str(error)


def _reply(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return f"{code} {' '.join(words.split())}"


def _without_secrets(words: str) -> str:
    """Return the words without the password: a server may repeat what it was sent."""
    user, password = (str(_options().get(name) or "") for name in ("username", "password"))
    secrets = [password, f"\0{user}\0{password}"] if password else []
    for secret in secrets:
        for shape in (secret, base64.b64encode(secret.encode()).decode()):
            if len(shape) >= _SHORTEST_SECRET:
                words = words.replace(shape, "•••")
    return "".join(filter(str.isprintable, words))[:LONGEST_REPLY]
