"""What readers of two real web servers see when a third process publishes and withdraws."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from briefings import publishing
from briefings.models.audit import AuditEntry
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition
from tests.support.factories import approve, make_briefing, publish_now
from tests.support.patience import PATIENCE
from tests.support.processes import (
    ROOT,
    counted,
    environment,
    fetch,
    web,
)

pytestmark = pytest.mark.one_database

WITHIN = 1.0
# Each step waits for a line, and prints when it was committed.
CHANGE = """
import time
from django.utils import timezone
from briefings import drafting, publishing
from briefings.models.draft.briefing import Briefing
from briefings.text.texts import Texts

briefing = Briefing.objects.get(pk=input())
text = drafting.text_of(briefing)
text["sections"][0]["paragraphs"][0]["en"] = "Now amended."
drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
choices = publishing.Choices(with_gaps=True, with_behind=True, minor_reason="A test amends it.")
publishing.publish(briefing=briefing, by=None, at=timezone.now(), choices=choices)
print(time.time(), flush=True)
input()
reason = Texts("有誤。", "Wrong.")
publishing.withdraw(briefing=briefing, by=None, at=timezone.now(), reason=reason)
print(time.time(), flush=True)
"""


WITHDRAWAL = """
import time
from django.utils import timezone
from briefings import publishing
from briefings.models.draft.briefing import Briefing
from briefings.text.texts import Texts

briefing = Briefing.objects.get(pk=input())
reason = Texts("有誤。", "Wrong.")
publishing.withdraw(briefing=briefing, by=None, at=timezone.now(), reason=reason)
print(time.time(), flush=True)
"""
# Where a briefing is named by its address, and what is its own.
LISTS = (
    *("/en/", "/en/briefings/", "/zh-hans/briefings/?q=%E8%91%97%E4%BD%9C%E6%9D%83"),
    *("/zh-hant/feed/", "/en/feed/json/", "/sitemap-1.xml", "/llms.txt"),
)
OWN = ("parallel/", "pdf/", "editions/1/", "editions/1/cover.png")


def plan_in_a_moment() -> float:
    """Return when the briefing is due."""
    partner = User.objects.create_superuser("partner")
    now = timezone.now()
    briefing = make_briefing(title={"zh-hant": "新訊", "en": "Planned for the hour"})
    approve(briefing, by=partner, at=now)
    due = now + timedelta(seconds=4)
    publishing.plan(
        briefing=briefing,
        by=partner,
        at=now,
        due_at=due,
        revision=briefing.revision,
        choices=publishing.Choices(),
    )
    return due.timestamp()


def published() -> tuple[int, int]:
    return Edition.objects.count(), AuditEntry.objects.filter(action="published").count()


class Reader(threading.Thread):
    """Asks for one page again and again; keeps when it asked and what it saw."""

    def __init__(self, address: str, marker: str = "Now amended."):
        super().__init__(daemon=True)
        self.address, self.marker = address, marker
        self.seen: list[tuple[float, int, bool]] = []
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.is_set():
            asked_at = time.time()
            status, text = fetch(self.address, **{"Accept-Encoding": "identity"})
            self.seen.append((asked_at, status, self.marker in text))
            time.sleep(0.05)

    def counts(self, what: Callable[[int, bool], bool]) -> int:
        return sum(what(status, found) for _at, status, found in list(self.seen))

    def end(self) -> None:
        self.enough.set()
        self.join(PATIENCE)


def read_on(readers: list[Reader], *, after: float, enough: Callable[[Reader], bool]) -> None:
    """Let all read until each has seen enough, and for longer than an old page may be shown."""
    until = time.monotonic() + PATIENCE
    while not all(
        reader.seen and reader.seen[-1][0] > after + WITHIN + 0.5 and enough(reader)
        for reader in readers
    ):
        assert time.monotonic() < until, [(one.address, one.seen[-3:]) for one in readers]
        time.sleep(0.05)


@contextmanager
def reading(readers: list[Reader]) -> Iterator[None]:
    for reader in readers:
        reader.start()
    try:
        yield
    finally:
        for reader in readers:
            reader.end()


@contextmanager
def stepping(
    code: str, briefing: Briefing, *, env: dict[str, str]
) -> Iterator[Callable[[], float]]:
    """A third process; gives a function that lets it take a step and returns when."""
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", code]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=env, **pipes) as process:

        def step() -> float:
            process.stdin.write(f"{briefing.pk}\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        yield step
    assert process.returncode == 0


@dataclass(frozen=True)
class Site:
    """Two web servers, one of them of two processes, and the database that they share."""

    env: dict[str, str]
    one: str
    other: str
    seed: Briefing

    @property
    def database(self) -> str:
        return self.env["DATABASE_URL"]


@pytest.fixture(scope="module")
def site(tmp_path_factory, seeded_database, within) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with seeded_database(folder) as database:
        env = environment(folder, database, METRICS_TOKEN="token")
        with within(database):
            seed = Briefing.objects.get()
        with web(env=env, workers=2) as one, web(env=env) as other:
            yield Site(env, one, other, seed)


@contextmanager
def working(count: int, *, env: dict[str, str]):
    command = [sys.executable, "manage.py", "run_worker"]
    workers = [subprocess.Popen(command, cwd=ROOT, env=env) for _worker in range(count)]
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
            worker.wait(PATIENCE)


def test_every_process_shows_what_is_published_and_withdrawn_within_a_second(site, within):
    with within(site.database):
        briefing = make_briefing()
        publish_now(briefing, at=timezone.now())
    page = f"/en/briefings/{briefing.reference}/trade-mark-law-revised/"
    readers = [Reader(f"{server}{page}") for server in (site.one, site.other, site.one)]
    before = counted(site.other, "token")
    with stepping(CHANGE, briefing, env=site.env) as step, reading(readers):
        read_on(readers, after=0, enough=lambda reader: len(reader.seen) > 5)
        published = step()
        read_on(
            readers,
            after=published,
            enough=lambda reader: reader.counts(lambda _status, found: found) > 5,
        )
        withdrawn = step()
        read_on(
            readers,
            after=withdrawn,
            enough=lambda reader: reader.counts(lambda status, _found: status == 410) > 5,
        )
    numbers = counted(site.other, "token")

    for reader in readers:
        old = [at for at, status, new in reader.seen if status == 200 and not new]
        new = [at for at, status, new in reader.seen if status == 200 and new]
        gone = [at for at, status, _new in reader.seen if status == 410]
        assert {status for _at, status, _new in reader.seen} == {200, 410}
        assert min(len(old), len(new), len(gone)) > 5
        assert max(old) - published < WITHIN
        assert max(new) - withdrawn < WITHIN
    # ... and all that came from memory, but for a few pages.
    ready, made = (
        numbers[name] - before.get(name, 0)
        for name in ('briefings_ready_total{pages="ready"}', 'briefings_ready_total{pages="made"}')
    )
    assert ready > len(readers[1].seen) - 20
    assert made < 20


def test_a_withdrawn_text_leaves_every_page_that_showed_it_within_a_second(site):
    own = f"briefings/{site.seed.reference}"
    servers = (site.one, site.other)
    readers = [Reader(f"{server}{place}", own) for server in servers for place in LISTS]
    readers += [Reader(f"{server}/en/{own}/{place}", "") for server in servers for place in OWN]
    with stepping(WITHDRAWAL, site.seed, env=site.env) as step, reading(readers):
        read_on(readers, after=0, enough=lambda reader: len(reader.seen) > 2)
        withdrawn = step()
        read_on(
            readers,
            after=withdrawn,
            enough=lambda reader: (
                reader.counts(lambda status, found: status != 200 or not found) > 2
            ),
        )

    for reader in readers:
        shown = [at for at, status, found in reader.seen if status == 200 and found]
        gone = [at for at, status, found in reader.seen if status != 200 or not found]
        assert min(len(shown), len(gone)) > 2, reader.address
        assert max(shown) - withdrawn < WITHIN, reader.address


def test_two_workers_publish_at_the_hour_once_and_both_servers_show_it_within_a_second(
    site, within
):
    with within(site.database):
        before = published()
    with working(2, env=site.env):
        with within(site.database):
            due = plan_in_a_moment()
        readers = [
            Reader(f"{server}/en/briefings/", "Planned for the hour")
            for server in (site.one, site.other)
        ]
        with reading(readers):
            read_on(
                readers, after=due, enough=lambda reader: reader.counts(lambda _s, found: found) > 5
            )

    first = [min(at for at, _status, found in reader.seen if found) for reader in readers]
    last = [max(at for at, _status, found in reader.seen if not found) for reader in readers]
    assert min(first) > due - 0.1
    assert max(last) - min(first) < WITHIN
    with within(site.database):
        assert published() == tuple(count + 1 for count in before)


def test_one_setting_switches_it_off(site, tmp_path):
    # A folder of its own, as the counters of all processes of a folder are added up.
    env = site.env | {"READY_MEGABYTES": "0", "LOCAL_FOLDER": str(tmp_path)}
    with web(env=env) as server:
        for _time in range(3):
            assert fetch(f"{server}/en/")[0] == 200
        numbers = counted(server, "token")

    assert numbers['briefings_ready_total{pages="ready"}'] == 0
    assert numbers['briefings_ready_total{pages="made"}'] == 0
