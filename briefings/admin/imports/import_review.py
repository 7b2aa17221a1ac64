"""The review of an import, from which a lawyer creates or changes a briefing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from briefings import drafting, importing
from briefings.admin.editor.text_page import BadRequest, refusal, sent, spoken, words
from briefings.admin.imports import author_choice
from briefings.admin.imports.kept_imports import seen_imports
from briefings.admin.imports.new_from_text import target
from briefings.admin.permissions import may, page, user_of
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.language_names import NAMES
from briefings.text.languages import WRITTEN, column, columns
from briefings.text.texts import Texts

SIDES = ("title", "standfirst")
FRONT = (*columns(*SIDES), "date")
OWN_TEXT = "text"


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    kept = _own(request, number)
    into = target(request)
    if request.method == "POST":
        return _accept(request, kept, into)
    context = page(
        request,
        into,
        title=_("Review of the import"),
        imported=kept,
        may_change=True,
        review=True,
        settings=_settings(request, into),
        **(_beside(request, kept, into) if into else _new_text(kept)),
    )
    return TemplateResponse(request, "admin/briefings/briefing/review.html", context)


def _new_text(kept: Import) -> dict[str, Any]:
    """What the page shows of a text that becomes a briefing."""
    result = kept.result
    front = {
        **_front_inputs({field: result[field] for field in SIDES}),
        "authors": author_choice.author_rows(result.get("authors") or []),
        "everybody": author_choice.everybody(),
    }
    return {"text": _text(result["sections"], result["review"]), "front": front}


def _beside(request: HttpRequest, kept: Import, into: Briefing) -> dict[str, Any]:
    """What the page shows of a text for a briefing that has one.

    A text in the one language that the briefing lacks is set beside its rows, unless the address
    asks for it as a text of its own.
    """
    result = kept.result
    held = drafting.text_of(into) | {field: dict(Texts.of(into, field)) for field in SIDES}
    language = importing.language_to_fill(held, result)
    if language and request.GET.get("how") != OWN_TEXT:
        filled = importing.filled(held, result, language)
        front = {field: filled.text[field] for field in SIDES if not held[field][language]}
        return {
            "fills": NAMES[language],
            "front": _front_inputs(front, held=held),
            "text": _text(filled.text["sections"], filled.review),
        }
    text = drafting.with_ids(drafting.checked({"sections": result["sections"]}), held)
    return {
        "comparison": drafting.compared(text, held),
        "text": _text(text["sections"], result["review"]),
    }


def _front_inputs(
    front: dict[str, dict[str, str]], *, held: dict[str, dict[str, str]] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The fields of the front matter; what the briefing holds already is shown, not changed."""
    return {
        field: [
            {
                "column": column(field, language),
                "language": language,
                "name": NAMES[language],
                "text": text,
                "is_held": bool(held and held[field][language]),
            }
            for language, text in sides.items()
        ]
        for field, sides in front.items()
    }


def _text(sections: Any, review: list[dict[str, Any]]) -> dict[str, Any]:
    return {"sections": sections, "review": _reasons(review)}


def _own(request: HttpRequest, number: int) -> Import:
    """Return the import if the user made it, or may see imports and its briefing."""
    kept = (
        Import.objects.filter(pk=number)
        .select_related("briefing")
        .defer("file", "other_file")
        .first()
    )
    if kept is None:
        raise Http404
    if not seen_imports(user_of(request)).filter(pk=number).exists():
        raise PermissionDenied
    return kept


def _reasons(review: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the places to check with their reasons, in the admin's language."""
    return [
        entry
        | {
            "reasons": [
                importing.REASONS.get(code, {}).get(spoken(), code) for code in entry["reasons"]
            ]
        }
        for entry in review
    ]


def _settings(request: HttpRequest, into: Briefing | None) -> dict[str, Any]:
    return {
        "revision": into.revision if into else 0,
        "readonly": False,
        "url": request.get_full_path(),
        "pictures": reverse("admin:briefings_briefing_pictures"),
        "style": reverse("admin:briefings_briefing_style"),
        "token": get_token(request),
        "words": words(),
    }


def _accept(request: HttpRequest, kept: Import, into: Briefing | None) -> JsonResponse:
    try:
        data = sent(request)
        with transaction.atomic():
            briefing = _into(request, data, into) if into else _new(request, data, kept)
            Import.objects.filter(pk=kept.pk).update(briefing=briefing)
    except BadRequest as error:
        return refusal(str(error), error.status)
    except drafting.StaleDraft as error:
        return refusal(str(error), 409)
    except drafting.DraftError as error:
        return refusal(str(error), 400)
    return JsonResponse({"address": reverse("admin:briefings_briefing_text", args=[briefing.pk])})


def _front(data: dict[str, Any]) -> dict[str, Any]:
    front = data.get("front")
    if not isinstance(front, dict):
        raise BadRequest(_("What was sent is not the text of a briefing."))
    said = {name: drafting.storable(str(front.get(name) or "").strip()) for name in (*FRONT, "how")}
    return said | {"authors": front.get("authors")}


def _new(request: HttpRequest, data: dict[str, Any], kept: Import) -> Briefing:
    if not may(request, "add"):
        raise PermissionDenied
    front = _front(data)
    document = kept.result | {
        **{
            field: {language: front[column(field, language)] for language in WRITTEN}
            for field in SIDES
        },
        "date": front["date"],
        "sections": drafting.checked(data.get("text"))["sections"],
    }
    return drafting.create(
        document=document,
        by=user_of(request),
        today=timezone.localdate(),
        authors=author_choice.chosen_authors(front["authors"]),
    )


def _into(request: HttpRequest, data: dict[str, Any], into: Briefing) -> Briefing:
    """Append the text to the briefing's, replace it, or fill a language in, as chosen."""
    text, front = drafting.checked(data.get("text")), _front(data)
    if front["how"] == "replace":
        text = drafting.in_step(text)  # all languages come from one document
    elif front["how"] != "fill":
        before = drafting.text_of(into)["sections"]
        text = {"sections": before + [_nameless(section) for section in text["sections"]]}
    revision = data.get("revision")
    drafting.save(
        briefing=into,
        text=text,
        by=user_of(request),
        revision=revision if isinstance(revision, int) else 0,
    )
    if front["how"] == "fill":
        drafting.fill_front(
            into, {name: front[name] for name in columns(*SIDES)}, by=user_of(request)
        )
    return into


def _nameless(section: drafting.Document) -> drafting.Document:
    """Return the comparison for appending: every paragraph is new."""
    return section | {
        "id": "",
        "paragraphs": [pair | {"id": ""} for pair in section["paragraphs"]],
    }


@require_POST
def style(request: HttpRequest) -> JsonResponse:
    """Return the changes by which the house style would alter the submitted rows."""
    if not (may(request, "change") or may(request, "add")):
        raise PermissionDenied
    try:
        rows = sent(request).get("rows")
    except BadRequest as error:
        return refusal(str(error), error.status)
    if not isinstance(rows, list):
        return refusal(_("What was sent is not the text of a briefing."), 400)
    found = [
        suggestion
        for row in rows
        if isinstance(row, dict)
        for language in WRITTEN
        for suggestion in _suggested(row, language)
    ]
    return JsonResponse({"suggestions": found})


def _suggested(row: dict[str, Any], language: str) -> list[dict[str, Any]]:
    text = row.get(language)
    if not isinstance(text, str):
        return []
    return [
        {
            "key": str(row.get("key")),
            "side": language,
            "start": _units(text[: one.start]),
            "end": _units(text[: one.end]),
            "was": text[one.start : one.end],
            "replacement": one.replacement,
            "why": str(_why(one.code)),
        }
        for one in importing.suggestions(text, language)
    ]


def _units(text: str) -> int:
    """Return the length in UTF-16 units, as browsers count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _why(code: str) -> str:
    return {
        "half-width": _("Half-width punctuation in Chinese"),
        "full-width": _("Full-width punctuation in English"),
        "doubled": _("Doubled"),
        "space-at-digits": _("Space between Chinese and figures"),
        "space-between-han": _("Space within Chinese"),
        "spaced-hyphen": _("Spaces round a hyphen"),
        "space-before-mark": _("Space before punctuation"),
        "several-spaces": _("Several spaces"),
    }.get(code, code)
