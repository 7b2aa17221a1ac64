"""The list of enquiries, filtered by state and searched across spellings and scripts."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from briefings import clock
from briefings.admin.lists.day_filter import DayFilter
from briefings.admin.moments import moment
from briefings.admin.permissions import user_of
from contacts import access_log
from contacts.admin import client_list, desk_pages, export, kept_text, thread
from contacts.admin.outbox import warn_if_mail_is_held_up
from contacts.admin.readonly import ReadOnly
from contacts.conflicts import search
from contacts.desk.spreadsheet import LANGUAGES
from contacts.models import AccessRecord, Enquiry
from contacts.public import csrf


class Folder(admin.SimpleListFilter):
    """Filter by state; by default everything except suspected spam."""

    title = _("state")
    parameter_name = "state__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("all", _("everything")), ("late", _("late")), *Enquiry.State.choices]

    def choices(self, changelist: Any):
        first, *others = super().choices(changelist)
        yield first | {"display": _("inbox")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        match self.value():
            case None:
                return queryset.exclude(state=Enquiry.State.SPAM)
            case "all":
                return queryset
            case "late":
                return queryset.filter(
                    due_at__lte=clock.now(),
                    state__in=[Enquiry.State.NEW, Enquiry.State.ASSIGNED],
                )
        return queryset.filter(state=self.value())


class Language(admin.SimpleListFilter):
    """Filter by the language the client wrote in."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        written = Enquiry.objects.order_by("language").values_list("language", flat=True)
        return [(language, LANGUAGES.get(language, language)) for language in written.distinct()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(Enquiry)
class EnquiryAdmin(ReadOnly):
    list_display = ["who", "about", "state_", "assignee", "due", "received"]
    list_filter = [
        *(Folder, "check_state", Language, "lawyer", "assignee"),
        ("received_at", DayFilter),
    ]
    list_select_related = ["edition__briefing", "lawyer", "assignee"]
    search_fields = ["reference"]  # shows the search box; get_search_results searches
    search_help_text = _("Name, party, words or reference; Traditional and Simplified alike.")
    ordering = ["-received_at", "-pk"]
    list_per_page = 50
    change_list_template = "admin/contacts/enquiry/list.html"

    def get_urls(self) -> list:
        own = [
            path("conflicts/", self._page(desk_pages.conflicts_page), name="contacts_conflicts"),
            path("clients/", self._page(client_list.show), name="contacts_clients"),
            path("export/<str:kind>/", self._page(export.export), name="contacts_export"),
            path("person/", self._page(desk_pages.person), name="contacts_person"),
            path("record/", self._page(desk_pages.processing_record), name="contacts_record"),
        ]
        return [*own, self._thread(), *super().get_urls()]

    def _thread(self) -> URLPattern:
        """Return the route of an enquiry's page, which keeps a signed-out user's typed text."""
        inside = self.admin_site.admin_view(self.change_view)

        def view(request: HttpRequest, object_id: str) -> HttpResponse:
            if request.method == "POST" and not self.admin_site.has_permission(request):
                return kept_text.signed_out(request)
            return inside(request, object_id)

        csrf.answer_failures(view, partial(kept_text.again, self))
        return path("<path:object_id>/change/", view, name="contacts_enquiry_change")

    def _page(self, view):
        return self.admin_site.admin_view(lambda request, **kwargs: view(self, request, **kwargs))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        warn_if_mail_is_held_up(request)
        if self.has_view_permission(request):
            action = (
                AccessRecord.Action.SEARCHED if "q" in request.GET else AccessRecord.Action.LISTED
            )
            access_log.log(action=action, subject="—", by=user_of(request), at=clock.now())
        return super().changelist_view(request, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return thread.show(self, request, object_id)

    def get_search_results(self, request: HttpRequest, queryset, search_term: str) -> tuple:
        term = search_term.strip()
        if not term:
            return queryset, False
        found = search.containing(term, Enquiry.objects.all()).values("pk")
        wanted = models.Q(reference__iexact=term) | models.Q(pk__in=found)
        return queryset.filter(wanted), False

    @admin.display(description=_("from"), ordering="name")
    def who(self, enquiry: Enquiry) -> str:
        return format_html(
            '<bdi>{}</bdi> <span class="quiet">{}</span>', enquiry.name, enquiry.reference
        )

    @admin.display(description=_("about"))
    def about(self, enquiry: Enquiry) -> str:
        if enquiry.edition:
            return enquiry.edition.briefing.reference + (" ¶" if enquiry.paragraph else "")
        return enquiry.topic[:60] or "—"

    @admin.display(description=_("state"), ordering="state")
    def state_(self, enquiry: Enquiry) -> str:
        return format_html(
            '<span class="state enquiry-{}">{}</span>', enquiry.state, enquiry.get_state_display()
        )

    @admin.display(description=_("received"), ordering="received_at")
    def received(self, enquiry: Enquiry) -> str:
        return moment(enquiry.received_at)

    @admin.display(description=_("to be answered by"), ordering="due_at")
    def due(self, enquiry: Enquiry) -> str:
        if enquiry.state not in {Enquiry.State.NEW, Enquiry.State.ASSIGNED} or not enquiry.due_at:
            return "—"
        late = enquiry.due_at <= timezone.now()
        css = "late" if late else ""
        return format_html('<span class="{}">{}</span>', css, moment(enquiry.due_at))
