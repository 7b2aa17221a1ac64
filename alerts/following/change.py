"""Change what a follower gets."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from alerts.following.confirm import Wishes
from alerts.models import Consent, ConsentWording, Follower, Following
from alerts.topics import Topic


@transaction.atomic
def change(
    *,
    follower: Follower,
    topics: Collection[Topic],
    wishes: Wishes,
    wording: ConsentWording,
    language: str,
    at: datetime,
) -> None:
    """Follow exactly these topics, and record a consent to the new ones in the page's language.

    Do nothing if the follower has left meanwhile: saving would create the row again.
    """
    locked = Follower.objects.select_for_update().filter(pk=follower.pk).first()
    if locked is None:
        return
    follower = locked
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
            language=language,
            wording=wording,
            topics=[str(topic) for topic in new],
            asked_at=at,
            given_at=at,
        )
