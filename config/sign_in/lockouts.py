"""Who is locked out after wrong passwords, and what they are told."""

from axes.backends import AxesStandaloneBackend
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from contacts import throttling


class LockOuts(AxesStandaloneBackend):
    """First of the backends: a locked-out visitor's password is not even looked at."""

    def authenticate(
        self, request: HttpRequest | None, *args: object, **credentials: object
    ) -> AbstractBaseUser | None:
        # Without a request it is a program of our own that asks, not a visitor.
        return super().authenticate(request, *args, **credentials) if request else None


def client_address(request: HttpRequest) -> str:
    """One address for a whole subscriber, and only what our own proxies say."""
    address = throttling.address_of(request).partition("/")[0]
    return "0.0.0.0" if address == "unknown" else address  # noqa: S104 - stands for "no address"


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: object = None
) -> HttpResponse:
    """The same page for every account, whether it exists or not."""
    page = render_to_string("429.html", {"LANGUAGE_CODE": get_language() or "zh-hant"})
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return HttpResponse(page, status=429, headers={"Retry-After": str(seconds)})
