"""A public briefing as readers see it: its addresses, and the notice of its last edition."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings.models.base.language_names import NAMES
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Listing
from briefings.text.addresses.slugs import slug
from briefings.text.languages import DEFAULT, TABLE, WRITTEN
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a public page, and the name of its language or view."""

    name: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Published:
    """The current edition, its addresses, and how readers learn of it, with the change note."""

    edition: Edition
    addresses: list[Address]
    told: str
    note: Texts


def published_at(briefing: Briefing) -> Published | None:
    """Return where clients read the briefing; None if it is not public."""
    listing = Listing.objects.filter(briefing=briefing).select_related("edition").first()
    if listing is None:
        return None
    edition = listing.edition
    place = (listing.reference, slug(Texts.by_language(listing.card["title"])))
    addresses = [
        Address(str(NAMES[each]), TABLE[each].tag, _absolute(each, "detail", *place))
        for each in listing.card["languages"]
        if each in WRITTEN
    ]
    if len(addresses) > 1:
        parallel = _absolute(DEFAULT, "parallel", listing.reference)
        addresses.append(Address(_("Parallel"), "", parallel))
    return Published(edition, addresses, _how_readers_learn(edition), edition.history_note)


def _absolute(language: str, name: str, *args: str) -> str:
    with override(language):
        return settings.SITE_URL + reverse(f"briefings:{name}", args=args)


def _how_readers_learn(edition: Edition) -> str:
    """Return in a sentence how readers learn of the edition."""
    if edition.change_note.present():
        return _("Readers find this note at the top of the page and in the feeds:")
    if edition.number == 1:
        return _("It is in the list of briefings and in the feeds, by its date.")
    return _("Minor correction: readers are not notified, and its dates stay the same.")
