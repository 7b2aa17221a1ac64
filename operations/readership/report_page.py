"""The readership report in the admin: a page to read and print, and an Excel workbook."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alerts.following import growth
from alerts.models.follower import VIEWS
from briefings.admin.read_only import ReadOnlyAdmin
from briefings.models.published.readership import Readership
from briefings.text.files import spreadsheets
from briefings.text.languages import TABLE
from operations.readership import figures, report
from operations.readership.charts import Chart, chart
from operations.readership.months import YEAR, Period, month_of, shifted
from operations.readership.report import GROUPINGS, Group, Tally

MAY_SEE = "briefings.see_readership_report"
MONTH = "month"
MOST_MONTHS = 5 * YEAR


def month_name(month: date) -> str:
    return date_format(month, "YEAR_MONTH_FORMAT")


class ReportForm(forms.Form):
    """The months and the grouping; what is missing or unknown is the default."""

    by = forms.ChoiceField(
        label=gettext_lazy("Group by"),
        required=False,
        choices=[
            *((key, grouping.name) for key, grouping in GROUPINGS.items()),
            (MONTH, gettext_lazy("Month")),
        ],
    )

    def __init__(self, data: Any, *, today: date):
        newest = month_of(today)
        self._default = Period(shifted(newest, 1 - YEAR), newest)
        oldest = min(figures.first_month() or newest, self._default.first)
        count = min(len(Period(oldest, newest)), MOST_MONTHS)
        months = [(_code(each), month_name(each)) for each in _newest_first(newest, count)]
        known = {
            "first": _code(self._default.first),
            "last": _code(newest),
            "by": next(iter(GROUPINGS)),
        }
        super().__init__(known | {name: data[name] for name in known if data.get(name)})
        self.fields["first"] = _month_field(gettext_lazy("From"), months)
        self.fields["last"] = _month_field(gettext_lazy("To"), months)
        self.order_fields(["first", "last", "by"])

    @property
    def period(self) -> Period:
        self.is_valid()
        first, last = (self.cleaned_data.get(name) for name in ("first", "last"))
        if not (first and last):
            return self._default
        return Period(*sorted(date.fromisoformat(f"{code}-01") for code in (first, last)))

    @property
    def grouping(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("by") or next(iter(GROUPINGS))


def _month_field(label: Any, months: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=months)


def _code(month: date) -> str:
    return f"{month:%Y-%m}"


def _newest_first(newest: date, count: int) -> list[date]:
    return [shifted(newest, -place) for place in range(count)]


class Figure:
    """A chart of the months of one kind of count, with the number for all of the period.

    `before` is the same number for the period before. A number that was not counted is None.
    """

    def __init__(self, name: str, values: list[int | None], total: int | None, before: int | None):
        self.name, self.total, self.before = name, total, before
        self.highest = max((value for value in values if value is not None), default=0)
        self.unknown = values.count(None)
        self.chart: Chart = chart(values)


@admin.register(Readership)
class ReadershipAdmin(ReadOnlyAdmin):
    """The report stands in place of the list of rows, and has a right of its own."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MAY_SEE)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        table = self.admin_site.admin_view(self.table)
        return [path("table.xlsx", table, name="briefings_readership_table"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        form = self._form(request)
        period = form.period
        months = report.by_month(period)
        tallies = [tally for _month, tally in months]
        total = report.total(tallies)
        grouping = GROUPINGS.get(form.grouping)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Readership report"),
            "form": form,
            "query": request.GET.urlencode(),
            "period": period,
            "figures": _figures(period, tallies, total),
            "months": [(month_name(month), tally) for month, tally in months],
            "total": total,
            "group": report.grouped(grouping, period) if grouping else None,
            "views": [(view, name, _tag(view)) for view, name in VIEWS],
            "printed_on": timezone.localdate(),
        }
        return TemplateResponse(request, "admin/briefings/readership/report.html", context)

    def table(self, request: HttpRequest) -> HttpResponse:
        """Return all rows as an Excel workbook."""
        form = self._form(request)
        period = form.period
        rows = _month_rows(period) if form.grouping == MONTH else _group_rows(form.grouping, period)
        name = f"readership-{form.grouping}-{_code(period.first)}-{_code(period.last)}.xlsx"
        answer = HttpResponse(spreadsheets.as_xlsx(rows), content_type=spreadsheets.XLSX)
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def _form(self, request: HttpRequest) -> ReportForm:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return ReportForm(request.GET, today=timezone.localdate())


def _tag(view: str) -> str:
    return TABLE[view].tag if view in TABLE else ""


def _figures(period: Period, tallies: list[Tally], total: Tally) -> list[Figure]:
    before = period.before
    counted = growth.totals_by_month(before.first, today=timezone.localdate())
    return [
        Figure(
            _("Reads"),
            [tally.reads for tally in tallies],
            total.reads,
            figures.reads_in_all(before),
        ),
        Figure(
            _("Followers"),
            [tally.followers for tally in tallies],
            total.followers,
            counted.get(before.last),
        ),
        Figure(
            _("Enquiries"),
            [tally.enquiries for tally in tallies],
            total.enquiries,
            figures.enquiries_in_all(before),
        ),
    ]


def _headings(followers: str) -> list[spreadsheets.Cell]:
    return [_("Reads"), followers, _("Enquiries"), *(str(name) for _view, name in VIEWS)]


def _cells(tally: Tally) -> list[spreadsheets.Cell]:
    followers = str(report.NOT_COUNTED) if tally.followers is None else tally.followers
    return [tally.reads, followers, tally.enquiries, *(tally.views[view] for view, _name in VIEWS)]


def _month_rows(period: Period) -> list[list[spreadsheets.Cell]]:
    return [
        [_("Month"), *_headings(_("Followers"))],
        *([_code(month), *_cells(tally)] for month, tally in report.by_month(period)),
    ]


def _group_rows(by: str, period: Period) -> list[list[spreadsheets.Cell]]:
    group: Group = report.grouped(GROUPINGS[by], period, most=None)
    references = by == report.BRIEFING
    return [
        [
            *([_("Reference")] if references else []),
            *(str(group.heading), *_headings(_("Followers today"))),
        ],
        *(
            [
                *([row.reference] if references else []),
                *(row.name, *_cells(row.tally)),
            ]
            for row in group.rows
        ),
    ]
