"""What a reader costs, beside a bare WSGI callable that returns the same ready bytes.

    python -m tests.benchmarks.reading.yardstick

CPU is that of the server's processes a request, kernel included. The goal: a published page, a
list and the first page cost at most 0.3 of the bare callable under gunicorn's sync workers, and
come at 0.3 or more of the requests a second of the bare callable under granian. The product is
started as everywhere (config.serve.WEB_SERVER), and each server has two processes.

The goal is for a server with work to do: sixteen readers at once. With four it is shown as well;
there all servers mostly go to sleep and wake up again, which costs the same whatever they send.

A machine's pace changes from one moment to the next, so all are asked in turn, in short rounds; a
ratio is the median of the rounds' own.
"""

import argparse
import json
import os
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

import brotli

from config.serve import APPLICATION, WEB_SERVER
from tests.benchmarks.measuring import median
from tests.benchmarks.reading.load import Cost, measure, question, server
from tests.support.processes import ROOT, environment, fetch, free_port, manage

BARE = "tests.benchmarks.reading.yardstick_bare:application"
YARD, FAST = "bare, gunicorn sync", "bare, granian"
ALIKE = "bare, page's headers too"  # gunicorn; for comparison
MOST_CPU, LEAST_SPEED = 0.3, 0.3
READERS, FEW_READERS = 16, 4  # at once
ROUNDS = 9
_EVERY_ANSWERS = {"content-type", "content-length", "date", "server", "connection"}

Round = dict[str, Cost]
Work = Callable[[float, int], Cost]  # seconds, readers at once


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder, f"sqlite:///{folder / 'db.sqlite3'}")
        manage("migrate", "--verbosity", "0", env=env)
        manage("import_briefing", str(ROOT / "tests/data/seed.txt"), "--publish", env=env)
        return _measure(folder, env, options.seconds)


def _measure(folder: Path, env: dict[str, str], seconds: float) -> int:
    port, yard, alike, fast = (free_port() for _server in range(4))
    env = env | {"SITE_URL": f"http://127.0.0.1:{port}", "PYTHONPATH": str(ROOT)}
    with server(_granian(APPLICATION, port), port=port, env=env) as pid:
        pages = _pages(f"http://127.0.0.1:{port}")
        bare = env | {"BARE_BODY": str(_body(folder, port, pages["page"]))}
        same = bare | {"BARE_HEADERS": str(_headers(folder, port, pages["page"]))}
        with (
            server(_gunicorn(yard), port=yard, env=bare) as yard_pid,
            server(_gunicorn(alike), port=alike, env=same) as alike_pid,
            server(_granian(BARE, fast), port=fast, env=bare) as fast_pid,
        ):
            work = {
                YARD: _work(yard_pid, yard, "/"),
                ALIKE: _work(alike_pid, alike, "/"),
                FAST: _work(fast_pid, fast, "/"),
            }
            work |= {name: _work(pid, port, path) for name, path in pages.items()}
            tag, path = _tag(port, pages["page"]), pages["page"]
            work["page, unchanged"] = _work(pid, port, path, If_None_Match=tag)
            work["page, signed in"] = _work(pid, port, path, Cookie="session=abc")
            few = _rounds(work, seconds, FEW_READERS)
            many = _rounds(work, seconds, READERS)
            _table(few, FEW_READERS)
            return _missed(_table(many, READERS))


def _body(folder: Path, port: int, path: str) -> Path:
    """The same bytes as the page's."""
    _status, text = fetch(f"http://127.0.0.1:{port}{path}")
    file = folder / "body"
    file.write_bytes(brotli.compress(text.encode(), quality=5))
    return file


def _headers(folder: Path, port: int, path: str) -> Path:
    """What a page says of itself besides what every answer says."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        told = [pair for pair in answer.headers.items() if pair[0].lower() not in _EVERY_ANSWERS]
    file = folder / "headers"
    file.write_text(json.dumps(told))
    return file


def _work(pid: int, port: int, path: str, **headers: str) -> Work:
    asked = question(path, port=port, **headers)
    return lambda seconds, at_once: measure(pid, port, asked, seconds=seconds, at_once=at_once)


def _rounds(work: dict[str, Work], seconds: float, at_once: int) -> list[Round]:
    for ask in work.values():
        ask(0.5, at_once)  # warm
    one = seconds / ROUNDS
    return [{name: ask(one, at_once) for name, ask in work.items()} for _round in range(ROUNDS)]


def _pages(site: str) -> dict[str, str]:
    _status, listed = fetch(f"{site}/en/briefings/")
    path = listed.partition('href="/en/briefings/2')[2].partition('"')[0]
    one = f"/en/briefings/2{path}"
    reference = one.split("/")[3]
    return {
        "page": one,
        "parallel": f"/zh-hant/briefings/{reference}/parallel/",
        "list": "/zh-hant/briefings/",
        "first page": "/en/",
    }


def _tag(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.headers["ETag"]


def _gunicorn(port: int) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    return [*command, "--no-control-socket", "--log-level", "error", BARE]


def _granian(application: str, port: int) -> list[str]:
    command = [sys.executable, "-m", *WEB_SERVER, application, "--log-level", "error"]
    return [*command, "--host", "127.0.0.1", "--port", str(port)]


def _table(rounds: list[Round], at_once: int) -> dict[str, tuple[float, float]]:
    """Each line's ratios, of CPU and of speed."""
    print(
        f"\n{f'{at_once} at once':24}{'bytes':>8}{'CPU ms':>9}{'ratio':>8}{'a second':>10}{'ratio':>8}"
    )
    ratios = {}
    for name, first in rounds[0].items():
        cost, a_second = _middle(rounds, name, "cpu_ms"), _middle(rounds, name, "a_second")
        cpu, speed = _ratio(rounds, name, "cpu_ms", YARD), _ratio(rounds, name, "a_second", FAST)
        print(f"{name:24}{first.bytes:>8}{cost:>9.3f}{cpu:>8.2f}{a_second:>10.0f}{speed:>8.2f}")
        ratios[name] = cpu, speed
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return ratios


def _missed(ratios: dict[str, tuple[float, float]]) -> int:
    missed = 0
    for name, (cpu, speed) in ratios.items():
        if name.startswith("bare") or name == "page, signed in":
            continue
        if cpu > MOST_CPU:
            print(f"missed: {name}: {cpu:.2f} of the bare CPU, at most {MOST_CPU}")
        if speed < LEAST_SPEED:
            print(f"missed: {name}: {speed:.2f} of the bare speed, at least {LEAST_SPEED}")
        missed += cpu > MOST_CPU or speed < LEAST_SPEED
    return 1 if missed else 0


def _middle(rounds: list[Round], name: str, figure: str) -> float:
    return median([getattr(costs[name], figure) for costs in rounds])


def _ratio(rounds: list[Round], name: str, figure: str, to: str) -> float:
    return median([getattr(costs[name], figure) / getattr(costs[to], figure) for costs in rounds])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=6, help="of load for each line")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
