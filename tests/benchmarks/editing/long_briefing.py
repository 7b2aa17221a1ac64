"""Opens and saves one long briefing as its editor does, and prints the CPU time of the server."""

import argparse
import json
import time
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.benchmarks.importing.documents import document
from tests.benchmarks.measuring import median, percentile

SECTIONS = 12
# Up to so many rows: the most milliseconds of CPU to open and to save.
GOALS = {150: (150, 100), 600: (300, 200)}
Change = Callable[[dict, int], None]
Ask = Callable[[], HttpResponse]


# Without a build of the static files: their names in a page cost the same.
PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@override_settings(
    ALLOWED_HOSTS=["testserver"],
    SECURE_SSL_REDIRECT=False,
    STORAGES=settings.STORAGES | {"staticfiles": PLAIN_FILES},
)
def run(options: argparse.Namespace) -> int:
    call_command("migrate", verbosity=0)
    client = Client()
    client.force_login(lawyer(), backend="django.contrib.auth.backends.ModelBackend")
    briefing = long_briefing(options.pairs)
    address = reverse("admin:briefings_briefing_text", args=[briefing.pk])
    print(f"{options.pairs} pairs in {SECTIONS} sections, {connection.vendor}")
    print(f"{'':28}{'median':>9}{'slowest':>9}{'queries':>9}{'bytes':>9}")
    opened, saved = GOALS[min(size for size in GOALS if size >= options.pairs)]
    slow = [_measure("open", _opening(client, address), options.repeat, opened)]
    for name, change in CHANGES.items():
        save = _saving(client, briefing, address, change)
        slow.append(_measure(name, save, options.repeat, saved))
    return 1 if any(slow) else 0


def _measure(name: str, prepare: Callable[[], Ask], repeat: int, most: int) -> bool:
    """Print a line; whether it took more CPU time than it may."""
    ask = prepare()
    with CaptureQueriesContext(connection) as queries:
        answers = [ask()]
        count = len(queries.captured_queries)
    times = []
    for _ in range(repeat):
        ask = prepare()
        began = time.process_time()
        answers.append(ask())
        times.append((time.process_time() - began) * 1000)
    if any(answer.status_code != 200 for answer in answers):
        raise SystemExit(f"{name}: {answers[-1].status_code}")
    size = len(answers[-1].content)
    print(f"{name:28}{median(times):7.0f}ms{percentile(times, 1):7.0f}ms{count:9}{size:9}")
    return median(times) > most


def _opening(client: Client, address: str) -> Callable[[], Ask]:
    return lambda: lambda: client.get(address)


def _saving(client: Client, briefing: Briefing, address: str, change: Change) -> Callable[[], Ask]:
    """A save that changes the text as it stands each time."""
    count = iter(range(1_000_000))

    def prepare() -> Ask:
        briefing.refresh_from_db()
        text = drafting.text_of(briefing)
        change(text, next(count))
        body = json.dumps({"revision": briefing.revision, "text": text})
        return lambda: client.post(address, body, content_type="application/json")

    return prepare


def _one(text: dict, count: int) -> None:
    text["sections"][0]["paragraphs"][0]["en"] = f"Changed {count}."


def _all(text: dict, count: int) -> None:
    for section in text["sections"]:
        for pair in section["paragraphs"]:
            pair["en"] = f"{pair['en'].split(' #')[0]} #{count}"


def _order(text: dict, count: int) -> None:
    text["sections"].reverse()
    for section in text["sections"]:
        section["paragraphs"].reverse()


CHANGES: dict[str, Change] = {
    "save, one paragraph changed": _one,
    "save, all changed": _all,
    "save, all reordered": _order,
}


def lawyer() -> User:
    return User.objects.get_or_create(
        username="lawyer", defaults={"is_staff": True, "is_superuser": True}
    )[0]


def long_briefing(pairs: int) -> Briefing:
    made = document(pairs=pairs)
    rows = [pair for section in made["sections"] for pair in section["paragraphs"]]
    headings = [section["heading"] for section in made["sections"]]
    made["sections"] = [
        {"heading": headings[n % len(headings)], "paragraphs": rows[n::SECTIONS]}
        for n in range(SECTIONS)
    ]
    return drafting.create(document=made, by=None, today=date(2025, 5, 2))
