"""Response headers without a Django setting, on every response including refusals."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# The site uses none of these browser features.
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def headers(get_response: Callable[[HttpRequest], HttpResponse]):
    always = {
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Resource-Policy": "same-origin",
        # SecurityMiddleware sets these, but not on its own refusals.
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
    }

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in always.items():
            response.setdefault(name, value)
        if request.path.startswith("/admin/"):
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware


def jquery(get_response: Callable[[HttpRequest], HttpResponse]):
    """Do not require Trusted Types of the pages of Django's admin that load jQuery.

    jQuery writes HTML as text as soon as it is loaded. All other pages keep to the whole policy.
    """
    policy = {
        name: sources
        for name, sources in settings.SECURE_CSP.items()
        if name != "require-trusted-types-for"
    }

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        view = request.resolver_match.func if request.resolver_match else None
        # Django names its ModelAdmin at the views of lists and forms, not at those that we add.
        if hasattr(view, "model_admin") and not hasattr(response, "_csp_config"):
            setattr(response, "_csp_config", policy)  # noqa: B010  as csp_override() does
        return response

    return middleware


def known_hosts(get_response: Callable[[HttpRequest], HttpResponse]):
    """Refuse unknown host names before any response, including static files."""
    own_name = urlsplit(settings.SITE_URL).netloc

    def middleware(request: HttpRequest) -> HttpResponse:
        # Prometheus uses the process's address, with a token; the response names no host.
        if request.path_info == "/metrics":
            request.META["HTTP_HOST"] = own_name
        request.get_host()  # raises
        return get_response(request)

    return middleware
