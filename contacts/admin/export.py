"""Export all enquiries as a spreadsheet file."""

import tempfile
from collections.abc import Callable, Iterator

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from briefings.admin.permissions import user_of
from briefings.models.audit import AuditEntry
from briefings.text.files import spreadsheets
from contacts.admin.desk_pages import require
from contacts.desk import spreadsheet
from contacts.models import AccessRecord, Enquiry
from contacts.records import access_log

_AT_ONCE = 1 << 16  # bytes


def _xlsx(rows: Iterator[list[str]]) -> Iterator[bytes]:
    """Write the workbook to a temporary file first: its directory stands at its end."""
    with tempfile.TemporaryFile() as file:
        spreadsheets.write_xlsx(file, rows, title="Enquiries")
        file.seek(0)
        while part := file.read(_AT_ONCE):
            yield part


_KINDS: dict[str, tuple[Callable[[Iterator[list[str]]], Iterator[bytes]], str]] = {
    "csv": (spreadsheets.csv_lines, "text/csv; charset=utf-8"),
    "xlsx": (_xlsx, spreadsheets.XLSX),
}


def export(model_admin: ModelAdmin, request: HttpRequest, kind: str) -> HttpResponseBase:
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
    count = Enquiry.objects.count()
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
    answer = StreamingHttpResponse(
        _in_language(get_language(), write(spreadsheet.table())), content_type=content_type
    )
    name = f"enquiries-{timezone.localtime(at):%Y-%m-%d}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _in_language(language: str, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the parts in a language, which the request has left when they are sent."""
    with override(language):
        yield from parts
