"""The sessions of a user, and ending them."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session

Data = dict[str, Any]


def sessions_of(user: AbstractBaseUser) -> Iterator[tuple[str, Data]]:
    """Yield the keys and data of the user's sessions. Only staff have sessions: few rows."""
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk):
            yield session.pk, data


def end(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """End the user's sessions except one; return how many."""
    return _end([key for key, _data in sessions_of(user) if key != but])


def end_where(user: AbstractBaseUser, wanted: Callable[[Data], bool]) -> int:
    """End those of the user's sessions whose data are wanted; return how many."""
    return _end([key for key, data in sessions_of(user) if wanted(data)])


def _end(keys: list[str]) -> int:
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)
