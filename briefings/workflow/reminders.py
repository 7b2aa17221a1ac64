"""Mail staff about briefings due for a recheck and planned publications that failed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from briefings import mails
from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts
from briefings.workflow.staff import staff_with
from mail import outbox

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
    known = set(briefing.authors.exclude(email="").values_list("email", flat=True))
    for email in sorted(known) or [Firm.load().email]:
        outbox.enqueue_to(
            email,
            mails.review,
            key=f"{briefing.pk}.{briefing.review_on}.{int(at.timestamp())}",
            at=at,
            **_named(briefing),
        )
    return 1


def report_failed_publications(*, at: datetime) -> int:
    """Mail the planner and the publishers about failed publications; return how many."""
    missed = Schedule.objects.exclude(refusal="").filter(due_at__gt=at - NEWS)
    schedules = list(missed.select_related("briefing", "set_by"))
    for schedule in schedules:
        chinese, _blank, english = schedule.refusal.partition("\n\n")
        for email in _publishers(schedule):
            outbox.enqueue_to(
                email,
                mails.missed,
                key=f"{schedule.briefing_id}.{int(schedule.due_at.timestamp())}",
                at=at,
                due=schedule.due_at.isoformat(),
                reasons_zh=chinese,
                reasons_en=english or chinese,
                **_named(schedule.briefing),
            )
    return len(schedules)


def _publishers(schedule: Schedule) -> list[str]:
    people = staff_with("briefings.publish_briefing")
    emails = set(people.exclude(email="").values_list("email", flat=True))
    if schedule.set_by.email:
        emails.add(schedule.set_by.email)
    return sorted(emails) or [Firm.load().email]


def _named(briefing: Briefing) -> dict[str, str]:
    title = Texts.of(briefing, "title")
    return {
        "briefing": str(briefing.pk),
        "reference": briefing.reference,
        "title_zh": title[CHINESE] or title.first(),
        "title_en": title[ENGLISH] or title.first(),
    }
