"""Views of the error pages; each page is in the visitor's language and stands alone."""

from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response

from briefings.public.views.standalone import standalone


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return standalone(request, "400", status=400)


def unreadable(request: HttpRequest) -> HttpResponse:
    """Show the page for input that no database can store (capacity/staff_input.py)."""
    return standalone(request, "400_unreadable", status=400)


def not_taken(request: HttpRequest, status: int) -> HttpResponse:
    """Show the page for a body that was cut off, too large or of undeclared length."""
    return standalone(request, "413" if status == 413 else "400", status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return standalone(request, "403", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a failed CSRF check; views that must keep typed text provide their own response."""
    own = getattr(getattr(request.resolver_match, "func", None), "when_csrf_fails", None)
    return own(request) if own else standalone(request, "403_csrf", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    return standalone(request, "500", status=500)


def busy(request: HttpRequest, *, again_after: int) -> HttpResponse:
    """Ask the visitor to try again after so many seconds."""
    sent = request.method not in ("GET", "HEAD")
    response = standalone(request, "503", status=503, sent=sent)
    response["Retry-After"] = str(again_after)
    # Not an error of the program: not logged as one.
    log_response("Too many at once", request=request, response=response, level="warning")
    return response
