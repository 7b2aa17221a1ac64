"""The worker: sends the letters of the outbox and does what falls due. Several may run."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import translation
from django.utils.module_loading import import_string

from briefings import clock
from contacts import outbox

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A periodic job: a function that takes `at`, named rather than imported.

    The apps know nothing of each other. Every job may run in several workers at once.
    """

    name: str
    seconds: float  # between two turns
    complete: str = ""  # for --once, if `name` does only a limited amount per turn
    needs_clock: bool = True  # does not run while the clock cannot be trusted

    def function(self, *, once: bool) -> Callable[..., Any]:
        """Return the job's function. Raises ImportError for a name that does not exist."""
        return import_string(self.complete if once and self.complete else self.name)


JOBS = (
    Job("briefings.publishing.publish_due", 2),
    Job("briefings.search.keep_up", 2, needs_clock=False),
    Job("contacts.desk.digest.tell_of_held", 10),
    Job("contacts.desk.handle_enquiry.remind", 60),
    Job("contacts.desk.reminders.remind", 300),
    Job("contacts.desk.reminders.tell_of_missed", 30),
    Job("contacts.retention.erase_some", 60, complete="contacts.retention.erase_expired"),
    Job("operations.health.shortcomings.report", 3600, needs_clock=False),
    Job("briefings.clock.note", 60),
    Job("operations.backup.erasure_ledger.keep", 60, needs_clock=False),
)
REPORTED_EVERY = 300.0  # seconds, that the clock cannot be trusted
PAUSE = 1.0  # seconds, when there is nothing to send


class Command(BaseCommand):
    help = "Sends the outbox and does what falls due, until it is ended (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="do all that is due now, and end")

    def handle(self, *args: Any, **options: Any) -> None:
        self.ending = threading.Event()
        # Both are set here: a shell's & makes its children ignore Ctrl-C.
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
        """Finish the letter in hand, then end."""
        self.ending.set()

    def _drain(self, turns: list["Turn"]) -> None:
        refused = [turn.refused for turn in turns if not turn.take()]
        sent = 0
        while not self.ending.is_set() and outbox.deliver_next(clock=clock.steady_now):
            sent += 1
        self.stdout.write(f"Tried to send: {sent}")
        if refused:
            raise CommandError(refused[0])

    def _work(self, turns: list["Turn"]) -> bool:
        for turn in turns:
            if turn.is_due():
                turn.take()
        return outbox.deliver_next(clock=clock.steady_now)


class Turn:
    """A periodic job and when it is due again: counted by a clock that nobody can set."""

    reported = -REPORTED_EVERY  # of all jobs together

    def __init__(self, job: Job, *, once: bool = False):
        self.job, self.function = job, job.function(once=once)
        self.due = 0.0
        self.refused = ""

    def is_due(self) -> bool:
        return time.monotonic() >= self.due

    def take(self) -> bool:
        """Run the job; return False if it needs the clock and the clock cannot be trusted."""
        self.due = time.monotonic() + self.job.seconds
        try:
            self.function(at=_trusted_now() if self.job.needs_clock else clock.now())
        except clock.WrongClock as wrong:
            self.refused = str(wrong)
            self._report()
            return False
        except DatabaseError:
            raise
        except Exception:
            # One job's mistake must not keep the letters from being sent.
            log.exception("%s failed", self.function.__name__)
        return True

    def _report(self) -> None:
        if time.monotonic() - Turn.reported >= REPORTED_EVERY:
            Turn.reported = time.monotonic()
            log.error("%s", self.refused)


def _trusted_now() -> datetime:
    """Return the trusted time; the log's language is active for a refusal."""
    with translation.override("en"):
        return clock.trusted_now()


def _safely(work: Callable[[], bool]) -> bool:
    """The database may be restarting; the worker waits for it."""
    try:
        return work()
    except DatabaseError as error:
        # The message may quote the row being written.
        log.warning("The database does not answer: %s", type(error).__name__)
        connection.close()
        return False
