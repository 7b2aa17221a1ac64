"""Settings of the enquiry desk, and reply templates."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from briefings.text.languages import columns
from contacts.models import Desk, ReplyTemplate


@admin.register(Desk)
class DeskAdmin(admin.ModelAdmin):
    """There is one row, so the list redirects to it."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not Desk.objects.exists() and self.has_change_permission(request):
            Desk.load().save()
        if Desk.objects.exists():
            return redirect("admin:contacts_desk_change", Desk.ONLY)
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(admin.ModelAdmin):
    list_display = ["name", "position"]
    ordering = ["position", "pk"]
    fields = ["name", *columns("text"), "position"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Hide it from the menu: it is linked from the inbox."""
        return {}
