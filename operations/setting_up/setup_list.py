"""The list of setting up on the admin's first page, and when it is not shown."""

from dataclasses import dataclass

from django.http import HttpRequest

from mail.outgoing import trial
from operations.models import SetupRecord
from operations.setting_up import records
from operations.setting_up.facts import Facts
from operations.setting_up.step import Step
from operations.setting_up.steps import all_steps

MAY = "briefings.change_firm"
# In the session: the mail settings with which the list was over, so that later visits ask nothing.
_OVER = "setting_up_over"
# In the session: the person came from the list, so other pages link back to it.
_UNDER_WAY = "setting_up_under_way"


@dataclass(frozen=True, slots=True)
class SetupList:
    """The steps, and whether the list was put away."""

    steps: list[Step]
    is_put_away: bool = False

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def over(self) -> int:
        return sum(step.is_over for step in self.steps)

    @property
    def is_over(self) -> bool:
        return self.over == self.total


def may_see(request: HttpRequest) -> bool:
    return request.user.has_perm(MAY)


def for_first_page(request: HttpRequest) -> SetupList | None:
    """Return the list, or None for other people and once it is put away or all done.

    The session remembers the latter: then no query is made.
    """
    if not may_see(request) or trial.is_of_these_settings(request.session.get(_OVER, "")):
        return None
    stored = records.all_records()
    if _was_over(stored.get(records.LIST)):
        _remember_it_is_over(request)
        return None
    facts = Facts(request, stored)
    found = SetupList(all_steps(facts))
    if found.is_over:
        records.note_complete(at=facts.now)
        _remember_it_is_over(request)
        return None
    return found


def whole(request: HttpRequest) -> SetupList:
    """Return the list for its own page, which always shows it."""
    stored = records.all_records()
    row = stored.get(records.LIST)
    return SetupList(all_steps(Facts(request, stored)), bool(row and row.put_aside_at))


def put_away(request: HttpRequest, facts: Facts) -> None:
    records.put_aside(records.LIST, by=facts.user, at=facts.now)
    _remember_it_is_over(request)


def call_back(request: HttpRequest) -> None:
    """Show the list on the first page again; a complete one stays away."""
    records.take_up(records.LIST)
    forget_it_is_over(request)


def forget_it_is_over(request: HttpRequest) -> None:
    request.session.pop(_OVER, None)


def begin(request: HttpRequest) -> None:
    request.session[_UNDER_WAY] = True


def come_back(request: HttpRequest) -> None:
    if _UNDER_WAY in request.session:
        del request.session[_UNDER_WAY]


def _was_over(row: SetupRecord | None) -> bool:
    if row is None:
        return False
    if row.put_aside_at:
        return True
    return row.outcome == records.COMPLETE and trial.is_of_these_settings(row.settings_digest)


def _remember_it_is_over(request: HttpRequest) -> None:
    request.session[_OVER] = trial.settings_digest()
