"""Writers lock the rows they share in one order, so that no two wait for each other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import loading, publishing
from briefings.text.texts import Texts
from tests.support.factories import document, publish_now

pytestmark = pytest.mark.django_db

SHARED = {
    "briefings_tally": "tally",
    "briefings_searchtoken": "token",
    "briefings_generation": "generation",
}


def locked(happens) -> list[str]:
    """Return the shared tables written to, in order, each once for all its consecutive writes."""
    with CaptureQueriesContext(connection) as captured:
        happens()
    names: list[str] = []
    for query in captured.captured_queries:
        sql = query["sql"].replace('"', "")
        for table, name in SHARED.items():
            written = f"INSERT INTO {table} " in sql or f"UPDATE {table} " in sql
            if written and names[-1:] != [name]:
                names.append(name)
    return names


ORDER = ["tally", "token", "generation"]


def test_publishing_and_withdrawing_lock_in_one_order(briefing, noon):
    assert locked(lambda: publish_now(briefing, at=noon)) == ORDER
    reason = Texts("誤", "Error")
    assert (
        locked(lambda: publishing.withdraw(briefing=briefing, by=None, at=noon, reason=reason))
        == ORDER
    )


def test_loading_an_archive_locks_in_the_same_order(noon):
    new = loading.Intake().admit([loading.checked(document())])

    assert locked(lambda: loading.write(new, at=noon, publish=True)) == ORDER
