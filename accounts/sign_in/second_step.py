"""Whether a person's second step is required, set up, and taken in this session."""

import time
from datetime import datetime

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.http import HttpRequest

from accounts.sign_in import devices, recording, sessions

STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_SET_UP_BY = "second_step_set_up_by"

# A page that matters opens this long after the last proof; its form may be sent this long after.
SECONDS_TO_OPEN = 5 * 60
SECONDS_TO_SEND = 20 * 60


def is_set_up(user: AbstractBaseUser | AnonymousUser) -> bool:
    return user.is_authenticated and is_mfa_enabled(user, STEPS)


def is_taken(request: HttpRequest) -> bool:
    """Taken in this session: a session from before it was set up does not count."""
    if request.session.get(_SET_UP_BY) == request.user.pk:
        return True
    return any(record.get("method") == "mfa" for record in _proofs(request))


def remember_it_was_set_up(request: HttpRequest) -> None:
    request.session[_SET_UP_BY] = request.user.pk


def reset(user: User, *, by: User | None, at: datetime) -> None:
    """Remove a user's second step after a loss; the next sign-in sets up a new one."""
    Authenticator.objects.filter(user=user).delete()
    sessions.end(user)
    devices.forget(user)
    recording.secured(user, "second_step_removed", by=by, at=at)


def is_enough(request: HttpRequest) -> bool:
    """Whether the person may come in, as far as the second step goes."""
    return not settings.REQUIRE_MFA or (is_taken(request) and is_set_up(request.user))


def proved_within(request: HttpRequest, seconds: int) -> bool:
    """Whether the person proved who they are, by any means, not longer ago."""
    return any(time.time() - proof.get("at", 0) < seconds for proof in _proofs(request))


def is_to_be_repeated(request: HttpRequest) -> bool:
    """Before what matters. Where a password alone is enough, it is not asked for twice either."""
    if not settings.REQUIRE_MFA:
        return False
    seconds = SECONDS_TO_OPEN if request.method in ("GET", "HEAD") else SECONDS_TO_SEND
    return not proved_within(request, seconds)


def _proofs(request: HttpRequest) -> list[dict]:
    return get_authentication_records(request, request.user)
