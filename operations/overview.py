"""The admin's start page: waiting work, problems, readership."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import notifications
from briefings.drafting.working_copies import unsaved_by
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import has_reference
from briefings.models.published.readership import Readership
from briefings.workflow.returned import notes_of
from briefings.workflow.stage import Stage, moving, with_waiting
from briefings.workflow.state import State, behind_somewhere
from briefings.workflow.visibility import visible_to
from contacts.desk import reach, waiting_counts
from contacts.models import Enquiry
from mail.outgoing import health
from operations.setting_up import mailbox_state

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from briefings.workflow.annotated import AnnotatedBriefing


A_FEW = 6
READ_IN = timedelta(days=30)
OPEN = (Enquiry.State.NEW, Enquiry.State.ASSIGNED)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that needs attention, and the page with the rows it counts."""

    number: int
    what: str
    url: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A listed briefing and the badge that says how far it is."""

    briefing: Briefing
    badge: str
    label: "StrOrPromise"
    note: str = ""  # of who sent it back


def briefings_of(request: HttpRequest) -> dict[str, Any]:
    """Return the briefings that wait for the user, recently changed ones, and figures.

    Their stage is costly to ask for, so it is asked for twice only: of the few briefings that
    move, and of those that are shown.
    """
    model_admin = admin.site.get_model_admin(Briefing)
    if not model_admin.has_view_permission(request):
        return {}
    user = cast(User, request.user)
    listed = reverse("admin:briefings_briefing_changelist")
    # Any: the admin's rows carry their stage, which the model does not know.
    staged: Any = model_admin.get_queryset(request)
    seen = visible_to(user, Briefing.objects.kept())
    moved = list(
        with_waiting(moving(staged), user)
        .order_by("-changed_at")
        .values_list("pk", "stage", "is_overridden", "is_waiting", named=True)
    )
    waiting = [one.pk for one in moved if one.is_waiting]
    lately = list(seen.order_by("-changed_at").values_list("pk", flat=True)[:A_FEW])
    rows = _rows(staged, {*waiting[:A_FEW], *lately})
    return {
        "waiting": _with_notes([rows[pk] for pk in waiting[:A_FEW] if pk in rows]),
        "waiting_in_all": len(waiting),
        "unsaved": list(unsaved_by(user, seen)[:A_FEW]),
        "lately": [rows[pk] for pk in lately if pk in rows],
        "counts": _counts_of(seen, moved, listed),
        "may_add": model_admin.has_add_permission(request),
    }


def _counts_of(seen: QuerySet, moved: list[Any], listed: str) -> list[Figure]:
    """Return the figures on briefings: on those that move, and on sides that are behind."""
    stages = Counter(one.stage for one in moved)
    counts = [
        Figure(
            sum(one.is_overridden for one in moved),
            _("published without approval"),
            f"{listed}?waiting=approval",
            is_urgent=True,
        ),
        Figure(
            stages[Stage.HELD],
            _("planned, but held up"),
            f"{listed}?stage=held",
            is_urgent=True,
        ),
        Figure(stages[Stage.REVIEW], _("in review"), f"{listed}?stage=review"),
        Figure(stages[Stage.SCHEDULED], _("planned"), f"{listed}?stage=scheduled"),
        Figure(
            seen.filter(pk__in=behind_somewhere()).count(),
            _("with a side behind"),
            f"{listed}?behind=some",
        ),
    ]
    return [count for count in counts if count.number]


def _rows(staged: "QuerySet[AnnotatedBriefing]", keys: set[int]) -> dict[int, Row]:
    return {one.pk: Row(one, *_badge(one)) for one in staged.filter(pk__in=keys)}


def _with_notes(rows: list[Row]) -> list[Row]:
    notes = notes_of([row.briefing for row in rows])
    return [replace(row, note=notes.get(row.briefing.pk, "")) for row in rows]


def _badge(briefing: "AnnotatedBriefing") -> tuple[str, "StrOrPromise"]:
    """Return the stage; "as published" would be wrong of a briefing that was withdrawn."""
    stage = Stage(briefing.stage)
    if stage is Stage.DONE and not briefing.is_public:
        return State.WITHDRAWN.value, State.WITHDRAWN.label
    return stage.value, stage.label


def enquiries_of(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    """Return the numbers of new, late, own and suspected enquiries, and the outbox's state."""
    user = cast(User, request.user)
    if not reach.sees_any(user):
        return {}
    listed = reverse("admin:contacts_enquiry_changelist")
    if not reach.sees_all(user):
        return _enquiries_of_lawyer(user, listed, at=at)
    # Without this condition, all that was ever closed would be read.
    waiting = Enquiry.objects.filter(state__in=[*OPEN, Enquiry.State.SPAM])
    found = waiting.aggregate(
        late=Count("pk", filter=Q(state__in=OPEN, due_at__lte=at)),
        mine=Count("pk", filter=Q(state__in=OPEN, assignee=request.user)),
        new=Count("pk", filter=Q(state=Enquiry.State.NEW)),
        spam=Count("pk", filter=Q(state=Enquiry.State.SPAM)),
    )
    held, erasures = waiting_counts.of_mails_and_erasures(user, at=at)
    counts = [
        Figure(found["late"], _("late"), f"{listed}?state__exact=late", is_urgent=True),
        Figure(
            found["mine"],
            _("assigned to you"),
            f"{listed}?state__exact=mine",
        ),
        Figure(found["new"], _("new"), f"{listed}?state__exact=new"),
        Figure(found["spam"], _("suspected of being spam"), f"{listed}?state__exact=spam"),
        Figure(held, _("in held mails"), reverse("admin:contacts_held_mails")),
        Figure(
            erasures,
            ngettext("erasure to confirm", "erasures to confirm", erasures),
            reverse("admin:contacts_person"),
        ),
    ]
    return {
        "counts": [count for count in counts if count.number],
        "post": health.figures(at=at),
        "mailbox": mailbox_state.what_is_wrong(),
        "url": listed,
    }


def _enquiries_of_lawyer(user: User, listed: str, *, at: datetime) -> dict[str, Any]:
    """Return the numbers of the enquiries assigned to a lawyer; empty if there never was one."""
    assigned = reach.visible_to(user, Enquiry.objects.all())
    found = assigned.aggregate(
        all=Count("pk"),
        mine=Count("pk", filter=Q(state__in=OPEN)),
        late=Count("pk", filter=Q(state__in=OPEN, due_at__lte=at)),
    )
    if not found["all"]:
        return {}
    counts = [
        Figure(found["late"], _("late"), f"{listed}?state__exact=late", is_urgent=True),
        Figure(found["mine"], _("assigned to you"), listed),
    ]
    return {"counts": [count for count in counts if count.number], "url": listed}


def happened_to(request: HttpRequest) -> dict[str, Any]:
    """Return the person's latest notifications, and how many are unread."""
    mine = notifications.visible_notifications(cast(User, request.user))
    rows = notifications.in_words(mine[:A_FEW])
    unread = mine.filter(read_at=None)
    return {
        "rows": rows,
        "unread": unread.count() if len(rows) == A_FEW else sum(row.is_unread for row in rows),
    }


def readership(request: HttpRequest, *, on: date) -> dict[str, Any]:
    """Return the most read briefings of the last thirty days, by language."""
    if not request.user.has_perm("briefings.view_readership"):
        return {}
    recent = Readership.objects.filter(day__gt=on - READ_IN)
    most = recent.values("reference").annotate(reads=Sum("reads")).order_by("-reads", "reference")
    rows = {row["reference"]: {"reads": row["reads"], "views": {}} for row in most[:A_FEW]}
    for row in (
        recent.filter(reference__in=rows).values("reference", "view").annotate(reads=Sum("reads"))
    ):
        rows[row["reference"]]["views"][row["view"].replace("-", "_")] = row["reads"]
    titles = {
        one.reference: one for one in Briefing.objects.filter(has_reference(rows, briefing=""))
    }
    return {
        "rows": [
            row | {"reference": reference, "briefing": titles.get(reference)}
            for reference, row in rows.items()
        ],
    }
