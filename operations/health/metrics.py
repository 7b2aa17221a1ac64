"""What /metrics tells Prometheus: the counters of the web processes, and figures of the database.

Without METRICS_TOKEN the address does not exist.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

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
from operations.health.counters import BUCKETS, totals

# A planned publication is out within a minute of its time; later than this is a fault.
OVERDUE = timedelta(minutes=2)


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
