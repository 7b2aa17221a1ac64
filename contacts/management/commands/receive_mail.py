"""Take a mail from standard input, as a mail server pipes it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from briefings.models import clock
from contacts.desk import receive_mail
from mail.incoming.mime import LARGEST

# sysexits.h: the mail server keeps the mail and tries again.
TRY_AGAIN = 75
A_PIECE = 1_000_000


class Command(BaseCommand):
    help = (
        "Takes one mail from standard input: a client's answer joins the thread of its enquiry, "
        "any other is held for the clerk, and a returned alert ends the alerts to its address."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--sender", help="the sender of the envelope; empty for <>")
        parser.add_argument("--recipient", default="", help="the recipient of the envelope")

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read(LARGEST + 1)
        # Read the rest too, or the mail server takes the closed pipe for a failure.
        while sys.stdin.buffer.read(A_PIECE):
            pass
        try:
            outcome = receive_mail.receive(
                raw, at=clock.now(), sender=options["sender"], recipient=options["recipient"]
            )
        except DatabaseError as error:
            self.stderr.write(f"The database does not answer: {type(error).__name__}")
            sys.exit(TRY_AGAIN)
        self.stdout.write(str(outcome.label))
