"""Preview of the mail that publishing or withdrawing would send, and a test of it to oneself."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMultiAlternatives
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
from alerts.announcements import previews
from alerts.models.follower import PARALLEL, VIEWS
from briefings.admin.permissions import needs, page, user_of
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.text.languages import DEFAULT
from mail.kinds import NotNeeded
from mail.models import Message
from mail.outgoing import outbox
from mail.outgoing.rendering import render

MAY_TEST = "alerts.send_test_alert"
_EVENTS = (previews.PUBLICATION, previews.WITHDRAWAL)
_PAGE_POLICY: dict[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
# The mail's styles are inline, as mail programs need them; it can run and load nothing.
_MAIL_POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "form-action": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which mail to show: about which event, in which language."""

    of: str
    view: str

    @classmethod
    def read(cls, request: HttpRequest) -> "Choice":
        choice = cls(request.GET.get("of", previews.PUBLICATION), request.GET.get("view", PARALLEL))
        if choice.of not in _EVENTS or choice.view not in dict(VIEWS):
            raise Http404
        return choice

    @property
    def query(self) -> str:
        return urlencode({"of": self.of, "view": self.view})

    def message(self, request: HttpRequest, briefing: Briefing, **more: str) -> Message:
        message = mails.test_message(
            briefing,
            user_of(request),
            of=self.of,
            view=self.view,
            interface=get_language() or DEFAULT,
            at=clock.now(),
        )
        message.about |= more
        return message

    def rendered(self, request: HttpRequest, briefing: Briefing) -> EmailMultiAlternatives:
        try:
            return render(self.message(request, briefing, is_preview="yes"))
        except NotNeeded:
            raise Http404 from None


@csp_override(_PAGE_POLICY)
@require_http_methods(["GET", "HEAD", "POST"])
@needs("view")
def preview(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Show the mail as HTML and as text; a POST sends it to the user."""
    choice = Choice.read(request)
    if request.method == "POST":
        return _send(request, briefing, choice)
    mail = choice.rendered(request, briefing)
    context = page(
        request,
        briefing,
        title=_("Mail to followers"),
        subject=mail.subject,
        text=mail.body,
        choice=choice,
        views=VIEWS,
        frame=f"{reverse('admin:alerts_mail_preview_frame', args=[briefing.pk])}?{choice.query}",
        may_test=request.user.has_perm(MAY_TEST),
    )
    return TemplateResponse(request, "admin/alerts/mail_preview.html", context)


@csp_override(_MAIL_POLICY)
@xframe_options_sameorigin
@require_safe
@needs("view")
def frame(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Return the mail's HTML, for the frame in the page of the preview."""
    mail = Choice.read(request).rendered(request, briefing)
    return HttpResponse(str(mail.alternatives[0][0]))


def _send(request: HttpRequest, briefing: Briefing, choice: Choice) -> HttpResponse:
    user = user_of(request)
    if not user.has_perm(MAY_TEST):
        raise PermissionDenied
    if user.email:
        with transaction.atomic():
            outbox.enqueue(choice.message(request, briefing))
        messages.success(request, _("A test is on its way to %s.") % user.email)
    else:
        messages.error(request, _("Your account has no e-mail address."))
    address = reverse("admin:alerts_mail_preview", args=[briefing.pk])
    return redirect(f"{address}?{choice.query}")
