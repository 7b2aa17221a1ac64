"""Django's SMTP backend, which also tells whether the server may have taken an unanswered mail.

A server that was sent the whole mail, and does not answer, may have taken it (RFC 1047).
"""

import smtplib
from contextlib import suppress
from typing import Any

from django.core.mail.backends import smtp

LONGEST_ANSWER = 30  # seconds; servers that scan a mail before they accept it are slow
LONGEST_GOODBYE = 1  # second; the mail is accepted, but not yet recorded as sent


class Unanswered(OSError):
    """The server was sent the whole mail, and did not say whether it took it."""


class _Handover(smtplib.SMTP):
    _is_sent = False

    def send(self, s: Any) -> None:
        super().send(s)
        self._is_sent = isinstance(s, bytes)  # a mail; commands are str
        if self._is_sent and self.sock:
            self.sock.settimeout(LONGEST_ANSWER)

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except OSError as error:
            if self._is_sent and not isinstance(error, smtplib.SMTPResponseException):
                raise Unanswered(str(error)) from error
            raise


class _SecureHandover(_Handover, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SecureHandover if self.use_ssl else _Handover

    def close(self) -> None:
        """Say goodbye and ignore errors: by now the server has accepted or refused the mail."""
        with suppress(OSError):  # smtplib's errors too
            if self.connection and self.connection.sock:
                self.connection.sock.settimeout(LONGEST_GOODBYE)
            super().close()
