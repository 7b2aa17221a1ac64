"""Withdraw a public briefing: why, whether its text stays readable, and what supersedes it."""

from functools import reduce
from operator import or_
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
        reference = said.split()[0]  # of a line that was chosen, which begins with it
        others = Briefing.objects.kept().exclude(pk=self.briefing.pk)
        if by_reference := others.by_reference(reference).first():
            return by_reference
        same = _public_with_title(said, but=self.briefing)
        if len(same) == 1:
            return same[0].briefing
        raise forms.ValidationError(_not_chosen(same or _public_with_words(said, self.briefing)))


@require_http_methods(["GET", "HEAD", "POST"])
@door("view", "publish")
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
        successors=_newest_others(briefing),
    )
    template = "admin/briefings/briefing/withdraw.html"
    return TemplateResponse(request, template, context, status=400 if form.errors else 200)


_OFFERED = 300
_NAMED = 5


def _newest_others(briefing: Briefing) -> list[str]:
    """Return the lines to choose a successor from; the title of an older one leads to its line."""
    others = Listing.objects.exclude(briefing=briefing).only("reference", "card")
    return [_line(one) for one in others.order_by("-date", "-briefing")[:_OFFERED]]


def _line(one: Listing) -> str:
    return " ".join([one.reference, *filter(None, Texts.by_language(one.card["title"]).values())])


def _not_chosen(like: list[Listing]) -> str:
    """Return why there is no successor, with the lines of those that may be meant."""
    if not like:
        return _("There is no other public briefing with this reference or title.")
    which = "; ".join(map(_line, like))
    return _("Choose one by its reference or its whole title: %s") % which


def _public_with_title(title: str, *, but: Briefing) -> list[Listing]:
    """Return the other public briefings that have exactly this title in a language."""
    return _public_where("iexact", title, but)


def _public_with_words(words: str, but: Briefing) -> list[Listing]:
    """Return the other public briefings that have the words in a title."""
    return _public_where("icontains", words, but)


def _public_where(lookup: str, words: str, but: Briefing) -> list[Listing]:
    titles = {f"title_{column('in', each)}": KT(f"card__title__{each}") for each in WRITTEN}
    where = reduce(or_, (Q(**{f"{name}__{lookup}": words}) for name in titles))
    rows = Listing.objects.annotate(**titles).exclude(briefing=but).select_related("briefing")
    return list(rows.filter(where).order_by("-date", "-briefing")[:_NAMED])


PAGES = {"withdraw": withdraw}
