"""End a user's sessions when their second step is set up or removed."""

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session


def end(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """End the user's sessions except one; return how many. Only staff have sessions: few rows."""
    own = [
        session.pk
        for session in Session.objects.exclude(pk=but or "").iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
    return len(own)
