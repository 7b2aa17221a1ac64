"""Undo what was done to several enquiries at once: closing them, or marking them as spam."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import Enquiry, Entry
from mail.models import Message
from mail.outgoing import outbox


def state_of(enquiry: Enquiry) -> dict[str, Any]:
    """Return what is needed to put the enquiry back, as JSON can hold it."""
    waiting = enquiry.mails.filter(state=Message.State.WAITING)
    return {
        "pk": enquiry.pk,
        "state": enquiry.state,
        "state_at": enquiry.state_at.isoformat(),
        "mails": list(waiting.values_list("pk", flat=True)),
    }


@transaction.atomic
def put_back(before: dict[str, Any], *, done_at: datetime, by: User | None, at: datetime) -> bool:
    """Put an enquiry back with its waiting mails; return False if it was moved since."""
    rows = Enquiry.objects.select_for_update()
    enquiry = rows.filter(pk=before["pk"], state_at=done_at).first()
    if not enquiry:
        return False
    enquiry.state = before["state"]
    enquiry.state_at = datetime.fromisoformat(before["state_at"])
    enquiry.save(update_fields=["state", "state_at"])
    outbox.resume(enquiry.mails.filter(pk__in=before["mails"]))
    Entry.objects.create(enquiry=enquiry, kind=Entry.Kind.CHANGE, text=_("Undone."), by=by, at=at)
    return True
