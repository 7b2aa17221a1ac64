"""The pages of setting up: the list, the way to a step, and the trial of mail."""

import secrets
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from mail.models import Message
from mail.outgoing import outbox, rendering, trial
from mail.outgoing.outcomes import REMEDIES, Outcome
from operations.mails import setup_test
from operations.setting_up import facts, records, setup_list
from operations.setting_up.step import Step
from operations.setting_up.steps import all_steps


def show_list(request: HttpRequest) -> HttpResponse:
    """Show the whole list; a POST puts something aside or takes it up again."""
    _check(request)
    if request.method == "POST":
        return _change(request)
    setup_list.come_back(request)
    found = setup_list.whole(request)
    context = {"title": _("Setting up"), "setting_up": found, "is_page": True}
    return _page(request, "list.html", context)


def _change(request: HttpRequest) -> HttpResponse:
    action, _separator, key = request.POST.get("do", "").partition(":")
    seen = facts.read(request)
    if action in ("aside", "up"):
        step = _step(seen, key)
        if action == "aside":
            records.put_aside(step.key, by=seen.user, at=seen.now)
        else:
            records.take_up(step.key)
            setup_list.forget_it_is_over(request)
    elif action == "put-away":
        setup_list.put_away(request, seen)
        messages.success(
            request, _("The list is hidden. “Setting up” at the foot of this page shows it again.")
        )
    elif action == "call-back":
        setup_list.call_back(request)
    else:
        raise Http404
    is_first_page = request.POST.get("from") == "first" or action == "call-back"
    return redirect("admin:index" if is_first_page else "setting_up")


@require_GET
def go(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to a step's page, where a link then leads back to the list."""
    _check(request)
    step = _step(facts.read(request), key)
    if not step.url:
        raise Http404
    setup_list.begin(request)
    return redirect(step.url)


def try_mail(request: HttpRequest) -> HttpResponse:
    """Show the mail settings and the last trial; a POST makes a new one, and waits for it."""
    _check(request)
    user = user_of(request)
    if request.method == "POST" and user.email:
        records.note_mail_trial(_send_test(user.email), by=user, at=clock.now())
        return redirect(request.path)
    seen = facts.read(request)
    row = seen.record(records.MAIL)
    outcome = Outcome(row.outcome) if row.outcome else None
    context = {
        "title": _("Send a test mail"),
        "address": user.email,
        "settings": trial.settings_in_words(),
        "step": _step(seen, "mail"),
        "outcome": outcome,
        "remedy": REMEDIES.get(outcome) if outcome else "",
        "reply": row.reply,
        "tried": seen.tried(records.MAIL),
        "is_current": trial.is_of_these_settings(row.settings_digest),
    }
    refused = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return _page(request, "mail.html", context, status=status)


def _send_test(address: str) -> trial.Answer:
    """Send a mail past the outbox, whose repeats would hide the server's answer."""
    name = f"setup-test.{secrets.token_hex(8)}"
    message = Message(
        kind=setup_test.name,
        about={"to": address, "language": get_language()},
        message_id=outbox.message_id(name),
    )
    return trial.send(rendering.render(message))


def _step(seen: facts.Facts, key: str) -> Step:
    for step in all_steps(seen):
        if step.key == key:
            return step
    raise Http404


def _check(request: HttpRequest) -> None:
    if not setup_list.may_see(request):
        raise PermissionDenied


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    every = admin.site.each_context(request) | context
    return TemplateResponse(request, f"admin/setting_up/{name}", every, status=status)
