"""The work on a review, saved with the import as the lawyer goes on."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings import drafting
from briefings.admin.editor.author_choice import AuthorRow, kept_rows, typed_rows
from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.imports.kept_imports import own_import
from briefings.admin.imports.new_from_text import target
from briefings.admin.imports.review_rows import first_marks, sent_marks
from briefings.admin.permissions import user_of
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.staff import person_name
from briefings.text.languages import column, columns
from briefings.text.texts import Texts

SIDES = ("title", "standfirst")
FRONT = (*columns(*SIDES), "date")
OWN_TEXT = "text"


def way_of(into: Briefing | None, *, fills: bool) -> str:
    """Return the name under which the work is kept.

    The work is kept under one name whether the text becomes a new briefing or is added to another,
    but under another name if the text is set beside the rows of a briefing.
    """
    return Import.work_beside(into.pk) if into and fills else OWN_TEXT


class Work:
    """The review as it was saved last, or as it begins."""

    def __init__(self, kept: Import, way: str, *, afresh: bool = False):
        self.way = way
        self._saved = {} if afresh else _kept_work(kept, way) or {}

    @property
    def is_begun(self) -> bool:
        return bool(self._saved)

    def front(self, name: str, read: Any) -> Any:
        """Return a field of the front matter; `read` is what the import says."""
        return self._saved.get("front", {}).get(name, read)

    def sides(self, field: str, read: dict[str, str]) -> dict[str, str]:
        return {
            language: self.front(column(field, language), text)
            for language, text in Texts.by_language(read).items()
        }

    @property
    def authors(self) -> list[AuthorRow]:
        return kept_rows(self.front("authors", []))

    def text(
        self,
        read: dict[str, Any],
        review: list[dict[str, Any]],
        left: list[dict[str, Any]],
    ) -> dict[str, Any]:
        """Return the sections and the marks of their rows."""
        if self.is_begun:
            return {name: self._saved[name] for name in ("sections", "rows")}
        sections = read["sections"]
        return {"sections": sections, "rows": first_marks(sections, review, left)}

    def base(self, into: Briefing | None) -> int:
        """Return the revision of the briefing that the rows go back to.

        Rows set beside those of a briefing hold its text as it was when the review began; a
        separate text is compared with the briefing as it is now.
        """
        now = into.revision if into else 0
        return self._saved.get("base", now) if self.way != OWN_TEXT else now


def _kept_work(kept: Import, way: str) -> dict[str, Any] | None:
    return (kept.review or {}).get(way)


@require_POST
def save(request: HttpRequest, number: int) -> JsonResponse:
    """Save the work, or return the work of another user who has saved it in the meantime."""
    kept = own_import(request, number)
    into = target(request)
    try:
        data = sent(request)
        way = _way(data, into)
        work = _work(data)
    except BadRequest as error:
        return refusal(str(error), error.status)
    except drafting.DraftError as error:
        return refusal(str(error), 400)
    if _kept_work(kept, way) == work:  # the answer to an earlier request was lost
        return _saved(kept.review_revision)
    if not _keep(kept, {way: work}, data.get("revision"), request, into):
        return _saved_meanwhile(own_import(request, number), way)
    return _saved(kept.review_revision + 1)


def _keep(
    kept: Import, work: dict[str, Any], revision: Any, request: HttpRequest, into: Briefing | None
) -> bool:
    if kept.review_revision != revision:
        return False
    rows = Import.objects.filter(pk=kept.pk, review_revision=revision)
    changed = rows.update(
        review={**(kept.review or {}), **work},
        review_revision=revision + 1,
        reviewed_at=timezone.now(),
        reviewed_by=user_of(request),
        intended_for=into,
    )
    return changed == 1


def _saved(revision: int) -> JsonResponse:
    said = _("Review saved at %s") % time_format(timezone.localtime())
    return JsonResponse({"revision": revision, "said": said})


def _saved_meanwhile(kept: Import, way: str) -> JsonResponse:
    by = kept.reviewed_by
    said = _("%(name)s saved this review at %(time)s, in another window.") % {
        "name": person_name(by) or "—",
        "time": time_format(timezone.localtime(kept.reviewed_at or timezone.now())),
    }
    answer = {"error": said, "revision": kept.review_revision, "work": _kept_work(kept, way)}
    return JsonResponse(answer, status=409)


def _way(data: dict[str, Any], into: Briefing | None) -> str:
    way = data.get("way")
    if way not in (way_of(into, fills=False), way_of(into, fills=True)):
        raise _unreadable()
    return way


def _work(data: dict[str, Any]) -> dict[str, Any]:
    text = drafting.checked(data)
    count = sum(1 + len(section["paragraphs"]) for section in text["sections"])
    front = data.get("front")
    if not isinstance(front, dict):
        raise _unreadable()
    base = data.get("base")
    try:
        marks = sent_marks(data.get("rows"), count)
    except (AttributeError, TypeError, ValueError) as error:
        raise _unreadable() from error
    return {
        "sections": text["sections"],
        "rows": marks,
        "front": {name: str(front.get(name) or "") for name in (*FRONT, "how")}
        | {"authors": typed_rows(front.get("authors"))},
        "base": base if isinstance(base, int) else 0,
    }


def _unreadable() -> BadRequest:
    return BadRequest(_("What was sent is not the text of a briefing."))
