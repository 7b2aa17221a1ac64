"""Read-only lists of the records that the law requires."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from briefings.admin.lists.day_filter import DayFilter
from briefings.admin.read_only import ReadOnlyAdmin
from contacts.admin.inbox import Language
from contacts.desk.spreadsheet import LANGUAGES
from contacts.models import AccessRecord, MarketingConsent, Wording


class Record(ReadOnlyAdmin):
    """Hidden from the menu, which is for daily work: linked from the inbox."""

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, row: MarketingConsent | Wording) -> str:
        return str(LANGUAGES.get(row.language, row.language))


@admin.register(AccessRecord)
class AccessRecordAdmin(Record):
    list_display = ["at", "action", "subject", "by_name"]
    list_filter = ["action", "by_name", ("at", DayFilter)]
    search_fields = ["subject", "by_name"]
    ordering = ["-at", "-pk"]


@admin.register(MarketingConsent)
class ConsentAdmin(Record):
    list_display = ["email", "language_name", "given_at", "withdrawn_at"]
    list_filter = [Language, ("given_at", DayFilter)]
    search_fields = ["email"]
    ordering = ["-given_at", "-pk"]


@admin.register(Wording)
class WordingAdmin(Record):
    list_display = ["digest", "language_name", "first_used_at"]
    list_filter = [Language]
    ordering = ["-first_used_at", "-pk"]
