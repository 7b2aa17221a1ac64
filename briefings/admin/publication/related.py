"""The related briefings below a briefing: the reasons, and the firm's choices to pin or remove."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from briefings import publishing, search
from briefings.admin.lists import choose_briefing
from briefings.admin.permissions import may, needs, page, user_of
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.people import PracticeArea
from briefings.models.published.edition import Listing
from briefings.models.published.related import RelatedChoice
from briefings.search.related import Link
from briefings.text.texts import Texts

SHOWN_REASONS = 6
_DONE = {
    publishing.PIN: gettext_lazy("%s is pinned: readers see it first."),
    publishing.REMOVE: gettext_lazy("%s is removed: readers of this briefing no longer see it."),
    publishing.UNDO: gettext_lazy("%s is shown again where its text is related."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Another briefing, with the reasons for its relation.

    Its title is the public one: the user may not be allowed to see a draft.
    """

    key: int
    reference: str
    title: Texts | None  # None if it is not public
    reasons: list[str]


class RelatedForm(forms.Form):
    what = forms.ChoiceField(choices=[(what, what) for what in _DONE])
    other = forms.CharField(
        max_length=choose_briefing.LONGEST,
        label=gettext_lazy("Pin another briefing"),
        help_text=gettext_lazy(
            "Choose a public briefing from the list, or write its reference or its whole title."
        ),
        widget=forms.TextInput(attrs={"list": "offered", "autocomplete": "off", "size": 60}),
    )

    def __init__(self, *args: Any, briefing: Briefing, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.briefing = briefing

    def clean_other(self) -> Briefing:
        other = choose_briefing.find_briefing(
            self.cleaned_data["other"].strip(), excluding=self.briefing
        )
        pins = self.cleaned_data.get("what") == publishing.PIN
        if pins and not publishing.is_public(other):
            raise forms.ValidationError(_("%s is not public.") % other.reference)
        return other


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view")
def related(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Show the related briefings, and store a publisher's choice."""
    allowed = may(request, "publish", briefing)
    form = RelatedForm(request.POST or None if allowed else None, briefing=briefing)
    if form.is_valid():
        what, other = form.cleaned_data["what"], form.cleaned_data["other"]
        publishing.choose_related(
            what, briefing=briefing, other=other, by=user_of(request), at=clock.now()
        )
        messages.success(request, _DONE[what] % other.reference)
        return redirect("admin:briefings_briefing_related", briefing.pk)
    pinned, shown, removed = _rows(briefing)
    context = page(
        request,
        briefing,
        title=_("Related briefings of %s") % briefing.reference,
        form=form,
        pinned=pinned,
        related=shown,
        removed=removed,
        is_public=publishing.is_public(briefing),
        offered=choose_briefing.lines_to_offer(briefing) if allowed else [],
    )
    template = "admin/briefings/briefing/publication/related.html"
    return TemplateResponse(request, template, context, status=400 if form.errors else 200)


def _rows(briefing: Briefing) -> tuple[list[Row], list[Row], list[Row]]:
    """Return what is pinned, what is related and what is removed."""
    relations = {one.other_id: one for one in _relations(briefing)}
    choices = {
        one.other_id: one for one in RelatedChoice.objects.filter(briefing=briefing).order_by("pk")
    }
    keys = {*relations, *choices}
    others = Briefing.objects.in_bulk(keys)
    public = Listing.objects.in_bulk(keys)
    names = _area_names(relations.values())

    def row(key: int) -> Row:
        relation = relations.get(key)
        title = Texts.by_language(public[key].card["title"]) if key in public else None
        reasons = _reasons(relation, names) if relation else []
        return Row(key, others[key].reference, title, reasons)

    pinned = [row(key) for key, choice in choices.items() if choice.is_pinned]
    removed = [row(key) for key, choice in choices.items() if not choice.is_pinned]
    shown = [row(key) for key in relations if key not in choices and key in public]
    return pinned, shown, removed


def _relations(briefing: Briefing) -> list[Link]:
    """Return the stored relations of a public briefing, or those that the draft would get."""
    if publishing.is_public(briefing):
        return search.related.relations_of_public(briefing.pk)
    return search.related.relations_of_draft(briefing.pk, publishing.freeze(briefing))


def _area_names(relations: Iterable[Link]) -> dict[str, str]:
    keys = [search.related.named(key) for one in relations for key in one.shared]
    slugs = {topic.name for topic in keys if topic.kind == search.related.AREAS}
    return {area.slug: str(area) for area in PracticeArea.objects.filter(slug__in=slugs)}


def _reasons(relation: Link, area_names: dict[str, str]) -> list[str]:
    """Return the names of the laws, terms and areas that both briefings have."""
    topics = [search.related.named(key) for key in relation.shared[:SHOWN_REASONS]]
    return [
        area_names.get(topic.name, topic.name) if topic.kind == search.related.AREAS else topic.name
        for topic in topics
    ]


PAGES = {"related": related}
