"""The page that takes terms of the shipped glossary over into the firm's."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from briefings.admin.permissions import user_of
from briefings.admin.terms.adopt_terms import KEEP, Choices, Conflict, adopt, undo
from briefings.admin.terms.legal_terms import Offer, Standing, offers, shipped
from briefings.admin.terms.tables import table_of
from briefings.models.terms import Field, Term, TermAdoption

# Adoptions that can be taken back from the page.
_LATEST = 5


class Choice(NamedTuple):
    """A field of law to choose, and how many of its terms the firm does not have."""

    field: str
    label: str
    total: int
    new: int
    is_chosen: bool


def paths(inside: Callable) -> list[URLPattern]:
    """Return the addresses; `inside` lets only staff in."""
    return [
        path("legal-terms/", inside(legal_terms), name="briefings_legal_terms"),
        path(
            "legal-terms/<int:adoption>/undo/",
            inside(undo_adoption),
            name="briefings_legal_terms_undo",
        ),
        path(
            "legal-terms/export.<str:kind>",
            inside(export_legal_terms),
            name="briefings_legal_terms_export",
        ),
    ]


def legal_terms(request: HttpRequest) -> HttpResponse:
    """Show the fields of law and the terms of those chosen; take over what is sent."""
    if not request.user.has_perm("briefings.view_term"):
        raise PermissionDenied
    if request.method == "POST":
        _refuse_others(request)
        return _adopt(request)
    chosen = set(request.GET.getlist("field")) & set(Field.values)
    context = {
        **admin.site.each_context(request),
        **_context(chosen),
        "opts": Term._meta,
        "title": _("Macau legal terms"),
        "may_adopt": _may_adopt(request),
    }
    return TemplateResponse(request, "admin/briefings/term/legal_terms.html", context)


def _context(chosen: set[str]) -> dict[str, Any]:
    found = offers(Field.values, list(Term.objects.order_by("pk")))
    total = Counter(offer.shipped.field for offer in found)
    new = Counter(offer.shipped.field for offer in found if offer.standing == Standing.NEW)
    preview = [offer for offer in found if offer.shipped.field in chosen]
    return {
        "choices": [
            Choice(field.value, str(field.label), total[field], new[field], field in chosen)
            for field in Field
        ],
        "is_chosen": bool(chosen),
        "total": len(found),
        "new": _with_standing(preview, Standing.NEW),
        "different": _with_standing(preview, Standing.DIFFERENT),
        "known": _with_standing(preview, Standing.KNOWN),
        "adoptions": TermAdoption.objects.select_related("by")[:_LATEST],
    }


def _with_standing(found: list[Offer], standing: Standing) -> list[Offer]:
    return [offer for offer in found if offer.standing == standing]


def _may_adopt(request: HttpRequest) -> bool:
    return request.user.has_perms(("briefings.add_term", "briefings.change_term"))


def _refuse_others(request: HttpRequest) -> None:
    if not _may_adopt(request):
        raise PermissionDenied


def _adopt(request: HttpRequest) -> HttpResponse:
    sent = request.POST
    choices = Choices(
        added=frozenset(sent.getlist("add")),
        of_different={key: sent.get(f"choice-{key}", KEEP) for key in sent.getlist("different")},
        seen={key: sent.get(f"seen-{key}", "") for key in sent.getlist("different")},
    )
    try:
        adoption = adopt(choices, by=user_of(request), at=timezone.now())
    except Conflict as error:
        messages.error(request, str(error))
    except IntegrityError:
        messages.error(request, _("Somebody changed the terms meanwhile. Please look again."))
    else:
        _say_adopted(request, adoption)
    return redirect("admin:briefings_legal_terms")


def _say_adopted(request: HttpRequest, adoption: TermAdoption | None) -> None:
    many = len(adoption.changes) if adoption else 0
    if many:
        said = ngettext("%d term is taken over.", "%d terms are taken over.", many) % many
        messages.success(request, said)
    else:
        messages.info(request, _("Nothing was changed."))


@require_POST
def undo_adoption(request: HttpRequest, adoption: int) -> HttpResponse:
    if not (_may_adopt(request) and request.user.has_perm("briefings.delete_term")):
        raise PermissionDenied
    undone = undo(get_object_or_404(TermAdoption, pk=adoption), at=timezone.now())
    said = ngettext("%d term is as before.", "%d terms are as before.", undone.many) % undone.many
    messages.success(request, said)
    if undone.stayed:
        messages.warning(
            request, _("Edited since, and left as they are: %s") % "; ".join(undone.stayed)
        )
    return redirect("admin:briefings_legal_terms")


@require_safe
def export_legal_terms(request: HttpRequest, kind: str) -> HttpResponse:
    """Return the shipped terms as a table that can be edited and imported."""
    if not request.user.has_perm("briefings.view_term"):
        raise PermissionDenied
    return table_of(shipped(), name="macau-legal-terms", kind=kind)
