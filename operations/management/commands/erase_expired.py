"""Erase enquiries and records whose retention period has ended."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from briefings.models import clock
from briefings.text.languages import ENGLISH
from operations.worker.erase_expired import erase_expired


class Command(BaseCommand):
    help = "Erases what has had its time (the table is in contacts/retention.py)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with translation.override(ENGLISH):
                at = clock.trusted_now()
        except clock.WrongClock as wrong:
            raise CommandError(str(wrong)) from wrong
        erased = erase_expired(at=at)
        self.stdout.write(
            "Erased: " + ", ".join(f"{count} {what}" for what, count in erased.items())
        )
