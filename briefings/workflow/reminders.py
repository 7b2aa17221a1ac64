"""Mail staff about briefings due for a recheck and planned publications that failed."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from briefings import mails, notifications
from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.models.staff import staff_with
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts
from mail.outgoing import outbox

# Older ones have been reported, and their messages may be erased already.
NEWS = timedelta(days=7)


def remind(*, at: datetime) -> int:
    """Remind authors once of briefings due for a recheck; return how many briefings."""
    today = timezone.localdate(at)
    due = Briefing.objects.kept().filter(review_on__lte=today, reminded_on=None)
    return sum(_remind(briefing, today, at) for briefing in due.order_by("pk"))


@transaction.atomic
def _remind(briefing: Briefing, today, at: datetime) -> int:
    # Only one worker succeeds.
    free = Briefing.objects.filter(pk=briefing.pk, review_on=briefing.review_on, reminded_on=None)
    if not free.update(reminded_on=today):
        return 0
    people = _authors_with_accounts(briefing)
    notifications.due_for_recheck(briefing, people, at=at)
    others = briefing.authors.exclude(user__in=people).exclude(email="")
    known = set(others.values_list("email", flat=True))
    for email in sorted(known) or ([] if people else [Firm.load().email]):
        outbox.enqueue_to(
            email,
            mails.review,
            key=f"{briefing.pk}.{briefing.review_on}.{int(at.timestamp())}",
            at=at,
            **_named(briefing),
        )
    return 1


def _authors_with_accounts(briefing: Briefing) -> list[User]:
    """Return the authors who are notified through their account instead of by a mail."""
    people = User.objects.filter(author__in=briefing.authors.all(), is_active=True, is_staff=True)
    return list(people.exclude(email=""))


def report_failed_publications(*, at: datetime) -> int:
    """Report failed publications to the planner and the publishers; return how many.

    The firm gets a mail if none of them has an address.
    """
    missed = Schedule.objects.exclude(refusal="").filter(due_at__gt=at - NEWS)
    schedules = list(missed.select_related("briefing", "set_by"))
    for schedule in schedules:
        notifications.missed(schedule, at=at)
        if not _has_reader(schedule):
            _mail_the_firm(schedule, at=at)
    return len(schedules)


def _has_reader(schedule: Schedule) -> bool:
    """Return whether the planner or a publisher has an account with an address."""
    planner = schedule.set_by
    if planner.is_active and planner.is_staff and planner.email:
        return True
    return staff_with("briefings.publish_briefing").exclude(email="").exists()


def _mail_the_firm(schedule: Schedule, *, at: datetime) -> None:
    chinese, _blank, english = schedule.refusal.partition("\n\n")
    outbox.enqueue_to(
        Firm.load().email,
        mails.missed,
        key=f"{schedule.briefing_id}.{int(schedule.due_at.timestamp())}",
        at=at,
        due=schedule.due_at.isoformat(),
        reasons_zh=chinese,
        reasons_en=english or chinese,
        **_named(schedule.briefing),
    )


def _named(briefing: Briefing) -> dict[str, str]:
    title = Texts.of(briefing, "title")
    return {
        "briefing": str(briefing.pk),
        "reference": briefing.reference,
        "title_zh": title[CHINESE] or title.first(),
        "title_en": title[ENGLISH] or title.first(),
    }
