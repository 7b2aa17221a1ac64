"""Roles from the groups of the identity provider, set anew at each sign-in.

The roles that the mapping names follow the provider alone; the others stay as administrators gave
them. A group that the mapping does not name gives nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Group, User

from accounts.people import rights
from accounts.sign_in import sessions


def roles_of(groups: Iterable[str], mapping: dict[str, str]) -> set[str]:
    return {mapping[group] for group in groups if group in mapping}


def update(user: User, groups: Iterable[str], mapping: dict[str, str], *, at: datetime) -> None:
    """Set the roles that the mapping names. Losing one ends the person's other sessions."""
    if not mapping:
        return
    before = set(user.groups.values_list("name", flat=True))
    after = (before - set(mapping.values())) | roles_of(groups, mapping)
    if after == before:
        return
    user.groups.set(Group.objects.filter(name__in=after))
    rights.record(
        user,
        by=None,
        at=at,
        before={"groups": sorted(before)},
        after={"groups": sorted(after), "by_provider": True},
    )
    if before - after:
        sessions.end(user)
