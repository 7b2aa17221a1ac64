"""Change what a follower gets, or leave."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from alerts.following.confirm import Wishes
from alerts.models import Consent, ConsentWording, Follower, Following, FollowRequest
from alerts.topics import Topic


@transaction.atomic
def change(
    *,
    follower: Follower,
    topics: Collection[Topic],
    wishes: Wishes,
    wording: ConsentWording,
    at: datetime,
) -> None:
    """Follow exactly these topics; those that are new are a consent of their own."""
    follower.view, follower.rhythm, follower.minor = wishes
    follower.save()
    before = {Topic(*pair) for pair in follower.topics.values_list("kind", "key")}
    new = [topic for topic in topics if topic not in before]
    for topic in before - set(topics):
        follower.topics.filter(kind=topic.kind, key=topic.key).delete()
    Following.objects.bulk_create(
        [Following(follower=follower, kind=topic.kind, key=topic.key) for topic in new]
    )
    if new:
        Consent.objects.create(
            email=follower.email,
            language=follower.interface,
            wording=wording,
            topics=[str(topic) for topic in new],
            asked_at=at,
            given_at=at,
        )


@transaction.atomic
def leave(*, follower: Follower, how: str, at: datetime) -> None:
    """Delete the follower. The consents stay in the ledger, as proof of when they ended."""
    end_consents(follower.email, how=how, at=at)
    FollowRequest.objects.filter(email_key=follower.email_key).delete()
    Follower.objects.filter(pk=follower.pk).delete()


def end_consents(email: str, *, how: str, at: datetime) -> list[Consent]:
    """End an address's consents that still hold; return them."""
    held = Consent.objects.filter(email__iexact=email, ended_at=None)
    found = list(held)
    held.update(ended_at=at, ended_by=how)
    return found
