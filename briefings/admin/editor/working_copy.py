"""The working copy of the text page: what its user has typed and not saved yet."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import needs, user_of
from briefings.drafting.working_copies import copy_of, forget_copy, keep_copy
from briefings.models.draft.briefing import Briefing


@require_POST
@needs("view", "change")
def keep(request: HttpRequest, briefing: Briefing) -> JsonResponse:
    """Keep what the browser sends, or forget what was kept."""
    try:
        data = sent(request)
        if data.get("forget"):
            forget_copy(briefing, by=user_of(request))
            return JsonResponse({"said": ""})
        content = _content(data.get("copy"))
    except BadRequest as error:
        return refusal(str(error), error.status)
    at = timezone.now()
    keep_copy(briefing, by=user_of(request), content=content, at=at)
    said = _("Kept at %s, not saved yet") % time_format(timezone.localtime(at))
    return JsonResponse({"said": said})


def kept_content(request: HttpRequest, briefing: Briefing) -> dict[str, Any] | None:
    """Return the user's own working copy for the page; None without one."""
    copy = copy_of(briefing, by=user_of(request))
    return copy.content if copy else None


def _content(copy: Any) -> dict[str, Any]:
    if not (
        isinstance(copy, dict)
        and isinstance(copy.get("rows"), list)
        and isinstance(copy.get("revision"), int)
    ):
        raise BadRequest(_("What was sent is not the text of a briefing."))
    return copy
