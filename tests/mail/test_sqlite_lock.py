"""Writers to SQLite take turns, in the order in which they came, across processes."""

import subprocess
import sys
import threading

import pytest
from django.db import connection, connections

from mail.sqlite_lock import in_turn
from tests.support.patience import PATIENCE

HOLDER = """
import fcntl, sys
lock = open(sys.argv[1], "ab")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path, monkeypatch):
    """The settings of a SQLite file; it is not opened."""
    path = tmp_path / "db.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", path)
    monkeypatch.setattr(type(connections["default"]), "vendor", "sqlite")
    return path


def test_a_writer_waits_for_the_one_before_it_in_another_process(database):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, f"{database}-turn"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    holder.stdout.readline()
    had_it = threading.Event()

    def write():
        with in_turn():
            had_it.set()

    waiting = threading.Thread(target=write)
    waiting.start()

    before = had_it.wait(0.2)
    holder.kill()
    holder.communicate()
    waiting.join(PATIENCE)

    assert not before
    assert had_it.is_set()


def test_a_turn_that_ends_badly_is_given_back(database):
    with pytest.raises(ValueError, match="disk"), in_turn():
        raise ValueError("disk")

    with in_turn():
        pass


def test_a_database_with_a_queue_of_its_own_needs_no_turn(database, monkeypatch):
    monkeypatch.setattr(type(connections["default"]), "vendor", "postgresql")

    with in_turn(), in_turn():
        pass

    assert not database.with_name("db.sqlite3-turn").exists()
