"""Reads ahead: while one batch is written, the next ones are made ready in a process beside."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

import django

# So few are done here: a process of its own costs as much as they do.
FEW = 3
BATCHES_AHEAD = 2


def ahead[Given, Made](work: Callable[[Given], Made], batches: Iterable[Given]) -> Iterator[Made]:
    """What the work makes of each batch, in their order.

    The work is a function of a module (or a partial of one), what it takes and gives can be
    pickled, and it asks no database: this process writes while that one reads.
    """
    rest = iter(batches)
    yield from map(work, islice(rest, FEW))
    one_more = list(islice(rest, 1))
    if not one_more:
        return
    waiting: deque[Future[Made]] = deque()
    # Spawned: a fork would take this process's connections along.
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin) as beside:
        waiting.extend(beside.submit(work, batch) for batch in one_more)
        for batch in rest:
            waiting.append(beside.submit(work, batch))
            if len(waiting) > BATCHES_AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _begin() -> None:
    django.setup()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed load leaves nothing behind that waits for work for ever."""
    if parent := parent_process():
        parent.join()
    os._exit(1)
