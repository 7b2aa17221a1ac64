"""Choose related briefings by hand: pin one, remove one, or undo the choice."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from briefings.models.audit import AuditEntry
from briefings.models.draft.briefing import Briefing
from briefings.models.published.generation import Generation
from briefings.models.published.related import RelatedChoice

PIN, REMOVE, UNDO = "pin", "remove", "undo"


@transaction.atomic
def choose_related(
    what: str, *, briefing: Briefing, other: Briefing, by: User, at: datetime
) -> None:
    """Pin another briefing below this one, remove it from there, or undo that choice."""
    choices = RelatedChoice.objects.filter(briefing=briefing, other=other)
    if what == UNDO:
        changed = choices.delete()[0] > 0
    else:
        wanted = {"is_pinned": what == PIN}
        changed = not choices.filter(**wanted).exists()
        RelatedChoice.objects.update_or_create(briefing=briefing, other=other, defaults=wanted)
    if changed:
        AuditEntry.record(
            AuditEntry.Action.RELATED,
            by=by,
            at=at,
            briefing=briefing,
            choice=what,
            other=other.reference,
        )
        Generation.advance()
