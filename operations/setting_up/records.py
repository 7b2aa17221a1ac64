"""What is stored about setting up: trials, steps put aside, and the list put away."""

from datetime import datetime

from django.contrib.auth.models import User

from mail.outgoing import trial
from operations.models import SetupRecord

LIST = "list"  # the row about the list itself
MAIL = "mail"
BACKUP = "backup"
WORKER = "worker"
MAILBOX = "mailbox"
COMPLETE = "complete"  # the outcome of a list whose steps were all done


def all_records() -> dict[str, SetupRecord]:
    rows = SetupRecord.objects.select_related("put_aside_by", "tried_by")
    return {row.step: row for row in rows}


def put_aside(step: str, *, by: User, at: datetime) -> None:
    _update(step, put_aside_at=at, put_aside_by=by)


def take_up(step: str) -> None:
    _update(step, put_aside_at=None, put_aside_by=None)


def note_mail_trial(answer: trial.Answer, *, by: User, at: datetime) -> None:
    _update(
        MAIL,
        tried_at=at,
        tried_by=by,
        outcome=answer.outcome.value,
        reply=answer.reply,
        settings_digest=trial.settings_digest(),
    )


def note_backup(*, at: datetime) -> None:
    _update(BACKUP, tried_at=at, outcome=COMPLETE)


def note_worker(*, at: datetime) -> None:
    """Note that a worker runs; it calls this every minute."""
    _update(WORKER, tried_at=at)


def note_mailbox(outcome: str, *, at: datetime) -> None:
    """Note how the last reading of the mailbox went; an empty outcome is a success."""
    _update(MAILBOX, tried_at=at, outcome=outcome)


def note_complete(*, at: datetime) -> None:
    """Remember that every step was done with the present mail settings."""
    _update(LIST, tried_at=at, outcome=COMPLETE, settings_digest=trial.settings_digest())


def _update(step: str, **fields: object) -> None:
    if not SetupRecord.objects.filter(pk=step).update(**fields):
        SetupRecord.objects.update_or_create(step=step, defaults=fields)
