"""The figures on the outbox are read quickly however much was sent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

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
