"""Which drafts a user may see: all, or those that the user created or is an author of."""

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from briefings.models.draft.briefing import Briefing, Byline


def is_own(user: User, briefing: str = "pk") -> Q:
    """Return the condition for briefings that the user created or is an author of."""
    bylines = Byline.objects.filter(briefing=OuterRef(briefing), author__user=user)
    made = {"created_by" if briefing == "pk" else f"{briefing}__created_by": user}
    return Q(**made) | Q(Exists(bylines))


def visible_to(user: User, rows: QuerySet, briefing: str = "pk") -> QuerySet:
    """Keep the rows whose briefing the user may see; `briefing` is the path to it."""
    if user.has_perm("briefings.see_all_briefings"):
        return rows
    return rows.filter(is_own(user, briefing))


def may_see(user: User, briefing: Briefing | None) -> bool:
    """Return whether the user may see the briefing; True if there is none."""
    if briefing is None or briefing.pk is None or user.has_perm("briefings.see_all_briefings"):
        return True
    return Briefing.objects.filter(is_own(user), pk=briefing.pk).exists()
