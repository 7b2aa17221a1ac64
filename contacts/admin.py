"""The firm's inbox, read-only."""

from django.contrib import admin
from django.http import HttpRequest

from contacts.models import Enquiry


@admin.register(Enquiry)
class EnquiryAdmin(admin.ModelAdmin):
    list_display = ["reference", "name", "state", "language", "lawyer", "edition", "received_at"]
    list_filter = ["state", "language", "lawyer", "received_at"]
    search_fields = ["reference", "name", "email", "message"]
    ordering = ["-received_at", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Enquiry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Enquiry | None = None) -> bool:
        return False
