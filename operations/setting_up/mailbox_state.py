"""Read the mailbox of clients' answers, and remember whether that works."""

from datetime import datetime, timedelta

from django.conf import settings

from contacts.desk import read_mailbox
from mail.incoming.failures import REMEDIES, Failure
from operations.models import SetupRecord
from operations.setting_up import records

# A row for each reading would be a write to the disk three times a minute.
_NOTED_EVERY = timedelta(minutes=1)


def read(*, at: datetime) -> None:
    """Read the mailbox, if there is one, and note how it went."""
    if not settings.ENQUIRY_MAILBOX:
        return
    failure = read_mailbox.read(at=at)
    outcome = failure.value if failure else ""
    if _is_news(outcome, at):
        records.note_mailbox(outcome, at=at)


def row() -> SetupRecord | None:
    """Return what the last reading showed; None if there was none, or if there is no mailbox."""
    if not settings.ENQUIRY_MAILBOX:
        return None
    return SetupRecord.objects.filter(step=records.MAILBOX).first()


def what_is_wrong() -> str:
    """Return why the mailbox cannot be read, with the remedy; empty if it can."""
    return in_words(found.outcome) if (found := row()) else ""


def in_words(outcome: str) -> str:
    if not outcome:
        return ""
    failure = Failure(outcome) if outcome in Failure.values else Failure.OTHER
    return f"{failure.label} {REMEDIES[failure]}"


def _is_news(outcome: str, at: datetime) -> bool:
    noted = row()
    if noted is None or noted.tried_at is None or noted.outcome != outcome:
        return True
    return abs(at - noted.tried_at) >= _NOTED_EVERY
