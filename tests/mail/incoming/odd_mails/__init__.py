"""Mails as people's programs, gateways and attackers write them, each with what must be read of it."""

from tests.mail.incoming.odd_mails import encodings, programs, senders, structures
from tests.mail.incoming.odd_mails.mail import OddMail

MAILS: dict[str, OddMail] = {
    **encodings.MAILS,
    **programs.MAILS,
    **senders.MAILS,
    **structures.MAILS,
}
__all__ = ["MAILS", "OddMail"]
