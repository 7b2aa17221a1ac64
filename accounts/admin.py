"""Staff accounts and roles in the admin, and resetting two-step verification."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypedDict

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import roles
from accounts.sign_in import devices, recording, second_step, sessions
from accounts.sign_in.signed_in import user_of
from briefings.models.audit import AuditEntry

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

admin.site.unregister([User, Group])


_POWERS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")
_GROUP_POWERS = ("name", "permissions")


class _Columns(TypedDict):
    has_second_step: bool


class _RolesField(ModelMultipleChoiceField):
    def label_from_instance(self, obj: Group) -> str:
        return roles.label(obj.name)


@admin.register(User)
class StaffUserAdmin(UserAdmin):
    list_display = ("username", "last_name", "first_name", "is_active", "second_step", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    actions = ("remove_second_step", "sign_out_everywhere")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        steps = Authenticator.objects.filter(user=OuterRef("pk"), type__in=second_step.STEPS)
        return super().get_queryset(request).annotate(has_second_step=Exists(steps))

    @admin.display(description=_("two-step verification"), boolean=True)
    def second_step(self, user: "WithAnnotations[User, _Columns]") -> bool:
        return user.has_second_step

    @admin.action(
        description=_("Reset two-step verification for someone who lost their device"),
        permissions=["change"],
    )
    def remove_second_step(self, request: HttpRequest, users: QuerySet) -> None:
        """Reset the second step; the next sign-in asks for a new one."""
        reached = [user for user in users if self.has_change_permission(request, user)]
        for user in reached:
            second_step.reset(user, by=user_of(request), at=timezone.now())
            self.log_change(request, user, "second step removed")
        text = ngettext(
            "The second step of %d account was removed.",
            "The second step of %d accounts was removed.",
            len(reached),
        )
        messages.success(request, text % len(reached))

    @admin.action(
        description=_("Sign out everywhere and forget known devices"), permissions=["change"]
    )
    def sign_out_everywhere(self, request: HttpRequest, users: QuerySet) -> None:
        """End all sessions of an account and forget its devices, for example after a loss."""
        reached = [user for user in users if self.has_change_permission(request, user)]
        for user in reached:
            sessions.end(user)
            devices.forget(user)
            self.log_change(request, user, "signed out everywhere")
            recording.secured(user, "devices_forgotten", by=user_of(request), at=timezone.now())
        text = ngettext(
            "%d account was signed out everywhere.",
            "%d accounts were signed out everywhere.",
            len(reached),
        )
        messages.success(request, text % len(reached))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        _record_changes(request, form, _POWERS, subject=form.instance.get_username())

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        _record_end(request, obj, _POWERS, subject=obj.get_username())
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for user in queryset:
            _record_end(request, user, _POWERS, subject=user.get_username())
        super().delete_queryset(request, queryset)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            user = User.objects.get(pk=id)
            devices.forget(user)
            recording.secured(user, "password_changed", by=user_of(request), at=timezone.now())
        return answer

    # --- No one can grant more than they have -----------------------------------------------------

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = ("last_login", "date_joined")
        if request.user.is_superuser:
            return own
        # Administrators grant roles to others, never to themselves.
        gives = request.user.has_perm("auth.change_group") and obj != request.user
        return (*own, "is_superuser", "user_permissions", *([] if gives else ["groups"]))

    def formfield_for_manytomany(self, db_field, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["form_class"] = _RolesField
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if isinstance(field, _RolesField) and not request.user.is_superuser:
            groups = field.queryset
            field.queryset = groups if groups is None else _roles_to_give(request, groups)
        return field

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _reaches(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The audit trail could not name a user who deleted their own account.
        mine = obj is not None and obj == request.user
        return super().has_delete_permission(request, obj) and _reaches(request, obj) and not mine


# --- Audit trail: rights before and after a change ------------------------------------------------


def _record_changes(
    request: HttpRequest, form: Any, powers: Sequence[str], *, subject: str
) -> None:
    changed = [name for name in powers if name in form.changed_data]
    if changed:
        _record(
            request,
            subject,
            before={name: _plain(form.initial.get(name)) for name in changed},
            after={name: _plain(form.cleaned_data.get(name)) for name in changed},
        )


def _record_end(request: HttpRequest, row: Any, powers: Sequence[str], *, subject: str) -> None:
    """Record a deletion. Call it before the row is deleted."""
    before = {name: _plain(_value(row, name)) for name in powers}
    _record(request, subject, before=before, after={"deleted": True})


def _record(request: HttpRequest, subject: str, *, before: dict, after: dict) -> None:
    AuditEntry.record(
        AuditEntry.Action.ROLES,
        by=user_of(request),
        at=timezone.now(),
        subject=subject,
        before=before,
        after=after,
    )


def _value(row: Any, name: str) -> Any:
    value = getattr(row, name)
    return value.all() if hasattr(value, "all") else value


def _plain(value: Any) -> Any:
    """Return a field's value as JSON, with names for groups and permissions."""
    return value if isinstance(value, bool | str | None) else sorted(str(one) for one in value)


def _roles_to_give(request: HttpRequest, groups: QuerySet) -> QuerySet:
    """Return the roles and the account's present groups, which saving must not remove."""
    account = (request.resolver_match.kwargs if request.resolver_match else {}).get("object_id")
    had = Q(user=account) if str(account).isdecimal() else Q()
    return groups.filter(Q(name__in=roles.ROLES) | had).distinct()


def _reaches(request: HttpRequest, account: User | None) -> bool:
    """Return whether the user may change the account: only superusers change superusers."""
    return request.user.is_superuser or account is None or not account.is_superuser


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Groups. make_roles maintains the roles; only superusers manage other groups."""

    list_display = ("label",)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        _record_changes(request, form, _GROUP_POWERS, subject=form.instance.name)

    def delete_model(self, request: HttpRequest, obj: Group) -> None:
        _record_end(request, obj, _GROUP_POWERS, subject=obj.name)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for group in queryset:
            _record_end(request, group, _GROUP_POWERS, subject=group.name)
        super().delete_queryset(request, queryset)

    @admin.display(description=_("role"), ordering="name")
    def label(self, group: Group) -> str:
        return roles.label(group.name)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser and not (obj and obj.name in roles.ROLES)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser and not (obj and obj.name in roles.ROLES)
