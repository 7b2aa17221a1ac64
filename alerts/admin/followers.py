"""Followers, the alerts sent to them, consents and suppressed addresses, in the admin."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alerts import topics
from alerts.admin import mail_preview
from alerts.following import growth
from alerts.models import Consent, FanOut, Follower, Suppression
from alerts.topics import Topic
from briefings.admin.read_only import ReadOnlyAdmin
from briefings.text.addresses.email_addresses import masked
from briefings.text.languages import DEFAULT, TABLE
from mail.outgoing import pace

MOST_TOPICS = 50
_KINDS = {
    topics.AREA: _("Practice area:"),
    topics.AUTHOR: _("Author:"),
    topics.SERIES: _("Series:"),
    topics.BRIEFING: _("Briefing:"),
}
MOST_MONTHS = 6


class WithAddresses(ReadOnlyAdmin):
    """Rows with addresses, visible only with the permission to see addresses."""

    list_display_links: Any = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and _may_see_addresses(request)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Leave the list out of the menu: that of followers links to it."""
        return {}


def _may_see_addresses(request: HttpRequest) -> bool:
    return request.user.has_perm("alerts.see_addresses")


@admin.register(Follower)
class FollowerAdmin(ReadOnlyAdmin):
    """Without the permission to see addresses, they are masked and cannot be searched."""

    lists_people = True  # for how they are counted below the list

    list_display_links = None

    list_filter = ["rhythm", "view", "minor"]
    ordering = ["-confirmed_at", "-pk"]
    fields = ["view", "rhythm", "minor", "confirmed_at"]
    change_list_template = "admin/alerts/follower/change_list.html"

    def get_list_display(self, request: HttpRequest) -> Any:
        address = "email" if _may_see_addresses(request) else "masked_address"
        return [address, "view", "rhythm", "minor", "confirmed_at"]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return ["email"] if _may_see_addresses(request) else []

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """Refuse to filter by address: guessing letter by letter would reveal it."""
        return lookup in self.list_filter or lookup.removesuffix("__exact") in self.list_filter

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = _growth(timezone.localdate().replace(day=1))
        return super().changelist_view(request, context | (extra_context or {}))

    @admin.display(description=_("e-mail"))
    def masked_address(self, follower: Follower) -> str:
        return masked(follower.email)


def _growth(month: date) -> dict[str, Any]:
    """Return the numbers of the most followed topics, today and at the end of past months."""
    months = _months_before(month)
    stored = growth.by_month(months[0])
    counts = growth.now()
    most = [topic for topic in counts if topic != growth.ALL][:MOST_TOPICS]
    names = {growth.ALL: gettext("All followers")} | _names(most)
    rows = [
        (
            names[topic],
            # A month that was not counted is unknown; a topic that it lacks had no followers.
            [stored[each].get(topic, 0) if each in stored else None for each in months],
            counts[topic],
        )
        for topic in [growth.ALL, *most]
    ]
    return {"growth": rows if counts[growth.ALL] or stored else [], "months": months}


def _names(most: list[Topic]) -> dict[Topic, str]:
    """Return what each topic is called: its kind and name, or its key if it is not public now."""
    language = get_language() or DEFAULT
    lines = {subject.topic: subject.name_in(language).line for subject in topics.subjects_of(most)}
    return {
        topic: TABLE[language].space.join(
            filter(None, [str(_KINDS.get(topic.kind, "")), lines.get(topic) or topic.key])
        )
        for topic in most
    }


def _months_before(month: date) -> list[date]:
    before = []
    for _place in range(MOST_MONTHS):
        month = (month - timedelta(days=1)).replace(day=1)
        before.append(month)
    return before[::-1]


@admin.register(FanOut)
class FanOutAdmin(ReadOnlyAdmin):
    """How many followers each announcement went to, and the button that pauses all their mails."""

    list_display_links = None

    list_display = ["reference", "kind", "at", "count", "finished_at"]
    list_select_related = ["announcement__edition__briefing"]
    ordering = ["-announcement"]
    change_list_template = "admin/alerts/fanout/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        inside = self.admin_site.admin_view
        return [
            path("pause/", inside(self.pause), name="alerts_fanout_pause"),
            path("preview/<int:pk>/", inside(mail_preview.preview), name="alerts_mail_preview"),
            path(
                "preview/<int:pk>/mail/",
                inside(mail_preview.frame),
                name="alerts_mail_preview_frame",
            ),
            *super().get_urls(),
        ]

    def pause(self, request: HttpRequest) -> HttpResponse:
        """Pause or resume all mails to followers."""
        if not request.user.has_perm("alerts.pause_alerts"):
            raise PermissionDenied
        if request.method == "POST":
            paused = "pause" in request.POST
            pace.pause(paused=paused)
            if paused:
                messages.success(request, gettext("Mails to followers are paused."))
            else:
                messages.success(request, gettext("Mails to followers are being sent again."))
        return redirect("admin:alerts_fanout_changelist")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {
            "is_paused": pace.is_paused(),
            "may_pause": request.user.has_perm("alerts.pause_alerts"),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    @admin.display(description=_("reference"))
    def reference(self, row: FanOut) -> str:
        return row.announcement.edition.briefing.reference

    @admin.display(description=_("kind"))
    def kind(self, row: FanOut) -> str:
        return row.announcement.get_kind_display()

    @admin.display(description=_("time"))
    def at(self, row: FanOut) -> datetime:
        return row.announcement.at


@admin.register(Suppression)
class SuppressionAdmin(WithAddresses):
    """Deleting a row lets the address follow again."""

    list_display = ["email", "reason", "code", "at"]
    list_filter = ["reason"]
    search_fields = ["email"]
    ordering = ["-at", "-pk"]
    list_display_links = ("email",)
    fields = ["email", "reason", "code", "at"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("alerts.delete_suppression")


class LanguageFilter(admin.SimpleListFilter):
    """Languages by their names; the field holds codes."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, language.name) for code, language in TABLE.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(Consent)
class ConsentAdmin(WithAddresses):
    list_display = ["email", "language_name", "given_at", "ended_at", "ended_by"]
    list_filter = [LanguageFilter, "ended_by"]
    search_fields = ["email"]
    ordering = ["-given_at", "-pk"]

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, consent: Consent) -> str:
        """Return the language's name; its code if the site no longer has the language."""
        known = TABLE.get(consent.language)
        return known.name if known else consent.language
