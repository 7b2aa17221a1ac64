"""Whom of the staff to notify of what happens to a briefing."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from briefings.models import clock
from briefings.models.draft.approval import Approval, Schedule
from briefings.models.draft.briefing import Briefing, Byline
from briefings.models.draft.last_edit import LastEdit, last_edits
from briefings.models.draft.preview import PreviewLink
from briefings.models.published.edition import Edition
from briefings.models.staff import staff_with
from briefings.text.languages import CHINESE, ENGLISH
from notifications.kinds import Kind
from notifications.notify import notify, without_unseen


def authors_of(briefing: Briefing) -> list[User]:
    """Return the accounts of the authors and of who created or submitted the briefing."""
    named = Byline.objects.filter(briefing=briefing).exclude(author__user=None)
    known = Q(pk__in=named.values("author__user"))
    known |= Q(pk__in=[pk for pk in (briefing.created_by_id, briefing.submitted_by_id) if pk])
    return list(User.objects.filter(known))


def submitted(briefing: Briefing, *, by: User, at: datetime) -> None:
    """Notify those who may approve a language of it: the last editor of both may not."""
    edits = {edit.edited_by_id for edit in last_edits(briefing).values()}
    only_writer = edits.pop() if len(edits) == 1 else None
    approvers = staff_with("briefings.approve_briefing")
    approvers = approvers.exclude(pk=only_writer) if only_writer else approvers
    _notify(approvers, Kind.SUBMITTED, briefing, by=by, at=at)


def sent_back(briefing: Briefing, *, by: User, at: datetime, note: str) -> None:
    _notify(authors_of(briefing), Kind.RETURNED, briefing, by=by, at=at, note=note)


def approved(
    briefing: Briefing, language: str, *, by: User, at: datetime, is_complete: bool
) -> None:
    """Notify the authors, and once every language is approved, those who may publish it."""
    people = authors_of(briefing)
    if is_complete:
        people += staff_with("briefings.publish_briefing")
    _notify(people, Kind.APPROVED, briefing, by=by, at=at, languages=[language])


def published(briefing: Briefing, number: int, *, by: User | None, at: datetime) -> None:
    _notify(authors_of(briefing), Kind.PUBLISHED, briefing, by=by, at=at, edition=number)


def missed(schedule: Schedule, *, at: datetime) -> None:
    """Notify the planner and the publishers once that a planned publication failed."""
    chinese, _blank, english = schedule.refusal.partition("\n\n")
    _notify(
        [*staff_with("briefings.publish_briefing"), schedule.set_by],
        Kind.HELD,
        schedule.briefing,
        by=None,
        at=at,
        key=f"missed.{schedule.briefing_id}.{int(schedule.due_at.timestamp())}",
        reasons={CHINESE: chinese, ENGLISH: english or chinese},
    )


def commented(link: PreviewLink, *, at: datetime) -> None:
    """Notify who made the link and the authors, once for what nobody has looked at yet."""
    people = authors_of(link.briefing) + ([link.created_by] if link.created_by else [])
    people = without_unseen(people, Kind.COMMENT, briefing=link.briefing)
    _notify(people, Kind.COMMENT, link.briefing, by=None, at=at)


def due_for_recheck(briefing: Briefing, people: Collection[User], *, at: datetime) -> None:
    _notify(people, Kind.RECHECK, briefing, by=None, at=at)


def changed(briefing: Briefing, languages: Collection[str], *, by: User | None) -> None:
    """Notify of approvals and of a plan that this change of a draft makes void.

    Call it before the change is recorded.
    """
    if not _may_be_void(briefing):
        return
    at = clock.now()
    approvals = list(_valid_approvals(briefing, languages).select_related("approved_by"))
    if approvals:
        people = [*authors_of(briefing), *(one.approved_by for one in approvals)]
        named = sorted({one.language for one in approvals})
        _notify(people, Kind.VOIDED, briefing, by=by, at=at, languages=named)
    plan = Schedule.objects.filter(briefing=briefing, revision=briefing.revision, refusal="")
    if schedule := plan.select_related("set_by").first():
        publishers = staff_with("briefings.publish_briefing")
        _notify([*publishers, schedule.set_by], Kind.HELD, briefing, by=by, at=at)


def _may_be_void(briefing: Briefing) -> bool:
    at_stake = Q(Exists(Approval.objects.filter(briefing=OuterRef("pk"))))
    at_stake |= Q(Exists(Schedule.objects.filter(briefing=OuterRef("pk"))))
    return Briefing.objects.filter(at_stake, pk=briefing.pk).exists()


def _valid_approvals(briefing: Briefing, languages: Collection[str]) -> Any:
    """Return the approvals that no change made void and no edition was published with."""
    newer = LastEdit.objects.filter(
        briefing=OuterRef("briefing"),
        language=OuterRef("language"),
        revision__gt=OuterRef("revision"),
    )
    used = Edition.objects.filter(briefing=OuterRef("briefing"), revision__gte=OuterRef("revision"))
    approvals = Approval.objects.filter(briefing=briefing, language__in=languages)
    return approvals.filter(~Exists(newer), ~Exists(used))


def _notify(
    people: Any,
    kind: Kind,
    briefing: Briefing,
    *,
    by: User | None,
    at: datetime,
    key: str | None = None,
    **detail: Any,
) -> None:
    notify(people, kind, by=by, at=at, key=key, about={"briefing": briefing}, **detail)
