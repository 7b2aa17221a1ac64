"""Turn an announcement into one alert for each follower, in short transactions.

If a worker is killed, another repeats its batch: position and rows are written together, and the
database admits one row for a follower and an announcement.
"""

from datetime import datetime

from django.db import connection, transaction

from alerts import mails
from alerts.distribution import audience
from alerts.models import Alert, FanOut, Follower, Rhythm
from alerts.topics import Topic
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition
from mail.outgoing import outbox
from mail.sqlite_lock import in_turn

# Followers per transaction: on SQLite it blocks every other writer.
A_BATCH = 200


def fan_out(*, at: datetime) -> bool:
    """Do one batch; return whether there was one. Several workers may run this at once."""
    _begin()
    if not FanOut.objects.filter(finished_at=None).exists():
        return False
    with in_turn(), transaction.atomic():
        work = _claimed()
        if work is None:
            return False
        _do_batch(work, at=at)
    return True


def fan_out_all(*, at: datetime) -> None:
    while fan_out(at=at):
        pass


def _begin() -> None:
    new = Announcement.objects.filter(fan_out=None).values_list("pk", flat=True)
    if rows := [FanOut(announcement_id=pk) for pk in new]:
        FanOut.objects.bulk_create(rows, ignore_conflicts=True)


def _claimed() -> FanOut | None:
    skips = connection.features.has_select_for_update_skip_locked
    waiting = FanOut.objects.select_for_update(skip_locked=skips, of=("self",))
    waiting = waiting.filter(finished_at=None).order_by("announcement")
    return waiting.select_related("announcement__edition__briefing").first()


def _do_batch(work: FanOut, *, at: datetime) -> None:
    announcement = work.announcement
    topics = _topics(announcement)
    is_minor = announcement.kind == Announcement.Kind.MINOR
    followers = audience.followers(topics, is_minor=is_minor).filter(
        pk__gt=work.position, confirmed_at__lte=announcement.at
    )
    batch = list(followers.order_by("pk")[:A_BATCH])
    _tell(announcement, batch, topics, at=at)
    work.count += len(batch)
    work.position = batch[-1].pk if batch else work.position
    work.finished_at = at if len(batch) < A_BATCH else None
    work.save()


def _topics(announcement: Announcement) -> list[Topic]:
    edition = announcement.edition
    before = _text_before(edition)
    touched = audience.paragraphs_touched(
        announcement.kind, edition.snapshot, before.snapshot if before else None
    )
    return audience.topics_of(edition.briefing_id, edition.snapshot, touched)


def _text_before(edition: Edition) -> Edition | None:
    """Return the previous edition, readable or not: it only decides who is notified."""
    return edition.briefing.editions.filter(number=edition.number - 1).first()


def _tell(
    announcement: Announcement, batch: list[Follower], topics: list[Topic], *, at: datetime
) -> None:
    narrow = audience.followed_paragraphs(batch, topics)
    messages = {
        follower.pk: mails.message(announcement, follower, at=at)
        for follower in batch
        if follower.rhythm == Rhythm.AT_ONCE
    }
    outbox.enqueue(*messages.values())
    Alert.objects.bulk_create(
        [
            Alert(
                announcement=announcement,
                follower=follower,
                paragraphs=narrow.get(follower.pk, []),
                at=at,
                told_at=at if follower.pk in messages else None,
                message=messages.get(follower.pk),
            )
            for follower in batch
        ]
    )
