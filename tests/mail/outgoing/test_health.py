"""The figures on the outbox are read quickly however much was sent."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mail.models import Message
from mail.outgoing import health

pytestmark = pytest.mark.django_db


def test_what_was_sent_is_not_read_to_count_what_waits():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a short table as a whole, whatever indexes there are")

    with CaptureQueriesContext(connection) as queries:
        health.figures(at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
        plan = " ".join(row[-1] for row in cursor.fetchall())

    assert "USING INDEX letters_by_state" in plan


@pytest.mark.parametrize(
    ("about", "is_late"),
    [
        ({"kind": "digest"}, True),
        ({"kind": "alert", "is_bulk": True}, False),
        ({"kind": "alert", "is_bulk": True, "has_failed": True}, True),
    ],
)
def test_mail_to_followers_is_not_late_while_it_waits_for_its_pace(noon, about, is_late):
    written = noon - timedelta(hours=1)
    failing_since = written if about.pop("has_failed", False) else None
    Message.objects.create(
        **about, message_id="<a@firm>", created_at=written, failing_since=failing_since
    )

    figures = health.figures(at=noon)

    assert figures.waiting == 1
    assert figures.is_well is not is_late
