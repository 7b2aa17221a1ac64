"""The progress of a draft towards publication, for the page “Review & publish”."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from briefings import publishing
from briefings.models.audit import AuditEntry
from briefings.models.base.language_names import names_of
from briefings.models.draft.approval import Approval, Override, Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import last_edits
from briefings.models.staff import person_name
from briefings.text.languages import TABLE, WRITTEN
from briefings.text.snapshot import Snapshot
from briefings.workflow.returned import returned
from briefings.workflow.stage import Stage

if TYPE_CHECKING:
    from briefings.workflow.annotated import AnnotatedBriefing


@dataclass
class Side:
    """A language of the draft: its last editor, its approval, and what the user may do."""

    language: str
    writer: str
    written_at: datetime | None
    approval: Approval | None
    voided: Approval | None  # the latest approval, of an earlier text
    may_approve: bool
    why_not: str

    @property
    def name(self) -> str:
        return publishing.name_of(self.language)

    @property
    def tag(self) -> str:
        return TABLE[self.language].tag


@dataclass
class Unapproved:
    """An edition published without approval, and the languages that still lack it."""

    first: Override
    languages: list[str]
    may_approve: bool

    def names(self) -> str:
        return " · ".join(publishing.name_of(language) for language in self.languages)


@dataclass
class Standing:
    stage: str
    is_public: bool
    sides: list[Side]
    schedule: Schedule | None
    refusal: list[str]
    unapproved: list[Unapproved]
    returned: AuditEntry | None  # the entry of sending it back, until it is submitted again

    def missing(self) -> list[Side]:
        return [side for side in self.sides if side.approval is None]

    def needs_another(self) -> bool:
        """Return whether a side lacks an approval that this user, who wrote it, may not give."""
        return any(not side.may_approve for side in self.missing())

    def approvable(self) -> list[Side]:
        return [side for side in self.sides if side.may_approve]

    def approves_the_rest(self) -> bool:
        """Return whether the user may approve each language that lacks approval."""
        return bool(self.missing()) and all(side.may_approve for side in self.missing())

    def verdict(self) -> str:
        """Return the progress in one sentence."""
        missing = [side.language for side in self.missing()]
        match Stage(self.stage):
            case Stage.HELD:
                return _("Planned, but as things stand it will not be published.")
            case Stage.SCHEDULED:
                return _("Planned: it will be published by itself.")
            case Stage.DONE if not self.is_public:
                return _("Withdrawn. Publishing it again makes the next edition.")
            case Stage.DONE if self.unapproved:
                return _("Published, but still to be approved by someone else.")
            case Stage.DONE:
                return _("Nothing has changed since the last edition.")
        if not missing:
            return _("Approved in both languages: ready to be published.")
        return _not_approved(missing, in_review=self.stage == Stage.REVIEW)


def _not_approved(missing: list[str], *, in_review: bool) -> str:
    """Return which languages still need approval, in a sentence."""
    if len(missing) == len(WRITTEN):
        if in_review:
            return _("In review: both languages wait for approval.")
        return _("Not in review yet; neither language is approved.")
    if in_review:
        return _("In review: the %s waits for approval.") % names_of(missing)
    return _("Not in review yet; the %s is not approved.") % names_of(missing)


def standing(
    briefing: "AnnotatedBriefing", snapshot: Snapshot, *, user: User, may_approve: bool
) -> Standing:
    """Return the progress of a briefing annotated by with_state() and with_stage()."""
    schedule = Schedule.objects.filter(briefing=briefing).select_related("set_by").first()
    return Standing(
        stage=briefing.stage,
        is_public=briefing.is_public,
        # A draft that is published unchanged is approved as an edition.
        sides=_sides(
            briefing,
            snapshot,
            user,
            may_approve=may_approve and briefing.stage != Stage.DONE,
        ),
        schedule=schedule,
        refusal=_refusal(briefing, schedule),
        unapproved=unapproved(briefing, user=user, may_approve=may_approve),
        returned=returned(briefing),
    )


def _sides(briefing: Briefing, snapshot: Snapshot, user: User, *, may_approve: bool) -> list[Side]:
    valid = publishing.approvals_of(briefing, snapshot)
    latest = {one.language: one for one in briefing.approvals.order_by("pk")}
    edits = last_edits(briefing)
    writers = User.objects.in_bulk({edit.edited_by_id for edit in edits.values()} - {None})
    revisions = {edit.revision for edit in edits.values()}
    saves = dict(
        briefing.versions.filter(revision__in=revisions).values_list("revision", "saved_at")
    )
    sides = []
    for language in WRITTEN:
        writer = edits[language].edited_by_id
        approval = valid.get(language)
        is_own = writer == user.pk
        sides.append(
            Side(
                language=language,
                writer=person_name(writers.get(writer)) if writer else "",
                written_at=saves.get(edits[language].revision),
                approval=approval,
                voided=None if approval else latest.get(language),
                may_approve=may_approve and not is_own and approval is None,
                why_not=publishing.own_words(language) if is_own and not approval else "",
            )
        )
    return sides


def _refusal(briefing: Briefing, schedule: Schedule | None) -> list[str]:
    if schedule is None:
        return []
    if schedule.refusal:
        return publishing.refusal_of(schedule)
    if schedule.revision != briefing.revision:
        return [_("The draft has changed since it was planned.")]
    latest = briefing.editions.defer("body").order_by("-number").first()
    if publishing.withdrawn_before(latest) and not schedule.over_withdrawal:
        return [_("The briefing was withdrawn after it was planned.")]
    return []


def unapproved(briefing: Briefing, *, user: User, may_approve: bool) -> list[Unapproved]:
    """Return the editions published without approval that still lack it."""
    found: dict[int, Unapproved] = {}
    rows = Override.objects.unresolved().filter(edition__briefing=briefing)
    for one in rows.select_related("edition", "by").order_by("edition", "pk"):
        may = may_approve and one.by_id != user.pk
        found.setdefault(one.edition_id, Unapproved(one, [], may)).languages.append(one.language)
    return list(found.values())


def zone() -> str:
    """Return the firm's time zone as text: Asia/Macau (UTC+08:00)."""
    now = timezone.localtime()
    offset = f"{now:%z}"
    return f"{timezone.get_current_timezone_name()} (UTC{offset[:3]}:{offset[3:]})"
