"""Export all enquiries as a spreadsheet file."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from briefings.admin.permissions import user_of
from briefings.models.audit import AuditEntry
from briefings.text.files import spreadsheets
from contacts import access_log
from contacts.admin.desk_pages import require
from contacts.desk import spreadsheet
from contacts.models import AccessRecord

_KINDS: dict[str, tuple[Callable[..., bytes | str], str]] = {
    "csv": (spreadsheets.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        partial(spreadsheets.as_xlsx, title="Enquiries"),
        spreadsheets.XLSX,
    ),
}


def export(model_admin: ModelAdmin, request: HttpRequest, kind: str) -> HttpResponse:
    """Return every enquiry as a table. Uses POST because an export is recorded."""
    require(request, "export_enquiry")
    if kind not in _KINDS:
        raise Http404
    if request.method != "POST":
        # An export requires a recent sign-in, which returns here with GET.
        messages.info(request, _("Press the button below the list to export."))
        return redirect("admin:contacts_enquiry_changelist")
    write, content_type = _KINDS[kind]
    at = timezone.now()
    table = spreadsheet.table()
    count = len(table) - 1
    access_log.log(
        action=AccessRecord.Action.EXPORTED,
        subject=f"{count} enquiries, {kind}",
        by=user_of(request),
        at=at,
    )
    AuditEntry.record(
        AuditEntry.Action.EXPORTED,
        by=user_of(request),
        at=at,
        subject=_("enquiries"),
        rows=count,
        format=kind,
    )
    answer = HttpResponse(write(table), content_type=content_type)
    name = f"enquiries-{timezone.localtime(at):%Y-%m-%d}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
