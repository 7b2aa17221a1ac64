"""Counts of what waits at the desk beside enquiries: held mails, and erasures to confirm."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import F, Func, QuerySet, Subquery

from contacts.desk import erasure_requests, held_mail


def of_mails_and_erasures(user: User, *, at: datetime) -> tuple[int, int]:
    """Return how many held mails and how many erasures wait for this person, in one query."""
    mails, erasures = held_mail.held(), erasure_requests.to_confirm(user, at=at)
    if not user.has_perm("contacts.answer_enquiry"):
        mails = mails.none()
    if not user.has_perm("contacts.erase_enquiry"):
        erasures = erasures.none()
    counts = User.objects.filter(pk=user.pk).values_list(_count(mails), _count(erasures))
    held, to_confirm = counts.get()
    return held or 0, to_confirm or 0


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.order_by().values(number=Func(F("pk"), function="COUNT")))
