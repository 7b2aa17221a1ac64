"""Browsers that a person has signed in with before, known by a signed cookie.

Such a browser gets in nowhere by itself. It only has a count of wrong passwords of its own, so
that strangers who try an account cannot keep its owner out.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse

from config.models import KnownDevice

# As long as browsers keep a cookie; each sign-in begins anew.
KEPT = timedelta(days=400)
_SIGNER = signing.Signer(salt="sign-in.device")


def known(request: HttpRequest, name: str) -> str:
    """The digest of the browser, if the account of that name has signed in with it; else ""."""
    digest = _digest(_secret(request))
    if not digest:
        return ""
    rows = KnownDevice.objects.filter(digest=digest, user__username=name.strip())
    return digest if rows.exists() else ""


def remember(request: HttpRequest, response: HttpResponse, user: User, *, at: datetime) -> None:
    """After every step was taken. A browser that several people use keeps one cookie."""
    secret = _secret(request) or secrets.token_urlsafe(24)
    KnownDevice.objects.filter(user=user, last_used_at__lt=at - KEPT).delete()
    KnownDevice.objects.update_or_create(
        user=user, digest=_digest(secret), defaults={"last_used_at": at}
    )
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        _SIGNER.sign(secret),
        max_age=KEPT,
        path="/",  # __Host- asks for it: no other host of the domain can then set it
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def forget(user: User, *, but: HttpRequest | None = None) -> None:
    """All devices of the account but the one that asks."""
    kept = _digest(_secret(but)) if but else ""
    KnownDevice.objects.filter(user=user).exclude(digest=kept).delete()


def _secret(request: HttpRequest) -> str:
    try:
        return _SIGNER.unsign(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""))
    except signing.BadSignature:
        return ""


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest() if secret else ""
