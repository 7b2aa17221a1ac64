"""Sign-in pages that extend allauth's."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView, LogoutView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import ways_in
from accounts.sign_in import devices, second_step, sessions
from accounts.sign_in.signed_in import user_of


class SignIn(LoginView):
    """Accept the name as `username`, for browsers and Django, or as allauth's `login`."""

    def get_initial(self) -> dict[str, Any]:
        """Fill in the account of a person who has just set their password by a secret link."""
        account = self.request.session.get("signs_in_as", "")
        return super().get_initial() | ({"login": account} if account else {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        provider = {
            "has_provider": ways_in.provider_is_on(),
            "provider_label": settings.IDENTITY_PROVIDER_LABEL,
            "passwords_are_off": ways_in.passwords_are_off(),
        }
        return super().get_context_data(**kwargs) | provider

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        sent = kwargs.get("data")
        if sent is not None and "login" not in sent:
            kwargs["data"] = sent.copy()
            kwargs["data"]["login"] = sent.get("username", "")
        return kwargs


sign_in = SignIn.as_view()
# Abandons a sign-in that stopped before its second step.
give_up = require_POST(LogoutView.as_view())


@never_cache
def entrance(request: HttpRequest) -> HttpResponse:
    """/admin/login/"""
    return way_in(request) if request.user.is_authenticated else sign_in(request)


def way_in(request: HttpRequest) -> HttpResponse:
    """Redirect a signed-in user who was not admitted to the step that is missing."""
    if not (request.user.is_active and request.user.is_staff):
        raise PermissionDenied
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not get_adapter(request).is_safe_url(wanted):
        wanted = reverse("admin:index")
    if second_step.admits(request):
        return HttpResponseRedirect(wanted)
    if not second_step.is_set_up(request.user):
        return redirect("mfa_index")
    return prove_again(request, wanted)


def prove_again(request: HttpRequest, wanted: str) -> HttpResponse:
    """Ask for a new proof, then continue to the requested page."""
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    if not methods:
        raise PermissionDenied
    return HttpResponseRedirect(f"{methods[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: wanted})}")


class _EndsOtherSessions:
    """Changing the second step ends all other sessions and forgets all other devices."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]
        user = user_of(self.request)
        sessions.end(user, but=self.request.session.session_key)
        devices.forget(user, but=self.request)
        second_step.remember_it_was_set_up(self.request)
        return response


class ActivateTOTP(_EndsOtherSessions, ActivateTOTPView):
    pass


class DeactivateTOTP(_EndsOtherSessions, DeactivateTOTPView):
    pass


class AddPasskey(_EndsOtherSessions, AddWebAuthnView):
    pass


class RemovePasskey(_EndsOtherSessions, RemoveWebAuthnView):
    pass
