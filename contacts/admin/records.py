"""Read-only lists of the records that the law requires."""

from django.contrib import admin
from django.http import HttpRequest

from briefings.admin.lists.day_filter import DayFilter
from briefings.admin.read_only import ReadOnlyAdmin
from contacts.models import AccessRecord, MarketingConsent, Wording


class Record(ReadOnlyAdmin):
    """Hidden from the menu, which is for daily work: linked from the inbox."""

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(AccessRecord)
class AccessRecordAdmin(Record):
    list_display = ["at", "action", "subject", "by_name"]
    list_filter = ["action", "by_name", ("at", DayFilter)]
    search_fields = ["subject", "by_name"]
    ordering = ["-at", "-pk"]


@admin.register(MarketingConsent)
class ConsentAdmin(Record):
    list_display = ["email", "language", "given_at", "withdrawn_at"]
    list_filter = ["language", ("given_at", DayFilter)]
    search_fields = ["email"]
    ordering = ["-given_at", "-pk"]


@admin.register(Wording)
class WordingAdmin(Record):
    list_display = ["digest", "language", "first_used_at"]
    list_filter = ["language"]
    ordering = ["-first_used_at", "-pk"]
