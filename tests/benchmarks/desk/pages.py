"""CPU and queries of the desk's pages with very many enquiries, and the export of them all.

    DATABASE_URL=sqlite:////tmp/desk.sqlite3 python -m tests.benchmarks.desk.pages 50000

Give it an empty database of its own; it stays filled and can be measured again. The web process's
CPU is counted, which on PostgreSQL is not the server's.
"""

import os
import resource
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from briefings.models import clock  # noqa: E402
from contacts.models import Enquiry  # noqa: E402
from operations.setting_up import records  # noqa: E402
from tests.benchmarks.desk.filling import fill  # noqa: E402
from tests.benchmarks.measuring import even_cpu  # noqa: E402

TIMES = 9
MOST_MS, MOST_QUERIES, MOST_SECONDS = 60, 12, 30
INBOX = "/admin/contacts/enquiry/"
LISTS = {
    "inbox": "",
    "page 20": "?p=20",
    "by name": "?o=1",
    "by waiting time": "?o=4",
    **{
        view: f"?state__exact={view}"
        for view in ("mine", "unassigned", "late", "answered", "closed", "spam", "all")
    },
    "language": "?language=en&state__exact=all",
    "conflict check": "?check_state__exact=&state__exact=all",
    "a day": "?received_at__gte=2026-01-01&received_at__lt=2026-01-02&state__exact=all",
    "search, a name": "?q=Ferreira+Ana+1742&state__exact=all",
    "search, in the inbox": "?q=Ferreira+Ana",
    "search, a common word": "?q=landlord&state__exact=all",
    "search, Chinese": "?q=補充稅&state__exact=all",
    "search, a reference": "?q=000004711&state__exact=all",
    "search, nothing": "?q=Nemo+Nowhere&state__exact=all",
}


def main(count: int) -> None:
    call_command("migrate", verbosity=0)
    for done in fill(count):
        if done % 10_000 == 0:
            print(f"  {done:,} of {count:,}", file=sys.stderr)
    user, _made = User.objects.get_or_create(
        username="bench", defaults={"is_staff": True, "is_superuser": True}
    )
    # As in a firm that has worked with it for years.
    records.put_aside(records.LIST, by=user, at=clock.now())
    client = Client(headers={"host": "127.0.0.1", "accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    pages = {name: f"{INBOX}{query}" for name, query in LISTS.items()}
    for state in ("new", "closed"):
        enquiry = Enquiry.objects.filter(state=state).order_by("-pk").first()
        assert enquiry
        pages[f"an enquiry, {state}"] = f"{INBOX}{enquiry.pk}/change/"
    pages["dashboard"] = "/admin/"
    missed = [name for name, path in pages.items() if not _show(name, _page(client, path))]
    missed += [kind for kind in ("csv", "xlsx") if not _export(client, kind)]
    for name in missed:
        print(f"missed: {name}")
    sys.exit(1 if missed else 0)


def _page(client: Client, path: str) -> Callable[[], None]:
    def ask() -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            sys.exit(f"{path}: {answer.status_code}")

    return ask


def _show(name: str, work: Callable[[], None]) -> bool:
    work()
    with CaptureQueriesContext(connection) as queries:
        work()
    count = len(queries)  # before another request empties the list
    took = even_cpu(work, times=TIMES)
    print(f"{name:28}{took:>8.1f} ms{count:>4} queries", flush=True)
    return took <= MOST_MS and count <= MOST_QUERIES


def _export(client: Client, kind: str) -> bool:
    before, size = _megabytes(), 0

    def work() -> None:
        nonlocal size
        answer = client.post(f"{INBOX}export/{kind}/")
        size = sum(map(len, answer.streaming_content if answer.streaming else [answer.content]))

    began = time.perf_counter()
    even = even_cpu(work, times=1) / 1000
    seconds = time.perf_counter() - began
    print(
        f"export, {kind:20}{even:>8.1f} s of CPU, {seconds:.1f} s, {size / 1e6:.0f} MB,"
        f" memory + {_megabytes() - before:.0f} MB",
        flush=True,
    )
    return even <= MOST_SECONDS


def _megabytes() -> float:
    """Return the most memory the process has used."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
