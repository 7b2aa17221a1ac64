"""The worker: sends the letters of the outbox and does what falls due. Several may run."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import translation
from django.utils.module_loading import import_string

from briefings import clock
from contacts import outbox

log = logging.getLogger(__name__)

# What is done now and then: a function that takes `at`, and the seconds between its turns. Every
# one may run in several workers at once. Named, not imported: the apps know nothing of each other.
PERIODIC = (
    ("briefings.publishing.publish_due", 2),
    ("briefings.search.keep_up", 2),
    ("contacts.holding.tell_of_held", 10),
    ("contacts.handling.remind", 60),
    ("contacts.reviewing.remind", 300),
    ("contacts.reviewing.tell_of_missed", 30),
    ("contacts.retention.erase_some", 60),
    ("config.shortcomings.report", 3600),
    ("briefings.clock.note", 60),
    ("config.erasures.keep", 60),
)
# Jobs that do a limited amount per turn, each with its complete form for --once.
IN_TURNS = {"contacts.retention.erase_some": "contacts.retention.erase_expired"}
# Jobs that continue when the clock cannot be trusted; mail continues too.
NEEDS_NO_CLOCK = {"keep_up", "report", "keep"}
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
            self._drain(_turns(IN_TURNS))
            return
        turns = _turns({})
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

    def __init__(self, function: Callable[..., Any], seconds: float):
        self.function, self.seconds = function, seconds
        self.due = 0.0
        self.refused = ""

    def is_due(self) -> bool:
        return time.monotonic() >= self.due

    def take(self) -> bool:
        """Run the job; return False if it needs the clock and the clock cannot be trusted."""
        self.due = time.monotonic() + self.seconds
        try:
            needs_none = self.function.__name__ in NEEDS_NO_CLOCK
            self.function(at=clock.now() if needs_none else _trusted_now())
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


def _turns(instead: dict[str, str]) -> list[Turn]:
    named = [(_function(instead.get(name, name)), seconds) for name, seconds in PERIODIC]
    return [Turn(function, seconds) for function, seconds in named if function]


def _function(name: str) -> Callable[..., Any] | None:
    try:
        return import_string(name)
    except ImportError:
        return None


def _safely(work: Callable[[], bool]) -> bool:
    """The database may be restarting; the worker waits for it."""
    try:
        return work()
    except DatabaseError as error:
        # The message may quote the row being written.
        log.warning("The database does not answer: %s", type(error).__name__)
        connection.close()
        return False
