"""Counts what the web processes of this machine do; /metrics reports it to Prometheus.

Each process writes to a small file that all of them can read, so any process can
answer for all. Without METRICS_TOKEN nothing is counted and the address does not exist.
"""

import logging
import mmap
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache

from briefings.models.draft.approval import Schedule
from briefings.models.published.edition import Edition, Listing
from contacts.models import Enquiry
from mail.outgoing import health

log = logging.getLogger(__name__)

# Answers of Django, by how many seconds they took at most.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# A planned publication is out within a minute of its time; later than this is a fault.
OVERDUE = timedelta(minutes=2)
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


def may_see(request: HttpRequest) -> bool:
    """Return whether the request carries METRICS_TOKEN; False if none is set."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(settings.METRICS_TOKEN) and constant_time_compare(given, settings.METRICS_TOKEN)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not may_see(request):
        raise Http404
    lines = [*_of_the_web(totals(settings.METRICS_FOLDER)), *_of_the_database(timezone.now())]  # noqa: TID251
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")


def _of_the_web(counted: dict[str, int]) -> Iterator[str]:
    yield "# HELP briefings_ready_total Pages sent from memory, and pages put there."
    yield "# TYPE briefings_ready_total counter"
    for name in ("ready", "made"):
        yield f'briefings_ready_total{{pages="{name}"}} {counted[name]}'
    yield "# HELP briefings_answers_total Answers made by Django."
    yield "# TYPE briefings_answers_total counter"
    kinds = ("2xx", "3xx", "4xx", "5xx")
    for kind in kinds:
        yield f'briefings_answers_total{{status="{kind}"}} {counted[kind]}'
    yield "# HELP briefings_answer_seconds How long Django took."
    yield "# TYPE briefings_answer_seconds histogram"
    sum_so_far = 0
    for seconds in BUCKETS:
        sum_so_far += counted[f"within {seconds}"]
        yield f'briefings_answer_seconds_bucket{{le="{seconds}"}} {sum_so_far}'
    every = sum(counted[kind] for kind in kinds)
    yield f'briefings_answer_seconds_bucket{{le="+Inf"}} {every}'
    yield f"briefings_answer_seconds_sum {counted['microseconds'] / 1_000_000}"
    yield f"briefings_answer_seconds_count {every}"


def _of_the_database(at: datetime) -> Iterator[str]:
    yield from _gauge(
        "public_briefings", "Briefings that clients can read.", Listing.objects.count()
    )
    yield from _gauge("editions", "Editions ever published.", Edition.objects.count())
    overdue = Schedule.objects.filter(due_at__lt=at - OVERDUE).count()
    yield from _gauge("publications_overdue", "Planned, and not published in time.", overdue)
    mails = health.figures(at=at)
    states = {name: getattr(mails, name) for name in ("waiting", "failing", "set_aside")}
    yield from _gauges("letters", "Mails not sent; failing ones are waiting too.", states)
    yield from _gauge(
        "oldest_letter_seconds",
        "How long the oldest mail has waited.",
        mails.oldest_waiting_seconds,
    )
    found = dict(Enquiry.objects.order_by().values_list("state").annotate(Count("pk")))
    enquiries = {state: found.get(state, 0) for state in Enquiry.State.values}
    yield from _gauges("enquiries", "Enquiries that are kept, by state.", enquiries)


def _gauge(name: str, help_text: str, value: int) -> Iterator[str]:
    yield from _head(name, help_text)
    yield f"briefings_{name} {value}"


def _gauges(name: str, help_text: str, values: dict[str, int]) -> Iterator[str]:
    yield from _head(name, help_text)
    for state, value in values.items():
        yield f'briefings_{name}{{state="{state}"}} {value}'


def _head(name: str, help_text: str) -> Iterator[str]:
    yield f"# HELP briefings_{name} {help_text}"
    yield f"# TYPE briefings_{name} gauge"
