"""How many enquiries a second are accepted (stored on disk), and how long one takes: 8 at once."""

import argparse
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

from tests.benchmarks.drills.site import Site, Visitor
from tests.benchmarks.measuring import median, percentile
from tests.support.postbox import Postbox


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or f"sqlite:///{Path(folder) / 'db.sqlite3'}"
        postbox = Postbox().start()
        site = Site(database, options.port, postbox.port, workers=options.workers)
        site.start()
        try:
            _measure("opening the form", site, options, send=False)
            _measure("sending it", site, options, send=True)
        finally:
            site.stop()
            postbox.stop()
    return 0


def _measure(what: str, site: Site, options: argparse.Namespace, *, send: bool) -> None:
    times: list[float] = []
    wrong: list[int] = []
    computed = site.cpu_seconds()
    until = time.monotonic() + options.seconds

    def visit() -> None:
        visitor = Visitor(site.port)
        visitor.open_form()
        while time.monotonic() < until:
            begun = time.perf_counter()
            if send:
                typed = {"name": "Load", "email": "load@client.example", "consent": "on"}
                status, _receipt = visitor.send(message=f"{uuid.uuid4()} 查詢 " * 20, **typed)
            else:
                status, _body = visitor.get("/en/contact/")
            times.append((time.perf_counter() - begun) * 1000)
            if status != (302 if send else 200):
                wrong.append(status)

    threads = [threading.Thread(target=visit) for _number in range(options.at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(
        f"{what:<18}{len(times) / options.seconds:>8.0f} a second"
        f"{median(times):>8.0f} ms p50{percentile(times, 0.95):>8.0f} ms p95"
        f"{(site.cpu_seconds() - computed) / len(times) * 1000:>8.1f} ms of computing each"
        f"{len(wrong):>6} wrong"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="its address; a new SQLite file without it")
    parser.add_argument("--port", type=int, default=8941)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--workers", type=int, default=1, help="of the outbox, beside the web")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
