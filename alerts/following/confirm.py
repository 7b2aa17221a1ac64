"""Confirm a request: the address becomes a follower, and the ledger gets the consent."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from alerts.models import Consent, Follower, Following, FollowRequest
from alerts.topics import Topic


class Wishes(NamedTuple):
    """In which language, how often, and whether with minor corrections."""

    view: str
    rhythm: str
    minor: bool


@transaction.atomic
def confirm(
    *, request: FollowRequest, topics: Collection[Topic], wishes: Wishes, at: datetime
) -> Follower:
    """Make the address a follower of the topics, or add these to what it follows.

    Only the mailed link leads here. Confirming again changes nothing.
    """
    request = FollowRequest.objects.select_for_update().get(pk=request.pk)
    follower = Follower.objects.filter(email_key=request.email_key).first()
    if request.confirmed_at and follower:
        return follower
    follower = follower or Follower(
        email=request.email, email_key=request.email_key, confirmed_at=at
    )
    follower.interface = request.interface
    follower.view, follower.rhythm, follower.minor = wishes
    follower.save()
    _add(follower, topics)
    Consent.objects.create(
        email=request.email,
        language=request.interface,
        wording=request.wording,
        topics=[str(topic) for topic in topics],
        asked_at=request.asked_at,
        given_at=at,
    )
    FollowRequest.objects.filter(pk=request.pk).update(confirmed_at=at, topics=[])
    return follower


def _add(follower: Follower, topics: Collection[Topic]) -> None:
    Following.objects.bulk_create(
        [Following(follower=follower, kind=topic.kind, key=topic.key) for topic in topics],
        ignore_conflicts=True,
    )
