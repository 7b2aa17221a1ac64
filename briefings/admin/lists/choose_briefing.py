"""Choose a public briefing by its reference, or by its whole title, from a list of the newest."""

from functools import reduce
from operator import or_

from django import forms
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Listing
from briefings.text.languages import WRITTEN, column
from briefings.text.texts import Texts

LONGEST = 1_000
_OFFERED = 300
_NAMED = 5


def find_briefing(typed: str, *, excluding: Briefing | None = None) -> Briefing:
    """Return the briefing that was typed or chosen; it may be a draft. Raises ValidationError."""
    reference = (typed.split() or [""])[0]  # a line from the list begins with the reference
    others = Briefing.objects.kept().exclude(pk=_key(excluding))
    if by_reference := others.by_reference(reference).first():
        return by_reference
    same = _public_where("iexact", typed, excluding)
    if len(same) == 1:
        return same[0].briefing
    like = same or _public_where("icontains", typed, excluding)
    if not like:
        raise forms.ValidationError(not_found())
    which = "; ".join(map(line_of, like))
    raise forms.ValidationError(_("Choose one by its reference or its whole title: %s") % which)


def not_found() -> str:
    return _("There is no other public briefing with this reference or title.")


def lines_to_offer(excluding: Briefing | None = None) -> list[str]:
    """Return the lines to choose from; an older briefing is found by its title."""
    others = Listing.objects.exclude(briefing=_key(excluding)).only("reference", "card")
    return [line_of(listing) for listing in others.order_by("-date", "-briefing")[:_OFFERED]]


def line_of(listing: Listing) -> str:
    titles = Texts.by_language(listing.card["title"]).values()
    return " ".join([listing.reference, *filter(None, titles)])


def _key(briefing: Briefing | None) -> int:
    return briefing.pk if briefing else 0


def _public_where(lookup: str, words: str, excluding: Briefing | None) -> list[Listing]:
    """Return a few public briefings whose title matches."""
    titles = {f"title_{column('in', each)}": KT(f"card__title__{each}") for each in WRITTEN}
    where = reduce(or_, (Q(**{f"{name}__{lookup}": words}) for name in titles))
    rows = Listing.objects.annotate(**titles).exclude(briefing=_key(excluding))
    rows = rows.select_related("briefing").filter(where)
    return list(rows.order_by("-date", "-briefing")[:_NAMED])
