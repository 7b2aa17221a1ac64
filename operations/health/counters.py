"""Counters of what this machine's web processes do, and the middleware that counts answers.

Each process writes to a small file that all of them can read, so any process can
answer for all (metrics.py). Without METRICS_TOKEN nothing is counted.
"""

import logging
import mmap
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)

# Answers of Django, by how many seconds they took at most.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
NAMES = (
    *("ready", "made"),
    *("2xx", "3xx", "4xx", "5xx"),
    *(f"within {seconds}" for seconds in BUCKETS),
    "microseconds",
)
_PLACES = {name: place for place, name in enumerate(NAMES)}
_SIZE = 8 * len(NAMES)


class Counters:
    """This process's counters, in a file that outlives it so that counters never decrease.

    If the file cannot be used (folder not writable, disk full), they stay in memory: counting may
    fail, but the counted request must not.
    """

    def __init__(self, folder: Path):
        self.in_file = True
        try:
            numbers: mmap.mmap | bytearray = _mapped(folder)
        except OSError as error:
            log.warning("Counting in memory only: %s (%s).", folder, type(error).__name__)
            self.in_file = False
            numbers = bytearray(_SIZE)
        self.numbers = memoryview(numbers).cast("Q")
        self._lock = threading.Lock()

    def add(self, name: str, amount: int = 1) -> None:
        with self._lock:
            self.numbers[_PLACES[name]] += amount


def _mapped(folder: Path) -> mmap.mmap:
    folder.mkdir(parents=True, exist_ok=True)
    # A later process with the same process id continues in the same file.
    descriptor = os.open(folder / str(os.getpid()), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        # Reserve the disk space now: a full disk later would kill the process.
        os.posix_fallocate(descriptor, 0, _SIZE)
        return mmap.mmap(descriptor, _SIZE)
    finally:
        os.close(descriptor)


_counters: dict[int, Counters] = {}  # by process: a fork begins its own


def count(name: str, amount: int = 1) -> None:
    if not settings.METRICS_TOKEN:
        return
    process = os.getpid()
    counters = _counters.get(process)
    if counters is None:
        counters = _counters[process] = Counters(settings.METRICS_FOLDER)
    counters.add(name, amount)


def totals(folder: Path) -> dict[str, int]:
    """Return the sums over all processes, past and present, that could write their file."""
    everybody = [*_written(folder)]
    own = _counters.get(os.getpid())
    if own and not own.in_file:
        everybody.append(own.numbers)
    sums = [sum(numbers) for numbers in zip(*everybody, strict=True)] or [0] * len(NAMES)
    return dict(zip(NAMES, sums, strict=True))


def _written(folder: Path) -> Iterator[memoryview]:
    with suppress(OSError):
        for file in folder.glob("[0-9]*"):
            with suppress(OSError):
                numbers = file.read_bytes()
                if len(numbers) == _SIZE:
                    yield memoryview(numbers).cast("Q")


def measured(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: counts Django's answers by kind and by how long they took."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        took = time.perf_counter() - began
        count(f"{response.status_code // 100}xx")
        count("microseconds", int(took * 1_000_000))
        for seconds in BUCKETS:
            if took <= seconds:
                count(f"within {seconds}")
                break
        return response

    return middleware
