"""Query the stage of drafts and whom they wait for, for a whole list at once."""

from django.contrib.auth.models import User
from django.db import models
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from briefings.models.audit import AuditEntry
from briefings.models.draft.approval import Approval, Override, Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import LastEdit
from briefings.models.published.edition import Edition
from briefings.text.languages import WRITTEN, column, columns
from briefings.workflow.visibility import is_own

Action = AuditEntry.Action


class Stage(models.TextChoices):
    DRAFT = "draft", _("Being written")
    REVIEW = "review", _("In review")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Planned")
    HELD = "held", _("Planned, but held up")
    DONE = "done", _("As published")


def with_stage(briefings: QuerySet) -> QuerySet:
    """Annotate `stage`, `approved_…` per language, `is_overridden` and `was_returned`.

    Needs the annotations of with_state().
    """
    overrides = Override.objects.unresolved().filter(edition__briefing=OuterRef("pk"))
    steps = (Action.SUBMITTED, Action.RETURNED, Action.PUBLISHED)
    last = AuditEntry.objects.filter(briefing=OuterRef("pk"), action__in=steps).order_by("-pk")
    return briefings.annotate(
        **{column("approved", language): _is_approved(language) for language in WRITTEN},
        is_overridden=Exists(overrides),
        last_step=Subquery(last.values("action")[:1]),
    ).annotate(
        was_returned=ExpressionWrapper(
            Q(last_step=Action.RETURNED), output_field=models.BooleanField()
        ),
        stage=Case(
            When(
                Q(schedule__isnull=False)
                & (
                    ~Q(schedule__refusal="")
                    | ~Q(schedule__revision=F("revision"))
                    # Withdrawn after it was planned, and the plan does not state that it restores
                    # the briefing.
                    | Q(edition_number__gt=0, is_public=False, schedule__over_withdrawal=False)
                ),
                then=Value(Stage.HELD.value),
            ),
            When(schedule__isnull=False, then=Value(Stage.SCHEDULED.value)),
            When(edition_revision=F("revision"), then=Value(Stage.DONE.value)),
            When(Q(**dict.fromkeys(columns("approved"), True)), then=Value(Stage.APPROVED.value)),
            When(submitted_at__isnull=False, then=Value(Stage.REVIEW.value)),
            default=Value(Stage.DRAFT.value),
            output_field=CharField(),
        ),
    )


def _is_approved(language: str) -> Exists:
    """Return the condition by revision, cheap enough for lists; publishing compares digests too."""
    newer = LastEdit.objects.filter(
        briefing=OuterRef("briefing"), language=language, revision__gt=OuterRef("revision")
    )
    approvals = Approval.objects.filter(briefing=OuterRef("pk"), language=language)
    return Exists(approvals.filter(~Exists(newer)))


def moving(briefings: QuerySet) -> QuerySet:
    return briefings.filter(is_moving())


def is_moving() -> Q:
    """Return the condition for briefings that may wait for someone: in review, planned, or
    published without approval.

    It uses indexes, so few rows are read however many briefings there are.
    """
    under_way = Briefing.objects.filter(under_way=True).values("pk")
    planned = Schedule.objects.values("briefing")
    return Q(pk__in=under_way.union(planned, _published_alone()))


def _published_alone() -> QuerySet:
    """Return briefings with an open override, phrased so that SQLite starts from these few."""
    unresolved = Override.objects.unresolved().filter(edition=OuterRef("pk"))
    few = Edition.objects.filter(pk__in=Override.objects.values("edition"))
    return few.filter(Exists(unresolved)).values("briefing")


def waiting_for(user: User) -> Q:
    """Return the condition for moving briefings, annotated with a stage, that wait for the user."""
    waiting = Q(was_returned=True) & is_own(user)
    if user.has_perm("briefings.approve_briefing"):
        for language in WRITTEN:
            own_edit = LastEdit.objects.filter(
                briefing=OuterRef("pk"), language=language, edited_by=user
            )
            waiting |= (
                Q(submitted_at__isnull=False)
                & Q(**{column("approved", language): False})
                & ~Q(Exists(own_edit))
            )
        others = Override.objects.unresolved().exclude(by=user)
        waiting |= Q(Exists(others.filter(edition__briefing=OuterRef("pk"))))
    if user.has_perm("briefings.publish_briefing"):
        waiting |= Q(stage__in=[Stage.APPROVED, Stage.HELD])
    return waiting


def with_waiting(briefings: QuerySet, user: User) -> QuerySet:
    """Annotate `is_waiting`: whether a moving briefing waits for the user."""
    waiting = ExpressionWrapper(waiting_for(user), output_field=models.BooleanField())
    return briefings.annotate(is_waiting=waiting)
