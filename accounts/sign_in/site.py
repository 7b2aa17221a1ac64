"""The admin site: requires the second step, and a recent proof for sensitive pages."""

from collections.abc import Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.sign_in import devices, passwords, recording, second_step, views
from accounts.sign_in.signed_in import user_of

# Their rows contain secrets, which the admin must not show.
_NOT_SHOWN = ("account", "mfa", "socialaccount")
_ROLES = ("auth_user_", "auth_group_")
_ONLY_READ = ("_changelist", "_history")
_OUT_OF_THE_HOUSE = ("contacts_export", "contacts_person")
# In the order of a lawyer's day; other models follow by name.
_IN_ORDER = (
    *("Briefing", "Edition", "Withdrawal", "Series", "Term", "Author", "PracticeArea"),
    *("Readership", "Firm", "PageText"),
    *("Enquiry", "Desk", "Message"),
    *("Follower", "FanOut"),
    *("User", "Group"),
)


class StaffSite(admin.AdminSite):
    """The admin, whose modules are imported for its URLs and checks.

    Importing them at every start, as Django does by default, would take two thirds of the start of
    a command that shows no page.
    """

    def get_urls(self) -> list[Any]:
        admin.autodiscover()
        return super().get_urls()

    def check(self, app_configs: Any) -> list[Any]:
        admin.autodiscover()
        return super().check(app_configs)

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and second_step.admits(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return Django's list with the daily work first instead of by the alphabet."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
            for model in app["models"]:
                if model["object_name"] == "Group":  # the site calls groups roles
                    model["name"] = _("Roles")
        return sorted(apps, key=lambda app: _place(app["models"][0]))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        user = request.user
        opens = user.is_authenticated and user.has_usable_password() and passwords.may_open(user)
        return super().each_context(request) | {"opens_with_password": opens}

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return views.entrance(request)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        user = request.user
        if request.method == "POST" and user.is_authenticated:
            recording.signed_out(user, at=timezone.now())
        return super().logout(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if request.user.is_authenticated and not passwords.may_open(user_of(request)):
            words = _("Passwords are switched off: people sign in with the firm's account.")
            messages.info(request, words)
            return redirect("admin:own_page")
        answer = super().password_change(request, extra_context)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            user = user_of(request)
            devices.forget(user, but=request)
            recording.secured(user, "password_changed", by=user, at=timezone.now())
        return answer

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002
        @wraps(view)
        def fresh(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if matters(request) and second_step.needs_new_proof(request):
                return views.prove_again(request, request.get_full_path())
            return view(request, *args, **kwargs)

        return super().admin_view(fresh, cacheable)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        one = isinstance(model_or_iterable, type)
        models: Iterable[Any] = [model_or_iterable] if one else model_or_iterable
        shown = [model for model in models if model._meta.app_label not in _NOT_SHOWN]
        super().register(shown, admin_class, **options)


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return _IN_ORDER.index(name) if name in _IN_ORDER else len(_IN_ORDER)


def matters(request: HttpRequest) -> bool:
    """Return whether the page is sensitive: accounts, rights, and exports of personal data."""
    name = (request.resolver_match.url_name if request.resolver_match else "") or ""
    action = request.POST.get("action", "")
    if name in _OUT_OF_THE_HOUSE or "export" in name or "export" in action:
        return True
    if not name.startswith(_ROLES):
        return False
    return request.method == "POST" or not name.endswith(_ONLY_READ)
