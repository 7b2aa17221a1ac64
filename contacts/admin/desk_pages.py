"""Pages beside the inbox: conflict search and the processing record."""

from typing import Any

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.models.firm import Firm
from briefings.text.languages import CHINESE
from contacts import retention
from contacts.conflicts import search as conflicts
from contacts.models import AccessRecord, Desk, Enquiry
from contacts.records import access_log


def show_page(
    model_admin: ModelAdmin, request: HttpRequest, name: str, title: str, **context: Any
) -> TemplateResponse:
    common = model_admin.admin_site.each_context(request)
    own = {"opts": model_admin.model._meta, "title": title}
    return TemplateResponse(request, f"admin/contacts/enquiry/{name}.html", common | own | context)


def require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(f"contacts.{permission}"):
        raise PermissionDenied


def conflicts_page(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Search for names, one per line, in all enquiries and the client list.

    Uses POST because names do not belong in addresses.
    """
    require(request, "view_enquiry")
    names = request.POST.get("names", "")[:50_000].replace("\x00", "")
    search = conflicts.search(names.splitlines()) if names.strip() else None
    if search:
        access_log.log(
            action=AccessRecord.Action.SEARCHED,
            subject=f"{len(names.splitlines())} names",
            by=user_of(request),
            at=clock.now(),
        )
    title = _("Search for conflicts")
    return show_page(model_admin, request, "conflicts", title, names=names, search=search)


def processing_record(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the record of processing for the data-protection office, always in Chinese."""
    require(request, "view_enquiry")
    with translation.override(CHINESE):
        page = show_page(
            model_admin,
            request,
            "record",
            "個人資料處理紀錄",
            firm=Firm.load(),
            desk=Desk.load(),
            kept=[
                (Enquiry.State(state).label, kept.days) for state, kept in retention.KEPT.items()
            ],
            others=[(what, kept.days) for what, kept in retention.others().items()],
            mail_host=settings.MAILERS["default"].get("OPTIONS", {}).get("host", ""),
            site=settings.SITE_URL,
            today=timezone.localdate(),
        )
        return page.render()
