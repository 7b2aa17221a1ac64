"""Publish a draft as the next edition and list it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from briefings import notifications, search
from briefings.models.audit import AuditEntry
from briefings.models.draft.approval import Approval, Override, Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import last_edits
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.generation import Generation
from briefings.models.staff import person_name
from briefings.publishing.approve_draft import approvals_of, leave_review
from briefings.publishing.edition_pictures import lost_pictures, record_pictures
from briefings.publishing.freeze_draft import freeze
from briefings.publishing.reasons_not_to_publish import (
    NotPublishable,
    missing_in,
    not_approved,
    reasons_against,
)
from briefings.publishing.stated_choices import (
    NO_CHOICES,
    Choices,
    reasons_of_choice,
    record_choices,
    withdrawn_before,
)
from briefings.publishing.update_listing import list_edition
from briefings.text.languages import WRITTEN
from briefings.text.markup.figures import digests_in
from briefings.text.snapshot import Snapshot, digest


@transaction.atomic
def publish(
    *,
    briefing: Briefing,
    by: User | None,
    at: datetime,
    choices: Choices = NO_CHOICES,
    revision: int | None = None,
) -> Edition:
    """Freeze the draft as the next edition and make it public.

    A person needs another person's approval of both languages or, in an emergency, must state an
    override. Commands (`by` is None) need neither. `revision` is the revision that the publisher
    read. Raises NotPublishable with the reasons.
    """
    choices = choices.stripped()
    # One publication of a briefing at a time, or two would take the same number.
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    snapshot = freeze(briefing)
    latest = briefing.editions.order_by("-number").first()
    approvals = approvals_of(briefing, snapshot)
    reasons = _reasons(briefing, snapshot, latest, by, choices, approvals)
    if revision not in (None, briefing.revision):
        reasons.append(_("The draft has changed since you opened this page. Look at it again."))
    if reasons:
        raise NotPublishable(reasons)
    number = (latest.number if latest else 0) + 1
    edition = edition_of(briefing, snapshot, number=number, by=by, at=at, choices=choices)
    edition.approvals = _signed(approvals) if by else None
    edition.save()
    record_pictures([edition])
    Announcement.of_publication(
        edition,
        is_revival=withdrawn_before(latest) is not None,
        has_note=choices.change_note.present(),
        at=at,
    ).save()
    _record(edition, snapshot, approvals, choices, by=by, at=at)
    record_choices(edition, snapshot, latest, choices, by=by, at=at)
    notifications.published(briefing, number, by=by, at=at)
    leave_review(briefing)
    Schedule.objects.filter(briefing=briefing).delete()
    list_edition(edition, snapshot)
    search.index(edition)
    search.related.relate(edition)
    Generation.advance()
    return edition


def reasons_now(briefing: Briefing, *, by: User, choices: Choices) -> list[str]:
    """Return why the user cannot publish the draft now; empty if publish() would succeed."""
    snapshot = freeze(briefing)
    latest = briefing.editions.order_by("-number").first()
    approvals = approvals_of(briefing, snapshot)
    return _reasons(briefing, snapshot, latest, by, choices, approvals)


def _reasons(
    briefing: Briefing,
    snapshot: Snapshot,
    latest: Edition | None,
    by: User | None,
    choices: Choices,
    approvals: dict[str, Approval],
) -> list[str]:
    reasons = reasons_against(
        briefing, snapshot, with_gaps=choices.with_gaps, with_behind=choices.with_behind
    )
    if briefing.deleted_at:
        reasons.append(_("The briefing is in the bin."))
    if latest and _is_public(latest) and latest.digest == digest(snapshot.canonical()):
        reasons.append(_("Nothing has changed since edition %d.") % latest.number)
    if choices.note.missing() and choices.note.present():
        reasons.append(_("The change note is missing in %s.") % missing_in(choices.note))
    reasons += reasons_of_choice(latest, snapshot, choices)
    if by is None:
        return reasons
    if not (by.is_active and by.has_perm("briefings.publish_briefing")):
        reasons.append(_("Only a publisher may publish."))
    if not choices.override:
        reasons += [not_approved(language) for language in WRITTEN if language not in approvals]
    return reasons


def _signed(approvals: dict[str, Approval]) -> list[dict[str, str]]:
    """Return the approvals as an edition stores them."""
    return [
        {"language": one.language, "by": one.approver_name, "at": one.approved_at.isoformat()}
        for one in approvals.values()
    ]


def _record(
    edition: Edition,
    snapshot: Snapshot,
    approvals: dict[str, Approval],
    choices: Choices,
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Write the audit trail of a publication, and a row for each language without approval."""
    briefing = edition.briefing
    AuditEntry.record(
        AuditEntry.Action.PUBLISHED,
        by=by,
        at=at,
        briefing=briefing,
        edition=edition.number,
        digest=edition.digest,
    )
    if by is None:
        return
    edits = last_edits(briefing)
    for language in WRITTEN:
        if language in approvals:
            continue
        Override.objects.create(
            edition=edition,
            language=language,
            digest=snapshot.wording_digest(language),
            reason=choices.override,
            by=by,
            at=at,
        )
        AuditEntry.record(
            AuditEntry.Action.OVERRIDDEN,
            by=by,
            at=at,
            briefing=briefing,
            edition=edition.number,
            language=language,
            reason=choices.override,
            written_by=edits[language].edited_by_id,
        )


def edition_of(
    briefing: Briefing,
    snapshot: Snapshot,
    *,
    number: int,
    by: User | None,
    at: datetime,
    choices: Choices = NO_CHOICES,
) -> Edition:
    """Return the unsaved edition of a snapshot."""
    body = snapshot.canonical()
    return Edition(
        briefing=briefing,
        number=number,
        body=body,
        digest=digest(body),
        revision=briefing.revision,
        **choices.change_note.to_columns("change_note"),
        correction_note=dict(choices.note) if choices.is_minor and choices.note.present() else None,
        published_at=at,
        published_by=by,
        publisher_name=person_name(by),
    )


def is_public(briefing: Briefing) -> bool:
    """Return whether clients can read an edition of the briefing now."""
    return Listing.objects.filter(briefing=briefing).exists()


def _is_public(edition: Edition) -> bool:
    return Listing.objects.filter(edition=edition).exists()


def latest_number(briefing: Briefing) -> int:
    """Return the number of the latest edition; 0 if there is none."""
    return briefing.editions.aggregate(latest=Max("number"))["latest"] or 0


def verify() -> tuple[int, list[Edition]]:
    """Return the number of editions, and those whose stored text does not match their digest.

    The text names its pictures by their digests, so they are checked too.
    """
    checked = 0
    altered = []
    lost = lost_pictures()
    for edition in Edition.objects.select_related("briefing").order_by("pk").iterator(200):
        checked += 1
        if digest(edition.body) != edition.digest or digests_in(edition.body) & lost:
            altered.append(edition)
    return checked, altered
