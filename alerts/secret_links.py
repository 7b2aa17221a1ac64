"""Secret links for followers: a key with a signature that only this site can make.

Nothing in the database opens them, so reading it is not enough to act for a follower.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from alerts.models import Follower, FollowRequest
from briefings.models import clock

# A confirmation's link. Links to manage and to leave stay valid: a mail may be read years later.
CONFIRMABLE = timedelta(days=7)

_REQUEST = "alerts.request"
_FOLLOWER = "alerts.follower"


def _signer(salt: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=salt)


def confirmation_token(request: FollowRequest) -> str:
    return _signer(_REQUEST).sign(f"{request.pk}-{request.nonce}")


def follower_token(follower: Follower) -> str:
    return _signer(_FOLLOWER).sign(f"{follower.pk}-{follower.nonce}")


def request_of(token: str) -> FollowRequest | None:
    """Return the request of a token; None if the token is forged or a week old."""
    key, nonce = _opened(_REQUEST, token)
    recent = FollowRequest.objects.filter(asked_at__gt=clock.now() - CONFIRMABLE)
    return recent.filter(pk=key, nonce=nonce).select_related("wording").first()


def follower_of(token: str) -> Follower | None:
    """Return the follower of a token; None if the token is forged or the follower has left."""
    key, nonce = _opened(_FOLLOWER, token)
    return Follower.objects.filter(pk=key, nonce=nonce).first()


def was_a_follower(token: str) -> bool:
    """Return whether this site signed the token."""
    return _opened(_FOLLOWER, token) != _NOBODY


_NOBODY = (0, "")


def _opened(salt: str, token: str) -> tuple[int, str]:
    try:
        key, _dash, nonce = _signer(salt).unsign(token).partition("-")
        return int(key), nonce
    except (signing.BadSignature, ValueError):
        return _NOBODY


def confirm(request: FollowRequest) -> str:
    return _url("confirm", request.interface, confirmation_token(request))


def manage(follower: Follower) -> str:
    return _url("manage", follower.language, follower_token(follower))


def leave(follower: Follower) -> str:
    return _url("leave", follower.language, follower_token(follower))


def follow_page(language: str) -> str:
    """Return the address of the page of following, which is no secret."""
    with override(language):
        return settings.SITE_URL + reverse("alerts:follow")


def _url(page: str, language: str, token: str) -> str:
    with override(language):
        return settings.SITE_URL + reverse(f"alerts:{page}", args=[token])
