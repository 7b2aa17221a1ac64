"""Whether a user's second step is required, set up, and completed in this session."""

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
_PROVED_TO_PROVIDER = "second_step_proved_by"

# A sensitive page opens this long after the last proof; its form is accepted this long after it.
SECONDS_TO_OPEN = 5 * 60
SECONDS_TO_SEND = 20 * 60


def is_set_up(user: AbstractBaseUser | AnonymousUser) -> bool:
    return user.is_authenticated and is_mfa_enabled(user, STEPS)


def is_completed(request: HttpRequest) -> bool:
    """Return whether this session completed it; a session older than its set-up has not."""
    if request.session.get(_SET_UP_BY) == request.user.pk:
        return True
    return any(record.get("method") == "mfa" for record in _proofs(request))


def remember_it_was_set_up(request: HttpRequest) -> None:
    request.session[_SET_UP_BY] = request.user.pk


def remember_provider(request: HttpRequest, user: AbstractBaseUser, *, proved: bool) -> None:
    """Remember whether the identity provider has seen a second step in this sign-in."""
    request.session[_PROVED_TO_PROVIDER] = user.pk if proved else None


def is_pending_proved(request: HttpRequest) -> bool:
    """Return whether the identity provider has seen a second step in the sign-in under way."""
    return request.session.get(_PROVED_TO_PROVIDER) is not None


def is_proved_to_provider(request: HttpRequest, user: AbstractBaseUser | AnonymousUser) -> bool:
    return user.pk is not None and request.session.get(_PROVED_TO_PROVIDER) == user.pk


def reset(user: User, *, by: User | None, at: datetime) -> None:
    """Remove a user's second step after a loss; the next sign-in sets up a new one."""
    Authenticator.objects.filter(user=user).delete()
    sessions.end(user)
    devices.forget(user)
    recording.secured(user, "second_step_removed", by=by, at=at)


def admits(request: HttpRequest) -> bool:
    """Return whether the second step admits the user: completed, or not required."""
    if not settings.REQUIRE_MFA or is_proved_to_provider(request, request.user):
        return True
    return is_completed(request) and is_set_up(request.user)


def proved_within(request: HttpRequest, seconds: int) -> bool:
    """Return whether the user proved their identity by any means within so many seconds."""
    return any(time.time() - proof.get("at", 0) < seconds for proof in _proofs(request))


def needs_new_proof(request: HttpRequest) -> bool:
    """Return whether a sensitive action needs a new proof; never if a password alone suffices."""
    if not settings.REQUIRE_MFA:
        return False
    seconds = SECONDS_TO_OPEN if request.method in ("GET", "HEAD") else SECONDS_TO_SEND
    return not proved_within(request, seconds)


def _proofs(request: HttpRequest) -> list[dict]:
    return get_authentication_records(request, request.user)
