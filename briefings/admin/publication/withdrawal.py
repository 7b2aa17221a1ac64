"""Withdraw a public briefing: why, whether its text stays readable, and what supersedes it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from briefings import publishing
from briefings.admin.lists import choose_briefing
from briefings.admin.permissions import needs, page
from briefings.admin.publication.publish_forms import BilingualForm
from briefings.admin.publication.publish_page import attempt
from briefings.models import clock
from briefings.models.draft.briefing import Briefing

KEPT, GONE = "kept", "gone"
_TEXT = [
    (KEPT, gettext_lazy("stays readable, under a banner with the reason")),
    (GONE, gettext_lazy("is gone: readers get the reason only")),
]


class WithdrawForm(BilingualForm):
    text = forms.ChoiceField(
        choices=_TEXT, widget=forms.RadioSelect, label=gettext_lazy("The text"), initial=GONE
    )
    successor = forms.CharField(
        required=False,
        max_length=choose_briefing.LONGEST,
        label=gettext_lazy("Superseded by"),
        help_text=gettext_lazy(
            "Choose a public briefing from the list, or write its reference or its whole title."
        ),
        widget=forms.TextInput(attrs={"list": "successors", "autocomplete": "off", "size": 60}),
    )

    def __init__(self, *args: Any, briefing: Briefing, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.briefing = briefing
        self.add_sides(
            gettext_lazy("Reason · Chinese"), gettext_lazy("Reason · English"), required=True
        )

    def clean_successor(self) -> Briefing | None:
        said = self.cleaned_data["successor"].strip()
        if not said:
            return None
        return choose_briefing.find_briefing(said, excluding=self.briefing)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view", "publish")
def withdraw(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Ask for the reason, then withdraw the briefing."""
    initial = {"revision": briefing.revision}
    form = WithdrawForm(request.POST or None, initial=initial, briefing=briefing)
    if form.is_valid() and attempt(
        form,
        publishing.withdraw,
        briefing=briefing,
        by=request.user,
        at=clock.now(),  # a withdrawal does not require a trusted clock
        reason=form.both(),
        keeps_text=form.cleaned_data["text"] == KEPT,
        successor=form.cleaned_data["successor"],
    ):
        messages.success(request, _("The briefing is withdrawn; readers see the reason."))
        return redirect("admin:briefings_briefing_editions", briefing.pk)
    context = page(
        request,
        briefing,
        title=_("Withdraw %s") % briefing.reference,
        form=form,
        is_public=publishing.is_public(briefing),
        successors=choose_briefing.lines_to_offer(briefing),
    )
    template = "admin/briefings/briefing/publication/withdraw.html"
    return TemplateResponse(request, template, context, status=400 if form.errors else 200)


PAGES = {"withdraw": withdraw}
