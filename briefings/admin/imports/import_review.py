"""The review of an import, from which a lawyer creates or changes a briefing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from briefings import drafting, importing, publishing
from briefings.admin.editor import author_choice
from briefings.admin.editor.text_page import BadRequest, refusal, sent, spoken, words
from briefings.admin.imports.kept_imports import own_import, same_text_before
from briefings.admin.imports.new_from_text import target
from briefings.admin.imports.review_rows import left_out_of
from briefings.admin.imports.review_work import FRONT, OWN_TEXT, SIDES, Work, way_of
from briefings.admin.permissions import may, page, user_of
from briefings.models import clock
from briefings.models.base.language_names import NAMES
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN, column, columns
from briefings.text.texts import Texts


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    kept = own_import(request, number)
    into = target(request)
    if request.method == "POST":
        return _accept(request, kept, into)
    afresh = "afresh" in request.GET
    shown = _beside(request, kept, into, afresh=afresh) if into else _new_text(kept, afresh=afresh)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"token": get_token(request), "work": _as_sent(shown)})
    first, begun = (None, None) if into else same_text_before(user_of(request), kept)
    context = page(
        request,
        into,
        title=_("Review of the import"),
        made_before=first,
        begun_before=begun,
        imported=kept,
        may_change=True,
        review=True,
        **shown,
        settings=_settings(request, kept, into, shown["work"]),
    )
    return TemplateResponse(request, "admin/briefings/briefing/imports/review.html", context)


def _as_sent(shown: dict[str, Any]) -> dict[str, Any]:
    """Return what the page shows in the form in which it sends its work."""
    front = shown.get("front", {})
    fields = {one["column"]: one["text"] for name in SIDES for one in front.get(name, [])}
    authors = [
        {CHINESE: row.chinese, ENGLISH: row.english, "person": row.chosen}
        for row in front.get("authors", [])
    ]
    fields |= {name: front[name] for name in ("date",) if name in front}
    fields |= {"how": shown["how"]} if "how" in shown else {}
    return {**shown["text"], "front": {**fields, "authors": authors}}


def _new_text(kept: Import, *, afresh: bool) -> dict[str, Any]:
    """What the page shows of a text that becomes a briefing."""
    result = kept.result
    work = Work(kept, way_of(None, fills=False), afresh=afresh)
    given = result.get("authors") or []
    front = {
        **_front_inputs({field: work.sides(field, result[field]) for field in SIDES}),
        "authors": work.authors or ([] if work.is_begun else author_choice.author_rows(given)),
        "everybody": author_choice.everybody(),
        "date": work.front("date", result["date"]),
    }
    text = work.text({"sections": result["sections"]}, result["review"], left_out_of(result))
    return {"text": text, "front": front, "work": work}


def _beside(request: HttpRequest, kept: Import, into: Briefing, *, afresh: bool) -> dict[str, Any]:
    """What the page shows of a text for a briefing that has one.

    A text in the one language that the briefing lacks is set beside its rows, unless the address
    asks for it as a separate text.
    """
    result = kept.result
    held = drafting.text_of(into) | {field: dict(Texts.of(into, field)) for field in SIDES}
    language = importing.language_to_fill(held, result)
    if language and request.GET.get("how") != OWN_TEXT:
        filled = importing.filled(held, result, language)
        work = Work(kept, way_of(into, fills=True), afresh=afresh)
        front = {
            field: work.sides(field, filled.text[field])
            for field in SIDES
            if not held[field][language]
        }
        return {
            "fills": NAMES[language],
            "front": _front_inputs(front, held=held),
            "text": work.text(filled.text, filled.review, left_out_of(result, with_places=False)),
            "work": work,
        }
    work = Work(kept, way_of(into, fills=False), afresh=afresh)
    text = work.text({"sections": result["sections"]}, result["review"], left_out_of(result))
    numbered = drafting.with_ids(drafting.checked(text), held)
    return {
        "comparison": drafting.compared(numbered, held),
        "text": text | numbered,
        "how": work.front("how", "add"),
        "work": work,
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
                "text": held[field][language] or text if held else text,
                "is_held": bool(held and held[field][language]),
            }
            for language, text in sides.items()
        ]
        for field, sides in front.items()
    }


def _settings(
    request: HttpRequest, kept: Import, into: Briefing | None, work: Work
) -> dict[str, Any]:
    query = f"?into={into.pk}" if into else ""
    return {
        "import": kept.pk,
        "way": work.way,
        "work_revision": kept.review_revision,
        "revision": work.base(into),
        "readonly": False,
        "url": request.get_full_path(),
        "paste": reverse("admin:briefings_briefing_paste"),
        "pictures": reverse("admin:briefings_briefing_pictures"),
        "work": reverse("admin:briefings_briefing_kept_review", args=[kept.pk]) + query,
        "afresh": f"{request.get_full_path()}{'&' if request.GET else '?'}afresh=1",
        "flags": reverse("admin:briefings_briefing_flags"),
        "style": reverse("admin:briefings_briefing_style"),
        "token": get_token(request),
        "words": words() | _words(),
    }


def _words() -> dict[str, Any]:
    return {
        "reasons": {code: said[spoken()] for code, said in importing.REASONS.items()},
        "other_window": _("This browser holds work on this review that was never saved."),
        "left_out": {code: said[spoken()] for code, said in importing.REASONS_LEFT_OUT.items()},
        "afresh": _("This is what was read at first."),
        "select": _("Select"),
        "done": words()["done"]
        | {
            "table": _("One table now."),
            "heading": _("Headings changed."),
            "leave-out": _("Left out; it stays listed here."),
        },
        "left_out_as": _("Left out: "),
        "taken_back": _("Taken back into the text."),
        "joined": _("Saved together with what was changed in another window."),
        "brought_back": _("Brought back from this browser: what was not saved yet."),
    }


def _accept(request: HttpRequest, kept: Import, into: Briefing | None) -> JsonResponse:
    try:
        data = sent(request)
        with transaction.atomic():
            briefing = _into(request, data, into) if into else _new(request, data, kept)
            Import.objects.filter(pk=kept.pk).update(briefing=briefing)
            if submits := bool(data.get("submits")) and into is None:
                publishing.submit(briefing=briefing, by=user_of(request), at=clock.now())
    except BadRequest as error:
        return refusal(str(error), error.status)
    except drafting.StaleDraft as error:
        return refusal(str(error), 409)
    except drafting.DraftError as error:
        return refusal(str(error), 400)
    if submits:
        messages.success(request, _("Sent to review."))
    name = "publish" if submits else "text"
    return JsonResponse(
        {"address": reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk])}
    )


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
