"""The list of people with an account, and the addresses of the pages about one of them."""

from typing import TYPE_CHECKING, Any, TypedDict

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.admin import invite_page, leaving_page, notifications_page, own_page, person_page
from accounts.admin.groups import record_end
from accounts.models import SecretLink
from accounts.people import invitations, second_step_resets
from accounts.sign_in import second_step
from briefings.admin.moments import moment
from briefings.models import clock
from briefings.models.staff import person_name

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import WithAnnotations

admin.site.unregister(User)

_POWERS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")


class _Columns(TypedDict):
    has_second_step: bool
    is_invited: bool
    invited_until: "datetime | None"


class RoleFilter(admin.SimpleListFilter):
    """Filter by role, named in both languages."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, roles.label(name)) for name in roles.ROLES]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    """Filter by the account's state."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("active", _("active")), ("invited", _("invited")), ("left", _("deactivated"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "active":
                return queryset.filter(is_active=True)
            case "invited":
                return invitations.waiting(queryset)
            case "left":
                invited = invitations.waiting(User.objects.all()).values("pk")
                return queryset.filter(is_active=False).exclude(pk__in=invited)
        return queryset


@admin.register(User)
class StaffUserAdmin(admin.ModelAdmin):
    list_display = ("name", "account", "roles_", "state", "second_step", "signed_in")
    list_filter = (StateFilter, RoleFilter)
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("-is_active", "username")
    list_per_page = 50
    lists_people = True  # for how they are counted below the list
    change_list_template = "admin/auth/user/people.html"

    def get_urls(self) -> list:
        pages = [
            path("own/", self._page(own_page.show), name="own_page"),
            path("own/notifications/", self._page(notifications_page.show), name="notifications"),
            path(
                "own/notifications/<int:pk>/",
                self._page(notifications_page.follow),
                name="notification",
            ),
            path("add/", self._page(invite_page.show), name="auth_user_add"),
            path("<int:pk>/change/", self._page(person_page.show), name="auth_user_change"),
            path("<int:pk>/leave/", self._page(leaving_page.show), name="auth_user_leave"),
        ]
        return [*pages, *super().get_urls()]

    def _page(self, view: Any) -> Any:
        return self.admin_site.admin_view(
            lambda request, *args, **kwargs: view(self, request, *args, **kwargs)
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        steps = Authenticator.objects.filter(user=OuterRef("pk"), type__in=second_step.STEPS)
        links = SecretLink.objects.filter(
            user=OuterRef("pk"), purpose=SecretLink.Purpose.INVITATION
        )
        invited = invitations.waiting(User.objects.filter(pk=OuterRef("pk")))
        return (
            super()
            .get_queryset(request)
            .annotate(
                has_second_step=Exists(steps),
                is_invited=Exists(invited),
                invited_until=Subquery(links.order_by("-pk").values("expires_at")[:1]),
            )
            .prefetch_related("groups")
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        resets = second_step_resets.open_ones(at=clock.now()).select_related("user", "asked_by")
        context = {"resets": resets, "title": _("People with an account")}
        return super().changelist_view(request, context | (extra_context or {}))

    # --- columns ---------------------------------------------------------------------------------

    @admin.display(description=_("Name"), ordering="first_name")
    def name(self, user: User) -> str:
        return person_name(user)

    @admin.display(description=_("account"), ordering="username")
    def account(self, user: User) -> str:
        return format_html('{}<br><span class="quiet">{}</span>', user.username, user.email)

    @admin.display(description=_("roles"))
    def roles_(self, user: User) -> str:
        names = roles.labels_of(user)
        if user.is_superuser:
            names = [str(_("may do everything")), *names]
        return format_html_join("", "<div>{}</div>", ((name,) for name in names)) or "—"

    @admin.display(description=_("state"), ordering="is_active")
    def state(self, user: "WithAnnotations[User, _Columns]") -> str:
        return format_html('<span class="state account-{}">{}</span>', *state_of(user))

    @admin.display(description=_("two-step verification"))
    def second_step(self, user: "WithAnnotations[User, _Columns]") -> str:
        words = _("set up") if user.has_second_step else _("none yet")
        kind = "" if user.has_second_step else "late"
        return format_html('<b class="{}">{}</b>', kind, words)

    @admin.display(description=_("last sign-in"), ordering="last_login")
    def signed_in(self, user: User) -> str:
        return moment(user.last_login) if user.last_login else "—"

    # --- deleting --------------------------------------------------------------------------------

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        record_end(request, obj, _POWERS, subject=obj.get_username())
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for user in queryset:
            record_end(request, user, _POWERS, subject=user.get_username())
        super().delete_queryset(request, queryset)

    # --- No one reaches further than they may ----------------------------------------------------

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and person_page.reaches(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The audit trail could not name a user who deleted their own account.
        mine = obj is not None and obj == request.user
        allowed = super().has_delete_permission(request, obj)
        return allowed and person_page.reaches(request, obj) and not mine


def state_of(user: "WithAnnotations[User, _Columns]") -> tuple[str, str]:
    """Return the state's name for the style sheet, and its words."""
    if user.is_active:
        return "active", str(_("active"))
    if not user.is_invited:
        return "left", str(_("deactivated"))
    if user.invited_until and user.invited_until > clock.now():
        return "invited", str(_("invited, until %s")) % moment(user.invited_until)
    return "expired", str(_("invitation expired"))
