"""Briefings in the admin: the list and the front matter. The text has a separate page."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from briefings import drafting
from briefings.admin.drafts import find_in_drafts, recycle_bin
from briefings.admin.drafts.form import BriefingForm, keep_what_it_does_not_show
from briefings.admin.drafts.inlines import BylineInline, SourceInline
from briefings.admin.drafts.own_urls import own_urls
from briefings.admin.fields.languages import BilingualAdmin, each_side, sides
from briefings.admin.lists.badges import badges
from briefings.admin.lists.facets import FacetedChangeList, LinkedFilter
from briefings.admin.lists.filters import (
    BehindFilter,
    DueFilter,
    GapFilter,
    StageFilter,
    StateFilter,
    WaitingFilter,
    YearFilter,
)
from briefings.admin.lists.paginator import CappedPaginator
from briefings.admin.permissions import user_of
from briefings.drafting.working_copies import own_copies
from briefings.models.audit import AuditEntry
from briefings.models.draft.briefing import Briefing, BriefingQuerySet
from briefings.models.people import PracticeArea
from briefings.text.languages import DEFAULT, column, columns
from briefings.text.texts import Texts
from briefings.workflow.stage import moving, waiting_for, with_stage, with_waiting
from briefings.workflow.state import (
    with_behind,
    with_choices,
    with_gaps,
    with_state,
)
from briefings.workflow.visibility import may_see, visible_to

if TYPE_CHECKING:
    from briefings.workflow.annotated import AnnotatedBriefing


def _own_queries(briefings: QuerySet) -> BriefingQuerySet:
    """The admin's querysets come from Briefing.objects, but its types do not say so."""
    return cast("BriefingQuerySet", briefings)


@admin.register(Briefing)
class BriefingAdmin(recycle_bin.WithBin, BilingualAdmin):
    form = BriefingForm
    inlines = (BylineInline, SourceInline)
    list_display = (
        "reference_",
        "titles",
        "authors_",
        "date",
        "state_",
        "gaps_",
        "behind_",
        "text_link",
    )
    list_display_links = ("reference_", "titles")
    list_filter = (
        WaitingFilter,
        StateFilter,
        StageFilter,
        GapFilter,
        BehindFilter,
        DueFilter,
        YearFilter,
        ("areas", LinkedFilter),
        ("authors", LinkedFilter),
    )
    list_per_page = 50
    paginator = CappedPaginator
    ordering = ("-year", "-number")
    readonly_fields = ("reference_", "state_")
    save_on_top = False
    search_fields = columns("title", "standfirst", "bylines__author__name")
    search_help_text = _(
        "Reference, or what a client would type; drafts by title, standfirst or author"
    )
    show_full_result_count = False
    view_on_site = False

    def get_fieldsets(self, request: HttpRequest, obj: Briefing | None = None) -> list:
        given = [] if obj is None else [("reference_", "state_")]
        return [
            (None, {"fields": [*given, *sides("title", "standfirst", "key_points"), "opened"]}),
            (
                _("About"),
                {"fields": [("date", "law_as_at", "review_on"), *sides("jurisdiction"), "areas"]},
            ),
            (
                _("Contact block"),
                {
                    "fields": [*sides("contact_heading", "contact_text"), "contact_email"],
                    "classes": ["collapse"],
                },
            ),
        ]

    def formfield_for_manytomany(self, db_field, request: HttpRequest, **kwargs: Any):
        if db_field.name == "areas":
            kwargs |= {
                "widget": CheckboxSelectMultiple,
                "queryset": PracticeArea.objects.in_order(),
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    # --- The list ---------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        briefings = visible_to(user_of(request), _own_queries(super().get_queryset(request)).kept())
        briefings = with_stage(with_state(briefings)).select_related("schedule")
        name = request.resolver_match and request.resolver_match.url_name
        if name and name.endswith("_changelist"):
            briefings = with_choices(
                with_waiting(with_behind(with_gaps(briefings)), user_of(request))
            )
            return briefings.prefetch_related("bylines__author", own_copies(user_of(request)))
        return briefings

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[FacetedChangeList]:
        return FacetedChangeList

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        if not search_term.strip():
            return queryset, False
        found = _own_queries(queryset).by_reference(search_term.strip())
        if found.exists():
            return found, False
        plain, _doubles = super().get_search_results(request, Briefing.objects.all(), search_term)
        answering = drafting.briefings_answering(search_term)
        return queryset.filter(Q(pk__in=plain.values("pk")) | Q(pk__in=answering)), False

    @admin.display(description=_("reference"), ordering="number")
    def reference_(self, briefing: Briefing) -> str:
        return briefing.reference

    @admin.display(description=_("title"), ordering=column("title", DEFAULT))
    def titles(self, briefing: Briefing) -> SafeString:
        return format_html(
            '<span class="titles">{}</span>', each_side("span", Texts.of(briefing, "title"))
        )

    @admin.display(description=_("authors"))
    def authors_(self, briefing: Briefing) -> str:
        return "、".join(str(byline.author) for byline in briefing.bylines.all())

    @admin.display(description=_("state"))
    def state_(self, briefing: "AnnotatedBriefing") -> SafeString:
        return badges(briefing)

    @admin.display(description=_("gaps"), ordering="gaps")
    def gaps_(self, briefing: "AnnotatedBriefing") -> SafeString | str:
        if not briefing.pairs:
            return "—"
        style = "some" if briefing.gaps else "none"
        return format_html('<span class="gaps gaps-{}">{}</span>', style, briefing.gaps)

    @admin.display(description=_("behind"), ordering="behind")
    def behind_(self, briefing: "AnnotatedBriefing") -> SafeString | str:
        if not briefing.pairs:
            return "—"
        style = "some" if briefing.behind else "none"
        return format_html('<span class="gaps gaps-{}">{}</span>', style, briefing.behind)

    @admin.display(description=_("text"))
    def text_link(self, briefing: Briefing) -> SafeString:
        address = reverse("admin:briefings_briefing_text", args=[briefing.pk])
        return format_html('<a class="text-link" href="{}">{}</a>', address, _("Edit text"))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        waiting = moving(self.get_queryset(request)).filter(waiting_for(user_of(request)))
        extra = {
            "waiting": waiting.count() if self.has_view_permission(request) else 0,
            "may_search_all": find_in_drafts.may_search_all_drafts(request),
            "may_see_bin": recycle_bin.may_see_bin(request),
        }
        return super().changelist_view(request, extra | (extra_context or {}))

    def response_action(
        self, request: HttpRequest, queryset: QuerySet, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Refuse actions on all rows of a list too long to be counted."""
        everything = request.POST.get("select_across") == "1"
        if everything and CappedPaginator(queryset, self.list_per_page).is_capped:
            words = _("Nothing was done: too many briefings are selected. Narrow the list first.")
            self.message_user(request, words, messages.ERROR)
            return None
        return super().response_action(request, queryset, *args, **kwargs)

    # --- Saving -----------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Briefing, form, change) -> None:
        if not change:
            day = obj.date or timezone.localdate()
            for field, value in drafting.next_reference(day.year).items():
                setattr(obj, field, value)
            obj.changed_by = obj.created_by = user_of(request)
        else:
            keep_what_it_does_not_show(obj)
        if "review_on" in form.changed_data:
            obj.reminded_on = None
        super().save_model(request, obj, form, change)
        if not change:
            AuditEntry.record(
                AuditEntry.Action.CREATED, by=user_of(request), at=timezone.now(), briefing=obj
            )

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        drafting.keep_front(form.instance, by=user_of(request))

    def response_add(self, request: HttpRequest, obj: Briefing, *args: Any) -> HttpResponse:
        answer = super().response_add(request, obj, *args)
        if "_continue" in request.POST or "_addanother" in request.POST:
            return answer
        return redirect("admin:briefings_briefing_text", obj.pk)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["may_publish"] = self.has_publish_permission(request)
        context["may_change"] = self.has_change_permission(request, context.get("original"))
        return super().render_change_form(request, context, *args, **kwargs)

    # --- Permissions ------------------------------------------------------------------------------

    def has_view_permission(self, request: HttpRequest, obj: Briefing | None = None) -> bool:
        return super().has_view_permission(request, obj) and may_see(user_of(request), obj)

    def has_change_permission(self, request: HttpRequest, obj: Briefing | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_see(user_of(request), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Briefing | None = None) -> bool:
        return super().has_delete_permission(request, obj) and may_see(user_of(request), obj)

    def has_approve_permission(self, request: HttpRequest, obj: Briefing | None = None) -> bool:
        return request.user.has_perm("briefings.approve_briefing") and may_see(
            user_of(request), obj
        )

    def has_publish_permission(self, request: HttpRequest, obj: Briefing | None = None) -> bool:
        return request.user.has_perm("briefings.publish_briefing") and may_see(
            user_of(request), obj
        )

    def get_urls(self) -> list:
        return own_urls(self.admin_site.admin_view) + super().get_urls()
