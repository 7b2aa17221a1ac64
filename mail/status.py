"""What a mail server's refusal is about (RFC 5321, RFC 3463)."""

import re

# Refusals at RCPT that are about this site's connection: sign in or encrypt first.
_ABOUT_THE_CONNECTION = {503, 530, 534, 535, 538}
_STATUS = re.compile(r"5\.\d{1,3}\.\d{1,3}\b")
# Of the sender's address, of size, protocol, content and policy. Many servers check the sender only
# when they are given the recipient.
_NOT_ABOUT_THE_RECIPIENT = re.compile(r"5\.(1\.[78]|2\.3|3\.4|5\.[1-6]|6\.\d+|7\.\d+)\b")


def refuses_recipient(status: str) -> bool:
    """Return whether a status of a failure for good, 5.1.1, is about the recipient's address."""
    return status.startswith("5.") and not _NOT_ABOUT_THE_RECIPIENT.match(status)


def answer_refuses_recipient(code: int, text: bytes) -> bool:
    """Return whether a server's answer to RCPT refuses the recipient's address for good."""
    if not 500 <= code < 600 or code in _ABOUT_THE_CONNECTION:
        return False
    status = _STATUS.match(text.decode("ascii", "replace"))
    return status is None or refuses_recipient(status[0])


def mail_refuses_recipient(code: int, text: bytes) -> bool:
    """Return whether a server's answer to the mail itself, sent to one address, refuses that.

    Without a status that says so, the answer is about the mail.
    """
    said = _STATUS.match(text.decode("ascii", "replace"))
    status = said[0] if said else ""
    return 500 <= code < 600 and status.startswith(("5.1.", "5.2.")) and refuses_recipient(status)
