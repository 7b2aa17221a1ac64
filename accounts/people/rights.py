"""Record changes of rights in the audit trail."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from briefings.models.audit import AuditEntry


def record(
    user: User, *, by: User | None, at: datetime, before: dict[str, Any], after: dict[str, Any]
) -> None:
    AuditEntry.record(
        AuditEntry.Action.ROLES,
        by=by,
        at=at,
        subject=user.get_username(),
        before=before,
        after=after,
    )
