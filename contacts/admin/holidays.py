"""The firm's holidays, which do not count towards the time to answer."""

from django.contrib import admin

from contacts.models import Holiday


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    list_display = ("day", "name")
    ordering = ("day",)
    date_hierarchy = "day"
    search_fields = ("name",)

    def has_module_permission(self, request: object) -> bool:
        """Leave the calendar out of the menu: the inbox links to it."""
        return False
