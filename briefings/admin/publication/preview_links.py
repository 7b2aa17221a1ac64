"""The Share page: preview links, and outsiders' comments."""

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from briefings import publishing
from briefings.admin.permissions import needs, page, user_of
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.preview import PreviewComment, PreviewLink
from briefings.sharing import preview_links

FORM_KEY_LENGTH = 32
_DAYS = [
    (1, gettext_lazy("1 day")),
    (7, gettext_lazy("7 days")),
    (30, gettext_lazy("30 days")),
]


class ShareForm(forms.Form):
    # Tells a form that is sent twice from the next one. A key of a few letters could repeat.
    key = forms.CharField(
        min_length=FORM_KEY_LENGTH, max_length=FORM_KEY_LENGTH, widget=forms.HiddenInput
    )
    label = forms.CharField(
        max_length=200,
        label=gettext_lazy("For whom"),
        help_text=gettext_lazy("Only you see this."),
    )
    days = forms.TypedChoiceField(
        choices=_DAYS, coerce=int, initial=7, widget=forms.RadioSelect, label=gettext_lazy("Until")
    )
    takes_comments = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("May comment on each paragraph")
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["key"] = secrets.token_hex(FORM_KEY_LENGTH // 2)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view", "change")
def share(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Show the links of a briefing; a new link is shown only once."""
    form = ShareForm(request.POST or None)
    if not form.is_valid():
        return _page(request, briefing, form=form)
    choices = dict(form.cleaned_data)
    try:
        link, token = preview_links.share(
            briefing=briefing,
            by=user_of(request),
            at=clock.now(),
            form_key=choices.pop("key"),
            **choices,
        )
    except preview_links.LinkEnded:
        messages.error(request, _("The link that this form made has ended. Make a new one."))
        return _page(request, briefing, form=ShareForm(initial=choices))
    address = settings.SITE_URL + reverse("preview", args=[token])
    return _page(request, briefing, form=ShareForm(), made=link, address=address)


def _page(
    request: HttpRequest, briefing: Briefing, *, form: ShareForm, **more: Any
) -> HttpResponse:
    context = page(
        request,
        briefing,
        title=_("Share"),
        form=form,
        links=_links(briefing),
        comments=_comments(briefing),
        **more,
    )
    template = "admin/briefings/briefing/publication/share.html"
    return TemplateResponse(request, template, context, status=400 if form.errors else 200)


def _links(briefing: Briefing) -> list[tuple[PreviewLink, bool]]:
    """Return the links, newest first, each with whether it is still valid."""
    now = timezone.now()
    rows = list(briefing.preview_links.select_related("created_by").order_by("-created_at", "-pk"))
    return [(row, row.is_alive(now)) for row in rows]


def _comments(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the comments by pair in the text's order; those on deleted pairs are last."""
    comments: dict[str, list[PreviewComment]] = {}
    rows = PreviewComment.objects.filter(link__briefing=briefing).select_related("link")
    for one in rows:
        comments.setdefault(one.paragraph, []).append(one)
    if not comments:
        return []
    shown = []
    for number, pair in enumerate(publishing.freeze(briefing).pairs(), start=1):
        if found := comments.pop(pair.id, None):
            shown.append({"id": pair.id, "number": number, "text": pair.text, "comments": found})
    gone = [{"id": "", "number": None, "comments": found} for found in comments.values()]
    return shown + gone


@require_POST
@needs("view", "change")
def end(request: HttpRequest, briefing: Briefing, link: int) -> HttpResponse:
    found = get_object_or_404(briefing.preview_links, pk=link)
    if preview_links.unshare(link=found, by=user_of(request), at=timezone.now()):
        messages.success(request, _("The link is ended; it shows nothing any more."))
    return redirect("admin:briefings_briefing_share", briefing.pk)


@require_POST
@needs("view", "change")
def done(request: HttpRequest, briefing: Briefing, comment: int) -> HttpResponse:
    """Mark a comment as done or not done."""
    comments = PreviewComment.objects.filter(link__briefing=briefing)
    found = get_object_or_404(comments, pk=comment)
    found.done_at = None if found.done_at else timezone.now()
    found.save(update_fields=["done_at"])
    answer = redirect("admin:briefings_briefing_share", briefing.pk)
    answer["Location"] += f"#said-{found.paragraph}"
    return answer


PAGES = {"share": share}
MORE = {
    "share/<int:link>/end": ("share_end", end),
    "share/said/<int:comment>/done": ("share_done", done),
}
