"""What tests.benchmarks.reading.growth does for one size: fill, then ask for each page again and again."""

import os
import sys
from collections.abc import Callable

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from briefings.models.published.edition import Listing  # noqa: E402
from tests.benchmarks.importing.documents import document  # noqa: E402
from tests.benchmarks.measuring import even_cpu  # noqa: E402
from tests.benchmarks.reading.filling import fill  # noqa: E402
from tests.support.factories import make_briefing, publish_now  # noqa: E402

TIMES = 15


def main(count: int) -> None:
    connection.settings_dict["OPTIONS"].pop("cached_statements", None)  # kept, as on a site
    call_command("migrate", verbosity=0)
    # A database that --database names may have been filled before.
    for done in fill(count) if not Listing.objects.exists() else ():
        if done % 10_000 == 0:
            print(f"  {done:,} of {count:,}", file=sys.stderr)
    client = Client(headers={"host": "127.0.0.1"})
    # The same text at each size: the documents of a load are alike but for their days.
    reference = Listing.objects.order_by("date", "pk")[50].reference
    area = Listing.areas.through.objects.select_related("practicearea").first().practicearea.slug
    author = Listing.authors.through.objects.select_related("author").first().author.slug
    pages = {
        "reading page": f"/zh-hant/briefings/{reference}/parallel/",
        "first page": "/en/",
        "list": "/en/briefings/",
        "list, second page": "/en/briefings/?page=2",
        "list of a year": "/en/briefings/?year=2012",
        "area page": f"/en/areas/{area}/",
        "author's page": f"/en/people/{author}/",
        "feed": "/en/feed/",
    }
    for name, path in pages.items():
        _show(name, lambda path=path: _page(client, path))
    lawyer, _made = User.objects.get_or_create(
        username="bench", defaults={"is_staff": True, "is_superuser": True}
    )
    client.force_login(lawyer, backend="django.contrib.auth.backends.ModelBackend")
    _show("admin list", lambda: _page(client, "/admin/briefings/briefing/"))
    _show("admin first page", lambda: _page(client, "/admin/"))
    _show("publish", _publishing())


def _page(client: Client, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:
        sys.exit(f"{path}: {answer.status_code}")


def _publishing() -> Callable[[], None]:
    drafts = iter([make_briefing(**document(number)) for number in range(TIMES + 3)])
    return lambda: publish_now(next(drafts), at=timezone.now())


def _show(name: str, work: Callable[[], None]) -> None:
    """A line: the CPU and the queries of the work."""
    work()
    with CaptureQueriesContext(connection) as queries:
        work()
    count = len(queries)  # before another request empties the list
    print(name, f"{even_cpu(work, times=TIMES):.3f}", count, sep="\t", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    main(int(sys.argv[1]))
