"""Opens and saves one long briefing as its editor does, and prints how long the server takes."""

import argparse
import json
from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.benchmarks.documents import document
from tests.benchmarks.measuring import median, percentile, timed

SECTIONS = 12
MOST_MILLISECONDS = 150
Change = Callable[[dict, int], None]
Ask = Callable[[], HttpResponse]


@override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False)
def run(options: argparse.Namespace) -> int:
    call_command("migrate", verbosity=0)
    client = Client()
    client.force_login(_lawyer(), backend="django.contrib.auth.backends.ModelBackend")
    briefing = _briefing(options.pairs)
    address = reverse("admin:briefings_briefing_text", args=[briefing.pk])
    print(f"{options.pairs} pairs in {SECTIONS} sections, {connection.vendor}")
    print(f"{'':28}{'median':>9}{'slowest':>9}{'queries':>9}{'bytes':>9}")
    slow = [_measure("open", _opening(client, address), options.repeat)]
    for name, change in CHANGES.items():
        slow.append(_measure(name, _saving(client, briefing, address, change), options.repeat))
    return 1 if any(slow) else 0


def _measure(name: str, prepare: Callable[[], Ask], repeat: int) -> bool:
    """Print a line; whether it was too slow."""
    ask = prepare()
    with CaptureQueriesContext(connection) as queries:
        answers = [ask()]
        count = len(queries.captured_queries)
    times = []
    for _ in range(repeat):
        ask = prepare()
        times.append(timed(lambda ask=ask: answers.append(ask())))
    if any(answer.status_code != 200 for answer in answers):
        raise SystemExit(f"{name}: {answers[-1].status_code}")
    size = len(answers[-1].content)
    print(f"{name:28}{median(times):7.0f}ms{percentile(times, 1):7.0f}ms{count:9}{size:9}")
    return median(times) > MOST_MILLISECONDS


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


def _lawyer() -> User:
    return User.objects.get_or_create(
        username="lawyer", defaults={"is_staff": True, "is_superuser": True}
    )[0]


def _briefing(pairs: int) -> Briefing:
    made = document(pairs=pairs)
    rows = [pair for section in made["sections"] for pair in section["paragraphs"]]
    headings = [section["heading"] for section in made["sections"]]
    made["sections"] = [
        {"heading": headings[n % len(headings)], "paragraphs": rows[n::SECTIONS]}
        for n in range(SECTIONS)
    ]
    return drafting.create(document=made, by=None, today=date(2025, 5, 2))
