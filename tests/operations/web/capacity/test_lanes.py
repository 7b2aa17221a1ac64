import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

import pytest

from operations.web.capacity.lanes import Full, Lane
from tests.support.patience import PATIENCE

said: ContextVar[str] = ContextVar("said", default="nothing")


class Gate:
    """Work that lasts until released, and counts how many run at once."""

    def __init__(self):
        self.changed = threading.Condition()
        self.open = threading.Event()
        self.now = self.most = self.done = 0

    def work(self) -> str:
        with self.changed:
            self.now += 1
            self.most = max(self.most, self.now)
            self.changed.notify_all()
        self.open.wait(PATIENCE)
        with self.changed:
            self.now -= 1
            self.done += 1
        return "result"

    def wait_until(self, now: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.now == now, 10)


def lane(places=2, *, waiting=10, patience=10.0, **more) -> Lane:
    return Lane("test", places, waiting=waiting, patience=patience, **more)


def wait_until(true) -> None:
    """Wait for a condition that has no event."""
    waiting = threading.Event()
    for _attempt in range(1000):
        if true():
            return
        waiting.wait(0.01)
    raise AssertionError("it never came")


def test_so_many_work_at_a_time_and_all_are_done_in_the_end():
    gate, some = Gate(), lane(2, waiting=10)
    with ThreadPoolExecutor(8) as askers:
        asked = [askers.submit(some.do, gate.work) for _ in range(8)]
        gate.wait_until(2)
        wait_until(lambda: some.waiting == 6)
        gate.open.set()

    assert [one.result() for one in asked] == ["result"] * 8
    assert (gate.most, gate.done) == (2, 8)


def test_beyond_the_queue_work_is_refused_at_once():
    gate, some = Gate(), lane(1, waiting=1)
    with ThreadPoolExecutor(2) as askers:
        for _ in range(2):
            askers.submit(some.do, gate.work)
        gate.wait_until(1)
        wait_until(lambda: some.waiting == 1)

        with pytest.raises(Full):
            some.do(gate.work)
        gate.open.set()

    assert gate.done == 2


def test_who_waited_too_long_is_refused_and_the_work_never_done():
    gate, some = Gate(), lane(1, patience=0.05)
    with ThreadPoolExecutor(1) as asker:
        first = asker.submit(some.do, gate.work)
        gate.wait_until(1)

        with pytest.raises(Full):
            some.do(gate.work)
        gate.open.set()

        # What was begun is waited for, however long it takes.
        assert first.result() == "result"
    assert (gate.done, some.waiting) == (1, 0)


def test_an_error_reaches_the_one_who_asked_and_the_place_is_free_again():
    some = lane(1)

    def broken():
        raise ValueError("broken")

    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            some.do(broken)
    assert some.do(lambda: 1) == 1


def test_work_sees_the_context_of_the_one_who_asked():
    token = said.set("something")
    try:
        assert lane().do(said.get) == "something"
    finally:
        said.reset(token)


def test_one_after_the_other_is_done_by_one_thread():
    some = lane(8)
    threads = set()
    for _ in range(20):
        some.do(lambda: threads.add(threading.get_ident()))
        wait_until(lambda: some.resting == some.threads)

    assert len(threads) == 1


def test_a_thread_without_work_ends_and_leaves_nothing_behind():
    left = []
    some = lane(2, idle=0.02, before_ending=lambda: left.append(threading.get_ident()))

    worked_in = some.do(threading.get_ident)

    wait_until(lambda: left)
    assert left == [worked_in]
    assert some.threads == 0
    assert some.do(lambda: "again") == "again"
