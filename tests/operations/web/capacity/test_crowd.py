"""A crowd at real web processes; tests.benchmarks.searching.crowd measures a larger one."""

import socket
import time
from collections import Counter

import pytest

from tests.benchmarks.searching import crowd
from tests.support.patience import PATIENCE
from tests.support.processes import environment, fetch, web

HALF = b"POST /en/contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
KINDS = {
    "chunked": HALF + b"Transfer-Encoding: chunked\r\n\r\n5\r\nname=\r\n",
    "of a length": HALF + b"Content-Length: 100\r\n\r\nname=",
}
MEMORY = 150  # megabytes; without a bound 300 searches took 250 and more


@pytest.fixture
def scratch(tmp_path, seeded_database):
    with seeded_database(tmp_path) as database:
        yield environment(tmp_path, database)


def test_a_crowd_of_searches_takes_bounded_memory_and_keeps_out_nobody(scratch, tmp_path):
    with (tmp_path / "log").open("w+") as log:
        outcome = crowd.let_in(scratch, at_once=300, log=log)
        log.seek(0)

        assert outcome.faults() == [], log.read()
    assert Counter(status for status, _took in outcome.searches)["200"] > 50
    assert len(outcome.enquiries) >= crowd.SENDERS
    assert outcome.most - outcome.fresh < MEMORY


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("kind", "answers"),
    [("chunked", {"411": 300}), ("of a length", {"waiting": 256, "503": 44})],
)
def test_half_sent_requests_are_held_in_their_own_places_or_refused(scratch, kind, answers):
    with web(env=scratch) as site:
        port = int(site.rpartition(":")[2])
        lines = [_half_sent(port, KINDS[kind]) for _line in range(300)]
        read = [fetch(f"{site}{path}")[0] for path in ("/en/", "/en/contact/", "/en/?q=x")]
        found = _statuses(lines, until=answers)
        for line in lines:
            line.close()

    assert read == [200] * 3
    assert found == answers


def _half_sent(port: int, part: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    line.sendall(part)
    line.setblocking(False)
    return line


def _statuses(lines: list[socket.socket], *, until: dict[str, int]) -> dict[str, int]:
    """Return the statuses once they are as expected, or those after a long wait."""
    patience = time.monotonic() + PATIENCE
    while (found := Counter(map(_status, lines))) != until and time.monotonic() < patience:
        time.sleep(0.1)
    return found


def _status(line: socket.socket) -> str:
    try:
        return line.recv(4000, socket.MSG_PEEK)[9:12].decode() or "cut"
    except BlockingIOError:
        return "waiting"
