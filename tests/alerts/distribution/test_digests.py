"""Digests: what happened since the last one, in one mail, at eight in the morning, each once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alerts.distribution import digests, fan_out
from alerts.models import Follower
from briefings import publishing
from briefings.models import clock
from briefings.text.texts import Texts
from tests.support.factories import deliver_due, make_briefing, publish_now

MACAU = ZoneInfo("Asia/Macau")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Macau in November 2026, whose second day is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=MACAU)


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        ("daily", at(4, 7, 59), at(3, 8)),
        ("daily", at(4, 8), at(4, 8)),
        ("weekly", at(2, 7, 59), at(2, 8) - timedelta(days=7)),
        ("weekly", at(2, 8), at(2, 8)),
        ("weekly", at(8, 23), at(2, 8)),
        ("at_once", at(4, 7), at(4, 7)),
    ],
)
def test_a_digest_is_due_at_eight_in_the_firms_time_the_weekly_one_on_mondays(rhythm, now, due):
    assert digests.last_due(rhythm, at=now) == due


@pytest.mark.django_db
@pytest.mark.parametrize(("rhythm", "days"), [("daily", 1), ("weekly", 7)])
def test_what_happened_comes_in_one_mail_without_what_was_withdrawn_meanwhile(
    follow, postbox, settings, rhythm, days
):
    settings.BULK_MAILS_PER_MINUTE = 600_000
    follow(rhythm=rhythm)
    first, second, gone = (
        publish_now(make_briefing(title_en=f"Law {name}"), at=clock.now()).briefing
        for name in ("A", "B", "C")
    )
    now = clock.now()
    fan_out.fan_out_all(at=now)
    publishing.withdraw(briefing=gone, by=None, at=now, reason=Texts("誤植。", "A mistake."))

    digests.enqueue_all(at=now)
    deliver_due(now)
    assert postbox.mails == []  # not before the morning
    later = now + timedelta(days=days)
    for _turn in range(2):
        digests.enqueue_all(at=later)
        deliver_due(later)

    [mail] = postbox.mails
    text = mail.get_body(("plain",)).get_content()
    assert "2 updates on briefings" in mail["Subject"]
    assert first.reference in text
    assert second.reference in text
    assert gone.reference not in text
    assert "List-Unsubscribe" in mail


@pytest.mark.django_db
def test_who_changes_from_digests_to_at_once_gets_what_waits(follow, postbox, settings):
    settings.BULK_MAILS_PER_MINUTE = 600_000
    follow(rhythm="weekly")
    publish_now(make_briefing(), at=clock.now())
    fan_out.fan_out_all(at=clock.now())
    Follower.objects.update(rhythm="at_once")

    now = clock.now() + timedelta(seconds=1)
    digests.enqueue_all(at=now)
    deliver_due(now)

    assert len(postbox.mails) == 1
