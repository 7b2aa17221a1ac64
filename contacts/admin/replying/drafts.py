"""Keep drafts on an enquiry's page, discard them with undo, and see who else is replying."""

from datetime import datetime

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefings.admin.moments import moment
from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.models.staff import person_name
from briefings.text.input_cleaning import whole_number
from contacts.admin.replying.unsent_fields import Typed
from contacts.desk import reach
from contacts.desk.replying import unsent_texts
from contacts.files import store
from contacts.models import Enquiry, UnsentText

KEEP = "draft"
UNDO = "undo"
DISCARD = {
    "discard": unsent_texts.Kind.REPLY,
    "discard_note": unsent_texts.Kind.NOTE,
}
ACTIONS = (KEEP, UNDO, *DISCARD)


def view(model_admin: ModelAdmin, request: HttpRequest, object_id: str) -> JsonResponse:
    """Keep what the browser sends; without anything, say who else is replying."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    number = whole_number(object_id) or 0
    user, at = user_of(request), clock.now()
    enquiries = reach.visible_to(user, Enquiry.objects.filter(pk=number))
    if request.method != "POST":
        others = unsent_texts.replying_now(enquiries, besides=user, at=at)
        return JsonResponse({"replying": in_words(others)})
    enquiry = enquiries.first()
    if not enquiry or not reach.may_answer(user, enquiry):
        raise PermissionDenied
    kept = keep(enquiry, Typed.sent(request, enquiry), by=user, at=at)
    return JsonResponse({kind: when_kept(draft) for kind, draft in kept.items()})


def keep(enquiry: Enquiry, typed: Typed, *, by: User, at: datetime) -> dict[str, UnsentText | None]:
    return {
        kind: unsent_texts.keep(enquiry, by=by, kind=kind, text=text, key=key, at=at)
        for kind, (text, key) in typed.texts().items()
    }


def act(enquiry: Enquiry, action: str, typed: Typed, *, by: User, at: datetime) -> Typed:
    """Perform the button's action; return the fields to show."""
    if action == UNDO:
        return _with_files(enquiry, typed, typed.put_back())
    if kind := DISCARD.get(action):
        unsent_texts.discard(enquiry, by=by, kind=kind, key=typed.texts()[kind][1], at=at)
        return _with_files(enquiry, typed, typed.without(kind))
    return typed


def overtaken(enquiry: Enquiry, typed: Typed) -> Typed:
    """Return the fields to show with what came in since: sending again sends the reply."""
    return _with_files(enquiry, typed, typed.overtaken())


def _with_files(enquiry: Enquiry, before: Typed, after: Typed) -> Typed:
    """Take the files that wait in the form to its new key; return the fields."""
    store.move(enquiry=enquiry, form_key=before.key, to=after.key)
    return after


def when_kept(draft: UnsentText | None) -> str:
    """Return when the draft was kept, in words; empty if there is none."""
    if draft is None or not draft.text:
        return ""
    at = timezone.localtime(draft.kept_at)
    is_today = at.date() == timezone.localdate()
    return _("Draft kept %s") % (time_format(at, "H:i") if is_today else moment(draft.kept_at))


def in_words(people: list[User]) -> str:
    names = _(", ").join(map(person_name, people))
    words = ngettext("%(names)s is replying", "%(names)s are replying", len(people))
    return words % {"names": names} if names else ""
