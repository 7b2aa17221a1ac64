"""Read a returned mail from standard input, as a mail server pipes it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from alerts.distribution import bounces
from briefings.models import clock
from mail.incoming.mime import LARGEST


class Command(BaseCommand):
    help = (
        "Reads one returned mail or complaint from standard input, and sends its address no more "
        "alerts. Pipe the mailbox of MAIL_FROM to it; other mail changes nothing."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        taken = bounces.take(sys.stdin.buffer.read(LARGEST), at=clock.now())
        self.stdout.write(f"Addresses that get no more alerts: {taken}")
