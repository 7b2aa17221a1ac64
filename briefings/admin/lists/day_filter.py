"""The date filter of the admin's lists, tolerant of edited URLs."""

from datetime import datetime
from typing import Any

from django.contrib.admin import DateFieldListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from briefings.models.base.date_ranges import sensible_moment


class DayFilter(DateFieldListFilter):
    """Django's date filter; an invalid date selects the whole list."""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        for name in (self.lookup_kwarg_since, self.lookup_kwarg_until):
            if name in self.used_parameters:
                written: Any = self.used_parameters[name]
                self.used_parameters[name] = [_moment(str(one)) for one in written]
        return super().queryset(request, queryset)


def _moment(written: str) -> datetime:
    try:
        day = parse_date(written)
        moment = datetime(day.year, day.month, day.day) if day else parse_datetime(written)  # noqa: DTZ001
        if not moment:
            raise IncorrectLookupParameters
        sensible_moment(moment)
    except (ValueError, ValidationError) as error:
        raise IncorrectLookupParameters from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
