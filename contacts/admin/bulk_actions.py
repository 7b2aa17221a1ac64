"""Actions on several enquiries at once, and undoing them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.models.staff import person_name
from briefings.text.input_cleaning import whole_number
from contacts.desk import handle_enquiry, reach, undo_bulk
from contacts.models import Enquiry

# With more, the page seems to hang: each enquiry is a separate transaction.
MOST = 200
# The session holds what the last action changed.
_LAST = "enquiries_changed"


class DeskActionForm(ActionForm):
    """The actions, and whom to assign to."""

    to = forms.ChoiceField(label=gettext_lazy("Assign to"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        desk, lawyers = (list(map(_choice, people)) for people in reach.assignable())
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        of_their_own = [(_("Lawyers, for enquiries about them or their texts"), lawyers)]
        field.choices = [("", _("nobody")), *desk, *(of_their_own if lawyers else [])]


def _choice(user: User) -> tuple[str, str]:
    return str(user.pk), person_name(user)


def assign(request: HttpRequest, enquiries: QuerySet[Enquiry]) -> None:
    number = whole_number(request.POST.get("to", ""))
    desk, lawyers = reach.assignable()
    to = next((user for user in (*desk, *lawyers) if user.pk == number), None)
    if request.POST.get("to") and to is None:
        messages.error(request, _("Choose a person who handles enquiries."))
        return
    by, at = user_of(request), clock.now()

    def act(enquiry: Enquiry) -> None:
        if to in lawyers and to not in reach.lawyers_for(enquiry):
            words = _("%s is neither the lawyer asked for nor an author or publisher of the text.")
            raise handle_enquiry.NotPossible(words % person_name(to))
        handle_enquiry.assign(enquiry=enquiry, to=to, by=by, at=at)

    done = _act_on_each(request, enquiries, act)
    _report(
        request, ngettext("%d enquiry was assigned.", "%d enquiries were assigned.", done), done
    )


def close(request: HttpRequest, enquiries: QuerySet[Enquiry]) -> None:
    done = _move(request, enquiries, handle_enquiry.close, Enquiry.State.CLOSED)
    words = ngettext("%d enquiry was closed.", "%d enquiries were closed.", done)
    _report(request, words, done, undo=_key(request))


def mark_as_spam(request: HttpRequest, enquiries: QuerySet[Enquiry]) -> None:
    done = _move(request, enquiries, handle_enquiry.hold_as_spam, Enquiry.State.SPAM)
    words = ngettext("%d enquiry was marked as spam.", "%d enquiries were marked as spam.", done)
    _report(request, words, done, undo=_key(request))


def undo(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Put back what the user's last action moved; say how many were changed since."""
    if not request.user.has_perm(reach.WORK_ON_ALL):
        raise PermissionDenied
    last = request.session.get(_LAST)
    if request.method == "POST" and last and last["key"] == request.POST.get("undo"):
        del request.session[_LAST]
        _put_back(request, last)
    elif request.method == "POST":
        messages.warning(request, _("This can no longer be undone."))
    listed = reverse("admin:contacts_enquiry_changelist")
    return redirect(f"{listed}?{request.GET.urlencode()}")


def _put_back(request: HttpRequest, last: dict[str, Any]) -> None:
    by, at = user_of(request), clock.now()
    done_at = datetime.fromisoformat(last["at"])
    back = [undo_bulk.put_back(row, done_at=done_at, by=by, at=at) for row in last["rows"]]
    many, left = back.count(True), back.count(False)
    words = ngettext("%d enquiry is as before.", "%d enquiries are as before.", many)
    _report(request, words, many)
    if left:
        words = ngettext(
            "%d enquiry was left, because it has changed since.",
            "%d enquiries were left, because they have changed since.",
            left,
        )
        messages.warning(request, words % left)


def _move(
    request: HttpRequest, enquiries: QuerySet[Enquiry], use_case: Callable[..., None], to: str
) -> int:
    """Move each enquiry to a state; the session remembers where it was."""
    by, at = user_of(request), clock.now()
    moved: list[dict[str, Any]] = []

    def act(enquiry: Enquiry) -> None:
        before = undo_bulk.state_of(enquiry)
        use_case(enquiry=enquiry, by=by, at=at)
        if before["state"] != to:
            moved.append(before)

    done = _act_on_each(request, enquiries, act)
    key = get_random_string(12)
    request.session[_LAST] = {"key": key, "at": at.isoformat(), "rows": moved} if moved else None
    return done


def _key(request: HttpRequest) -> str:
    """Return the key of what can be undone; empty if the last action changed nothing."""
    return (request.session.get(_LAST) or {}).get("key", "")


def _act_on_each(
    request: HttpRequest, enquiries: QuerySet[Enquiry], act: Callable[[Enquiry], None]
) -> int:
    """Act on each enquiry; return how many. Too many are refused."""
    keys = list(enquiries.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        messages.error(request, _("Too many selected: narrow the list to %d or fewer.") % MOST)
        return 0
    done = 0
    for enquiry in Enquiry.objects.filter(pk__in=keys).order_by("pk"):
        try:
            act(enquiry)
        except handle_enquiry.NotPossible as reason:
            messages.error(request, f"{enquiry.reference}: {reason}")
        else:
            done += 1
    return done


def _report(request: HttpRequest, words: str, done: int, *, undo: str = "") -> None:
    if not done:
        return
    said = words % done
    if undo:
        # Its form is on the list, where this message is shown.
        button = '{} <button class="as-link" form="undo" name="undo" value="{}">{}</button>'
        said = format_html(button, said, undo, _("Undo"))
    messages.success(request, said)
