"""The page of a person's data: find, export, and erase by two people."""

import json
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.models.audit import AuditEntry
from contacts.admin.desk_pages import require, show_page
from contacts.desk import data_subjects, erasure_requests


def show(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show what is stored about an e-mail address, and the requests to erase."""
    may_erase = request.user.has_perm("contacts.erase_enquiry")
    if not (may_erase or request.user.has_perm("contacts.export_enquiry")):
        raise PermissionDenied
    email = request.POST.get("email", "").replace("\x00", "").strip()[:254]
    action = _ACTIONS.get(request.POST.get("do", ""))
    if email and action and (answer := action(request, email)):
        return answer
    at = clock.now()
    asked = erasure_requests.open_for(email, at=at) if email else None
    return show_page(
        model_admin,
        request,
        "person",
        _("A person's data"),
        email=email,
        found=data_subjects.enquiries_of(email).order_by("-received_at", "-pk") if email else [],
        consents=data_subjects.consents_of(email).order_by("-given_at") if email else [],
        held=data_subjects.held_mails_of(email).order_by("received_at", "pk") if email else [],
        asked=asked,
        is_mine=asked and asked.asked_by_id == request.user.pk,
        waiting=_waiting() if may_erase and not email else [],
    )


def _waiting() -> list:
    waiting = erasure_requests.open_ones(at=clock.now()).select_related("asked_by")
    return list(waiting.order_by("asked_at"))


def _export(request: HttpRequest, email: str) -> HttpResponse:
    require(request, "export_enquiry")
    by, at = user_of(request), clock.now()
    data = data_subjects.export(email=email, by=by, at=at)
    # The log names no address: only the access records do, and they expire.
    AuditEntry.record(
        AuditEntry.Action.EXPORTED, by=by, at=at, subject=_("a person's data"), format="json"
    )
    body = json.dumps(data, ensure_ascii=False, indent=2)
    answer = HttpResponse(body, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="person.json"'
    return answer


def _ask(request: HttpRequest, email: str) -> HttpResponse:
    require(request, "erase_enquiry")
    erasure_requests.ask(email=email, by=user_of(request), at=clock.now())
    messages.success(
        request, _("The erasure was requested. A colleague must confirm it here within seven days.")
    )
    return redirect(request.path)


def _confirm(request: HttpRequest, email: str) -> HttpResponse | None:
    require(request, "erase_enquiry")
    if request.POST.get("sure") != "yes":
        messages.error(request, _("Please confirm that the data are to be erased for good."))
        return None
    try:
        erased = erasure_requests.confirm(email=email, by=user_of(request), at=clock.now())
    except erasure_requests.NotPossible:
        messages.error(
            request,
            _("Somebody other than the person who asked must confirm it, within seven days."),
        )
        return None
    words = ngettext("%d enquiry was erased.", "%d enquiries were erased.", erased)
    messages.success(request, words % erased)
    return redirect(request.path)


def _drop(request: HttpRequest, email: str) -> HttpResponse:
    require(request, "erase_enquiry")
    erasure_requests.drop(email=email)
    messages.success(request, _("The request was cancelled."))
    return redirect(request.path)


_ACTIONS: dict[str, Callable[[HttpRequest, str], HttpResponse | None]] = {
    "export": _export,
    "ask": _ask,
    "confirm": _confirm,
    "drop": _drop,
}
