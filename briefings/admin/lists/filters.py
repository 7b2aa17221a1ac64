"""Filters of the briefing list: stage, state, gaps, languages out of step, year, due."""

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from briefings.admin.lists.facets import ConditionFilter
from briefings.models.draft.briefing import Briefing
from briefings.text.input_cleaning import whole_number
from briefings.workflow.stage import Stage, is_moving
from briefings.workflow.state import State


class StageFilter(ConditionFilter):
    title = _("stage")
    parameter_name = "stage"
    columns = ("stage", "state")

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return Stage.choices

    def condition(self, value: str) -> Q:
        if value not in Stage:
            return Q()
        if value == Stage.DONE:
            return Q(stage=value) & ~Q(state=State.WITHDRAWN)
        # A draft may come from an archive and never have been edited.
        return Q(stage=value) if value == Stage.DRAFT else is_moving() & Q(stage=value)


class WaitingFilter(ConditionFilter):
    title = _("to do")
    parameter_name = "waiting"
    columns = ("is_waiting", "is_overridden")

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("me", _("Waiting for me")), ("approval", _("Published without approval"))]

    def condition(self, value: str) -> Q:
        match value:
            case "me":
                return is_moving() & Q(is_waiting=True)
            case "approval":
                return is_moving() & Q(is_overridden=True)
        return Q()


class StateFilter(ConditionFilter):
    title = _("state")
    parameter_name = "state"
    columns = ("state",)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return State.choices

    def condition(self, value: str) -> Q:
        return Q(state=value) if value in State else Q()


class GapFilter(ConditionFilter):
    title = _("gaps")
    parameter_name = "gaps"
    columns = ("has_gaps",)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("some", _("With gaps")), ("none", _("Complete in both languages"))]

    def condition(self, value: str) -> Q:
        return {"some": Q(has_gaps=True), "none": Q(has_gaps=False)}.get(value, Q())


class BehindFilter(ConditionFilter):
    title = _("in step")
    parameter_name = "behind"
    columns = ("is_behind",)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("some", _("With a side behind")), ("none", _("In step throughout"))]

    def condition(self, value: str) -> Q:
        return {"some": Q(is_behind=True), "none": Q(is_behind=False)}.get(value, Q())


class YearFilter(ConditionFilter):
    title = _("year")
    parameter_name = "year"
    columns = ("year",)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        """Return the years from first to last, by two index look-ups, not by DISTINCT."""
        years = Briefing.objects.order_by("year").values_list("year", flat=True)
        first, last = years.first(), years.last()
        if first is None or last is None:
            return []
        return [(str(year), str(year)) for year in range(last, first - 1, -1)]

    def condition(self, value: str) -> Q:
        year = whole_number(value)
        return Q() if year is None else Q(year=year)


class DueFilter(ConditionFilter):
    title = _("review")
    parameter_name = "due"
    columns = ("review_on",)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("now", _("Due for review"))]

    def condition(self, value: str) -> Q:
        return Q(review_on__lte=timezone.localdate()) if value == "now" else Q()
