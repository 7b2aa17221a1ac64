"""Withdraw a public briefing: why, whether its text stays readable, and what supersedes it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from briefings import clock, publishing
from briefings.admin.permissions import door, page
from briefings.admin.publication.publish_forms import BilingualForm
from briefings.admin.publication.publish_page import attempt
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Listing
from briefings.text.languages import WRITTEN, column
from briefings.text.texts import Texts

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
        max_length=1_000,
        label=gettext_lazy("Superseded by"),
        help_text=gettext_lazy(
            "Choose a public briefing: type some words of its title, or its reference."
        ),
        widget=forms.TextInput(attrs={"list": "successors", "autocomplete": "off", "size": 60}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.add_sides(
            gettext_lazy("Reason · Chinese"), gettext_lazy("Reason · English"), required=True
        )

    def clean_successor(self) -> Briefing | None:
        said = self.cleaned_data["successor"].strip()
        if not said:
            return None
        reference = said.split()[0]  # of a line that was chosen, which begins with it
        if by_reference := Briefing.objects.kept().by_reference(reference).first():
            return by_reference
        found = _public_with_title(said)
        if not found:
            raise forms.ValidationError(
                _("There is no public briefing with this reference or title.")
            )
        if len(found) > 1:
            which = ", ".join(one.reference for one in found)
            raise forms.ValidationError(_("Several briefings have these words: %s") % which)
        return found[0].briefing


@require_http_methods(["GET", "HEAD", "POST"])
@door("view", "publish")
def withdraw(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Ask for the reason, then withdraw the briefing."""
    form = WithdrawForm(request.POST or None, initial={"revision": briefing.revision})
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
        successors=_newest_others(briefing),
    )
    template = "admin/briefings/briefing/withdraw.html"
    return TemplateResponse(request, template, context, status=400 if form.errors else 200)


_OFFERED = 300
_NAMED = 5


def _newest_others(briefing: Briefing) -> list[str]:
    """Return the lines to choose a successor from; older ones are found by words of the title."""
    others = Listing.objects.exclude(briefing=briefing).only("reference", "card")
    return [
        " ".join([one.reference, *filter(None, Texts.by_language(one.card["title"]).values())])
        for one in others.order_by("-date", "-briefing")[:_OFFERED]
    ]


def _public_with_title(words: str) -> list[Listing]:
    """Return the public briefings that have the words in a title, or that title exactly."""
    titles = {f"title_{column('in', each)}": KT(f"card__title__{each}") for each in WRITTEN}
    rows = Listing.objects.annotate(**titles).select_related("briefing")
    exactly, somewhere = Q(), Q()
    for name in titles:
        exactly |= Q(**{f"{name}__iexact": words})
        somewhere |= Q(**{f"{name}__icontains": words})
    same = list(rows.filter(exactly).order_by("-date", "-briefing")[:_NAMED])
    return same or list(rows.filter(somewhere).order_by("-date", "-briefing")[:_NAMED])


PAGES = {"withdraw": withdraw}
