"""The firm's calendar of holidays, on which no time to answer runs."""

from django.contrib import admin

from contacts.models import Holiday


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    list_display = ("day", "name")
    ordering = ("day",)
    date_hierarchy = "day"
    search_fields = ("name",)

    def has_module_permission(self, request: object) -> bool:
        """Keep the calendar out of the sections: the inbox leads to it."""
        return False
