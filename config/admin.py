"""The staff's accounts: who may do what, and the way back for who lost the second step."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from config.sign_in import second_step, sessions

admin.site.unregister(User)


@admin.register(User)
class StaffUserAdmin(UserAdmin):
    list_display = ("username", "last_name", "first_name", "is_active", "second_step", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    actions = ("remove_second_step",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        steps = Authenticator.objects.filter(user=OuterRef("pk"), type__in=second_step.STEPS)
        return super().get_queryset(request).annotate(has_second_step=Exists(steps))

    @admin.display(description=_("second step"), boolean=True)
    def second_step(self, user: User) -> bool:
        return user.has_second_step  # type: ignore[attr-defined]  # annotated above

    @admin.action(description=_("Remove the second step, for who lost it"), permissions=["change"])
    def remove_second_step(self, request: HttpRequest, users: QuerySet) -> None:
        """Their next sign-in leads them to set up a new one."""
        reached = [user for user in users if self.has_change_permission(request, user)]
        for user in reached:
            Authenticator.objects.filter(user=user).delete()
            sessions.end(user)
            self.log_change(request, user, "second step removed")
        text = ngettext(
            "The second step of %d account was removed.",
            "The second step of %d accounts was removed.",
            len(reached),
        )
        messages.success(request, text % len(reached))

    # --- nobody gives more than they have ---------------------------------------------------------

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = ("last_login", "date_joined")
        if request.user.is_superuser:
            return own
        return (*own, "is_superuser", "user_permissions", "groups")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _reaches(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _reaches(request, obj)


def _reaches(request: HttpRequest, account: User | None) -> bool:
    """Only a superuser touches a superuser's account."""
    return request.user.is_superuser or account is None or not account.is_superuser
