"""Milliseconds, percentiles, megabytes; CPU as on an even machine."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def size_of(path: str) -> float:
    """Megabytes of a file and what SQLite keeps beside it."""
    return sum(file.stat().st_size for file in Path(path).parent.glob(f"{Path(path).name}*")) / 1e6


def median(times: list[float]) -> float:
    return statistics.median(times)


EVEN_MS = 2.0  # CPU figures are those of a machine on which _a_fixed_sum takes this long


def even_cpu(work: Callable[[], object], *, times: int) -> float:
    """CPU in milliseconds of an even machine: the median of many times.

    A machine's pace changes from one moment to the next: the same sum, counted right beside the
    work, says how fast it was.
    """
    paces = [(_cpu(work), _cpu(_a_fixed_sum)) for _time in range(times)]
    return median([took / pace for took, pace in paces]) * EVEN_MS


def _cpu(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _a_fixed_sum() -> int:
    return sum(number * number for number in range(40_000))
