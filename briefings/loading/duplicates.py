"""Compare an archive's document with the existing briefing of the same identifier."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from briefings import drafting
from briefings.loading.entries import Entry, fingerprint
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import DraftVersion
from briefings.models.published.edition import Edition


class Known:
    """Existing briefings: the text as imported, the current text, and which are published."""

    def __init__(self, pks: Iterable[int]) -> None:
        pks = list(pks)
        self._texts: dict[int, set[bytes]] = defaultdict(set)
        self._briefings = Briefing.objects.in_bulk(pks) if pks else {}
        for pk, text in _first_texts(pks):
            self._texts[pk].add(fingerprint(text))
        published = Edition.objects.filter(briefing__in=pks).values_list("briefing", flat=True)
        self._published = set(published) if pks else set()

    def reason_against(self, entry: Entry, pks: set[int], *, publish: bool) -> str:
        """Return how the entry differs from the briefing with its identifier; empty if not at
        all.
        """
        text = fingerprint(entry.text)
        same = [pk for pk in pks if self._says(pk, text)]
        if not same:
            return same_name(entry)
        if publish and not self._published.intersection(same):
            reference = self._briefings[same[0]].reference
            return _("It already exists as %s, an unpublished draft.") % reference
        return ""

    def _says(self, pk: int, text: bytes) -> bool:
        """Return whether the briefing has this text, as imported or as edited by lawyers since."""
        if text not in self._texts[pk]:
            self._texts[pk].add(fingerprint(drafting.text_of(self._briefings[pk])))
        return text in self._texts[pk]


def _first_texts(pks: list[int]) -> list[tuple[int, drafting.Document]]:
    """Return the earliest saved text of each briefing."""
    if not pks:
        return []
    first: dict[int, tuple[int, int]] = {}
    kept = DraftVersion.objects.filter(briefing__in=pks, text__isnull=False)
    for pk, briefing, revision in kept.values_list("pk", "briefing", "revision"):
        first[briefing] = min(first.get(briefing, (revision, pk)), (revision, pk))
    earliest = DraftVersion.objects.filter(pk__in=[pk for _revision, pk in first.values()])
    return [(briefing, text or {}) for briefing, text in earliest.values_list("briefing", "text")]


def same_name(entry: Entry) -> str:
    if entry.given_reference:
        return _("Another text already has this reference.")
    return _(
        "Another text already has these titles and this date. "
        "Give this one a different reference to load it as well."
    )
