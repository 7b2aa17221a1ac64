"""Past imports, with their user and result; each can be opened again."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from briefings import drafting
from briefings.admin.permissions import may, page, permitted_briefing, user_of
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.text.languages import WRITTEN
from briefings.text.sides import Side
from briefings.workflow.visibility import is_own, visible_to

A_PAGE = 50
A_FEW = 5


def seen_imports(user: User) -> QuerySet:
    """Return the user's own imports, and others' if the user may see these and their briefings."""
    if not user.has_perm("briefings.view_import"):
        return Import.objects.filter(imported_by=user)
    if user.has_perm("briefings.see_all_briefings"):
        return Import.objects.all()
    return Import.objects.filter(Q(imported_by=user) | is_own(user, "briefing"))


def own_import(request: HttpRequest, number: int) -> Import:
    """Return the import if the user made it, or may see imports and its briefing."""
    found = (
        Import.objects.filter(pk=number)
        .select_related("briefing", "reviewed_by")
        .defer("source", "file", "other_file")
        .first()
    )
    if found is None:
        raise Http404
    if not seen_imports(user_of(request)).filter(pk=number).exists():
        raise PermissionDenied
    return found


def unfinished(user: User) -> QuerySet:
    """Return the imports that the user may see and no briefing was made of yet."""
    return seen_imports(user).filter(briefing=None)


def _listed(rows: QuerySet) -> QuerySet:
    """Return imports with what a list shows of them, latest first."""
    return (
        rows.select_related("briefing", "imported_by", "reviewed_by", "intended_for")
        .defer("source", "file", "other_file", "result", "review")
        .annotate(**{f"title_{language}": KT(f"result__title__{language}") for language in WRITTEN})
        .order_by("-imported_at", "-pk")
    )


def latest_unfinished(user: User) -> list[Import]:
    """Return the user's own latest imports whose review is not finished."""
    own = Q(imported_by=user) | Q(reviewed_by=user)
    return list(_listed(unfinished(user).filter(own))[:A_FEW])


def titles(imports: Iterable[Import]) -> dict[int, Side]:
    """Return the imports' titles by key, each in the first language that has one."""
    sides = (
        (row.pk, Side(language, getattr(row, f"title_{language}") or ""))
        for row in imports
        for language in reversed(WRITTEN)
    )
    return {key: side for key, side in sides if not side.missing}


def same_text_before(user: User, kept: Import) -> tuple[Briefing | None, Import | None]:
    """Return the first briefing made of the same text, and an unfinished review of it.

    Only what the user may see: a colleague's draft is not betrayed by a copy of its text.
    """
    same = drafting.imports_of_same_text(kept).defer("source", "file", "other_file", "result")
    made = same.filter(briefing__deleted_at=None, briefing__isnull=False)
    first = visible_to(user, made, "briefing").select_related("briefing").first()
    begun = same.filter(briefing=None, pk__in=seen_imports(user)).exclude(reviewed_at=None).last()
    return first.briefing if first else None, begun


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show the imports that the user may see, latest first; with `into`, those of one briefing."""
    user = user_of(request)
    rows = seen_imports(user)
    into = None
    if "into" in request.GET:
        into = permitted_briefing(request, request.GET["into"], "view")
        rows = rows.filter(briefing=into)
    elif not (may(request, "add") or may(request, "change")):
        raise PermissionDenied
    only_unfinished = "unfinished" in request.GET
    rows = _listed(rows.filter(briefing=None) if only_unfinished else rows)
    imports = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/briefings/briefing/imports/imports.html",
        page(
            request,
            into,
            title=_("Past imports"),
            imports=imports,
            titles=titles(imports),
            only_unfinished=only_unfinished,
            unfinished_count=0 if into else unfinished(user).count(),
        ),
    )
