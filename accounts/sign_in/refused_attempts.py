"""The source of a sign-in attempt, and the response after too many attempts."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from accounts.sign_in import attempt_limits, devices
from briefings.public.requests import client_network
from briefings.public.views.standalone import standalone


class RefusedAttempts:
    """Middleware: turn TooManyAttempts into a page that is the same for every account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, attempt_limits.TooManyAttempts):
            return None
        response = standalone(request, "429", status=429)
        response["Retry-After"] = str(exception.seconds)
        return response


def source_of(request: HttpRequest, name: str) -> attempt_limits.Source:
    """Return the known device of the account, else the network of the request."""
    if device := devices.known(request, name):
        return attempt_limits.Source(attempt_limits.keyed("device", device))
    networks = client_network.networks_of(request)
    return attempt_limits.Source(
        *(attempt_limits.keyed("network", network) for network in networks)
    )


def client_address(request: HttpRequest) -> str:
    """Return the network of the subscriber, as reported by the firm's own proxies."""
    address = client_network.address_of(request).partition("/")[0]
    return "0.0.0.0" if address == "unknown" else address  # noqa: S104 - stands for "no address"
