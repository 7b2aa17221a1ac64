"""The ledger of consents: end what a reader agreed to, and keep the proof."""

from datetime import datetime

from django.db import transaction

from alerts.models import Consent, Follower, FollowRequest, Suppression
from briefings.models.erasure import Erasure, named


@transaction.atomic
def end(email_key: str, *, how: str, at: datetime) -> bool:
    """Delete the follower and any request of an address; return whether it followed.

    The consents stay as proof of when they ended. The ledger of erasures ends them again if an
    older backup is restored.
    """
    held = Consent.objects.filter(email__iexact=email_key, ended_at=None)
    Erasure.record(
        Erasure.Kind.FOLLOWER, [named(consent, consent.given_at) for consent in held], at=at
    )
    held.update(ended_at=at, ended_by=how)
    FollowRequest.objects.filter(email_key=email_key).delete()
    _all, by_model = Follower.objects.filter(email_key=email_key).delete()
    return bool(by_model.get(Follower._meta.label))


@transaction.atomic
def erase(email_key: str, *, at: datetime) -> None:
    """End the consents of an address, and erase it from its suppression, which keeps the digest."""
    end(email_key, how=Consent.End.ERASED, at=at)
    Suppression.objects.filter(digest=Suppression.digest_of(email_key)).update(email="")


@transaction.atomic
def suppress(email_key: str, *, reason: str, code: str = "", at: datetime) -> None:
    """Stop all alerts to an address, now and in future."""
    Suppression.objects.get_or_create(
        digest=Suppression.digest_of(email_key),
        defaults={"email": email_key, "reason": reason, "code": code[:20], "at": at},
    )
    end(email_key, how=reason, at=at)


def is_suppressed(email_key: str) -> bool:
    return Suppression.objects.filter(digest=Suppression.digest_of(email_key)).exists()
