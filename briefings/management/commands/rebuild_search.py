"""Rebuild all search entries, and which briefings are related, from the current editions."""

import sys
import time
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand

from briefings import search
from briefings.management.prefetch import ahead, one_for_each_core

EVERY = 1.0  # seconds between progress lines


class Command(BaseCommand):
    help = (
        "Make the search and related briefings anew from the current editions. Safe at any time"
        " and any number of times: readers search and lawyers publish while it runs."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.last = time.monotonic()
        done = 0
        for done, total in search.rebuild(partial(ahead, processes=one_for_each_core())):
            self._tell(f"{done} of {total} ...")
        for related, total in search.related.rebuild():
            self._tell(f"Related: {related} of {total} ...")
        self.stdout.write(self.style.SUCCESS(f"Briefings that can be found: {done}."))

    def _tell(self, progress: str) -> None:
        if time.monotonic() - self.last > EVERY:
            self.last = time.monotonic()
            self.stderr.write(progress, ending="\r" if sys.stderr.isatty() else "\n")
