"""The access log: which member of staff viewed, searched, exported or erased what."""

from datetime import datetime

from django.contrib.auth.models import User

from briefings.models.staff import person_name
from contacts.models import AccessRecord


def log(*, action: str, subject: str, by: User | None, at: datetime) -> None:
    """Record an access. Call it in the transaction of the access; never name a client."""
    name = person_name(by)
    AccessRecord.objects.create(action=action, subject=subject[:200], by=by, by_name=name, at=at)
