"""Pipeline of batches: prepare the next one while the database indexes the last."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain, cycle, islice

from django.db import connection

from briefings import search

# Fewer are written in this thread: a second connection would cost as much.
FEW = 2
WRITERS = 2

type Outcome[Written] = Callable[[], Written]


def beside[Batch, Written](
    write: Callable[[Batch], Written], batches: Iterable[Batch]
) -> Iterator[tuple[Batch, Outcome[Written]]]:
    """Yield each batch in order, with a function that returns or raises the outcome of writing it.

    SQLite has one writer at a time, so there the function itself writes the batch.
    """
    rest = iter(batches)
    if connection.vendor != "postgresql":
        yield from _here(write, rest)
        return
    yield from _here(write, islice(rest, FEW))
    more = list(islice(rest, 1))
    if not more:
        return
    waiting: deque[tuple[Batch, Future[Written]]] = deque()
    with ExitStack() as stack:
        writers = [stack.enter_context(_writer()) for _one in range(WRITERS)]
        for writer, batch in zip(cycle(writers), chain(more, rest), strict=False):
            waiting.append((batch, writer.submit(write, batch)))
            if len(waiting) > WRITERS:
                done, written = waiting.popleft()
                yield done, written.result
        for done, written in waiting:
            yield done, written.result


def _here[Batch, Written](
    write: Callable[[Batch], Written], batches: Iterable[Batch]
) -> Iterator[tuple[Batch, Outcome[Written]]]:
    for batch in batches:
        yield batch, partial(write, batch)


@contextmanager
def _writer() -> Iterator[ThreadPoolExecutor]:
    """Yield an executor of one thread, whose database connection is closed at the end."""
    with ThreadPoolExecutor(1) as writer:
        writer.submit(_hasten).result()
        try:
            yield writer
        finally:
            writer.submit(_close).result()


# These run in the writer's thread, on its connection.
def _hasten() -> None:
    search.adapter(connection).hasten(connection)


def _close() -> None:
    connection.close()
