"""Hand the drafts of a person who leaves to a colleague."""

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing, Byline


def held_by(user: User) -> QuerySet[Briefing]:
    """Return the briefings that only this person's account sees as its own.

    Those that a colleague created and this person wrote stay the colleague's.
    """
    named = Byline.objects.filter(briefing=OuterRef("pk"), author__user=user)
    return Briefing.objects.filter(Q(created_by=user) | Q(Exists(named), created_by=None))


def planned_by(user: User) -> QuerySet[Schedule]:
    """Return the publications that the person planned, which will not take place without them."""
    return Schedule.objects.filter(set_by=user)


def hand_over(user: User, *, to: User) -> int:
    """Give the person's briefings to a colleague; return how many."""
    return held_by(user).update(created_by=to)
