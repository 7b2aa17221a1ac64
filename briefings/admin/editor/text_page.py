"""The text page: all languages of a briefing on one page, saved as one document."""

import json
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from briefings import drafting, importing
from briefings.admin.editor.commands import commands
from briefings.admin.editor.pasted_html import marked_text
from briefings.admin.lists import choose_briefing
from briefings.admin.permissions import may, needs, page, user_of
from briefings.drafting.working_copies import forget_copy
from briefings.models.base.language_names import NAMES, names_beside
from briefings.models.draft.briefing import Briefing
from briefings.text.chinese.simplified import convert
from briefings.text.input_cleaning import is_storable
from briefings.text.languages import DEFAULT, written
from briefings.workflow.returned import returned

if TYPE_CHECKING:
    from briefings.workflow.annotated import AnnotatedBriefing


class BadRequest(Exception):
    """The request cannot be read; the message is for the user, `status` for the browser."""

    def __init__(self, message: str, status: int = 400):
        super().__init__(message)
        self.status = status


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view")
def text(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    if request.method == "POST":
        return _save(request, briefing)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"token": get_token(request), "revision": briefing.revision})
    return TemplateResponse(
        request, "admin/briefings/briefing/editor/text.html", _context(request, briefing)
    )


def _context(request: HttpRequest, briefing: Briefing) -> dict[str, Any]:
    return page(
        request,
        briefing,
        title=_("Text of %s") % briefing.reference,
        text=drafting.text_of(briefing),
        returned=returned(briefing) if cast("AnnotatedBriefing", briefing).was_returned else None,
        public_briefings=choose_briefing.lines_to_offer(briefing),
        settings={
            "briefing": briefing.pk,
            "revision": briefing.revision,
            "readonly": not may(request, "change", briefing),
            "url": request.path,
            "paste": reverse("admin:briefings_briefing_paste"),
            "pictures": reverse("admin:briefings_briefing_pictures"),
            "details": reverse("admin:briefings_briefing_details", args=[briefing.pk]),
            "keep": reverse("admin:briefings_briefing_working_copy", args=[briefing.pk]),
            "places": reverse("admin:briefings_briefing_places"),
            "style": reverse("admin:briefings_briefing_style"),
            "simplified": reverse("admin:briefings_briefing_simplified"),
            "presence": reverse("admin:briefings_briefing_presence", args=[briefing.pk]),
            "checks": reverse("admin:briefings_briefing_checks"),
            "links": reverse("admin:briefings_briefing_links", args=[briefing.pk]),
            "term": _address_for_terms(request),
            "token": get_token(request),
            "commands": commands(readonly=not may(request, "change", briefing)),
            "words": words(),
        },
    )


def _address_for_terms(request: HttpRequest) -> str:
    """Return the URL for adding a term; empty if the user may not."""
    allowed = request.user.has_perm("briefings.add_term")
    return reverse("admin:briefings_term_note") if allowed else ""


def words() -> dict[str, Any]:
    """Return the editor's messages."""
    return {
        "sides": {language: str(name) for language, name in NAMES.items()},
        "behind": {
            language: _("The %(behind)s is behind the %(ahead)s.")
            % {"behind": name, "ahead": names_beside(language)}
            for language, name in NAMES.items()
        },
        "levels": [_("Heading"), _("Heading of the second level"), _("Heading of the third level")],
        "inStep": _("Nothing is behind."),
        "checks": {"asking": _("Asking…")},
        "presence": {
            **{
                language: _("{name} is editing the %s of section {section}") % name
                for language, name in NAMES.items()
            },
            "open": _("{name} has this text open"),
        },
        "uploading": _("Uploading the picture…"),
        "unsaved": _("Not saved yet"),
        "saving": _("Saving…"),
        "deleted": _("Deleted."),
        **_words_of_selection(),
        "undo": _("Undo"),
        "onlyText": _("Only the text is shown. Esc shows the rest again."),
        "back": _("Show all"),
        "rich": {
            "note": _("Footnote"),
            "caption": _("Table caption"),
            "rows": _("These are several paragraphs in one row."),
            "makeRows": _("A row for each"),
        },
        "theirs": _("Saved, together with changes that someone else made in the meantime."),
        "offline": _(
            "The server cannot be reached. Nothing is lost: your text stays here and in this "
            "browser, and is sent by itself as soon as that is possible."
        ),
        "signedOut": _(
            "You have been signed out. Sign in again in another window; your text stays here and "
            "is then saved by itself."
        ),
        "failed": _("The text could not be saved. It stays here; please try again."),
    }


def _words_of_selection() -> dict[str, Any]:
    """Return the messages about selected rows; the page puts their number for {n}."""
    return {
        "selected": [_("1 row selected"), _("{n} rows selected")],
        "cannotMerge": _("Only neighbouring rows can be merged: all paragraphs, or all headings."),
        "done": {"delete": _("Rows deleted: {n}"), "merge": _("Rows merged: {n}")},
    }


def _save(request: HttpRequest, briefing: Briefing) -> JsonResponse:
    if not may(request, "change", briefing):
        return refusal(_("You may read this briefing, but not change it."), 403)
    try:
        data = sent(request)
        text: Any = data.get("text")  # drafting.save() checks it
        saved = drafting.save(
            briefing=briefing,
            text=text,
            by=user_of(request),
            revision=_number(data),
            clash=_clash(data.get("clash")),
        )
    except BadRequest as error:
        return refusal(str(error), error.status)
    except drafting.StaleDraft as error:
        return _clashing(error)
    except drafting.DraftError as error:
        return refusal(str(error), 400)
    forget_copy(briefing, by=user_of(request))
    return JsonResponse(
        {
            "revision": saved.revision,
            "ids": [row["id"] for row in _rows(saved.text)],
            "behind": [row.get("behind", "") for row in _rows(saved.text)],
            # Others have saved meanwhile: the page must show their changes too.
            "text": saved.text if saved.revision > _number(data) + 1 else None,
            "said": _("Saved at %s") % time_format(timezone.localtime()),
        }
    )


def _clash(data: Any) -> drafting.Clashed | None:
    """Return the clash that a text resolves, from the request."""
    if not isinstance(data, dict) or not isinstance(data.get("opened"), int):
        return None
    shown = data.get("shown")
    return drafting.Clashed(
        data["opened"], frozenset(map(str, shown if isinstance(shown, list) else []))
    )


def _clashing(error: drafting.StaleDraft) -> JsonResponse:
    answer = {
        "error": str(error),
        "revision": error.revision,
        "text": error.text,
        "clashes": [clash._asdict() for clash in error.clashes],
    }
    return JsonResponse(answer, status=409)


def sent(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object in a request's body. Raises BadRequest."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if int(request.headers.get("Content-Length") or 0) > most:
        raise BadRequest(
            _("The text is larger than %s and was not saved. Make two briefings of it.")
            % filesizeformat(most),
            413,
        )
    if request.content_type != "application/json":
        raise BadRequest(_("What was sent is not the text of a briefing."), 415)
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(_("What was sent is not the text of a briefing.")) from error
    if not isinstance(data, dict):
        raise BadRequest(_("What was sent is not the text of a briefing."))
    # For texts, drafting raises an error that quotes the words before the character.
    if not is_storable({name: value for name, value in data.items() if name != "text"}):
        raise BadRequest(_("The text holds a character that cannot be stored."))
    return data


def _number(data: dict[str, Any]) -> int:
    revision = data.get("revision")
    if not isinstance(revision, int):
        raise BadRequest(_("What was sent does not say which copy was opened."))
    return revision


def _rows(text: drafting.Document) -> list[drafting.Document]:
    """Return headings and pairs, in the order of the editor's rows."""
    return [row for section in text["sections"] for row in (section, *section["paragraphs"])]


def refusal(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """Convert pasted HTML to the Markdown subset."""
    if not (may(request, "change") or may(request, "add")):
        raise PermissionDenied
    try:
        html = sent(request).get("html")
    except BadRequest as error:
        return refusal(str(error), error.status)
    if not isinstance(html, str):
        return refusal(_("The pasted text could not be read."), 400)
    try:
        text, said = marked_text(html)
        return JsonResponse({"text": text, "said": " ".join(said)})
    except importing.ImportRefused as refused:
        return refusal(refused.reasons[spoken()], 400)


@require_POST
def simplified(request: HttpRequest) -> JsonResponse:
    """Return texts converted to Simplified characters; store nothing."""
    if not may(request, "view"):
        raise PermissionDenied
    try:
        texts = sent(request).get("texts")
    except BadRequest as error:
        return refusal(str(error), error.status)
    if not (isinstance(texts, list) and all(isinstance(text, str) for text in texts)):
        return refusal(_("What was sent is not the text of a briefing."), 400)
    return JsonResponse({"texts": [convert(text) for text in texts]})


def spoken() -> str:
    """Return the admin's language if the importer gives its reasons in it, else the default."""
    return written(get_language() or DEFAULT)
