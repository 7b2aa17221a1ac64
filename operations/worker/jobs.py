"""The worker's periodic jobs, and when each is due.

Every job may run in several workers at once.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.utils import translation

from accounts import send_notifications
from alerts.distribution import digests, fan_out
from alerts.following import growth
from briefings import publishing, search
from briefings.models import clock
from briefings.text.languages import ENGLISH
from briefings.workflow import reminders
from contacts.desk import digest, due_times, read_mailbox
from contacts.files import scanner
from operations.backup import erasure_ledger
from operations.health import shortcomings
from operations.setting_up import mailbox_state, records
from operations.worker import erase_expired

log = logging.getLogger(__name__)

REPORTED_EVERY = 300.0  # seconds between reports that the clock cannot be trusted


@dataclass(frozen=True, slots=True)
class Job:
    """A function that takes `at`, run at a fixed interval."""

    function: Callable[..., Any]
    seconds: float
    complete: Callable[..., Any] | None = None  # for --once, if `function` does a limited amount
    needs_clock: bool = True  # does not run while the clock cannot be trusted


JOBS = (
    Job(publishing.publish_due, 2),
    Job(search.keep_up, 2, needs_clock=False),
    Job(search.related.keep_up, 5, needs_clock=False),
    Job(fan_out.fan_out, 0.5, complete=fan_out.fan_out_all, needs_clock=False),
    Job(digests.enqueue_due, 10, complete=digests.enqueue_all),
    Job(growth.keep, 3600),
    Job(digest.enqueue_digest, 10),
    Job(mailbox_state.read, 20, needs_clock=False),
    Job(read_mailbox.delete_old, 6 * 3600),
    Job(scanner.scan_waiting, 5, needs_clock=False),
    Job(due_times.remind, 60),
    Job(send_notifications.enqueue_due, 10),
    Job(reminders.remind, 300),
    Job(reminders.report_failed_publications, 30),
    Job(erase_expired.erase_some, 60, complete=erase_expired.erase_expired),
    Job(shortcomings.report, 3600, needs_clock=False),
    Job(clock.note, 60),
    Job(records.note_worker, 60, needs_clock=False),
    Job(erasure_ledger.keep, 60, needs_clock=False),
)


class Turn:
    """A periodic job and when it is due again, measured by the monotonic clock."""

    reported = -REPORTED_EVERY  # of all jobs together

    def __init__(self, job: Job, *, once: bool = False):
        self.job = job
        self.function = (once and job.complete) or job.function
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
            # An error in one job must not keep mails from being sent.
            log.exception("%s failed", self.function.__name__)
        return True

    def _report(self) -> None:
        if time.monotonic() - Turn.reported >= REPORTED_EVERY:
            Turn.reported = time.monotonic()
            log.error("%s", self.refused)


def _trusted_now() -> datetime:
    """Return the trusted time; the log's language is active for a refusal."""
    with translation.override(ENGLISH):
        return clock.trusted_now()
