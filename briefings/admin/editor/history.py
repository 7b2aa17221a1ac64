"""The history of a draft: versions, their changes, and restoring them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from briefings import drafting, publishing
from briefings.admin.permissions import may, needs, page, user_of
from briefings.drafting.history.sittings import sittings
from briefings.models.draft.briefing import Briefing
from briefings.text.comparison.editions import compare
from briefings.text.languages import WRITTEN

A_PAGE = 50


@require_safe
@needs("view")
def versions(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    saves = (
        briefing.versions.filter(text__isnull=False)
        .select_related("saved_by")
        .defer("text", "front")
        .order_by("-revision")
    )
    shown = Paginator(saves, A_PAGE).get_page(request.GET.get("page"))
    context = page(
        request,
        briefing,
        title=_("History of %s") % briefing.reference,
        saves=shown,
        sittings=sittings(shown),
    )
    return TemplateResponse(request, "admin/briefings/briefing/history/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view")
def version(request: HttpRequest, briefing: Briefing, revision: int) -> HttpResponse:
    """Show the changes since a version, with buttons to restore it."""
    then = drafting.text_at(briefing, revision)
    if then is None:
        raise Http404
    if request.method == "POST":
        return _bring_back(request, briefing, then, revision)
    now = publishing.freeze(briefing)
    context = page(
        request,
        briefing,
        title=_("History of %s") % briefing.reference,
        save=briefing.versions.filter(revision__lte=revision, text__isnull=False)
        .select_related("saved_by")
        .latest("revision"),
        comparison=compare(publishing.with_text(now, then), now),
        sections=_changed_sections(then, drafting.text_of(briefing)),
    )
    return TemplateResponse(request, "admin/briefings/briefing/history/version.html", context)


def _changed_sections(then: drafting.Document, now: drafting.Document) -> list[dict[str, Any]]:
    """Return the earlier version's sections that differ now, each with a heading or its start."""
    held = {section["id"]: section for section in now["sections"]}
    found = []
    for section in then["sections"]:
        if held.get(section["id"]) == section:
            continue
        beginnings = [section["heading"], *section["paragraphs"]]
        found.append(
            {
                "id": section["id"],
                "sides": [
                    {"language": side, "text": text}
                    for side in WRITTEN
                    if (text := next((row[side] for row in beginnings if row[side].strip()), ""))
                ],
            }
        )
    return found


def _bring_back(
    request: HttpRequest, briefing: Briefing, then: drafting.Document, revision: int
) -> HttpResponse:
    if not may(request, "change", briefing):
        raise PermissionDenied
    row, side = request.POST.get("row", ""), request.POST.get("side", "")
    languages = [side] if side in WRITTEN else WRITTEN
    now = drafting.text_of(briefing)
    text = drafting.restored(now, then, row, languages=languages) if row else then
    drafting.save(
        briefing=briefing, text=text, by=user_of(request), revision=briefing.revision, then=then
    )
    messages.success(request, _("Brought back. What was there before is in the history too."))
    return redirect("admin:briefings_briefing_version", briefing.pk, revision)
