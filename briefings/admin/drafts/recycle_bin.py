"""The recycle bin in the admin: delete, restore, erase."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from briefings.admin.permissions import View, may, page, user_of
from briefings.drafting import recycle_bin
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.workflow.visibility import visible_to

A_PAGE = 50


def _in_the_bin(request: HttpRequest) -> QuerySet[Briefing]:
    if not may(request, "delete"):
        raise PermissionDenied
    return visible_to(user_of(request), Briefing.objects.exclude(deleted_at=None))


def _may_empty(request: HttpRequest) -> bool:
    """Return whether the user manages accounts: users cannot erase what they deleted."""
    return request.user.has_perm("auth.change_user")


def may_see_bin(request: HttpRequest) -> bool:
    """Return whether the bin opens for the user, so that a link to it makes sense."""
    return may(request, "delete") or (_may_empty(request) and may(request, "view"))


@require_http_methods(["GET", "HEAD"])
def the_bin(request: HttpRequest) -> HttpResponse:
    """Show the deleted drafts that the user may see."""
    if _may_empty(request) and may(request, "view"):
        rows = visible_to(user_of(request), Briefing.objects.exclude(deleted_at=None))
    else:
        rows = _in_the_bin(request)
    rows = rows.select_related("deleted_by").order_by("-deleted_at", "-pk")
    context = page(
        request,
        title=_("Bin"),
        rows=Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        may_recover=may(request, "delete"),
        old=recycle_bin.to_be_emptied(at=clock.now()).count() if _may_empty(request) else 0,
        days=recycle_bin.KEPT_FOR.days,
    )
    return TemplateResponse(request, "admin/briefings/briefing/bin.html", context)


@require_POST
def recover(request: HttpRequest, pk: int) -> HttpResponse:
    """Restore a draft."""
    briefing = get_object_or_404(_in_the_bin(request), pk=pk)
    recycle_bin.recover(briefing=briefing, by=user_of(request), at=clock.now())
    messages.success(request, _("%s is back, with its whole history.") % briefing.reference)
    return redirect("admin:briefings_briefing_change", briefing.pk)


@require_POST
def empty(request: HttpRequest) -> HttpResponse:
    """Erase the drafts whose time in the bin is over."""
    if not _may_empty(request):
        raise PermissionDenied
    try:
        count = recycle_bin.empty(by=user_of(request), at=clock.trusted_now())
    except clock.WrongClock as wrong:
        messages.error(request, str(wrong))
        return redirect("admin:briefings_briefing_bin")
    words = ngettext("%d draft was deleted for ever.", "%d drafts were deleted for ever.", count)
    messages.success(request, words % count)
    return redirect("admin:briefings_briefing_bin")


class WithBin:
    """For the briefings' admin: deleting moves a draft to the recycle bin."""

    def has_delete_permission(self, request: HttpRequest, obj: Briefing | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and not (obj and obj.editions.exists())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Return what is deleted: the drafts only."""
        public = [str(one) for one in objs if one.editions.exists()]
        counts = {str(Briefing._meta.verbose_name_plural): len(objs)}
        return [str(one) for one in objs], counts, set(), public

    def delete_model(self, request: HttpRequest, obj: Briefing) -> None:
        recycle_bin.throw_away(briefing=obj, by=user_of(request), at=clock.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for briefing in Briefing.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))):
            self.delete_model(request, briefing)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> list:
        """Do nothing: the audit trail records the deletion."""
        return []


PAGES: dict[str, tuple[str, View]] = {
    "bin/": ("bin", the_bin),
    "bin/<int:pk>/recover/": ("bin_recover", recover),
    "bin/empty/": ("bin_empty", empty),
}
