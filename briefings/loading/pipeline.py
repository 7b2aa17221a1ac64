"""Two writers beside each other: while the database indexes one batch, the next is made ready."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain, cycle, islice

from django.db import connection

from briefings import search

# So few are written here: a connection of its own costs as much as they do.
FEW = 2
WRITERS = 2

type Outcome[Written] = Callable[[], Written]


def beside[Batch, Written](
    write: Callable[[Batch], Written], batches: Iterable[Batch]
) -> Iterator[tuple[Batch, Outcome[Written]]]:
    """Each batch, in their order, with a call that gives what writing it gave, or raises it.

    SQLite has one writer at a time, so there each is written when its outcome is asked for.
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
    """One thread with its own connection, closed at the end."""
    with ThreadPoolExecutor(1) as writer:
        writer.submit(_hasten).result()
        try:
            yield writer
        finally:
            writer.submit(_close).result()


# The connection is that of the thread in which these run.
def _hasten() -> None:
    search.adapter(connection).hasten(connection)


def _close() -> None:
    connection.close()
