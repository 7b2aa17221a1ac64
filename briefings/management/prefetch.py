"""Prefetch: prepare the next batches in another process while one is written."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

import django

# Fewer are prepared in this process: another one would cost as much.
FEW = 3
BATCHES_AHEAD = 2


def ahead[Given, Made](work: Callable[[Given], Made], batches: Iterable[Given]) -> Iterator[Made]:
    """Yield the work's result for each batch, in order.

    The work is a module-level function (or a partial of one) with picklable arguments and results,
    which must not use the database.
    """
    rest = iter(batches)
    yield from map(work, islice(rest, FEW))
    one_more = list(islice(rest, 1))
    if not one_more:
        return
    waiting: deque[Future[Made]] = deque()
    # Spawned, because a fork would inherit this process's connections.
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
    """End this process if its parent is killed."""
    if parent := parent_process():
        parent.join()
    os._exit(1)
