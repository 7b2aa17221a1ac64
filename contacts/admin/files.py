"""Files on the desk: those attached to a reply, and the download of what came."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.text.input_cleaning import whole_number
from contacts.files import download, form_fields, room, store
from contacts.files.check import check
from contacts.models import AccessRecord, Desk, Enquiry, EnquiryFile
from contacts.records import access_log


def take(request: HttpRequest, enquiry: Enquiry, form_key: str) -> bool:
    """Keep the files chosen for a reply until it is sent; return whether all were accepted."""
    if pk := whole_number(request.POST.get(form_fields.DROP, "")):
        store.drop(enquiry=enquiry, form_key=form_key, pk=pk)
    offered = request.FILES.getlist(form_fields.FIELD)
    if not offered:
        return True
    if not Desk.load().shows_status:
        messages.error(request, _("Clients have no page where they could download files."))
        return False
    known = store.of_form(enquiry, form_key)
    result = check(offered, room.room_for(enquiry, form_key=form_key), known=known)
    store.keep(enquiry=enquiry, form_key=form_key, files=result.files, at=clock.now())
    for file in result.refused:
        messages.error(request, f"\u2068{file.name}\u2069: {file.reason}")
    return not result.refused


def context(enquiry: Enquiry, form_key: str) -> dict[str, Any]:
    return form_fields.limits() | {"kept_files": store.unsent(enquiry, form_key)}


@download.only_to_save
def answer(
    request: HttpRequest, files: QuerySet[EnquiryFile], number: str, *, of: str
) -> HttpResponse:
    """Answer with one of the files that the person may see, and record who took it."""
    pk = whole_number(number) or 0
    response = download.answer(files.filter(pk=pk).defer(None).first())
    access_log.log(
        action=AccessRecord.Action.DOWNLOADED,
        subject=f"{of}, file {pk}",
        by=user_of(request),
        at=clock.now(),
    )
    return response
