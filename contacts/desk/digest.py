"""Send the clerk an hourly digest of enquiries that were not mailed individually."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from contacts import mails
from contacts.models import Enquiry
from mail.models import Message
from mail.outgoing import outbox

BETWEEN_DIGESTS = timedelta(hours=1)


def enqueue_digest(*, at: datetime) -> int:
    """Enqueue a digest if enquiries are held and the last digest is an hour old."""
    untold = Enquiry.objects.filter(held_back=True, digest__isnull=True)
    if not untold.exists():
        return 0
    digests = Message.objects.filter(kind=mails.digest.name)
    with transaction.atomic():
        if digests.filter(created_at__gt=at - BETWEEN_DIGESTS, created_at__lte=at).exists():
            return 0
        [message] = outbox.enqueue(
            Message(
                kind=mails.digest.name,
                created_at=at,
                message_id=outbox.message_id(mails.digest.name, secrets.token_hex(6)),
            )
        )
        return untold.update(digest=message)
