"""What the suite does between tests."""

import pytest
from django.db import connection, transaction

from tests.conftest import end_what_is_left_open


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_a_live_servers_threads_left_open_ends_with_its_test(django_db_blocker):
    if connection.vendor != "sqlite":
        pytest.skip("only a database in memory is shared by threads")
    connection.set_autocommit(False)
    connection.in_atomic_block = True
    connection.cursor().execute("BEGIN")

    with django_db_blocker.block():
        end_what_is_left_open()

    done = []
    transaction.on_commit(lambda: done.append("at once"))
    assert done == ["at once"]
    assert connection.get_autocommit()
