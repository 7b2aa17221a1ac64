"""Filters of a long list, and the counts beside their choices: one query for all of them."""

from functools import reduce
from operator import and_
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import build_q_object_from_lookup_parameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, F, ManyToManyField, Q, QuerySet
from django.http import HttpRequest

# The counts of one filter by the keys under which Django's filters look for them.
Counts = dict[str, int]
# A limit that no list reaches. With one, a database computes the columns of each row once; without
# one, it computes them again for every count.
EVERY = 10**9


class ConditionFilter(admin.SimpleListFilter):
    """A filter that states each of its choices as a condition, so that it can be counted."""

    # The columns that the conditions ask for.
    columns: tuple[str, ...]

    def condition(self, value: str) -> Q:
        """Return the condition of a choice, and an empty one for an unknown value."""
        raise NotImplementedError

    def chosen(self) -> Q:
        value = self.value()
        return Q() if value is None else self.condition(value)

    def conditions(self) -> dict[str, Q]:
        return {
            f"{place}__c": self.condition(value)
            for place, (value, _words) in enumerate(self.lookup_choices)
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(self.chosen())

    def get_facet_queryset(self, changelist: ChangeList) -> Counts:
        if isinstance(changelist, FacetedChangeList):
            return changelist.facets[self]
        return super().get_facet_queryset(changelist)


class LinkedFilter(admin.RelatedFieldListFilter):
    """Django's filter by a many-to-many field, with its choices as conditions too."""

    field: ManyToManyField
    columns = ()

    def chosen(self) -> Q:
        if not self.used_parameters:
            return Q()
        rows = self.queryset(self.request, self.field.model._default_manager.all())
        return Q() if rows is None else Q(pk__in=rows.values("pk"))

    def conditions(self) -> dict[str, Q]:
        through: Any = self.field.remote_field.through
        links = through._default_manager.order_by()
        own, other = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        conditions = {
            f"{pk}__c": Q(pk__in=links.filter(**{other: pk}).values(own))
            for pk, _words in self.lookup_choices
        }
        return conditions | {"__c": ~Q(pk__in=links.values(own))}

    def get_facet_queryset(self, changelist: ChangeList) -> Counts:
        if isinstance(changelist, FacetedChangeList):
            return changelist.facets[self]
        return super().get_facet_queryset(changelist)


class FacetedChangeList(ChangeList):
    """Counts every choice of every filter by one query, however long the list is.

    A count says how many rows the list has with that choice and the current choices of the other
    filters.
    """

    _filters: tuple | None = None
    facets: dict[Any, Counts]

    def get_filters(self, request: HttpRequest) -> tuple:
        if self._filters is None:
            self._filters = super().get_filters(request)
        return self._filters

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self.add_facets:
            self.facets = self._counted(request)

    def _counted_filters(self) -> list[ConditionFilter | LinkedFilter]:
        return [one for one in self.filter_specs if isinstance(one, ConditionFilter | LinkedFilter)]

    def _counted(self, request: HttpRequest) -> dict[Any, Counts]:
        counts = {}
        filters = self._counted_filters()
        for place, one in enumerate(filters):
            others = (other.chosen() for other in filters if other is not one)
            narrowed = reduce(and_, others, Q())
            for key, condition in one.conditions().items():
                counts[f"{place}_{key}"] = Count("pk", filter=condition & narrowed)
        columns = [name for one in filters for name in one.columns]
        rows = self._without_filters(request)
        named = {name: F(name) for name in columns if name in rows.query.annotations}
        rows = rows.annotate(**named).values("pk", *columns)[:EVERY]
        found = rows.aggregate(**counts)
        return {
            one: {key: found[f"{place}_{key}"] for key in one.conditions()}
            for place, one in enumerate(filters)
        }

    def _without_filters(self, request: HttpRequest) -> QuerySet:
        """Return the rows that the search and the rest of the address select."""
        lookups = build_q_object_from_lookup_parameters(self.get_filters(request)[2])
        rows = self.root_queryset.filter(lookups)
        if not self.query:
            return rows
        found, _repeated = self.model_admin.get_search_results(request, rows, self.query)
        return self.root_queryset.filter(pk__in=found.values("pk"))
