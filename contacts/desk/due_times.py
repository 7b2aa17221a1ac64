"""The time by which an enquiry is to be answered: change it, and remind of what is late."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts import mails
from contacts.desk.handle_enquiry import NotPossible
from contacts.intake import working_days
from contacts.models import Desk, Enquiry, Entry

LONGEST_TO_ANSWER = timedelta(days=731)
REMIND_AGAIN = timedelta(days=1)


@transaction.atomic
def set_due(*, enquiry: Enquiry, due_at: datetime | None, by: User | None, at: datetime) -> None:
    """Set or clear the due time, which is on a working day, and say so in the thread."""
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if due_at and not enquiry.received_at <= due_at <= at + LONGEST_TO_ANSWER:
        raise NotPossible(
            _("The due time must be after the enquiry was received and within two years from now.")
        )
    if due_at and not working_days.is_working_day(due_at, Desk.load()):
        raise NotPossible(_("The firm does not work on that day. Choose a working day."))
    if due_at == enquiry.due_at:
        return
    enquiry.due_at = due_at
    enquiry.reminded_at = None
    enquiry.save(update_fields=["due_at", "reminded_at"])
    kind = Entry.Kind.CHANGE
    Entry.objects.create(enquiry=enquiry, kind=kind, text=_due_words(due_at), by=by, at=at)


def _due_words(due_at: datetime | None) -> str:
    if due_at is None:
        return _("No longer has a due time.")
    day = date_format(timezone.localtime(due_at), "DATETIME_FORMAT")
    return _("To be answered by %s.") % day


def remind(*, at: datetime) -> int:
    """Send one reminder a day for every open enquiry that is past its due time."""
    late = Enquiry.objects.open().filter(due_at__lte=at).order_by("pk")
    told = 0
    for enquiry in late.exclude(reminded_at__gt=at - REMIND_AGAIN)[:100]:
        with transaction.atomic():
            row = Enquiry.objects.filter(pk=enquiry.pk, reminded_at=enquiry.reminded_at)
            if row.update(reminded_at=at):  # another worker may have sent it
                mails.enqueue(mails.reminder, enquiry=enquiry, at=at)
                told += 1
    return told
