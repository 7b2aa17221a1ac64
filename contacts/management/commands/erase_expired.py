"""Erases enquiries and records that have had their time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from contacts import retention


class Command(BaseCommand):
    help = "Erases what has had its time (the table is in contacts/retention.py)."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = retention.erase_expired(at=timezone.now())
        self.stdout.write(
            "Erased: " + ", ".join(f"{count} {what}" for what, count in erased.items())
        )
