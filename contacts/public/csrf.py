"""Keep what a client typed when the form's CSRF check fails."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def answer_failures(
    view: Callable[..., HttpResponse], answer: Callable[[HttpRequest], HttpResponse]
) -> None:
    """Let `answer` respond to the view's failed CSRF checks (operations/web/error_pages.py)."""
    view.__dict__["when_csrf_fails"] = answer
