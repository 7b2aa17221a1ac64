"""Prefetch: prepare the next batches in other processes while one is written."""

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
# More would only wait for the process that writes.
_MOST_PROCESSES = 4


def one_for_each_core() -> int:
    """Return how many processes may prepare batches: none besides this one on a single core."""
    cores = os.cpu_count() or 1
    return min(cores, _MOST_PROCESSES) if cores > 1 else 0


def ahead[Given, Made](
    work: Callable[[Given], Made], batches: Iterable[Given], *, processes: int = 1
) -> Iterator[Made]:
    """Yield the work's result for each batch, in order; without other processes, do it here.

    The work is a module-level function (or a partial of one) with picklable arguments and results,
    which must not use the database.
    """
    rest = iter(batches)
    yield from map(work, islice(rest, FEW) if processes else rest)
    one_more = list(islice(rest, 1))
    if not one_more:
        return
    waiting: deque[Future[Made]] = deque()
    # Spawned, because a fork would inherit this process's connections.
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin) as beside:
        waiting.extend(beside.submit(work, batch) for batch in one_more)
        for batch in rest:
            waiting.append(beside.submit(work, batch))
            if len(waiting) > BATCHES_AHEAD * processes:
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
