"""The page of one enquiry: the question, the paragraph it is about, the thread, the actions."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.text.input_cleaning import whole_number
from briefings.text.languages import written
from contacts import retention, secret_links
from contacts.admin import files
from contacts.admin.replying import drafts, templates
from contacts.admin.replying.unsent_fields import Typed
from contacts.conflicts import search
from contacts.desk import due_times, handle_enquiry, reach
from contacts.desk.recipients import accounts_for
from contacts.desk.replying import mentions, template_fields, unsent_texts
from contacts.desk.working_list import staff
from contacts.files import store
from contacts.intake import spam
from contacts.models import AccessRecord, Enquiry, ReplyTemplate
from contacts.public import pages
from contacts.records import access_log

# The button that only shows the page again with the typed text.
KEEP = "keep"
FILTERS = "_changelist_filters"


class DueForm(forms.Form):
    due_at = forms.DateTimeField(required=False)


def show(model_admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Show the page or perform a button's action, keeping the text typed in other fields."""
    enquiry = visible_enquiry(model_admin, request, object_id)
    typed = Typed.nothing(enquiry, reply=templates.start(request.GET.get("template", ""), enquiry))
    if request.method == "POST":
        action = request.POST.get("do", "")
        _require(request, enquiry, action)
        typed, is_done = _after(request, enquiry, action)
        if is_done:
            enquiry = visible_enquiry(model_admin, request, object_id)
            typed = typed.after(action, enquiry)
        drafts.keep(enquiry, typed, by=user_of(request), at=clock.now())
        if is_done and not (typed.is_anything() or store.unsent(enquiry, typed.key).exists()):
            return redirect(address(request))
    return page(model_admin, request, enquiry, typed)


def _after(request: HttpRequest, enquiry: Enquiry, action: str) -> tuple[Typed, bool]:
    """Return the fields after the button was pressed, and whether it changed the enquiry."""
    typed = Typed.sent(request, enquiry)
    all_taken = files.take(request, enquiry, typed.key)
    if "template" in request.POST:
        return typed.with_template(templates.start(request.POST["template"], enquiry)), False
    if action in drafts.ACTIONS:
        by = user_of(request)
        return drafts.act(enquiry, action, typed, by=by, at=clock.now()), False
    try:
        ready = _is_ready(action, all_taken=all_taken)
        return typed, ready and _do(request, enquiry, action, typed)
    except handle_enquiry.Overtaken:
        return drafts.overtaken(enquiry, typed), False


def _is_ready(action: str, *, all_taken: bool) -> bool:
    """Return whether to act; a reply waits until its writer has seen which files were refused."""
    return action not in {"", KEEP} and (all_taken or action != "reply")


def file(
    model_admin: ModelAdmin, request: HttpRequest, object_id: str, number: str
) -> HttpResponse:
    enquiry = visible_enquiry(model_admin, request, object_id)
    return files.answer(request, enquiry.files.all(), number, of=enquiry.reference)


def _require(request: HttpRequest, enquiry: Enquiry, action: str) -> None:
    """Refuse what is for the desk only to lawyers, who reply and add notes."""
    if request.user.has_perm(reach.WORK_ON_ALL):
        return
    if action not in {"", KEEP, *drafts.ACTIONS, *_OF_LAWYERS} or not reach.may_answer(
        user_of(request), enquiry
    ):
        raise PermissionDenied


def page(
    model_admin: ModelAdmin,
    request: HttpRequest,
    enquiry: Enquiry,
    typed: Typed,
    *,
    status: int = 200,
) -> HttpResponse:
    at = clock.now()
    viewed = AccessRecord.Action.VIEWED
    access_log.log(action=viewed, subject=enquiry.reference, by=user_of(request), at=at)
    if enquiry.unread and reach.may_answer(user_of(request), enquiry):
        Enquiry.objects.filter(pk=enquiry.pk).update(unread=False)
    context = _context(request, enquiry, at) | model_admin.admin_site.each_context(request)
    typed = typed if request.method == "POST" else typed.with_drafts(context["drafts"])
    typed = typed.seeing(context["entries"])
    own = {"opts": model_admin.model._meta, "typed": typed, "title": enquiry.reference}
    own["unfilled"] = template_fields.unfilled_in(typed.reply)
    own |= files.context(enquiry, typed.key)
    return TemplateResponse(
        request, "admin/contacts/enquiry/thread.html", context | own, status=status
    )


def address(request: HttpRequest) -> str:
    """Return this page's URL, with the filters of the list it was opened from."""
    filters = request.GET.get(FILTERS, "")
    return request.path + (f"?{urlencode({FILTERS: filters})}" if filters else "")


def visible_enquiry(model_admin: ModelAdmin, request: HttpRequest, object_id: str) -> Enquiry:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    number = whole_number(object_id)
    if number is None:
        raise Http404
    related = ("edition__briefing", "lawyer", "assignee", "wording")
    seen = reach.visible_to(user_of(request), Enquiry.objects.filter(pk=number))
    enquiry = seen.select_related(*related).first()
    if not enquiry:
        raise Http404
    return enquiry


def _context(request: HttpRequest, enquiry: Enquiry, at: datetime) -> dict[str, Any]:
    context = pages.staff_context(enquiry)
    own = unsent_texts.own_drafts(enquiry, user_of(request))
    visible = Enquiry.objects.filter(pk=enquiry.pk)
    others = unsent_texts.replying_now(visible, besides=user_of(request), at=at)
    entries = list(
        enquiry.entries.select_related("by", "inbound_mail")
        .prefetch_related("files")
        .order_by("at", "pk")
    )
    return context | {
        "drafts": own,
        "drafts_said": {kind: drafts.when_kept(draft) for kind, draft in own.items()},
        "replying": drafts.in_words(others),
        "passage_url": secret_links.passage(context["passage"]) if context["passage"] else "",
        "may_work": reach.may_answer(user_of(request), enquiry),
        "may_manage": request.user.has_perm(reach.WORK_ON_ALL),
        "suggested": (suggested := _suggested(enquiry, desk := list(staff()))),
        "staff": [user for user in desk if user not in suggested],
        "entries": entries,
        "mails": enquiry.mails.order_by("pk"),
        "expires_at": retention.expires_at(enquiry),
        "signs": [spam.WORDS[sign] for sign in enquiry.suspicions if sign in spam.WORDS],
        "late": bool(enquiry.due_at and enquiry.due_at <= at) and _is_open(enquiry),
        "colleagues": mentions.people_for(enquiry),
        "templates": ReplyTemplate.objects.order_by("position", "pk"),
        "reply_language": written(enquiry.language),
        "filters": request.GET.get(FILTERS, ""),
        # It names other enquiries and clients.
        "search": search.around(enquiry, entries) if reach.sees_all(user_of(request)) else None,
    }


def _suggested(enquiry: Enquiry, desk: list[User]) -> list[User]:
    """Return the members of staff suggested by the enquiry's author and area."""
    accounts = accounts_for(enquiry)
    of_the_desk = [user for user in accounts if user in desk]
    return list(dict.fromkeys([*of_the_desk, *reach.lawyers_for(enquiry, accounts)]))


def _is_open(enquiry: Enquiry) -> bool:
    return enquiry.state in {Enquiry.State.NEW, Enquiry.State.ASSIGNED}


def _do(request: HttpRequest, enquiry: Enquiry, name: str, typed: Typed) -> bool:
    """Perform the button's action; return False if the typed text must stay on the page."""
    action = _ACTIONS.get(name)
    if not action:
        raise Http404
    try:
        confirmation = action(request, enquiry, typed)
    except handle_enquiry.Overtaken:
        raise
    except handle_enquiry.NotPossible as reason:
        messages.error(request, str(reason))
        return False
    messages.success(request, confirmation)
    return True


def _text(text: str) -> str:
    if not text.strip():
        raise handle_enquiry.NotPossible(_("Please write something first."))
    if unsent_texts.is_unstorable(text):
        raise handle_enquiry.NotPossible(
            _("This text cannot be stored: it is too long or unreadable.")
        )
    return text


def _assign(request: HttpRequest, enquiry: Enquiry, typed: Typed) -> str:
    number = whole_number(typed.to)
    people = {user.pk: user for user in (*staff(), *reach.lawyers_for(enquiry))}
    to = None if number is None else people.get(number)
    if typed.to and not to:
        raise handle_enquiry.NotPossible(_("Choose a person who handles enquiries."))
    handle_enquiry.assign(enquiry=enquiry, to=to, by=user_of(request), at=clock.now())
    return _("Assigned.")


def _note(request: HttpRequest, enquiry: Enquiry, typed: Typed) -> str:
    handle_enquiry.note(
        enquiry=enquiry,
        text=_text(typed.note),
        key=typed.note_key,
        by=user_of(request),
        at=clock.now(),
    )
    return _("The note was added.")


def _reply(request: HttpRequest, enquiry: Enquiry, typed: Typed) -> str:
    handle_enquiry.answer(
        enquiry=enquiry,
        text=templates.require_filled(_text(typed.reply)),
        key=typed.key,
        by=user_of(request),
        at=clock.now(),
        seen=whole_number(typed.seen),
    )
    return _("The reply is on its way.")


def _due(request: HttpRequest, enquiry: Enquiry, typed: Typed) -> str:
    form = DueForm({"due_at": typed.due})
    if not form.is_valid():
        raise handle_enquiry.NotPossible(_("Please give a day and a time."))
    due_at = form.cleaned_data["due_at"]
    due_times.set_due(enquiry=enquiry, due_at=due_at, by=user_of(request), at=clock.now())
    return _("The due time was changed.")


def _hold(*, on_hold: bool):
    def act(request: HttpRequest, enquiry: Enquiry, _typed: Typed) -> str:
        handle_enquiry.hold(enquiry=enquiry, on_hold=on_hold, by=user_of(request), at=clock.now())
        return _("Changed.")

    return act


def _invite(request: HttpRequest, enquiry: Enquiry, typed: Typed) -> str:
    handle_enquiry.invite(enquiry=enquiry, key=typed.once, by=user_of(request), at=clock.now())
    return _("The client is asked for the details.")


def _simple(use_case, confirmation):
    """Return the action of a button that has no fields."""

    def act(request: HttpRequest, enquiry: Enquiry, _typed: Typed) -> str:
        use_case(enquiry=enquiry, by=request.user, at=clock.now())
        return _(confirmation)

    return act


_OF_LAWYERS = ("reply", "note")
_ACTIONS = {
    "assign": _assign,
    "note": _note,
    "reply": _reply,
    "due": _due,
    "hold": _hold(on_hold=True),
    "unhold": _hold(on_hold=False),
    "close": _simple(handle_enquiry.close, gettext_noop("Closed.")),
    "reopen": _simple(handle_enquiry.reopen, gettext_noop("Opened again.")),
    "spam": _simple(handle_enquiry.hold_as_spam, gettext_noop("Marked as spam.")),
    "release": _simple(
        handle_enquiry.release, gettext_noop("Released: its messages are on their way.")
    ),
    "invite": _invite,
    "conflict": _simple(handle_enquiry.declare_conflict, gettext_noop("Marked as a conflict.")),
}
