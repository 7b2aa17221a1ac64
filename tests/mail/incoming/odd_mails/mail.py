"""What an odd mail is, and what must be read of it."""

import re
from dataclasses import dataclass

YES = "Yes, please."


@dataclass(frozen=True, slots=True)
class OddMail:
    """A mail from the client below its first headers, and what is read of it."""

    rest: bytes  # further headers, a blank line, the body
    text: str = YES
    quoted: str | None = ""  # None: any
    files: tuple[str, ...] | None = ()
    subject: str | None = None  # None: any
    is_automatic: bool = False
    sender: bytes = b"From: =?utf-8?b?6Zmz?= <chan@client.example>"

    def raw(self, number: int, *, to: str = "reply@firm.example") -> bytes:
        """Return the whole mail, to an address, with an id of its own."""
        head = b"To: %s\r\nMessage-ID: <odd-%d@client.example>" % (to.encode(), number)
        return b"\r\n".join([*filter(None, [self.sender]), head, self.rest])


def lines(*written: str | bytes) -> bytes:
    return b"\r\n".join(one.encode() if isinstance(one, str) else one for one in written)


def plain(body: str = YES, *headers: str, **expected) -> OddMail:
    """Return a mail in UTF-8 with further headers."""
    return OddMail(lines(*headers, "", re.sub("\r?\n", "\r\n", body)), **expected)
