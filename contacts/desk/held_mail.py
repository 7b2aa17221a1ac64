"""Mails held for the clerk, who assigns each to an enquiry or discards it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contacts.desk import receive_mail
from contacts.desk.handle_enquiry import NotPossible
from contacts.models import Enquiry, Entry, InboundMail

Reason = InboundMail.Reason


def held() -> QuerySet[InboundMail]:
    """Return the held mails, the longest waiting first."""
    return InboundMail.objects.filter(entry=None).order_by("received_at", "pk")


@transaction.atomic
def assign(*, pk: int, reference: str, by: User | None, at: datetime) -> Enquiry:
    """Add the mail to the thread of an enquiry as a message of its client."""
    row = _locked(pk)
    wanted = reference.strip().upper()
    enquiry = Enquiry.objects.filter(reference=wanted).first() if wanted.isascii() else None
    if enquiry is None:
        raise NotPossible(_("There is no enquiry with this reference."))
    if enquiry.state in {Enquiry.State.SPAM, Enquiry.State.WITHDRAWN}:
        raise NotPossible(
            _("This enquiry is %s; no mail can be added to it.") % enquiry.get_state_display()
        )
    receive_mail.join(row, enquiry=enquiry, is_automatic=row.reason == Reason.AUTOMATIC)
    Entry.objects.create(
        enquiry=enquiry,
        kind=Entry.Kind.CHANGE,
        text=_("A held mail was added to this enquiry."),
        by=by,
        at=at,
    )
    return enquiry


@transaction.atomic
def discard(*, pk: int) -> None:
    _locked(pk).delete()


def _locked(pk: int) -> InboundMail:
    row = InboundMail.objects.select_for_update(of=("self",)).filter(pk=pk, entry=None).first()
    if row is None:
        raise NotPossible(_("Somebody has already dealt with this mail."))
    return row
