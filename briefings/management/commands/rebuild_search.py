"""Makes every entry of the search anew from the current editions."""

import sys
import time

from django.core.management.base import BaseCommand

from briefings import search

EVERY = 1.0  # seconds between two lines of progress


class Command(BaseCommand):
    help = (
        "Make the search anew from the current editions. Safe at any time and any number of times:"
        " readers search and lawyers publish while it runs."
    )

    def handle(self, *args, **options) -> None:
        done, last = 0, time.monotonic()
        for done, total in search.rebuild():
            if time.monotonic() - last > EVERY:
                last = time.monotonic()
                self.stderr.write(f"{done} of {total} ...", ending="\r" if _on_screen() else "\n")
        self.stdout.write(self.style.SUCCESS(f"Briefings that can be found: {done}."))


def _on_screen() -> bool:
    return sys.stderr.isatty()
