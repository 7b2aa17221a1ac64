"""What may become of a test mail, and what to change then."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What became of a trial, in words."""

    ACCEPTED = "accepted", _("The mail server accepted the mail.")
    NO_SERVER = "no server", _("No mail server is set.")
    UNKNOWN_HOST = "unknown host", _("The mail server's name was not found.")
    UNREACHABLE = "unreachable", _("The mail server refused the connection or cannot be reached.")
    TIMEOUT = "timeout", _("The mail server did not answer in time.")
    TURNED_AWAY = "turned away", _("The mail server accepts no mail from this machine.")
    CLOSED = "closed", _("The mail server closed the connection in the middle.")
    NO_STARTTLS = "no starttls", _("The mail server does not offer encryption (STARTTLS).")
    CERTIFICATE = "certificate", _("The mail server's certificate was not accepted.")
    TLS = "tls", _("An encrypted connection (TLS) could not be established.")
    LOGIN_REQUIRED = "login required", _("The mail server requires encryption or a sign-in first.")
    NO_LOGIN = "no login", _("The mail server accepts no sign-in on this connection.")
    LOGIN = "login", _("The mail server refused the account or the password.")
    SENDER = "sender", _("The mail server refused the sender's address.")
    RECIPIENT = "recipient", _("The mail server refused your address.")
    CONTENT = "content", _("The mail server refused the mail itself.")
    OTHER = "other", _("The mail could not be sent.")


# What to change, by outcome. The names of variables are those of .env.example.
REMEDIES = {
    Outcome.NO_SERVER: _(
        "Mails are written to files on this machine. Ask who runs the server to set MAIL_URL."
    ),
    Outcome.UNKNOWN_HOST: _("Check the server's name in MAIL_URL for a typing error."),
    Outcome.UNREACHABLE: _(
        "Check name and port in MAIL_URL (587 for smtp+tls://, 465 for smtp+ssl://), and whether "
        "a firewall lets this machine connect to it."
    ),
    Outcome.TIMEOUT: _(
        "Check the port in MAIL_URL: a server that expects encryption at once (smtp+ssl://, 465) "
        "stays silent otherwise. A firewall may also swallow the connection."
    ),
    Outcome.CLOSED: _(
        "Try again in a minute. If it stays so, check the port and the kind of encryption in "
        "MAIL_URL, and ask the mail provider whether this machine may send."
    ),
    Outcome.TURNED_AWAY: _(
        "The server's answer says why. Ask the mail provider to let this machine's address send."
    ),
    Outcome.NO_STARTTLS: _(
        "MAIL_URL begins with smtp+tls://. Use the port for STARTTLS (mostly 587), or smtp+ssl:// "
        "with port 465."
    ),
    Outcome.CERTIFICATE: _(
        "Write the server's name in MAIL_URL as its certificate has it, not an IP address; a "
        "certificate that has run out is for the mail provider to renew."
    ),
    Outcome.TLS: _(
        "Port and encryption in MAIL_URL do not fit each other: smtp+tls:// with port 587, "
        "smtp+ssl:// with port 465."
    ),
    Outcome.LOGIN_REQUIRED: _(
        "Begin MAIL_URL with smtp+tls:// or smtp+ssl://, and give account and password in it."
    ),
    Outcome.NO_LOGIN: _(
        "MAIL_URL has an account. The server takes it only over encryption (smtp+tls:// or "
        "smtp+ssl://), or wants none: then leave account and password out."
    ),
    Outcome.LOGIN: _(
        "Check account and password in MAIL_URL; an @ in them is written as %40. Providers with "
        "two-step verification want an app password."
    ),
    Outcome.SENDER: _(
        "Set MAIL_FROM to an address that this account may send from, and see that the provider "
        "has confirmed its domain."
    ),
    Outcome.RECIPIENT: _(
        "Check your own e-mail address. If the server speaks of relaying, it does not accept mail "
        "for others without an account in MAIL_URL."
    ),
    Outcome.CONTENT: _(
        "The server's answer says why, often a limit or a filter. Ask the mail provider with it."
    ),
    Outcome.OTHER: _("Ask who runs the server, with the answer below."),
}
