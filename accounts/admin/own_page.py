"""A person's own page: names, language, sign-in, and the devices they are signed in on."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts import notifications, roles
from accounts.people.forms import NamesForm, PacesForm
from accounts.people.names import set_person
from accounts.sign_in import devices, recording, sessions
from accounts.sign_in.language import remember_language
from accounts.sign_in.passwords import may_open
from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from briefings.text.input_cleaning import whole_number
from notifications.kinds import Kind


def show(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = NamesForm(initial=NamesForm.filled_of(user))
    paces = PacesForm(initial=_paces_of(user))
    if request.method == "POST":
        action, _separator, device = request.POST.get("do", "").partition(":")
        if action == "save":
            form = NamesForm(request.POST)
        if action == "paces":
            paces = PacesForm(request.POST)
        if done := _do(request, user, action, device, form, paces):
            return done
    steps = Authenticator.objects.filter(user=user)
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": _("Your account"),
        "form": form,
        "paces": paces,
        "roles": roles.labels_of(user),
        "has_password": may_open(user),
        "apps": steps.filter(type=Authenticator.Type.TOTP).count(),
        "passkeys": steps.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "codes": _codes_left(user),
        "devices": devices.listed(request, user),
    }
    return TemplateResponse(request, "admin/auth/user/own.html", context)


def _do(
    request: HttpRequest, user: User, action: str, device: str, form: NamesForm, paces: PacesForm
) -> HttpResponse | None:
    match action:
        case "save":
            return _save(request, user, form)
        case "paces":
            return _save_paces(request, user, paces)
        case "forget":
            return _forget(request, user, device)
        case "others":
            return _sign_out_elsewhere(request, user)
    raise Http404


def _save(request: HttpRequest, user: User, form: NamesForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    set_person(user, names=form.names, language=form.cleaned_data["language"])
    messages.success(request, _("Saved."))
    answer = redirect(request.path)
    if language := form.cleaned_data["language"]:
        remember_language(language, answer)
    return answer


def _paces_of(user: User) -> dict[str, str]:
    pace = notifications.pace_of(user)
    return {kind.value: pace(kind) for kind in Kind}


def _save_paces(request: HttpRequest, user: User, form: PacesForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    notifications.choose_paces(user, form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect(f"{request.path}#notifications")


def _forget(request: HttpRequest, user: User, device: str) -> HttpResponse:
    number = whole_number(device)
    if number is None or not devices.forget_one(user, number, at=clock.now()):
        raise Http404
    messages.success(request, _("That device is signed out and forgotten."))
    return redirect(request.path)


def _sign_out_elsewhere(request: HttpRequest, user: User) -> HttpResponse:
    sessions.end(user, but=request.session.session_key)
    devices.forget(user, but=request)
    recording.recorded(user, "devices_forgotten", by=user, at=clock.now())
    messages.success(request, _("You are signed out on all other devices."))
    return redirect(request.path)


def _codes_left(user: User) -> int:
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else 0
