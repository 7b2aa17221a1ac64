"""Rebuild all search entries from the current editions."""

import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from briefings import search
from briefings.search.server_client import Away

EVERY = 1.0  # seconds between progress lines


class Command(BaseCommand):
    help = (
        "Make the search anew from the current editions, and the search server's documents where"
        " there is one. Safe at any time and any number of times: readers search and lawyers"
        " publish while it runs."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.last = time.monotonic()
        done = 0
        for done, total in search.rebuild():
            self._tell(f"{done} of {total} ...")
        self.stdout.write(self.style.SUCCESS(f"Briefings that can be found: {done}."))
        if settings.SEARCH_URL:
            self._fill_server()

    def _fill_server(self) -> None:
        """Fill the search server; the database answers readers until it is complete."""
        sent = 0
        try:
            for sent in search.bring_up_to_date(anew=True):
                self._tell(f"{sent} sent ...")
        except Away as error:
            raise CommandError(
                f"The search server does not do its part: {error}. The worker goes on trying."
            ) from error
        self.stdout.write(self.style.SUCCESS(f"Sent to the search server: {sent}."))

    def _tell(self, progress: str) -> None:
        if time.monotonic() - self.last > EVERY:
            self.last = time.monotonic()
            self.stderr.write(progress, ending="\r" if sys.stderr.isatty() else "\n")
