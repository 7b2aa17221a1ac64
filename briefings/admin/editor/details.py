"""Title and details on the text page: shown above the text, and saved with it."""

from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings import drafting
from briefings.admin.editor import author_choice, text_page, working_copy
from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import needs, user_of
from briefings.drafting.front_rows import SourceLine, set_authors, set_sources
from briefings.models.base.language_names import NAMES
from briefings.models.draft.briefing import Briefing, Source
from briefings.models.people import PracticeArea
from briefings.text.languages import TABLE, WRITTEN, column, columns
from briefings.text.texts import Texts

SIDES = ("title", "standfirst", "key_points", "jurisdiction")
DAYS = ("date", "law_as_at")
_FIELDS = [*columns(*SIDES), *DAYS, "areas"]
_BLANK = {"opened", *_FIELDS} - {"areas"}


def context_of_details(request: HttpRequest, briefing: Briefing) -> dict[str, Any]:
    """Return what the page shows: the form, and rows of authors, areas and sources."""
    form = _form(request, briefing)
    chosen = {area.pk for area in form.initial["areas"]}
    authors = list(briefing.bylines.order_by("position", "pk").values_list("author", flat=True))
    return {
        "form": form,
        "sides": [[form[name] for name in columns(field)] for field in SIDES],
        "days": [form[name] for name in DAYS],
        "areas": [(area, area.pk in chosen) for area in PracticeArea.objects.in_order()],
        "authors": [author_choice.AuthorRow("", "", f"author:{pk}", []) for pk in authors],
        "everybody": author_choice.everybody(),
        "sources": [_source_row(one) for one in briefing.sources.order_by("position", "pk")],
        "empty_source": _source_row(Source()),
        "missing": _missing(briefing, has_authors=bool(authors)),
    }


def _source_row(source: Source) -> dict[str, Any]:
    """Return the fields of a source, with a label in each language."""
    labels = [
        {
            "column": column("label", language),
            "tag": TABLE[language].tag,
            "language": NAMES[language],
            "text": label,
        }
        for language, label in Texts.of(source, "label").items()
    ]
    accessed = source.accessed.isoformat() if source.accessed else ""
    return {"labels": labels, "url": source.url, "accessed": accessed}


def _missing(briefing: Briefing, *, has_authors: bool) -> list[str]:
    """Return the details without which the briefing cannot be published."""
    missing = [
        (_("title"), bool(Texts.of(briefing, "title").missing())),
        (_("authors"), not has_authors),
        (_("date"), briefing.date is None),
    ]
    return [name for name, is_missing in missing if is_missing]


def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text page, with the details above the text for those who may change them."""
    answer = text_page.text(request, pk)
    if isinstance(answer, TemplateResponse) and answer.context_data:
        context = answer.context_data
        if context["may_change"]:
            context["details"] = context_of_details(request, context["briefing"])
            context["settings"]["kept"] = working_copy.kept_content(request, context["briefing"])
    return answer


@require_POST
@needs("view", "change")
def save(request: HttpRequest, briefing: Briefing) -> JsonResponse:
    """Save the details; if they are wrong or someone else saved them, refuse with the reasons."""
    try:
        data = sent(request)
        with transaction.atomic():
            return _saved(request, data, briefing)
    except BadRequest as error:
        return refusal(str(error), error.status)
    except drafting.DraftError as error:
        return refusal(str(error), 400)


def _saved(request: HttpRequest, data: dict[str, Any], briefing: Briefing) -> JsonResponse:
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    before = briefing.revision
    form = _form(request, briefing, _posted(data))
    if not form.is_valid():
        return _refused(form)
    model_admin: Any = admin.site.get_model_admin(Briefing)
    saved = form.save(commit=False)
    model_admin.save_model(request, saved, form, change=True)
    form.save_m2m()
    set_authors(saved, author_choice.chosen_authors(data.get("authors") or []))
    set_sources(saved, [_source(line) for line in _list(data.get("sources"))])
    revision = drafting.keep_front(saved, by=user_of(request))
    saved.refresh_from_db()
    authors = list(saved.bylines.order_by("position", "pk").values_list("author", flat=True))
    return JsonResponse(
        {
            "before": before,
            "revision": revision,
            "title": dict(Texts.of(saved, "title")),
            "authors": [f"author:{pk}" for pk in authors],
            "missing": _missing(saved, has_authors=bool(authors)),
            "said": _("Saved at %s") % time_format(timezone.localtime()),
        }
    )


def _form(request: HttpRequest, briefing: Briefing, data: QueryDict | None = None) -> ModelForm:
    model_admin: Any = admin.site.get_model_admin(Briefing)
    made = model_admin.get_form(request, briefing, change=True, fields=_FIELDS)
    return made(data, instance=briefing)


def _posted(data: dict[str, Any]) -> QueryDict:
    """Return the fields as a browser would post them; a form reads nothing else."""
    fields = data.get("fields")
    if not isinstance(fields, dict):
        raise BadRequest(_("What was sent is not the text of a briefing."))
    posted = QueryDict(mutable=True)
    for name in _BLANK:
        posted[name] = str(fields.get(name) or "")
    posted.setlist("areas", [str(one) for one in _list(data.get("areas"))])
    return posted


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _source(line: Any) -> SourceLine:
    if not isinstance(line, dict):
        raise BadRequest(_("What was sent is not the text of a briefing."))
    said = {name: str(line.get(name) or "").strip() for name in (*columns("label"), "url")}
    label = Texts(*(said[column("label", language)] for language in WRITTEN))
    day = str(line.get("accessed") or "")
    try:
        accessed = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise BadRequest(_("“%s” is not a date; write it like 2025-04-24.") % day) from error
    return SourceLine(label, said["url"], accessed)


def _refused(form: ModelForm) -> JsonResponse:
    reasons = {name: [str(one) for one in errors] for name, errors in form.errors.items()}
    named = [
        f"{form.fields[name].label}: {' '.join(said)}" if name in form.fields else " ".join(said)
        for name, said in reasons.items()
    ]
    # After a refusal because someone else has saved, the form has the newer revision, so that
    # saving again overwrites.
    opened = cast("QueryDict", form.data).get("opened")
    answer = {"error": " ".join(named), "fields": reasons, "opened": opened}
    return JsonResponse(answer, status=400)
