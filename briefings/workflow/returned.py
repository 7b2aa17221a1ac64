"""The note with which a draft was sent back to its authors."""

from briefings.models.audit import AuditEntry
from briefings.models.draft.briefing import Briefing

Action = AuditEntry.Action


def returned(briefing: Briefing) -> AuditEntry | None:
    """Return the entry of sending the draft back, until it is submitted again or published."""
    if briefing.submitted_at:
        return None
    steps = briefing.audit.filter(action__in=[Action.SUBMITTED, Action.RETURNED, Action.PUBLISHED])
    last = steps.order_by("-pk").first()
    return last if last and last.action == Action.RETURNED else None


def notes_of(briefings: list[Briefing]) -> dict[int, str]:
    """Return the note of each draft that was sent back last, in one query."""
    steps = AuditEntry.objects.filter(
        briefing__in=[briefing.pk for briefing in briefings if not briefing.submitted_at],
        action__in=[Action.SUBMITTED, Action.RETURNED, Action.PUBLISHED],
    )
    last = {step.briefing_id: step for step in steps.order_by("pk")}
    return {
        pk: step.detail.get("note", "")
        for pk, step in last.items()
        if pk is not None and step.action == Action.RETURNED
    }
