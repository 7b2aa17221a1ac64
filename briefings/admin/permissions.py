"""Permissions of the product's own admin pages, equal to those of Django's."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from briefings.models.draft.briefing import Briefing
from briefings.text.input_cleaning import whole_number

View = Callable[..., HttpResponse]


def user_of(request: HttpRequest) -> User:
    """Return the signed-in user; the admin runs no view for anonymous visitors."""
    assert isinstance(request.user, User)
    return request.user


def may(request: HttpRequest, what: str, briefing: Briefing | None = None) -> bool:
    """Return whether the user may add, view, change, delete, approve or publish (a briefing)."""
    return getattr(_model_admin(), f"has_{what}_permission")(
        request, *([] if what == "add" else [briefing])
    )


def needs(*needed: str) -> Callable[[View], View]:
    """Decorate a view to receive the briefing of its URL, if the user has every permission."""

    def wrap(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
            return view(request, permitted_briefing(request, pk, *needed), **kwargs)

        return inside

    return wrap


def permitted_briefing(request: HttpRequest, pk: int | str, *needed: str) -> Briefing:
    """Return the briefing if the user has every permission; else raise 404 or 403."""
    # 403 if the user may do it to no briefing at all; 404 for other users' briefings.
    if not all(may(request, what) for what in needed):
        raise PermissionDenied
    number = whole_number(pk)
    if number is None:
        raise Http404
    briefing = _model_admin().get_queryset(request).filter(pk=number).first()
    if briefing is None:
        raise Http404
    if not all(may(request, what, briefing) for what in needed):
        raise PermissionDenied
    return briefing


def page(request: HttpRequest, briefing: Briefing | None = None, **more) -> dict:
    """Return the context that every admin template needs."""
    opts = Briefing._meta
    return {
        **admin.site.each_context(request),
        "opts": opts,
        "briefing": briefing,
        "original": briefing,
        "may_add": may(request, "add"),
        "may_change": may(request, "change", briefing),
        "may_approve": may(request, "approve", briefing),
        "may_publish": may(request, "publish", briefing),
        "is_nav_sidebar_enabled": False,
        **more,
    }


def _model_admin() -> admin.ModelAdmin:
    return admin.site.get_model_admin(Briefing)
