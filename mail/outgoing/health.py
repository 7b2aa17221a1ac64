"""Figures on the outbox."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q

from mail.models import Message

LATE = 15 * 60  # seconds: warn if a message waits longer


@dataclass(frozen=True, slots=True)
class Figures:
    waiting: int
    failing: int
    set_aside: int
    oldest_waiting_seconds: int
    last_error: str

    @property
    def is_well(self) -> bool:
        return not self.set_aside and self.oldest_waiting_seconds < LATE

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"well": self.is_well}


def figures(*, at: datetime) -> Figures:
    waiting = Q(state=Message.State.WAITING)
    # Bulk mail is not late while it waits for its pace, or is paused.
    expected = waiting & (Q(is_bulk=False) | Q(failing_since__isnull=False))
    # Said twice, because SQLite uses the index only under the index's own condition.
    unsent = Message.objects.exclude(state=Message.State.SENT)
    found = unsent.filter(state__in=[Message.State.WAITING, Message.State.SET_ASIDE]).aggregate(
        waiting=Count("pk", filter=waiting),
        failing=Count("pk", filter=waiting & Q(failing_since__isnull=False)),
        set_aside=Count("pk", filter=Q(state=Message.State.SET_ASIDE)),
        oldest=Min("created_at", filter=expected),
        last_failed=Max("pk", filter=~Q(last_error="")),
    )
    oldest = found.pop("oldest")
    failed = Message.objects.filter(pk=pk).first() if (pk := found.pop("last_failed")) else None
    return Figures(
        oldest_waiting_seconds=max(0, int((at - oldest).total_seconds())) if oldest else 0,
        last_error=failed.last_error if failed else "",
        **found,
    )
