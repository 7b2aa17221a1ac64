"""Pages for accepting an invitation, and for asking for and setting a new password.

They need no sign-in. A GET changes nothing, because mail scanners open links.
"""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import roles, secret_links
from accounts.models import SecretLink
from accounts.people import invitations, passwords
from accounts.people.forms import AcceptForm, AccountForm
from accounts.sign_in import attempt_limits
from accounts.sign_in.refused_attempts import source_of
from accounts.ways_in import passwords_are_off, provider_is_on
from briefings.models import clock

Purpose = SecretLink.Purpose
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@forms_only
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited colleague choose a password; they then sign in with it."""
    link = secret_links.find(token, Purpose.INVITATION, at=clock.now())
    if link is None:
        return _ended(request)
    form = AcceptForm(link.user, request.POST or None, initial={"username": link.user.username})
    if request.method == "POST" and not passwords_are_off() and form.is_valid():
        account = form.cleaned_data["username"]
        password = form.cleaned_data["new_password1"]
        if not invitations.accept(link, account=account, password=password, at=clock.now()):
            return _ended(request)
        messages.success(request, _("Your account is open. Sign in with your new password."))
        return _to_sign_in(request, account)
    context = {
        "has_provider": provider_is_on(),
        "passwords_are_off": passwords_are_off(),
        "provider_label": settings.IDENTITY_PROVIDER_LABEL,
        "form": form,
        "invited": link.user,
        "by": link.made_by,
        "roles": roles.labels_of(link.user),
    }
    return render(request, "people/invitation.html", context)


@never_cache
@forms_only
def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """Let a person who forgot their password set a new one."""
    link = secret_links.find(token, Purpose.PASSWORD, at=clock.now())
    if link is None or not link.user.is_active:
        return _ended(request)
    form = SetPasswordForm(link.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new_password1"]
        if not passwords.set_password(link, password=password, at=clock.now()):
            return _ended(request)
        messages.success(request, _("Your password was changed. Sign in with the new one."))
        return _to_sign_in(request, link.user.get_username())
    return render(request, "people/new_password.html", {"form": form, "owner": link.user})


@never_cache
@forms_only
def forgotten(request: HttpRequest) -> HttpResponse:
    """Mail a link for a new password; the page is the same whether or not the account exists."""
    form = AccountForm(request.POST or None)
    sent = False
    if request.method == "POST" and not passwords_are_off() and form.is_valid():
        account = form.cleaned_data["account"]
        attempt_limits.begin(
            account=attempt_limits.keyed("forgotten", account.strip().casefold()),
            source=source_of(request, account),
            at=clock.now(),
        )
        passwords.ask(account, at=clock.now())
        sent = True
    return render(request, "people/forgotten.html", {"form": form, "sent": sent})


def _ended(request: HttpRequest) -> HttpResponse:
    """Refuse a link that is unknown, used, ended or expired, without saying which."""
    return render(request, "people/ended.html", status=HTTPStatus.NOT_FOUND)


def _to_sign_in(request: HttpRequest, account: str) -> HttpResponse:
    """Lead to the sign-in with the account filled in, and from there to the second step."""
    request.session["signs_in_as"] = account
    return redirect(f"{reverse('admin:login')}?next={reverse('mfa_index')}")
