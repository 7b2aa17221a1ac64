"""What grows with the number of briefings: CPU and queries of each page, and of publishing.

    python -m tests.benchmarks.reading.growth --counts 100 10000

Each size has a database of its own. Pages are made by Django, without what operations/web/page_cache keeps.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.processes import ROOT, environment

MOST_GROWTH = 1.2


def main() -> int:
    options = _options()
    tables = []
    with tempfile.TemporaryDirectory() as name:
        for count in options.counts:
            folder = Path(name) / str(count)
            folder.mkdir()
            database = options.database or f"sqlite:///{folder / 'db.sqlite3'}"
            command = [sys.executable, "-m", "tests.benchmarks.reading.growing", str(count)]
            run = subprocess.run(
                command, cwd=ROOT, env=environment(folder, database), stdout=subprocess.PIPE
            )
            if run.returncode:
                return run.returncode
            tables.append(_figures(run.stdout.decode()))
    return _print(options.counts, tables)


def _figures(text: str) -> dict[str, tuple[float, int]]:
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return {name: (float(cpu), int(queries)) for name, cpu, queries in rows}


def _print(counts: list[int], tables: list[dict[str, tuple[float, int]]]) -> int:
    print(
        f"\nCPU ms and (queries){'':8}" + "".join(f"{count:>16,}" for count in counts) + "   growth"
    )
    grown = []
    for name, (first, _queries) in tables[0].items():
        cells = "".join(f"{table[name][0]:>10.2f} ({table[name][1]:>3})" for table in tables)
        growth = tables[-1][name][0] / first
        if growth > MOST_GROWTH:
            grown.append(f"{name}: {growth:.2f} times the CPU, at most {MOST_GROWTH}")
        if tables[-1][name][1] > tables[0][name][1]:
            grown.append(f"{name}: more queries")
        print(f"{name:28}{cells}{growth:>9.2f}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for goal in grown:
        print(f"missed: {goal}")
    return 1 if grown else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--database", default="", help="with one count only; for this alone")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
