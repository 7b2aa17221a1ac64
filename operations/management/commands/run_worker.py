"""Run a worker: send messages and run periodic jobs. Several may run at once."""

import logging
import signal
import threading
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from briefings.models import clock
from mail.outgoing import delivery
from operations.worker.jobs import JOBS, Turn

log = logging.getLogger(__name__)


PAUSE = 1.0  # seconds, when there is nothing to send
PACE = 0.2  # ... with --once, when bulk mail waits for its next stretch of time


class Command(BaseCommand):
    help = "Sends the outbox and does what falls due, until it is ended (Ctrl-C or SIGTERM)."
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="do all that is due now, and end")

    def handle(self, *args: Any, **options: Any) -> None:
        self.ending = threading.Event()
        # Both need a handler: a shell's & makes children ignore Ctrl-C.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)
        if options["once"]:
            self._drain([Turn(job, once=True) for job in JOBS])
            return
        turns = [Turn(job) for job in JOBS]
        while not self.ending.is_set():
            if not _safely(lambda: self._work(turns)):
                self.ending.wait(PAUSE)

    def _end(self, _number: int, _frame: Any) -> None:
        """End after the current message."""
        self.ending.set()

    def _drain(self, turns: list[Turn]) -> None:
        refused = [turn.refused for turn in turns if not turn.take()]
        sent = 0
        while not self.ending.is_set():
            if delivery.deliver_next(clock=clock.steady_now):
                sent += 1
            elif delivery.is_paced(at=clock.steady_now()):
                self.ending.wait(PACE)
            else:
                break
        self.stdout.write(f"Tried to send: {sent}")
        if refused:
            raise CommandError(refused[0])

    def _work(self, turns: list[Turn]) -> bool:
        for turn in turns:
            if turn.is_due():
                turn.take()
        return delivery.deliver_next(clock=clock.steady_now)


def _safely(work: Callable[[], bool]) -> bool:
    """Run the work; return False after a database error, since it may be restarting."""
    try:
        return work()
    except DatabaseError as error:
        # The message may quote the row being written.
        log.warning("The database does not answer: %s", type(error).__name__)
        connection.close()
        return False
