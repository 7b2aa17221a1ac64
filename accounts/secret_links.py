"""Secret links for staff: expiring, for one use, and stored as digests only.

The token is a MAC of the row's nonce, so the mail can be written when it is sent without the
database ever holding the token. A link is found by its digest and survives a new SECRET_KEY.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accounts.models import SecretLink

Purpose = SecretLink.Purpose
LASTS = {Purpose.INVITATION: timedelta(days=7), Purpose.PASSWORD: timedelta(hours=1)}
_PAGES = {Purpose.INVITATION: "staff_invitation", Purpose.PASSWORD: "new_password"}


class Unreadable(Exception):
    """No configured key makes the link's token again."""


def make(*, user: User, purpose: Purpose, by: User | None, at: datetime) -> SecretLink:
    """Make a link; the person's earlier links for this purpose end."""
    end(user, purpose, at=at)
    nonce = secrets.token_hex(16)
    return SecretLink.objects.create(
        user=user,
        purpose=purpose,
        nonce=nonce,
        digest=_digest(_token(nonce, settings.SECRET_KEY)),
        made_by=by,
        made_at=at,
        expires_at=at + LASTS[purpose],
    )


def end(user: User, *purposes: Purpose, at: datetime) -> int:
    """End the person's open links; return how many."""
    links = SecretLink.objects.filter(user=user, purpose__in=purposes)
    return open_ones(links, at=at).update(ended_at=at)


def open_ones(links: QuerySet[SecretLink], *, at: datetime) -> QuerySet[SecretLink]:
    return links.filter(used_at=None, ended_at=None, expires_at__gt=at)


def find(token: str, purpose: Purpose, *, at: datetime) -> SecretLink | None:
    """Return the open link of a token; None if it is unknown, used, ended or expired."""
    links = SecretLink.objects.filter(digest=_digest(token), purpose=purpose)
    return open_ones(links, at=at).select_related("user", "made_by").first()


def use(link: SecretLink, *, at: datetime) -> bool:
    """Use the link up; False if that happened meanwhile."""
    return bool(open_ones(SecretLink.objects.filter(pk=link.pk), at=at).update(used_at=at))


def address(link: SecretLink) -> str:
    """Return the link's URL for the mail. Raises Unreadable after a change of SECRET_KEY."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = _token(link.nonce, key)
        if _digest(token) == link.digest:
            return settings.SITE_URL + reverse(_PAGES[Purpose(link.purpose)], args=[token])
    raise Unreadable


def _token(nonce: str, key: str) -> str:
    made = salted_hmac("accounts.secret_link", nonce, secret=key, algorithm="sha256")
    return made.hexdigest()


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
