"""What a reader costs, beside a bare WSGI callable that returns the same ready bytes.

    python -m tests.benchmarks.yardstick

CPU is that of the server's processes a request, kernel included. The goal: a published page, a
list and the first page cost at most 0.3 of the bare callable under gunicorn's sync workers, and
come at 0.3 or more of the requests a second of the bare callable under granian.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import brotli

from tests.benchmarks.load import Cost, measure, question, server
from tests.config.processes import ROOT, environment, fetch, free_port, manage

GRANIAN = ["--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1", "--blocking-threads"]
GRANIAN += ["2", "--respawn-failed-workers", "--no-ws", "--log-level", "error", "--port"]
BARE = "tests.benchmarks.yardstick_bare:application"
MOST_CPU, LEAST_SPEED = 0.3, 0.3


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder, f"sqlite:///{folder / 'db.sqlite3'}")
        manage("migrate", "--verbosity", "0", env=env)
        manage("import_briefing", str(ROOT / "tests/data/seed.txt"), "--publish", env=env)
        return _measure(folder, env, options.seconds)


def _measure(folder: Path, env: dict[str, str], seconds: float) -> int:
    port = free_port()
    env = env | {"SITE_URL": f"http://127.0.0.1:{port}", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "granian", "config.wsgi:application", *GRANIAN, str(port)]
    costs: dict[str, Cost] = {}
    with server(command, port=port, env=env) as pid:
        pages = _pages(f"http://127.0.0.1:{port}")
        body = folder / "body"
        _status, text = fetch(f"http://127.0.0.1:{port}{pages['page']}")
        body.write_bytes(brotli.compress(text.encode(), quality=5))
        bare_env = env | {"BARE_BODY": str(body)}
        costs["bare, gunicorn sync"] = _bare(_gunicorn, bare_env, seconds)
        costs["bare, granian"] = _bare(_granian, bare_env, seconds)
        for name, path in pages.items():
            costs[name] = measure(pid, port, question(path, port=port), seconds=seconds)
        unchanged = question(pages["page"], port=port, If_None_Match=_tag(port, pages["page"]))
        costs["page, unchanged"] = measure(pid, port, unchanged, seconds=seconds)
        known = question(pages["page"], port=port, Cookie="session=abc")
        costs["page, signed in"] = measure(pid, port, known, seconds=seconds)
    return _table(costs)


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
    import urllib.request

    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.headers["ETag"]


def _gunicorn(port: int) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}"]
    return [*command, "--no-control-socket", "--log-level", "error", BARE]


def _granian(port: int) -> list[str]:
    return [sys.executable, "-m", "granian", BARE, *GRANIAN, str(port)]


def _bare(command, env: dict[str, str], seconds: float) -> Cost:
    port = free_port()
    with server(command(port), port=port, env=env) as pid:
        return measure(pid, port, question("/", port=port), seconds=seconds)


def _table(costs: dict[str, Cost]) -> int:
    yard, fast = costs["bare, gunicorn sync"], costs["bare, granian"]
    print(f"\n{'':24}{'bytes':>8}{'CPU ms':>9}{'ratio':>8}{'a second':>10}{'ratio':>8}")
    missed = 0
    for name, cost in costs.items():
        cpu, speed = cost.cpu_ms / yard.cpu_ms, cost.a_second / fast.a_second
        print(
            f"{name:24}{cost.bytes:>8}{cost.cpu_ms:>9.3f}{cpu:>8.2f}{cost.a_second:>10.0f}{speed:>8.2f}"
        )
        counts = not name.startswith("bare") and name != "page, signed in"
        missed += counts and (cpu > MOST_CPU or speed < LEAST_SPEED)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=4, help="of load for each line")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
