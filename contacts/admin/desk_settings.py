"""Settings of the enquiry desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from contacts.models import Desk


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
