"""Sign-off: submit for review, send back, approve, cancel a planned publication."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings import publishing
from briefings.admin.permissions import needs, user_of
from briefings.admin.publication import publish_page
from briefings.admin.publication.publish_forms import SendBackForm
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.text.input_cleaning import whole_number
from briefings.text.languages import WRITTEN


@require_POST
@needs("view", "change")
def submit(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    try:
        publishing.submit(briefing=briefing, by=user_of(request), at=clock.now())
    except publishing.Refused as refusal:
        return _refused(request, briefing, refusal)
    messages.success(request, _("Sent to review."))
    return _back(briefing)


@require_POST
@needs("view", "approve")
def send_back(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return publish_page.render_page(request, briefing, returning=form, status=400)
    note = form.cleaned_data["note"]
    try:
        publishing.send_back(briefing=briefing, by=user_of(request), at=clock.now(), note=note)
    except publishing.Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return publish_page.render_page(request, briefing, returning=form, status=400)
    messages.success(request, _("Sent back with your note."))
    return _back(briefing)


@require_POST
@needs("view", "approve")
def approve(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Approve one or all languages, at the revision shown on the page."""
    languages = [one for one in WRITTEN if one in request.POST.getlist("language")]
    revision = whole_number(request.POST.get("revision", ""))
    for language in languages:
        try:
            publishing.approve(
                briefing=briefing,
                language=language,
                by=user_of(request),
                at=clock.now(),
                revision=revision or 0,
            )
        except publishing.Refused as refusal:
            return _refused(request, briefing, refusal)
        messages.success(request, _approved(language))
    return _back(briefing)


def _approved(language: str) -> str:
    return _("You have approved the %s.") % publishing.name_of(language)


@require_POST
@needs("view", "approve")
def approve_edition(request: HttpRequest, briefing: Briefing, number: int) -> HttpResponse:
    edition = briefing.editions.filter(number=number).first()
    language = request.POST.get("language")
    if edition is None or language not in WRITTEN:
        raise Http404
    try:
        publishing.approve_edition(
            edition=edition, language=language, by=user_of(request), at=clock.now()
        )
    except publishing.Refused as refusal:
        return _refused(request, briefing, refusal)
    messages.success(request, _approved(language))
    return _back(briefing)


@require_POST
@needs("view", "publish")
def unplan(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    try:
        publishing.unplan(briefing=briefing, by=user_of(request), at=clock.now())
    except publishing.Refused as refusal:
        return _refused(request, briefing, refusal)
    messages.success(request, _("No longer planned; nothing will be published by itself."))
    return _back(briefing)


def _refused(request: HttpRequest, briefing: Briefing, refusal: publishing.Refused) -> HttpResponse:
    for reason in refusal.reasons:
        messages.error(request, reason)
    return _back(briefing)


def _back(briefing: Briefing) -> HttpResponse:
    return redirect("admin:briefings_briefing_publish", briefing.pk)


PAGES = {"submit": submit, "send_back": send_back, "approve": approve, "unplan": unplan}
