"""Response headers that Django has no setting for, on every answer of the site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# The site asks the browser for nothing of this.
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def headers(get_response: Callable[[HttpRequest], HttpResponse]):
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Frame-Options", "DENY")
        if request.path.startswith("/admin/"):
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware
