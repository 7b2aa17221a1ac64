"""Approval by a second person: submit, send back, approve a language, current approvals."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from briefings import notifications
from briefings.models.audit import AuditEntry
from briefings.models.draft.approval import Approval, Override
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import last_edits
from briefings.models.published.edition import Edition, Listing
from briefings.models.staff import person_name
from briefings.publishing.freeze_draft import freeze
from briefings.publishing.reasons_not_to_publish import Refused, name_of
from briefings.text.languages import WRITTEN
from briefings.text.snapshot import Snapshot

Action = AuditEntry.Action


class NotApprovable(Refused):
    """Submitting, sending back or approving was refused."""


@transaction.atomic
def submit(*, briefing: Briefing, by: User, at: datetime) -> None:
    """Send the draft to review. Raises NotApprovable with the reasons."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    if briefing.submitted_at:
        raise NotApprovable([_("The draft is in review already.")])
    public = Listing.objects.filter(briefing=briefing).select_related("edition").first()
    if public and public.edition.revision == briefing.revision:
        raise NotApprovable([_("Nothing has changed since edition %d.") % public.edition.number])
    _set(briefing, submitted_at=at, submitted_by=by, under_way=True)
    AuditEntry.record(Action.SUBMITTED, by=by, at=at, briefing=briefing, revision=briefing.revision)
    notifications.submitted(briefing, by=by, at=at)


@transaction.atomic
def send_back(*, briefing: Briefing, by: User, at: datetime, note: str) -> None:
    """Give the draft back to its authors with a note. Raises NotApprovable with the reasons."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    reasons = []
    if not briefing.submitted_at:
        reasons.append(_("The draft is not in review."))
    if not note.strip():
        reasons.append(_("Write what is to be changed; the authors see it."))
    if reasons:
        raise NotApprovable(reasons)
    notifications.sent_back(briefing, by=by, at=at, note=note.strip())
    _set(briefing, submitted_at=None, submitted_by=None)
    AuditEntry.record(
        Action.RETURNED,
        by=by,
        at=at,
        briefing=briefing,
        revision=briefing.revision,
        note=note.strip(),
    )


def leave_review(briefing: Briefing) -> None:
    """End the review after publication."""
    _set(briefing, submitted_at=None, submitted_by=None, under_way=False)


def _set(briefing: Briefing, **values: Any) -> None:
    # Not save(), which would record a change of the draft.
    Briefing.objects.filter(pk=briefing.pk).update(**values)


@transaction.atomic
def approve(
    *, briefing: Briefing, language: str, by: User, at: datetime, revision: int
) -> Approval:
    """Approve the draft's exact text in a language; any later edit of it voids the approval.

    `revision` is the revision that the approver read. Raises NotApprovable with the reasons.
    """
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    snapshot = freeze(briefing)
    if reasons := _reasons_not_to_approve(briefing, snapshot, language, by, revision):
        raise NotApprovable(reasons)
    _set(briefing, under_way=True)
    approval = _approve(briefing, snapshot, language, by=by, at=at, revision=briefing.revision)
    is_complete = len(approvals_of(briefing, snapshot)) == len(WRITTEN)
    notifications.approved(briefing, language, by=by, at=at, is_complete=is_complete)
    return approval


def _reasons_not_to_approve(
    briefing: Briefing, snapshot: Snapshot, language: str, by: User, revision: int
) -> list[str]:
    reasons = []
    if revision != briefing.revision:
        reasons.append(_("The draft has changed since you opened this page. Look at it again."))
    if last_edits(briefing)[language].edited_by_id == by.pk:
        reasons.append(own_words(language))
    if not snapshot.title[language].strip():
        reasons.append(_("The title is missing in %s.") % name_of(language))
    valid = approvals_of(briefing, snapshot).get(language)
    if valid and valid.approved_by_id == by.pk:
        reasons.append(_("You have approved this text already."))
    return reasons


def own_words(language: str) -> str:
    """Return the sentence that tells editors of a language why they may not approve it."""
    return _("You made the last change to the %s; someone else must approve it.") % name_of(
        language
    )


def _approve(
    briefing: Briefing,
    snapshot: Snapshot,
    language: str,
    *,
    by: User,
    at: datetime,
    revision: int,
    **detail: Any,
) -> Approval:
    approval = Approval.objects.create(
        briefing=briefing,
        language=language,
        revision=revision,
        digest=snapshot.wording_digest(language),
        approved_at=at,
        approved_by=by,
        approver_name=person_name(by),
    )
    AuditEntry.record(
        Action.APPROVED,
        by=by,
        at=at,
        briefing=briefing,
        language=language,
        revision=revision,
        digest=approval.digest,
        **detail,
    )
    return approval


def approvals_of(briefing: Briefing, snapshot: Snapshot) -> dict[str, Approval]:
    """Return the valid approvals by language, in two queries at most.

    An approval is valid for the digest of the language's text, if its user did not edit it last.
    """
    digests = {language: snapshot.wording_digest(language) for language in WRITTEN}
    edits = last_edits(briefing)
    found: dict[str, Approval] = {}
    for approval in briefing.approvals.filter(digest__in=digests.values()).order_by("pk"):
        language = approval.language
        if (
            approval.digest == digests[language]
            and approval.revision >= edits[language].revision
            and approval.approved_by_id != edits[language].edited_by_id
        ):
            found[language] = approval
    return found


@transaction.atomic
def approve_edition(*, edition: Edition, language: str, by: User, at: datetime) -> Approval:
    """Approve an edition that was published without approval. Raises NotApprovable."""
    briefing = Briefing.objects.select_for_update().get(pk=edition.briefing_id)
    override = edition.overrides.unresolved().filter(language=language).first()
    if override is None:
        raise NotApprovable([_("There is nothing to approve in this edition.")])
    if override.by_id == by.pk:
        raise NotApprovable([_("You published it without approval; someone else must approve it.")])
    if _writer_of(override) == by.pk:
        raise NotApprovable([own_words(language)])
    return _approve(
        briefing,
        edition.snapshot,
        language,
        by=by,
        at=at,
        revision=edition.revision or 0,
        edition=edition.number,
    )


def _writer_of(override: Override) -> int | None:
    """Return who had last changed the language before publication, from the audit trail."""
    entry = AuditEntry.objects.filter(
        action=Action.OVERRIDDEN,
        briefing=override.edition.briefing_id,
        detail__edition=override.edition.number,
        detail__language=override.language,
    ).first()
    return entry.detail.get("written_by") if entry else None
