"""The views of the inbox: the tabs above the list, and the enquiries in each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from briefings.admin.permissions import user_of
from contacts.desk.reach import sees_all, visible_to
from contacts.desk.working_list import OPEN
from contacts.models import Enquiry

State = Enquiry.State
# The query parameter, which links in mails sent by earlier releases use.
PARAMETER = "state__exact"
# Larger counts are shown as 999+.
MOST_COUNTED = 999


Condition = Callable[[User, datetime], Q]


@dataclass(frozen=True, slots=True)
class View:
    """A tab: its name in the address, its words, and which enquiries it shows."""

    name: str
    label: str | Promise
    empty: str | Promise
    condition: Condition
    is_counted: bool = False


def _open(
    name: str,
    label: str | Promise,
    empty: str | Promise,
    condition: Condition = lambda user, at: Q(),
) -> View:
    """Return a counted view of the open enquiries that meet the condition."""
    return View(
        name,
        label,
        empty,
        lambda user, at: Q(state__in=OPEN) & condition(user, at),
        is_counted=True,
    )


VIEWS = {
    view.name: view
    for view in (
        _open("", _("Inbox"), _("Every enquiry is answered.")),
        _open(
            "mine",
            _("Mine"),
            _("No open enquiry is assigned to you."),
            lambda user, at: Q(assignee=user),
        ),
        _open(
            "unassigned",
            _("Unassigned"),
            _("Every open enquiry is assigned."),
            lambda user, at: Q(assignee=None),
        ),
        _open("late", _("Late"), _("Nothing is late."), lambda user, at: Q(due_at__lte=at)),
        View(
            "answered",
            _("Waiting for client"),
            _("No enquiry is waiting for a client."),
            lambda user, at: Q(state=State.ANSWERED),
        ),
        View(
            "closed",
            _("Closed"),
            _("No enquiry has been closed yet."),
            lambda user, at: Q(state__in=[State.CLOSED, State.WITHDRAWN]),
        ),
        View(
            "spam",
            _("Spam"),
            _("Nothing is suspected of being spam."),
            lambda user, at: Q(state=State.SPAM),
            is_counted=True,
        ),
        View("all", _("All"), _("No client has written yet."), lambda user, at: Q()),
    )
}


_OF_LAWYERS = ("", "late", "answered", "closed")


class ViewFilter(admin.SimpleListFilter):
    """Narrow the list to a view or to a single state; the template shows the views as tabs."""

    title = _("state")
    parameter_name = PARAMETER
    template = "admin/contacts/enquiry/no_filter.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [(view.name, view.label) for view in VIEWS.values() if view.name]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        if view := VIEWS.get(value):
            return queryset.filter(view.condition(user_of(request), timezone.now()))
        return queryset.filter(state=value)


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    address: str
    count: str
    is_current: bool


def tabs(request: HttpRequest) -> list[Tab]:
    """Return the tabs; one query counts for all of them."""
    current = request.GET.get(PARAMETER, "")
    counts = _counts(user_of(request), timezone.now())
    return [
        Tab(
            str(view.label),
            f"?{PARAMETER}={view.name}" if view.name else "?",
            _written(counts.get(view.name, 0)),
            view.name == current,
        )
        for view in _offered(user_of(request))
    ]


def _offered(user: User) -> list[View]:
    """Return the views; lawyers see only what is assigned to them, which needs fewer."""
    if sees_all(user):
        return list(VIEWS.values())
    return [VIEWS[name] for name in _OF_LAWYERS]


def empty_words(request: HttpRequest) -> str:
    """Return the words of an empty list: why the view is empty, or that nothing matches."""
    name = request.GET.get(PARAMETER, "")
    if not name and not sees_all(user_of(request)):
        name = "mine"  # the inbox of a lawyer
    view = VIEWS.get(name)
    narrowed = set(request.GET) - {PARAMETER, "p", "o"}
    return str(_("Nothing matches.") if narrowed or view is None else view.empty)


def _counts(user: User, at: datetime) -> dict[str, int]:
    counted = {view.name: view for view in VIEWS.values() if view.is_counted}
    seen = visible_to(user, Enquiry.objects.filter(state__in=[*OPEN, State.SPAM]))
    found = seen.aggregate(
        **{
            f"in_{name}": Count("pk", filter=view.condition(user, at))
            for name, view in counted.items()
        }
    )
    return {name: found[f"in_{name}"] for name in counted}


def _written(count: int) -> str:
    if count > MOST_COUNTED:
        return f"{MOST_COUNTED}+"
    return str(count) if count else ""
