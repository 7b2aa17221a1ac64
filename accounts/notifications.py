"""What a person sees of their notifications: only what they may see, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from briefings.models.base.language_names import names_of
from briefings.models.draft.briefing import Briefing
from briefings.models.staff import person_name
from briefings.text.languages import DEFAULT, written
from briefings.text.texts import Texts
from briefings.workflow.visibility import visible_to
from contacts.desk import reach
from contacts.models import Enquiry
from notifications.kinds import Kind, default_pace
from notifications.models import Notification, PaceChoice

# %(who)s did it; the briefing or enquiry stands beside the sentence.
SENTENCES = {
    Kind.SUBMITTED: gettext_lazy("%(who)s sent it to review"),
    Kind.RETURNED: gettext_lazy("%(who)s sent it back"),
    Kind.APPROVED: gettext_lazy("%(who)s approved the %(languages)s"),
    Kind.VOIDED: gettext_lazy("%(who)s changed the %(languages)s after its approval"),
    Kind.PUBLISHED: gettext_lazy("Edition %(edition)s was published"),
    Kind.HELD: gettext_lazy("The planned publication is held up"),
    Kind.COMMENT: gettext_lazy("An outsider commented on the draft"),
    Kind.RECHECK: gettext_lazy("Today is the day to look at it again"),
    Kind.ASSIGNED: gettext_lazy("%(who)s assigned it to you"),
    Kind.MENTIONED: gettext_lazy("%(who)s mentioned you in a note"),
}
_PAGES = {
    Kind.SUBMITTED: "publish",
    Kind.RETURNED: "text",
    Kind.APPROVED: "publish",
    Kind.VOIDED: "publish",
    Kind.PUBLISHED: "publish",
    Kind.HELD: "publish",
    Kind.COMMENT: "share",
    Kind.RECHECK: "change",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A notification in words, in the active language."""

    notification: Notification
    reference: str
    title: str
    sentence: str
    # What the person who sent it back wrote, or why it was not published.
    note: str
    address: str

    @property
    def label(self) -> str:
        return str(Kind(self.notification.kind).label)

    @property
    def at(self) -> datetime:
        return self.notification.at

    @property
    def is_unread(self) -> bool:
        return self.notification.read_at is None


def visible_notifications(user: User) -> QuerySet[Notification]:
    """Return the notifications of things that the person may see now, the newest first."""
    rows = Notification.objects.filter(user=user).order_by("-at", "-pk")
    return rows.filter(_visible(user)).select_related("briefing", "enquiry", "by")


def _visible(user: User) -> Q:
    may_see = Q(pk__in=[])
    if user.has_perm("briefings.view_briefing"):
        may_see |= Q(briefing__in=visible_to(user, Briefing.objects.kept()))
    if reach.sees_any(user):
        may_see |= Q(enquiry__in=reach.visible_to(user, Enquiry.objects.all()))
    return may_see


def in_words(notifications: QuerySet[Notification]) -> list[Row]:
    return [_row(notification) for notification in notifications]


def _row(notification: Notification) -> Row:
    kind = Kind(notification.kind)
    detail = notification.detail
    values = {
        "who": _name(notification.by),
        "languages": names_of(detail.get("languages", [])),
        "edition": detail.get("edition", ""),
    }
    return Row(
        notification,
        str(notification.briefing.reference if notification.briefing else notification.enquiry),
        _title(notification.briefing),
        str(SENTENCES[kind]) % values,
        _note(detail),
        _address(notification, kind),
    )


def _name(user: User | None) -> str:
    return person_name(user) or _("Somebody")


def _title(briefing: Briefing | None) -> str:
    if briefing is None:
        return ""
    title = Texts.of(briefing, "title")
    return title[_spoken()] or title.first()


def _note(detail: dict[str, Any]) -> str:
    if reasons := detail.get("reasons"):
        return reasons.get(_spoken()) or next(iter(reasons.values()))
    return detail.get("note", "")


def _spoken() -> str:
    return written(translation.get_language() or DEFAULT)


def _address(notification: Notification, kind: Kind) -> str:
    if notification.briefing is None:
        return reverse("admin:contacts_enquiry_change", args=[notification.enquiry_id])
    page = f"admin:briefings_briefing_{_PAGES[kind]}"
    return reverse(page, args=[notification.briefing_id])


def mark_read(user: User, *, at: datetime, pk: int | None = None) -> None:
    """Mark one of the person's notifications as read, or all of them."""
    unread = Notification.objects.filter(user=user, read_at=None)
    (unread if pk is None else unread.filter(pk=pk)).update(read_at=at)


def pace_of(user: User) -> Callable[[str], str]:
    """Return the function that says how a person wants a kind of notification by mail."""
    chosen = dict(PaceChoice.objects.filter(user=user).values_list("kind", "pace"))
    return lambda kind: chosen.get(kind) or default_pace(kind)


def choose_paces(user: User, paces: dict[str, str]) -> None:
    PaceChoice.objects.bulk_create(
        [PaceChoice(user=user, kind=kind, pace=pace) for kind, pace in paces.items()],
        update_conflicts=True,
        unique_fields=["user", "kind"],
        update_fields=["pace"],
    )
