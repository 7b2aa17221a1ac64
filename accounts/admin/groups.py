"""Roles and other groups in the admin, and the audit trail of what they may do."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.identity_provider import configuration as identity_provider
from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from briefings.models.audit import AuditEntry

admin.site.unregister(Group)

_GROUP_POWERS = ("name", "permissions")


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Groups. make_roles maintains the roles; only superusers manage other groups."""

    list_display = ("label",)
    change_list_template = "admin/auth/group/roles.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {
            "title": _("Roles and rights"),
            "roles": list(roles.ROLES.values()),
            "matrix": roles.matrix(),
            "groups_of_provider": _given_by_provider(),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        _record_changes(request, form, _GROUP_POWERS, subject=form.instance.name)

    def delete_model(self, request: HttpRequest, obj: Group) -> None:
        record_end(request, obj, _GROUP_POWERS, subject=obj.name)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for group in queryset:
            record_end(request, group, _GROUP_POWERS, subject=group.name)
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


def record_end(request: HttpRequest, row: Any, powers: Sequence[str], *, subject: str) -> None:
    """Record a deletion. Call it before the row is deleted."""
    before = {name: plain(_value(row, name)) for name in powers}
    _record(request, subject, before=before, after={"deleted": True})


def plain(value: Any) -> Any:
    """Return a field's value as JSON, with names for groups and permissions."""
    return value if isinstance(value, bool | str | None) else sorted(str(one) for one in value)


def _given_by_provider() -> list[str]:
    """Return the names of the roles that groups of the identity provider give."""
    given = set(identity_provider.current().roles.values())
    return [roles.label(name) for name in roles.ROLES if name in given]


def _record_changes(
    request: HttpRequest, form: Any, powers: Sequence[str], *, subject: str
) -> None:
    changed = [name for name in powers if name in form.changed_data]
    if changed:
        _record(
            request,
            subject,
            before={name: plain(form.initial.get(name)) for name in changed},
            after={name: plain(form.cleaned_data.get(name)) for name in changed},
        )


def _record(request: HttpRequest, subject: str, *, before: dict, after: dict) -> None:
    AuditEntry.record(
        AuditEntry.Action.ROLES,
        by=user_of(request),
        at=clock.now(),
        subject=subject,
        before=before,
        after=after,
    )


def _value(row: Any, name: str) -> Any:
    value = getattr(row, name)
    return value.all() if hasattr(value, "all") else value
