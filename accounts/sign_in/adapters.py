"""allauth's adapters: no public sign-up, mail through the outbox, encrypted secrets."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.sign_in import attempt_limits, devices, encryption, passwords, recording, second_step
from accounts.sign_in.language import remember_language_of
from accounts.sign_in.refused_attempts import client_address, source_of

# Replace allauth's messages: its Chinese uses other terms than this product.
_MESSAGES: dict[str, str | Promise] = {
    "account_inactive": _("This account is not active. Please ask an administrator of the firm."),
    "incorrect_code": _("The code is not correct, or it was used before."),
    "incorrect_password": _("The password is not correct."),
    "too_many_login_attempts": _("Too many attempts. Please try again later."),
    "username_password_mismatch": _("The account name or the password is not correct."),
}
_WAYS = {
    "reauthenticate": _("Use your password"),
    "provider": _("Use the firm's account"),
    "mfa_reauthenticate": _("Use a code from your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey or security key"),
}


_BY_PROVIDER = "by_identity_provider"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | _MESSAGES

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Allow redirects within this site only."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        return redirect("admin:login")

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Do not ask again: setting up a second step follows the sign-in directly."""
        return not second_step.proved_within(self.request, second_step.SECONDS_TO_OPEN)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict]:
        """Ask for the second step if there is one: others may know the password.

        Who has none here proves it to the identity provider again.
        """
        methods = [
            method | {"description": _WAYS.get(method["id"], method["description"])}
            for method in super().get_reauthentication_methods(user)
        ]
        own = [method for method in methods if method["id"] != "reauthenticate"]
        if second_step.is_proved_to_provider(self.request, user):
            address = reverse("identity_provider_again")
            way = {"id": "identity_provider", "url": address, "description": _WAYS["provider"]}
            return [*own, way]
        return own if second_step.is_set_up(user) else methods

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse | None:
        """Before the second step: note what the identity provider saw, or refuse other ways."""
        provider = _taken_out(kwargs)
        second_step.remember_provider(
            request, user, proved=provider is not None and provider.has_seen_second_step
        )
        if provider is None and not passwords.may_open(user):
            messages.error(request, _("Passwords are switched off. Use the firm's account."))
            return redirect("admin:login")
        return super().pre_login(request, user, **kwargs)

    def get_login_stages(self) -> list[str]:
        """Leave out the second step if the identity provider has seen one."""
        stages = super().get_login_stages()
        if second_step.is_pending_proved(self.request):
            stages.remove("allauth.mfa.stages.AuthenticateStage")
        return stages

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Finish a sign-in after its last step."""
        at = timezone.now()
        recording.signed_in(user, at=at)
        is_by_provider = (kwargs.get("signal_kwargs") or {}).get(_BY_PROVIDER)
        if not is_by_provider and passwords.is_break_glass(user):
            recording.break_glass_used(user, at=at)
        response = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user, at=at)
        remember_language_of(user, response)
        return response

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Check the limits before the password. Raises TooManyAttempts."""
        name = str(credentials.get("username", ""))
        attempt = attempt_limits.begin(
            account=attempt_limits.password_of(name),
            source=source_of(request, name),
            at=timezone.now(),
        )
        user = super().authenticate(request, **credentials)
        if user:
            attempt_limits.succeeded(attempt)
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        recording.refused(str(credentials.get("username", ""))[:150], at=timezone.now())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict | None = None,
        email: str | None = None,
    ) -> None:
        """Mail the user: allauth calls this after every change to their sign-in."""
        change = template_prefix.rpartition("/")[2]
        if change in recording.CHANGES:
            recording.secured(user, change, by=user, at=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send nothing: all mail goes through the outbox."""


def _taken_out(hook: dict[str, Any]) -> Any:
    """Return the identity provider of a sign-in; None if it is by password or passkey.

    allauth would store what stays in there, the access token included, until the second step.
    """
    about = hook.get("signal_kwargs") or {}
    login = about.pop("sociallogin", None)
    if login is None:
        return None
    about[_BY_PROVIDER] = True
    return login.provider


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | _MESSAGES

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Suggest a name for a new passkey."""
        before = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        name = gettext("Passkey")
        return f"{name} {before + 1}" if before else name

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)
