"""Preview of the mail that publishing a draft would send, and a test of it to oneself."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from alerts import mails
from alerts.models.follower import PARALLEL, VIEWS
from briefings.admin.permissions import door, page, user_of
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.text.languages import DEFAULT
from mail.models import Message
from mail.outgoing import outbox
from mail.outgoing.rendering import render

MAY_TEST = "alerts.send_test_alert"
_PAGE_POLICY: dict[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
# The mail's styles are inline, as mail programs need them; it can run and load nothing.
_MAIL_POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "form-action": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}


@csp_override(_PAGE_POLICY)
@require_http_methods(["GET", "HEAD", "POST"])
@door("view")
def preview(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Show the mail as HTML and as text; a POST sends it to the user."""
    view = _view(request.GET.get("view", PARALLEL))
    if request.method == "POST":
        return _send(request, briefing, view)
    mail = render(_message(request, briefing, view, is_preview="yes"))
    context = page(
        request,
        briefing,
        title=_("Mail to followers"),
        subject=mail.subject,
        text=mail.body,
        view=view,
        views=VIEWS,
        frame=f"{reverse('admin:alerts_mail_preview_frame', args=[briefing.pk])}?view={view}",
        may_test=request.user.has_perm(MAY_TEST),
    )
    return TemplateResponse(request, "admin/alerts/mail_preview.html", context)


@csp_override(_MAIL_POLICY)
@xframe_options_sameorigin
@require_safe
@door("view")
def frame(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Return the mail's HTML, for the frame in the page of the preview."""
    view = _view(request.GET.get("view", PARALLEL))
    mail = render(_message(request, briefing, view, is_preview="yes"))
    return HttpResponse(str(mail.alternatives[0][0]))


def _send(request: HttpRequest, briefing: Briefing, view: str) -> HttpResponse:
    user = user_of(request)
    if not user.has_perm(MAY_TEST):
        raise PermissionDenied
    if user.email:
        with transaction.atomic():
            outbox.enqueue(_message(request, briefing, view))
        messages.success(request, _("A test is on its way to %s.") % user.email)
    else:
        messages.error(request, _("Your account has no e-mail address."))
    address = reverse("admin:alerts_mail_preview", args=[briefing.pk])
    return redirect(f"{address}?view={view}")


def _view(name: str) -> str:
    if name not in dict(VIEWS):
        raise Http404
    return name


def _message(request: HttpRequest, briefing: Briefing, view: str, **more: str) -> Message:
    message = mails.test_message(
        briefing, user_of(request), view=view, interface=get_language() or DEFAULT, at=clock.now()
    )
    message.about |= more
    return message
