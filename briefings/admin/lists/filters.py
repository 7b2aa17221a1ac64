"""Filters of the briefing list: stage, state, gaps, languages out of step, year, due."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from briefings.models.draft.briefing import Briefing
from briefings.text.input_cleaning import whole_number
from briefings.workflow.stage import Stage, moving, waiting_for
from briefings.workflow.state import State, behind_somewhere


class StageFilter(admin.SimpleListFilter):
    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return Stage.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in Stage:
            return queryset
        # A draft may have come in with an archive, and never have been touched.
        everywhere = self.value() in (Stage.DRAFT, Stage.DONE)
        return (queryset if everywhere else moving(queryset)).filter(stage=self.value())


class WaitingFilter(admin.SimpleListFilter):
    title = _("to do")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("me", _("Waiting for me")), ("approval", _("Published without approval"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "me":
                return moving(queryset).filter(waiting_for(request.user))
            case "approval":
                return moving(queryset).filter(is_overridden=True)
        return queryset


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(state=self.value()) if self.value() in State else queryset


class GapFilter(admin.SimpleListFilter):
    title = _("gaps")
    parameter_name = "gaps"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("some", _("With gaps")), ("none", _("Complete in both languages"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "some":
            return queryset.filter(gaps__gt=0)
        return queryset.filter(gaps=0) if self.value() == "none" else queryset


class BehindFilter(admin.SimpleListFilter):
    title = _("in step")
    parameter_name = "behind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("some", _("With a side behind")), ("none", _("In step throughout"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "some":
            return queryset.filter(pk__in=behind_somewhere())
        return queryset.exclude(pk__in=behind_somewhere()) if self.value() == "none" else queryset


class YearFilter(admin.SimpleListFilter):
    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        """From the first year to the last: two looks at an index, where DISTINCT reads it all."""
        years = Briefing.objects.order_by("year").values_list("year", flat=True)
        first, last = years.first(), years.last()
        return [(str(year), str(year)) for year in range(last, first - 1, -1)] if first else []

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        year = whole_number(self.value())
        return queryset if year is None else queryset.filter(year=year)


class DueFilter(admin.SimpleListFilter):
    title = _("review")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("now", _("Due for review"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "now":
            return queryset.filter(review_on__lte=timezone.localdate())
        return queryset
