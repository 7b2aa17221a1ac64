"""The list of enquiries: views as tabs, rows to work through, search across spellings."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from briefings.admin.lists.day_filter import DayFilter
from briefings.admin.lists.paginator import CappedPaginator
from briefings.admin.moments import moment
from briefings.admin.permissions import user_of
from briefings.admin.read_only import ReadOnlyAdmin
from briefings.models import clock
from briefings.models.people import Author
from briefings.models.staff import person_name
from contacts.admin import (
    bulk_actions,
    client_list,
    desk_pages,
    export,
    held_mail_page,
    inbox_views,
    kept_text,
    person_page,
    thread,
)
from contacts.admin.inbox_views import ViewFilter
from contacts.admin.outbox import warn_if_mail_is_held_up
from contacts.admin.replying import drafts
from contacts.conflicts import search
from contacts.desk import reach, working_list
from contacts.desk.replying import unsent_texts
from contacts.desk.spreadsheet import LANGUAGES, label
from contacts.models import AccessRecord, Enquiry
from contacts.public import csrf
from contacts.records import access_log


class Language(admin.SimpleListFilter):
    """Filter by the language the client wrote in."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return list(LANGUAGES.items())

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return queryset.filter(language=self.value()) if self.value() else queryset


class Lawyer(admin.SimpleListFilter):
    """Filter by the lawyer whom the client chose."""

    title = _("preferred lawyer")
    parameter_name = "lawyer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [(str(author.pk), str(author)) for author in Author.objects.in_order()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return queryset.filter(lawyer=self.value()) if self.value() else queryset


@admin.register(Enquiry)
class EnquiryAdmin(ReadOnlyAdmin):
    list_display = ["who", "subject", "assignee_", "waiting", "due"]
    list_filter = [*(ViewFilter, Language, Lawyer, "check_state"), ("received_at", DayFilter)]
    search_fields = ["reference"]  # shows the search box; get_search_results searches
    search_help_text = _("Name, party, words or reference; Traditional and Simplified alike.")
    ordering = ["-received_at", "-pk"]
    list_per_page = 50
    # Counting every filter's choices took nine tenths of the page.
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    paginator = CappedPaginator
    action_form = bulk_actions.DeskActionForm
    actions = ["assign", "close", "mark_as_spam"]
    change_list_template = "admin/contacts/enquiry/list.html"
    becomes_cards = False  # inbox.css has its own

    def get_urls(self) -> list:
        own = [
            path("conflicts/", self._page(desk_pages.conflicts_page), name="contacts_conflicts"),
            path("clients/", self._page(client_list.show), name="contacts_clients"),
            path("undo/", self._page(bulk_actions.undo), name="contacts_undo"),
            path("export/<str:kind>/", self._page(export.export), name="contacts_export"),
            path("held/", self._page(held_mail_page.show), name="contacts_held_mails"),
            path(
                "held/files/<str:number>/",
                self._page(held_mail_page.file),
                name="contacts_held_mail_file",
            ),
            path("person/", self._page(person_page.show), name="contacts_person"),
            path("record/", self._page(desk_pages.processing_record), name="contacts_record"),
            path(
                "<path:object_id>/files/<str:number>/",
                self._page(thread.file),
                name="contacts_enquiry_file",
            ),
        ]
        return [*own, self._thread(), self._draft(), *super().get_urls()]

    def _thread(self) -> URLPattern:
        """Return the route of an enquiry's page, which keeps a signed-out user's typed text."""
        inside = self.admin_site.admin_view(self.change_view)

        def view(request: HttpRequest, object_id: str) -> HttpResponse:
            if request.method == "POST" and not self.admin_site.has_permission(request):
                return kept_text.signed_out(request)
            return inside(request, object_id)

        csrf.answer_failures(view, partial(kept_text.again, self))
        return path("<path:object_id>/change/", view, name="contacts_enquiry_change")

    def _draft(self) -> URLPattern:
        address = "<path:object_id>/draft/"
        return path(address, self._page(drafts.view), name="contacts_enquiry_draft")

    def _page(self, view):
        return self.admin_site.admin_view(lambda request, **kwargs: view(self, request, **kwargs))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if "q" not in request.GET:  # the list that led here has said it
            warn_if_mail_is_held_up(request)
        context: dict[str, Any] = {}
        if self.has_view_permission(request):
            action = (
                AccessRecord.Action.SEARCHED if "q" in request.GET else AccessRecord.Action.LISTED
            )
            access_log.log(action=action, subject="—", by=user_of(request), at=clock.now())
            context = {
                "tabs": inbox_views.tabs(request),
                "empty": inbox_views.empty_words(request),
                "title": _("Enquiries"),
            }
        return super().changelist_view(request, context | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return thread.show(self, request, object_id)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        seen = reach.visible_to(user_of(request), super().get_queryset(request))
        return working_list.rows(seen).annotate(has_draft=unsent_texts.has_draft(user_of(request)))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let lawyers in, too: get_queryset() and the page of an enquiry keep to their own."""
        return reach.sees_any(user_of(request))

    def get_search_results(self, request: HttpRequest, queryset, search_term: str) -> tuple:
        term = search_term.strip()
        if not term:
            return queryset, False
        by_reference = models.Q(reference=term.upper())
        return search.containing(term, queryset, or_else=by_reference), False

    def action_checkbox(self, obj: Enquiry) -> SafeString:
        """Return Django's box, without the widget that took a tenth of the page's time."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            obj.pk,
            _("Select %s") % obj.reference,
        )

    # --- columns ----------------------------------------------------------------------------------

    @admin.display(description=_("from"), ordering="name")
    def who(self, enquiry: Enquiry) -> str:
        return format_html(
            '{}<bdi>{}</bdi> <span class="quiet">{}</span>',
            _unread() if enquiry.unread else "",
            enquiry.name,
            enquiry.reference,
        )

    @admin.display(description=_("enquiry"))
    def subject(self, enquiry: Any) -> str:
        language = LANGUAGES.get(enquiry.language, enquiry.language)
        about = enquiry.edition.briefing.reference if enquiry.edition else ""
        pilcrow = " ¶" if enquiry.paragraph else ""
        facts = " · ".join(filter(None, [str(language), about + pilcrow]))
        return format_html(
            '<bdi class="first-line">{}</bdi><span class="facts-line">'
            '<span class="state enquiry-{}">{}</span>{} <span class="quiet">{}</span></span>',
            first_line(enquiry.topic, enquiry.beginning),
            enquiry.state,
            label(enquiry, "state"),
            _draft_mark() if enquiry.has_draft else "",
            facts,
        )

    @admin.display(description=_("assigned to"), ordering="assignee__first_name")
    def assignee_(self, enquiry: Enquiry) -> str:
        return person_name(enquiry.assignee) or "—"

    @admin.display(description=_("waiting time"), ordering="waiting_since")
    def waiting(self, enquiry: Any) -> str:
        if enquiry.state not in working_list.OPEN:
            return "—"
        return format_html(
            '<span title="{}">{}</span>',
            moment(enquiry.received_at),
            timesince(enquiry.waiting_since, timezone.now(), depth=1),
        )

    @admin.display(description=_("to be answered by"), ordering="due_at")
    def due(self, enquiry: Enquiry) -> str:
        if enquiry.state not in working_list.OPEN or not enquiry.due_at:
            return "—"
        css = "late" if enquiry.due_at <= timezone.now() else ""
        return format_html('<span class="{}">{}</span>', css, moment(enquiry.due_at))

    # --- actions ----------------------------------------------------------------------------------

    def has_answer_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contacts.answer_enquiry")

    @admin.action(description=_("Assign"), permissions=["answer"])
    def assign(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        bulk_actions.assign(request, queryset)

    @admin.action(description=_("Close"), permissions=["answer"])
    def close(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        bulk_actions.close(request, queryset)

    @admin.action(description=_("Mark as spam"), permissions=["answer"])
    def mark_as_spam(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        bulk_actions.mark_as_spam(request, queryset)


def first_line(*texts: str) -> str:
    """Return the first line that says something."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    return next(filter(None, lines), "—")


def _unread() -> str:
    return format_html(
        '<span class="unread"><span class="visually-hidden">{}</span></span>', _("unread")
    )


def _draft_mark() -> str:
    return format_html(' <span class="state own-draft">{}</span>', _("your draft"))
