"""Scheduled publication: plan, cancel and publish when due; never early, never twice."""

import logging
from datetime import datetime

from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from briefings.models.audit import AuditEntry
from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing
from briefings.publishing.publish_edition import publish, reasons_now
from briefings.publishing.reasons_not_to_publish import NotPublishable
from briefings.publishing.stated_choices import Choices
from briefings.text.languages import ENGLISH, WRITTEN

log = logging.getLogger(__name__)
Action = AuditEntry.Action


@transaction.atomic
def plan(
    *,
    briefing: Briefing,
    by: User,
    at: datetime,
    due_at: datetime,
    revision: int,
    choices: Choices,
) -> Schedule:
    """Schedule the draft's publication, on condition that it does not change before then.

    `revision` is the revision that the publisher read; `choices` are passed to publish(). Raises
    NotPublishable with the reasons.
    """
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    reasons = []
    if due_at <= at:
        reasons.append(_("The moment has passed already."))
    if revision != briefing.revision:
        reasons.append(_("The draft has changed since you opened this page. Look at it again."))
    reasons += reasons_now(briefing, by=by, choices=choices)
    if reasons:
        raise NotPublishable(reasons)
    schedule, _made = Schedule.objects.update_or_create(
        briefing=briefing,
        defaults={
            "due_at": due_at,
            "revision": briefing.revision,
            **choices.change_note.to_columns("note"),
            "correction_note": dict(choices.note) if choices.is_minor else None,
            "with_gaps": choices.with_gaps,
            "with_behind": choices.with_behind,
            "over_withdrawal": choices.over_withdrawal,
            "minor_reason": choices.minor_reason,
            "override_reason": choices.override,
            "set_at": at,
            "set_by": by,
            "refusal": "",
        },
    )
    AuditEntry.record(
        Action.SCHEDULED,
        by=by,
        at=at,
        briefing=briefing,
        due=due_at.isoformat(),
        revision=briefing.revision,
        reason=choices.override,
        over_withdrawal=choices.over_withdrawal,
        minor_reason=choices.minor_reason,
    )
    return schedule


@transaction.atomic
def unplan(*, briefing: Briefing, by: User, at: datetime) -> None:
    """Cancel a scheduled publication. Raises NotPublishable if there is none."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    schedule = Schedule.objects.filter(briefing=briefing).first()
    if schedule is None:
        raise NotPublishable([_("No publication is planned.")])
    due = schedule.due_at.isoformat()
    schedule.delete()
    AuditEntry.record(Action.UNSCHEDULED, by=by, at=at, briefing=briefing, due=due)


def publish_due(*, at: datetime) -> int:
    """Publish what is due and return how many briefings. Several workers may run this at once."""
    due = Schedule.objects.filter(due_at__lte=at, refusal="").order_by("due_at", "pk")
    published = 0
    for briefing_id in list(due.values_list("briefing_id", flat=True)):
        try:
            published += _publish_one(briefing_id, at=at)
        except DatabaseError:
            raise
        except Exception:
            # An error in one briefing must not stop the others.
            log.exception("briefing %s could not be published when it was due", briefing_id)
    return published


@transaction.atomic
def _publish_one(briefing_id: int, *, at: datetime) -> bool:
    """Return whether it was published. The lock on the briefing's row is the claim."""
    skips = connection.features.has_select_for_update_skip_locked
    claimed = Briefing.objects.select_for_update(skip_locked=skips).filter(pk=briefing_id)
    briefing = claimed.first()
    if briefing is None:
        return False
    # Read again under the lock: it may have been published, moved or cancelled meanwhile.
    schedule = (
        Schedule.objects.select_related("set_by")
        .filter(briefing=briefing, due_at__lte=at, refusal="")
        .first()
    )
    if schedule is None:
        return False
    if refusal := _refusal(briefing, schedule):
        _record_failure(briefing, schedule, refusal, at=at)
        return False
    publish(briefing=briefing, by=schedule.set_by, at=at, choices=_choices(schedule))
    return True


def _choices(schedule: Schedule) -> Choices:
    return Choices(
        schedule.note,
        with_gaps=schedule.with_gaps,
        with_behind=schedule.with_behind,
        override=schedule.override_reason,
        over_withdrawal=schedule.over_withdrawal,
        minor_reason=schedule.minor_reason,
        is_minor=schedule.correction_note is not None,
    )


def _refusal(briefing: Briefing, schedule: Schedule) -> dict[str, list[str]]:
    """Return why it cannot be published as scheduled, in every interface language."""
    refusal = {}
    for language in WRITTEN:
        with translation.override(language):
            reasons = reasons_now(briefing, by=schedule.set_by, choices=_choices(schedule))
            if schedule.revision != briefing.revision:
                reasons.insert(0, _("The draft has changed since it was planned."))
        if reasons:
            refusal[language] = reasons
    return refusal


def _record_failure(
    briefing: Briefing, schedule: Schedule, refusal: dict[str, list[str]], *, at: datetime
) -> None:
    schedule.refusal = "\n\n".join("\n".join(refusal[language]) for language in WRITTEN)
    schedule.save(update_fields=["refusal"])
    AuditEntry.record(
        Action.MISSED,
        by=None,
        at=at,
        briefing=briefing,
        due=schedule.due_at.isoformat(),
        reasons=refusal[ENGLISH],
    )


def refusal_of(schedule: Schedule) -> list[str]:
    """Return why a scheduled publication failed, one sentence each, in the reader's language."""
    chinese, _blank, english = schedule.refusal.partition("\n\n")
    spoken = chinese if (translation.get_language() or "").startswith("zh") else english
    return spoken.splitlines()
