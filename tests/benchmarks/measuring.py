"""Milliseconds, percentiles, megabytes."""

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
