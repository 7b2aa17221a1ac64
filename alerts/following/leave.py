"""Leave: end everything that a follower agreed to."""

from datetime import datetime

from django.db import transaction

from alerts.consent import ledger
from alerts.following import throttling
from alerts.models import Follower


@transaction.atomic
def leave(*, follower: Follower, how: str, at: datetime) -> None:
    """Delete the follower and end the consents; the address may ask again at once."""
    ledger.end(follower.email_key, how=how, at=at)
    # The link of today's confirmation ends with the request, so another one must be mailed.
    throttling.allow_another_mail(follower.email_key)
