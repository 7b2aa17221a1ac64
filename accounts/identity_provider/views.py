"""To the identity provider, and back."""

import requests
from allauth.account.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.identity_provider import pages
from accounts.identity_provider.client import Adapter, Provider, is_from_elsewhere
from accounts.identity_provider.configuration import Configuration, current
from accounts.identity_provider.refusals import Reason, Refused
from accounts.sign_in import attempt_limits
from accounts.sign_in.refused_attempts import source_of
from accounts.ways_in import provider_is_on
from briefings.models import clock

# The device's cookie stays behind when another site leads here, as the provider does.
_DEVICE = "device_at_provider"
callback_view = OAuth2CallbackView.adapter_view(Adapter)


@never_cache
@require_GET
def begin(request: HttpRequest, *, again: bool = False) -> HttpResponse:
    """Lead to the provider. A link, not a form: forms may lead to this site only (CSP)."""
    config = _configuration()
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("admin:login")
    attempt_limits.begin_with_provider(source=source_of(request, ""), at=clock.now())
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not get_adapter(request).is_safe_url(wanted):
        wanted = reverse("admin:index")
    request.session[_DEVICE] = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        return Provider(request, config).begin(wanted, again=again)
    except requests.RequestException:
        return pages.refusal(request, Reason.UNREACHABLE)
    except Refused as refused:
        return pages.refusal(request, refused.reason)


@never_cache
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Where the provider leads back to, with a code."""
    if is_from_elsewhere(request, _configuration()):
        return pages.refusal(request, Reason.FORGED)
    attempt = attempt_limits.begin_with_provider(source=source_of(request, ""), at=clock.now())
    if device := request.session.pop(_DEVICE, ""):
        request.COOKIES.setdefault(settings.DEVICE_COOKIE_NAME, device)
    try:
        response = callback_view(request)
    except Refused as refused:
        return pages.refusal(request, refused.reason)
    if response.status_code != pages.STATUS:
        attempt_limits.succeeded(attempt)
    return response


def _configuration() -> Configuration:
    if not provider_is_on():
        raise Http404
    return current()
