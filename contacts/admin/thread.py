"""One enquiry on one page: what was asked, what was read, what was said, what can be done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from contacts import conflicts, handling, links, pages, records, retention, suspicion
from contacts.lawyers import accounts_for
from contacts.models import AccessRecord, Enquiry, ReplyTemplate
from contacts.notices import written


class DueForm(forms.Form):
    due_at = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


def show(model_admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    enquiry = _found(model_admin, request, object_id)
    typed = {}
    if request.method == "POST":
        if not request.user.has_perm("contacts.answer_enquiry"):
            raise PermissionDenied
        if _do(request, enquiry):
            return redirect(request.path)
        typed = {name: request.POST.get(name, "") for name in ("reply", "note")}
    records.log(
        action=AccessRecord.Action.VIEWED,
        subject=enquiry.reference,
        by=request.user,
        at=timezone.now(),
    )
    context = _context(request, enquiry) | model_admin.admin_site.each_context(request)
    return TemplateResponse(
        request,
        "admin/contacts/enquiry/thread.html",
        context | {"opts": model_admin.model._meta, "typed": typed, "title": enquiry.reference},
    )


def _found(model_admin: ModelAdmin, request: HttpRequest, object_id: str) -> Enquiry:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if not object_id.isdecimal() or len(object_id) > 18:
        raise Http404
    related = ("edition__briefing", "lawyer", "assignee", "wording")
    enquiry = Enquiry.objects.filter(pk=int(object_id)).select_related(*related).first()
    if not enquiry:
        raise Http404
    return enquiry


def _context(request: HttpRequest, enquiry: Enquiry) -> dict[str, Any]:
    language = written(enquiry.language)
    shown = pages.told_to_staff(enquiry)
    return shown | {
        "passage_url": links.passage(shown["passage"]) if shown["passage"] else "",
        "may_work": request.user.has_perm("contacts.answer_enquiry"),
        "suggested": (suggested := _suggested(enquiry)),
        "staff": [user for user in _staff() if user not in suggested],
        "entries": enquiry.entries.select_related("by").order_by("at", "pk"),
        "letters": enquiry.letters.order_by("pk"),
        "expires_at": retention.expires_at(enquiry),
        "signs": [suspicion.WORDS[sign] for sign in enquiry.suspicions if sign in suspicion.WORDS],
        "late": bool(enquiry.due_at and enquiry.due_at <= timezone.now()) and _is_open(enquiry),
        "due_form": DueForm(initial={"due_at": enquiry.due_at}),
        "templates": ReplyTemplate.objects.order_by("position", "pk"),
        "reply_start": _start(request.GET.get("template", ""), language),
        "reply_key": get_random_string(32),
        "reply_language": language,
        "search": conflicts.around(enquiry),
    }


def _staff():
    """Everybody who may work on enquiries."""
    may = Q(user_permissions__codename="answer_enquiry")
    may |= Q(groups__permissions__codename="answer_enquiry") | Q(is_superuser=True)
    return User.objects.filter(may, is_active=True, is_staff=True).distinct().order_by("username")


def _suggested(enquiry: Enquiry) -> list[User]:
    """Of these, who it is for by author and field."""
    may = set(_staff())
    return [user for user in accounts_for(enquiry) if user in may]


def _is_open(enquiry: Enquiry) -> bool:
    return enquiry.state in {Enquiry.State.NEW, Enquiry.State.ASSIGNED}


def _start(template: str, language: str) -> str:
    """The words of a reply template in the client's language."""
    if not template.isdecimal() or len(template) > 9:
        return ""
    found = ReplyTemplate.objects.filter(pk=int(template)).first()
    return getattr(found, f"text_{language.replace('-', '_')}") if found else ""


def _do(request: HttpRequest, enquiry: Enquiry) -> bool:
    """Do what the pressed button says; False when what was typed must stay on the page."""
    action = _ACTIONS.get(request.POST.get("do", ""))
    if not action:
        raise Http404
    try:
        said = action(request, enquiry)
    except handling.NotPossible as reason:
        messages.error(request, str(reason))
        return False
    messages.success(request, said)
    return True


def _text(request: HttpRequest, name: str) -> str:
    text = request.POST.get(name, "")
    if not text.strip():
        raise handling.NotPossible(_("Please write something first."))
    if "\x00" in text or len(text) > 50_000:
        raise handling.NotPossible(_("This text cannot be stored: it is too long or unreadable."))
    return text


def _assign(request: HttpRequest, enquiry: Enquiry) -> str:
    wanted = request.POST.get("to", "")
    to = _staff().filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    handling.assign(enquiry=enquiry, to=to, by=request.user, at=timezone.now())
    return _("Assigned.")


def _note(request: HttpRequest, enquiry: Enquiry) -> str:
    text = _text(request, "note")
    handling.note(enquiry=enquiry, text=text, by=request.user, at=timezone.now())
    return _("The note was added.")


def _reply(request: HttpRequest, enquiry: Enquiry) -> str:
    handling.answer(
        enquiry=enquiry,
        text=_text(request, "reply"),
        key=request.POST.get("key", "")[:64] or get_random_string(32),
        by=request.user,
        at=timezone.now(),
    )
    return _("The reply is on its way.")


def _due(request: HttpRequest, enquiry: Enquiry) -> str:
    form = DueForm(request.POST)
    if not form.is_valid():
        raise handling.NotPossible(_("Please give a day and a time."))
    handling.set_due(
        enquiry=enquiry, due_at=form.cleaned_data["due_at"], by=request.user, at=timezone.now()
    )
    return _("The due time was changed.")


def _hold(request: HttpRequest, enquiry: Enquiry) -> str:
    handling.hold(enquiry=enquiry, on_hold=not enquiry.on_hold, by=request.user, at=timezone.now())
    return _("Changed.")


def _simply(use_case, said):
    """A button without anything to fill in."""

    def act(request: HttpRequest, enquiry: Enquiry) -> str:
        use_case(enquiry=enquiry, by=request.user, at=timezone.now())
        return _(said)

    return act


_ACTIONS = {
    "assign": _assign,
    "note": _note,
    "reply": _reply,
    "due": _due,
    "hold": _hold,
    "close": _simply(handling.close, gettext_noop("Closed.")),
    "reopen": _simply(handling.reopen, gettext_noop("Opened again.")),
    "spam": _simply(handling.hold_as_spam, gettext_noop("Marked as spam.")),
    "release": _simply(handling.release, gettext_noop("Released: its letters are on their way.")),
    "invite": _simply(handling.invite, gettext_noop("The client is asked for the details.")),
    "conflict": _simply(handling.declare_conflict, gettext_noop("Marked as a conflict.")),
}
