"""Presence in the editor: who has a text open, and where their cursor is."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import needs, user_of
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.presence import Presence
from briefings.models.staff import person_name
from briefings.text.languages import WRITTEN

# Browsers report every ten seconds (static/js/editor/panels/presence.js).
GONE_AFTER = timedelta(seconds=30)
WRITTEN_EVERY = timedelta(seconds=8)
_LONGEST_ID = 16


@require_POST
@needs("change")
def presence(request: HttpRequest, briefing: Briefing) -> JsonResponse:
    """Record the user's cursor or departure; return the other users."""
    try:
        data = sent(request)
    except BadRequest as error:
        return refusal(str(error), error.status)
    if data.get("leaving"):
        Presence.objects.filter(briefing=briefing, user=user_of(request)).delete()
        return JsonResponse({"others": []})
    at = timezone.now()
    here = list(Presence.objects.filter(briefing=briefing).select_related("user").order_by("pk"))
    own = next((one for one in here if one.user_id == request.user.pk), None)
    _note(briefing, user_of(request), own, data, at=at)
    others = [one for one in here if one is not own and one.seen_at > at - GONE_AFTER]
    return JsonResponse({"others": [_as_json(one) for one in others]})


def _note(
    briefing: Briefing, user: User, own: Presence | None, data: dict[str, Any], *, at: datetime
) -> None:
    """Write the row only if the cursor moved or the last report is old."""
    row, side = data.get("row"), data.get("side")
    row = row if isinstance(row, str) and len(row) <= _LONGEST_ID and row.isalnum() else ""
    side = side if row and side in WRITTEN else ""
    if own and (own.row, own.side) == (row, side) and own.seen_at > at - WRITTEN_EVERY:
        return
    Presence.objects.bulk_create(
        [Presence(briefing=briefing, user=user, row=row, side=side, seen_at=at)],
        update_conflicts=True,
        unique_fields=["briefing", "user"],
        update_fields=["row", "side", "seen_at"],
    )


def _as_json(one: Presence) -> dict[str, str]:
    return {"name": person_name(one.user), "row": one.row, "side": one.side}
