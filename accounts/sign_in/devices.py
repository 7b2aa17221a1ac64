"""Browsers that a person signed in with before, recognised by a signed cookie.

The cookie grants no access. It only gives the device a separate count of wrong passwords, so
strangers who try an account cannot lock its owner out.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts.models import KnownDevice
from accounts.sign_in import recording, sessions
from accounts.sign_in.device_names import device_name

# The longest time browsers keep a cookie; each sign-in renews it.
KEPT = timedelta(days=400)
_SIGNER = signing.Signer(salt="sign-in.device")
# The session's key for the digest of the device that signed in.
_DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Device:
    """A known device as its owner sees it."""

    row: KnownDevice
    is_this: bool
    is_signed_in: bool


def known(request: HttpRequest, name: str) -> str:
    """Return the browser's digest if that account has signed in with it, else an empty text."""
    digest = _digest(_secret(request))
    if not digest:
        return ""
    rows = KnownDevice.objects.filter(digest=digest, user__username=name.strip())
    return digest if rows.exists() else ""


def remember(request: HttpRequest, response: HttpResponse, user: User, *, at: datetime) -> None:
    """Remember the browser after a complete sign-in.

    Users who share a browser share its cookie.
    """
    secret = _secret(request) or secrets.token_urlsafe(24)
    KnownDevice.objects.filter(user=user, last_used_at__lt=at - KEPT).delete()
    name = device_name(request.headers.get("User-Agent", ""))
    KnownDevice.objects.update_or_create(
        user=user, digest=_digest(secret), defaults={"last_used_at": at, "name": name}
    )
    request.session[_DEVICE] = _digest(secret)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        _SIGNER.sign(secret),
        max_age=KEPT,
        path="/",  # required by __Host-, which stops other hosts of the domain from setting it
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def forget(user: User, *, but: HttpRequest | None = None) -> None:
    """Forget all devices of the account except the requesting one."""
    kept = _digest(_secret(but)) if but else ""
    KnownDevice.objects.filter(user=user).exclude(digest=kept).delete()


def listed(request: HttpRequest, user: User) -> list[Device]:
    """Return the account's devices, the most recently used first."""
    this = _digest(_secret(request))
    signed_in = {session.get(_DEVICE) for _pk, session in sessions.sessions_of(user)}
    rows = KnownDevice.objects.filter(user=user).order_by("-last_used_at")
    return [Device(row, row.digest == this, row.digest in signed_in) for row in rows]


def forget_one(user: User, pk: int, *, at: datetime) -> bool:
    """End the sessions of one of the account's devices and forget it; False if there is none."""
    device = KnownDevice.objects.filter(user=user, pk=pk).first()
    if device is None:
        return False
    sessions.end_where(user, lambda session: session.get(_DEVICE) == device.digest)
    device.delete()
    recording.recorded(user, "device_forgotten", by=user, at=at)
    return True


def _secret(request: HttpRequest) -> str:
    try:
        return _SIGNER.unsign(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""))
    except signing.BadSignature:
        return ""


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest() if secret else ""
