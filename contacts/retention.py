"""How long what is kept, and the erasing of what has had its time.

Legal points are for the firm to confirm; change the table, not the code.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from contacts import throttling
from contacts.models import AccessRecord, Enquiry, MarketingConsent, OutboxMessage

State = Enquiry.State
DAY = timedelta(days=1)

# Counted from the moment an enquiry came into its state.
KEPT = {
    State.NEW: 730 * DAY,
    State.ASSIGNED: 730 * DAY,
    State.ANSWERED: 730 * DAY,
    State.CLOSED: 365 * DAY,
    State.SPAM: 30 * DAY,
    State.WITHDRAWN: 30 * DAY,
}
# Proof that a consent was taken back is kept three years (Cap. 593 s.9 where it applies).
CONSENTS_TAKEN_BACK = 3 * 365 * DAY
ACCESS_LOG = 3 * 365 * DAY
DIGESTS = 30 * DAY
_Kind = OutboxMessage.Kind
ABOUT_NO_ENQUIRY = (_Kind.DIGEST, _Kind.REVIEW, _Kind.MISSED, _Kind.SECURITY)


def expires_at(enquiry: Enquiry) -> datetime | None:
    """When the enquiry is erased if nothing happens to it; never while it is on hold."""
    return None if enquiry.on_hold else enquiry.state_at + KEPT[State(enquiry.state)]


def erase_expired(*, at: datetime) -> dict[str, int]:
    """Erase what has had its time; how much of what. Letters and threads go with their enquiry."""
    expired = Q()
    for state, kept in KEPT.items():
        expired |= Q(state=state, state_at__lte=at - kept)
    digests = Q(kind__in=ABOUT_NO_ENQUIRY, created_at__lte=at - DIGESTS)
    return {
        "enquiries": _erase(Enquiry.objects.filter(expired, on_hold=False)),
        "digests": _erase(OutboxMessage.objects.filter(digests)),
        "consents": _erase(
            MarketingConsent.objects.filter(withdrawn_at__lte=at - CONSENTS_TAKEN_BACK)
        ),
        "access records": _erase(AccessRecord.objects.filter(at__lte=at - ACCESS_LOG)),
        "arrivals": throttling.forget(at=at),
    }


def _erase(rows) -> int:
    _all, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)
