"""The audit trail in the admin, of everything or of one briefing."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from briefings.admin.moments import moment
from briefings.admin.permissions import needs, page, user_of
from briefings.admin.read_only import ReadOnlyAdmin
from briefings.models.audit import AuditEntry
from briefings.models.base.date_ranges import sensible_day
from briefings.models.draft.briefing import Briefing
from briefings.text.files import spreadsheets
from briefings.text.input_cleaning import whole_number
from briefings.text.languages import ENGLISH, TABLE, column

A_PAGE = 50
MOST_EXPORTED = 100_000
_KINDS = {
    "csv": (spreadsheets.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        spreadsheets.as_xlsx,
        spreadsheets.XLSX,
    ),
}
# Labels of details; other details are shown by their keys.
DETAILS = {
    "edition": gettext_lazy("edition"),
    "language": gettext_lazy("language"),
    "reason": gettext_lazy("reason"),
    column("reason", ENGLISH): gettext_lazy("reason (English)"),
    "reasons": gettext_lazy("reasons"),
    "note": gettext_lazy("note"),
    "due": gettext_lazy("planned for"),
    "until": gettext_lazy("until"),
    "successor": gettext_lazy("superseded by"),
    "keeps_text": gettext_lazy("text stays readable"),
    "takes_comments": gettext_lazy("may comment"),
    "revision": gettext_lazy("revision"),
    "written_by": gettext_lazy("written by"),
    "rows": gettext_lazy("rows"),
    "format": gettext_lazy("format"),
    "for_ever": gettext_lazy("for ever"),
    "what": gettext_lazy("what"),
    "choice": gettext_lazy("choice"),
    "other": gettext_lazy("other briefing"),
    "is_active": gettext_lazy("active"),
    "is_staff": gettext_lazy("may sign in here"),
    "is_superuser": gettext_lazy("may do everything"),
    "groups": gettext_lazy("roles"),
    "permissions": gettext_lazy("may"),
    "user_permissions": gettext_lazy("may besides"),
    "name": gettext_lazy("name"),
    "deleted": gettext_lazy("deleted"),
    "before": gettext_lazy("before"),
    "after": gettext_lazy("after"),
    "digest": gettext_lazy("digest"),
    "link": gettext_lazy("link"),
    "was_planned": gettext_lazy("was planned"),
    "withdrawn_edition": gettext_lazy("withdrawn edition"),
    "over_withdrawal": gettext_lazy("restores a withdrawn briefing"),
    "minor_reason": gettext_lazy("why it is a minor change"),
    "changes": gettext_lazy("what changed"),
    "count": gettext_lazy("how many"),
}


class TrailForm(forms.Form):
    """The filters of the list; invalid values are ignored."""

    action = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Action"),
        choices=[("", gettext_lazy("all")), *AuditEntry.Action.choices],
    )
    by = forms.ModelChoiceField(
        required=False,
        label=gettext_lazy("Person"),
        queryset=User.objects.filter(is_staff=True).order_by("username"),
        empty_label=gettext_lazy("everybody"),
    )
    briefing = forms.CharField(required=False, label=gettext_lazy("Briefing"), max_length=20)
    since = forms.DateField(
        required=False,
        validators=[sensible_day],
        label=gettext_lazy("From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        required=False,
        validators=[sensible_day],
        label=gettext_lazy("To"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    q = forms.CharField(required=False, label=gettext_lazy("Search"), max_length=100)

    def entries(self) -> QuerySet[AuditEntry]:
        """Return the filtered entries, newest first."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        found = AuditEntry.objects.order_by("-pk")
        if "action" in asked:
            found = found.filter(action=asked["action"])
        if "by" in asked:
            found = found.filter(by=asked["by"])
        if "briefing" in asked:
            of = Briefing.objects.by_reference(asked["briefing"].strip()).values("pk")
            found = found.filter(Q(briefing__in=of) | Q(subject=asked["briefing"].strip()))
        if "since" in asked:
            found = found.filter(at__gte=_begin(asked["since"]))
        if "until" in asked:
            found = found.filter(at__lt=_begin(asked["until"] + timedelta(days=1)))
        if "q" in asked:
            found = found.filter(
                Q(by_name__icontains=asked["q"]) | Q(subject__icontains=asked["q"])
            )
        return found


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def details(entry: AuditEntry) -> list[tuple[str, str]]:
    """Return the labels and values of an entry's details."""
    return [
        (str(DETAILS.get(name, name)), _plain(value))
        for name, value in entry.detail.items()
        if value not in ("", None, [], False)
    ]


def _plain(value: Any) -> str:
    if value is True:
        return _("yes")
    if isinstance(value, str) and value in TABLE:
        return TABLE[value].name
    if isinstance(value, dict):
        return "; ".join(f"{DETAILS.get(name, name)}: {_plain(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(map(str, value))
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return str(value)
    return moment(at) if at.tzinfo else str(value)


def _paged(entries: QuerySet[AuditEntry], before: str) -> dict[str, Any]:
    """Return a page by key, so that its cost does not grow with the trail."""
    last = whole_number(before)
    if last is not None:
        entries = entries.filter(pk__lt=last)
    rows = list(entries[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    return {
        "entries": [(entry, details(entry)) for entry in shown],
        "older": shown[-1].pk if len(rows) > A_PAGE else None,
    }


@require_safe
@needs("view")
def activity(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Show the trail of one briefing to users who may see it."""
    entries = AuditEntry.objects.filter(briefing=briefing).order_by("-pk")
    context = page(
        request, briefing, title=_("Activity"), **_paged(entries, request.GET.get("before", ""))
    )
    return TemplateResponse(request, "admin/briefings/briefing/activity.html", context)


PAGES = {"activity": activity}


@admin.register(AuditEntry)
class TrailAdmin(ReadOnlyAdmin):
    def get_urls(self) -> list:
        inside = self.admin_site.admin_view
        export = path("export/<str:kind>/", inside(self.export), name="briefings_auditentry_export")
        return [export, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = TrailForm(request.GET)
        asked = request.GET.copy()
        asked.pop("before", None)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Audit trail"),
            "form": form,
            "query": asked.urlencode(),
            **_paged(form.entries(), request.GET.get("before", "")),
        }
        return TemplateResponse(request, "admin/briefings/auditentry/trail.html", context)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any):
        """Redirect to the list: an entry has no page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:briefings_auditentry_changelist")

    history_view = change_view  # type: ignore[assignment]

    def export(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Return the filtered entries as a table. Uses POST because an export is recorded."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if kind not in _KINDS:
            raise Http404
        if request.method != "POST":
            return redirect("admin:briefings_auditentry_changelist")
        write, content_type = _KINDS[kind]
        rows = [_row(entry) for entry in TrailForm(request.GET).entries()[:MOST_EXPORTED]]
        AuditEntry.record(
            AuditEntry.Action.EXPORTED,
            by=user_of(request),
            at=timezone.now(),
            subject=_("audit trail"),
            rows=len(rows),
            format=kind,
        )
        header = [_("time"), _("action"), _("by"), _("what"), _("details")]
        answer = HttpResponse(write([header, *rows]), content_type=content_type)
        answer["Content-Disposition"] = f'attachment; filename="audit-trail.{kind}"'
        return answer


def _row(entry: AuditEntry) -> list[str]:
    said = "; ".join(f"{label}: {value}" for label, value in details(entry))
    at = timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")
    return [at, str(entry.get_action_display()), entry.by_name, entry.subject, said]
