"""Choices that a publisher must state, and their record in the audit trail."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext, override
from django.utils.translation import gettext as _

from briefings.checking import parity
from briefings.models.audit import AuditEntry, by_language
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.text.dates import day_in
from briefings.text.languages import DEFAULT, ENGLISH, TABLE, written
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts

NO_NOTE = Texts()
# A sentence names this many changes; the audit trail records more.
FEW = 5
MOST_RECORDED = 100
_PLACES = {
    "title": gettext_lazy("Title"),
    "heading": gettext_lazy("Heading"),
    "standfirst": gettext_lazy("Standfirst"),
    "key_points": gettext_lazy("Key points"),
    "authors": gettext_lazy("Authors"),
    "date": gettext_lazy("Date"),
    "law_as_at": gettext_lazy("Law as at"),
    "jurisdiction": gettext_lazy("Jurisdiction"),
    "sources": gettext_lazy("Sources"),
    "contact_heading": gettext_lazy("Contact heading"),
    "contact_text": gettext_lazy("Contact text"),
}


class Choices(NamedTuple):
    """The choices a publisher states with a publication."""

    note: Texts = NO_NOTE
    with_gaps: bool = False
    with_behind: bool = False
    # Why it is published without approval, in an emergency.
    override: str = ""
    # Restore a withdrawn briefing.
    over_withdrawal: bool = False
    # Why readers get no change note although numbers, dates or names changed, or only the history
    # shows the note.
    minor_reason: str = ""
    # The note is for the history only: the edition corrects slips, and nobody is notified.
    is_minor: bool = False

    @property
    def change_note(self) -> Texts:
        """Return the note that readers are notified of."""
        return NO_NOTE if self.is_minor else self.note

    def stripped(self) -> "Choices":
        """Return the choices without blanks around the reasons: a blank states nothing."""
        return self._replace(override=self.override.strip(), minor_reason=self.minor_reason.strip())


NO_CHOICES = Choices()


def withdrawn_before(latest: Edition | None) -> Withdrawal | None:
    """Return the withdrawal that publishing the next edition would lift."""
    if latest is None or Listing.objects.filter(briefing=latest.briefing_id).exists():
        return None
    return Withdrawal.objects.filter(edition=latest).first()


def reasons_of_choice(latest: Edition | None, snapshot: Snapshot, choices: Choices) -> list[str]:
    """Return a sentence for each choice that the next edition needs and that was not stated."""
    if latest is None:
        return []
    reasons = []
    if not choices.over_withdrawal and (withdrawal := withdrawn_before(latest)):
        reasons.append(
            _(
                "Edition %(number)d was withdrawn on %(day)s; "
                "confirm that the briefing is to be public again."
            )
            % {"number": latest.number, "day": _day(withdrawal.withdrawn_at)}
        )
    if not choices.change_note.present() and not choices.minor_reason:
        found = parity.changes(latest.snapshot, snapshot)
        if found:
            reasons.append(_why_minor(found))
    return reasons


def _day(moment: datetime) -> str:
    return day_in(written(get_language() or DEFAULT), timezone.localtime(moment).date())


def _why_minor(found: list[parity.Change]) -> str:
    said = "; ".join(in_words(found[:FEW]))
    if (more := len(found) - FEW) > 0:
        said += ngettext(" and %d more", " and %d more", more) % more
    return (
        _(
            "The substance of the briefing has changed: %s. "
            "Give readers a change note, or state why it is a minor change."
        )
        % said
    )


def in_words(found: Iterable[parity.Change]) -> list[str]:
    """Describe each change: its place, the text before and the text after."""
    return [
        f"{_place(one.place)}{_tag(one.language)}: {one.before or '∅'} → {one.after or '∅'}"
        for one in found
    ]


def _tag(language: str) -> str:
    return f" {TABLE[language].mark}" if language else ""


def _place(place: int | str) -> str:
    return f"¶{place}" if isinstance(place, int) else str(_PLACES[place])


def stated_of(briefing: Briefing) -> dict[int, list[AuditEntry]]:
    """Return the recorded choices by edition number."""
    actions = [AuditEntry.Action.REVIVED, AuditEntry.Action.MINOR]
    stated: dict[int, list[AuditEntry]] = {}
    for entry in AuditEntry.objects.filter(briefing=briefing, action__in=actions).order_by("pk"):
        stated.setdefault(entry.detail["edition"], []).append(entry)
    return stated


def record_choices(
    edition: Edition,
    snapshot: Snapshot,
    latest: Edition | None,
    choices: Choices,
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Record whether the edition restores a withdrawn briefing, and why it is minor.

    Call this before listing the edition. The audit trail, and so this record, cannot be changed.
    """
    if latest is None:
        return
    briefing = edition.briefing
    if withdrawal := withdrawn_before(latest):
        AuditEntry.record(
            AuditEntry.Action.REVIVED,
            by=by,
            at=at,
            briefing=briefing,
            edition=edition.number,
            withdrawn_edition=latest.number,
            **by_language("reason", withdrawal.reason),
        )
    if choices.change_note.present():
        return
    found = parity.changes(latest.snapshot, snapshot)
    if not found:
        return
    with override(ENGLISH):  # the audit trail uses one language, not the publisher's
        AuditEntry.record(
            AuditEntry.Action.MINOR,
            by=by,
            at=at,
            briefing=briefing,
            edition=edition.number,
            reason=choices.minor_reason,
            changes=in_words(found[:MOST_RECORDED]),
            count=len(found),
        )
