"""Ends sessions: when a second step is set up or taken away, nobody else's session goes on."""

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session


def end(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """End the person's sessions but the one with that key. Only staff have any: they are few."""
    own = [
        session.pk
        for session in Session.objects.exclude(pk=but or "").iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
    return len(own)
