"""The page of received mails that belong to no enquiry yet."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.text.input_cleaning import whole_number, without_unstorable
from contacts.admin import files
from contacts.admin.desk_pages import require, show_page
from contacts.desk import held_mail
from contacts.models import AccessRecord, EnquiryFile
from contacts.records import access_log

A_PAGE = 20


def show(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """List the held mails; add one to an enquiry or discard it."""
    require(request, "answer_enquiry")
    if request.method == "POST":
        _act(request)
        return redirect(request.get_full_path())
    at = clock.now()
    access_log.log(action=AccessRecord.Action.LISTED, subject="—", by=user_of(request), at=at)
    found = held_mail.held().select_related("enquiry").prefetch_related("files")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    return show_page(model_admin, request, "held_mails", _("Held mails"), page=page)


def file(model_admin: ModelAdmin, request: HttpRequest, number: str) -> HttpResponse:
    """Answer with a file of a held mail."""
    require(request, "answer_enquiry")
    held = EnquiryFile.objects.filter(mail__isnull=False, enquiry=None)
    return files.answer(request, held, number, of="held mail")


def _act(request: HttpRequest) -> None:
    pk = whole_number(request.POST.get("mail", "")) or 0
    try:
        if request.POST.get("do") == "discard":
            held_mail.discard(pk=pk)
            messages.success(request, _("The mail was discarded."))
        elif request.POST.get("do") == "assign":
            enquiry = held_mail.assign(
                pk=pk,
                reference=without_unstorable(request.POST.get("reference", ""))[:20],
                by=user_of(request),
                at=clock.now(),
            )
            messages.success(request, _("The mail was added to enquiry %s.") % enquiry.reference)
    except held_mail.NotPossible as reason:
        messages.error(request, str(reason))
