"""The access log: who of the firm saw, searched, exported or erased what."""

from datetime import datetime

from django.contrib.auth.models import User

from contacts.models import AccessRecord


def log(*, action: str, subject: str, by: User | None, at: datetime) -> None:
    """Written in the same transaction as what it records; never names a client."""
    name = (by.get_full_name() or by.get_username()) if by else ""
    AccessRecord.objects.create(action=action, subject=subject[:200], by=by, by_name=name, at=at)
