"""Why a mailbox cannot be read, in words, and what to change then."""

import imaplib
import socket
import ssl

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Failure(TextChoices):
    UNKNOWN_HOST = "unknown host", _("The mailbox server's name was not found.")
    UNREACHABLE = (
        "unreachable",
        _("The mailbox server refused the connection or cannot be reached."),
    )
    TIMEOUT = "timeout", _("The mailbox server did not answer in time.")
    CLOSED = "closed", _("The mailbox server closed the connection in the middle.")
    CERTIFICATE = "certificate", _("The mailbox server's certificate was not accepted.")
    TLS = "tls", _("An encrypted connection (TLS) to the mailbox could not be established.")
    NO_STARTTLS = "no starttls", _("The mailbox server does not offer encryption (STARTTLS).")
    LOGIN = "login", _("The mailbox server refused the account or the password.")
    FOLDER = "folder", _("The mailbox server does not open the folder.")
    OTHER = "other", _("The mailbox could not be read.")


# What to change in ENQUIRY_MAILBOX.
REMEDIES = {
    Failure.UNKNOWN_HOST: _("Check the server's name in ENQUIRY_MAILBOX for a typing error."),
    Failure.UNREACHABLE: _(
        "Check name and port in ENQUIRY_MAILBOX (993 for imaps://, 143 for imap+tls://), and "
        "whether a firewall lets this machine connect to it."
    ),
    Failure.TIMEOUT: _(
        "Check the port in ENQUIRY_MAILBOX (993 for imaps://, 143 for imap+tls://). A firewall may "
        "also swallow the connection."
    ),
    Failure.CLOSED: _(
        "The site tries again by itself. If it stays so, ask the mail provider why its server ends "
        "the connection."
    ),
    Failure.CERTIFICATE: _(
        "Write the server's name in ENQUIRY_MAILBOX as its certificate has it, not an IP address; "
        "a certificate that has run out is for the mail provider to renew."
    ),
    Failure.TLS: _(
        "Port and encryption in ENQUIRY_MAILBOX do not fit each other: imaps:// with port 993, "
        "imap+tls:// with port 143."
    ),
    Failure.NO_STARTTLS: _(
        "ENQUIRY_MAILBOX begins with imap+tls://. Use imaps:// with port 993, or ask the mail "
        "provider."
    ),
    Failure.LOGIN: _(
        "Check account and password in ENQUIRY_MAILBOX; an @ in them is written as %40. Providers "
        "with two-step verification want an app password."
    ),
    Failure.FOLDER: _(
        "Check the folder at the end of ENQUIRY_MAILBOX (mostly INBOX) and that of "
        "ENQUIRY_MAILBOX_DONE, and how much room the mailbox has left."
    ),
    Failure.OTHER: _("The log of the worker has the kind of the error."),
}


def classify(error: Exception) -> Failure:
    """Return why the connection failed. What the server refuses is told apart by the step."""
    kinds: dict[type[Exception], Failure] = {
        ssl.SSLCertVerificationError: Failure.CERTIFICATE,
        ssl.SSLError: Failure.TLS,
        socket.gaierror: Failure.UNKNOWN_HOST,
        TimeoutError: Failure.TIMEOUT,
        ConnectionRefusedError: Failure.UNREACHABLE,
        ConnectionError: Failure.CLOSED,
        imaplib.IMAP4.abort: Failure.CLOSED,
        OSError: Failure.UNREACHABLE,
    }
    return next((kinds[kind] for kind in kinds if isinstance(error, kind)), Failure.OTHER)
