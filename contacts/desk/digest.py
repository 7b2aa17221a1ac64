"""Telling the clerk, in one letter an hour, of enquiries that no letter of their own told of."""

from datetime import datetime, timedelta

from django.db import transaction

from contacts import outbox
from contacts.models import Enquiry, OutboxMessage

BETWEEN_DIGESTS = timedelta(hours=1)


def tell_of_held(*, at: datetime) -> int:
    """Put a digest in the outbox when something is held and the last digest is an hour old."""
    untold = Enquiry.objects.filter(held_back=True, digest__isnull=True)
    if not untold.exists():
        return 0
    digests = OutboxMessage.objects.filter(kind=OutboxMessage.Kind.DIGEST)
    with transaction.atomic():
        if digests.filter(created_at__gt=at - BETWEEN_DIGESTS, created_at__lte=at).exists():
            return 0
        [letter] = outbox.enqueue(OutboxMessage.Kind.DIGEST, at=at)
        return untold.update(digest=letter)
