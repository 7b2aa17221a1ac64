"""Withdraw an edition, with a reason shown to readers."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from briefings import search
from briefings.models.audit import AuditEntry, by_language
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.preview import PreviewLink
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Listing, Withdrawal
from briefings.models.published.generation import Generation
from briefings.models.published.tally import Tally
from briefings.publishing.publish_edition import is_public
from briefings.publishing.reasons_not_to_publish import NotPublishable
from briefings.text.texts import Texts


def reasons_not_to_withdraw(
    briefing: Briefing, *, reason: Texts, successor: Briefing | None = None
) -> list[str]:
    """Return why the briefing cannot be withdrawn with this reason and successor."""
    reasons = []
    if not is_public(briefing):
        reasons.append(_("The briefing is not public."))
    if reason.missing():
        reasons.append(_("Give the reason in both languages; readers will see it."))
    if successor and successor.pk == briefing.pk:
        reasons.append(_("A briefing cannot supersede itself."))
    elif successor and not is_public(successor):
        reasons.append(_("The briefing that supersedes this one is not public."))
    return reasons


@transaction.atomic
def withdraw(
    *,
    briefing: Briefing,
    by: User | None,
    at: datetime,
    reason: Texts,
    keeps_text: bool = False,
    successor: Briefing | None = None,
) -> Withdrawal:
    """Withdraw the current edition; its page then shows the reason.

    With `keeps_text` the text stays readable below the reason. Raises NotPublishable.
    """
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    if reasons := reasons_not_to_withdraw(briefing, reason=reason, successor=successor):
        raise NotPublishable(reasons)
    listing = Listing.objects.select_for_update().select_related("edition").get(briefing=briefing)
    withdrawal = Withdrawal.objects.create(
        edition_id=listing.edition_id,
        **reason.to_columns("reason"),
        keeps_text=keeps_text,
        successor=successor,
        withdrawn_at=at,
        withdrawn_by=by,
    )
    AuditEntry.record(
        AuditEntry.Action.WITHDRAWN,
        by=by,
        at=at,
        briefing=briefing,
        edition=listing.edition.number,
        **by_language("reason", reason),
        keeps_text=keeps_text,
        successor=successor.reference if successor else "",
    )
    Announcement.objects.create(
        edition_id=listing.edition_id, kind=Announcement.Kind.WITHDRAWAL, at=at
    )
    PreviewLink.objects.filter(briefing=briefing, revoked_at=None).update(revoked_at=at)
    # Tallies before the search, as publish() does: writers lock shared rows in one order.
    Tally.take(briefing.pk)
    search.remove(briefing.pk)
    search.related.forget(briefing.pk)
    listing.delete()
    Generation.advance()
    return withdrawal
