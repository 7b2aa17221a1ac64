"""allauth's adapter: the decisions of admission.py, and errors in words."""

from typing import Any, NoReturn

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.http import HttpRequest

from accounts.identity_provider import admission, connection, pages
from accounts.identity_provider.client import Provider
from accounts.identity_provider.refusals import Reason, Refused
from briefings.models import clock


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        provider = sociallogin.provider
        try:
            user = admission.admit(provider.claims, provider.config, at=clock.now())
        except Refused as refused:
            raise ImmediateHttpResponse(pages.refusal(request, refused.reason)) from None
        sociallogin.user, sociallogin.token = user, None

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> NoReturn:
        reason = _reason_of(error, exception, extra_context or {})
        raise ImmediateHttpResponse(pages.refusal(request, reason))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_requests_session(self) -> requests.Session:
        return connection.Session()

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> Provider:
        return Provider(request)

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list:
        """The provider is in the environment, never in the database."""
        return []


def _reason_of(error: Any, exception: Exception | None, context: dict[str, Any]) -> Reason:
    if isinstance(exception, requests.RequestException):
        return Reason.UNREACHABLE
    if exception is not None:
        return Reason.BAD_SETTINGS  # the provider refused the code or this site
    if error == AuthError.CANCELLED:
        return Reason.DENIED
    return Reason.STATE if "state_id" in context else Reason.BAD_SETTINGS
