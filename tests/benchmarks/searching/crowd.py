"""Measure a crowd of searches: memory of the web processes, and other visitors' waits.

    python -m tests.benchmarks.searching.crowd --count 2000
    python -m tests.benchmarks.searching.crowd --database postgres://postgres@127.0.0.1/bench

Five hundred anonymous searches at once. While they are answered, visitors send enquiries and a
reader goes on reading one page. The goal: the web processes take 350 MB together at most, nobody
is answered 500, every enquiry is accepted, and the page comes as before.

Without --database it makes a SQLite file of its own; a database given must be filled already.
"""

import argparse
import os
import re
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from config.serve import APPLICATION, WEB_SERVER
from tests.benchmarks.drills.site import Visitor
from tests.benchmarks.measuring import percentile
from tests.benchmarks.reading.load import question, server
from tests.support.processes import ROOT, environment, fetch, free_port, manage

MOST_MEGABYTES = 350
WORDS = (
    "商標 續期",
    "知識產權",
    "registrations",
    "trade mark renewal",
    "僱員合同",
    "company",
    "稅",
)
LANGUAGES = ("en", "zh-hant", "zh-hans")
SENDERS = 4
Answers = list[tuple[str, float]]  # each with its status and seconds


@dataclass(frozen=True)
class Outcome:
    fresh: float  # megabytes
    most: float
    after: float
    searches: Answers
    enquiries: Answers
    page_before: Answers
    page_meanwhile: Answers

    def faults(self) -> list[str]:
        found = [f"search: {status}" for status, _ in self.searches if status not in ("200", "503")]
        found += [f"enquiry: {status}" for status, _ in self.enquiries if status != "302"]
        return found + [f"page: {status}" for status, _ in self.page_meanwhile if status != "200"]


class Memory(threading.Thread):
    """The peak memory in megabytes of a process and its children together."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self.pid, self.most = pid, 0.0
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.wait(0.02):
            self.most = max(self.most, megabytes(self.pid))


def megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    own = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own + sum(megabytes(int(child)) for child in children)


class Repeated(threading.Thread):
    """Repeat an action until stopped."""

    def __init__(self, work: Callable[[], object]):
        super().__init__(daemon=True)
        self.work = work
        self.outcomes: Answers = []
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.is_set():
            self.outcomes.append(_timed(self.work))
            time.sleep(0.05)

    def end(self) -> Answers:
        self.enough.set()
        self.join(60)
        return self.outcomes


def _timed(work: Callable[[], object]) -> tuple[str, float]:
    began = time.monotonic()
    try:
        outcome = str(work())
    except Exception as error:
        outcome = type(error).__name__
    return outcome, time.monotonic() - began


def crowd(port: int, questions: list[bytes]) -> Answers:
    """Send all requests at once."""
    together = threading.Barrier(len(questions))
    answers: Answers = []

    def ask(asked: bytes) -> None:
        together.wait()
        answers.append(_timed(lambda: _status(port, asked)))

    threads = [threading.Thread(target=ask, args=(asked,)) for asked in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _status(port: int, asked: bytes) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
        line.sendall(asked)
        status = line.recv(65536)[9:12].decode() or "cut"
        while line.recv(65536):
            pass
    return status


def enquire(port: int) -> int:
    visitor = Visitor(port)
    visitor.open_form()
    typed = {"name": "Crowd", "email": "crowd@client.example", "message": "May we?"}
    return visitor.send(**typed, consent="on")[0]


def searches(port: int, count: int) -> list[bytes]:
    """Return distinct searches, so that none can be answered from a cache."""
    return [
        question(
            f"/{LANGUAGES[number % len(LANGUAGES)]}/briefings/"
            f"?q={quote(WORDS[number % len(WORDS)])}&n={number}",
            port=port,
            Connection="close",
        )
        for number in range(count)
    ]


def let_in(env: dict[str, str], *, at_once: int, log: IO | int) -> Outcome:
    """Send a crowd of this size to a fresh server."""
    port = free_port()
    env = env | {"SITE_URL": f"http://127.0.0.1:{port}", "PYTHONPATH": str(ROOT)}
    env |= {"ENQUIRIES_PER_ADDRESS": "0", "ENQUIRIES_PER_HOUR": "0"}
    command = [sys.executable, "-m", *WEB_SERVER, APPLICATION, "--log-level", "error"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    page = f"http://127.0.0.1:{port}/en/"
    with server(command, port=port, env=env, log=log) as pid:
        for _time in range(8):
            fetch(page)
        fresh = megabytes(pid)
        memory, reader = Memory(pid), Repeated(lambda: fetch(page)[0])
        senders = [Repeated(lambda: enquire(port)) for _sender in range(SENDERS)]
        reader.start()
        time.sleep(2)
        before = len(reader.outcomes)
        for thread in (memory, *senders):
            thread.start()
        answers = crowd(port, searches(port, at_once))
        sent = [outcome for sender in senders for outcome in sender.end()]
        read = reader.end()
        memory.enough.set()
        after = megabytes(pid)
    return Outcome(fresh, memory.most, after, answers, sent, read[:before], read[before:])


def run(env: dict[str, str], folder: Path, at_once: int) -> int:
    with (folder / "log").open("w+") as log:
        outcome = let_in(env, at_once=at_once, log=log)
        log.seek(0)
        print(log.read(20_000), end="", file=sys.stderr)
    print(
        f"memory, MB: {outcome.fresh:.0f} fresh, {outcome.most:.0f} at most,"
        f" {outcome.after:.0f} after"
    )
    _show("searches", outcome.searches)
    _show("enquiries", outcome.enquiries)
    _show("page before", outcome.page_before)
    _show("page meanwhile", outcome.page_meanwhile)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 1 if outcome.faults() or outcome.most > MOST_MEGABYTES else 0


def _show(name: str, answers: Answers) -> None:
    times = [took for _status, took in answers]
    statuses = dict(Counter(status for status, _took in answers))
    print(
        f"{name:16}{len(answers):>5}  {statuses}  seconds: {percentile(times, 0.5):.3f} half,"
        f" {percentile(times, 0.95):.3f} of 95 %, {max(times):.3f} at most"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2_000, help="how many briefings")
    parser.add_argument("--database", default="", help="its address; it must be filled")
    parser.add_argument("--at-once", type=int, default=500, help="how many searches")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = options.database or f"sqlite:///{folder / 'db.sqlite3'}"
        env = environment(folder, database, DJANGO_SETTINGS_MODULE="config.settings")
        manage("migrate", "--verbosity", "0", env=env)
        manage("collectstatic", "--noinput", "--verbosity", "0", env=env)
        if not options.database:
            fill = f"from tests.benchmarks.reading.filling import fill; list(fill({options.count}))"
            manage("shell", "-v", "0", "-c", fill, env=env)
        return run(env, folder, options.at_once)


if __name__ == "__main__":
    sys.exit(main())
