"""`make bench`: every measurement, one after the other, each with its table."""

import subprocess
import sys
import time

from tests.support.processes import ROOT

# (module, what it takes by itself); the larger sizes are for a quiet machine and an hour.
PARTS = (
    ("reading.yardstick", []),
    ("reading.making", []),
    ("reading.growth", ["--counts", "1000", "5000"]),
    ("searching.pages", ["--count", "2000"]),
    ("editing.opening", []),
    ("editing.opening", ["--pairs", "600"]),
    ("editing.typing_speed", []),
    ("desk.form", []),
    ("drills.alerts", ["--followers", "600"]),
)


def main() -> int:
    missed = []
    for name, arguments in PARTS:
        began = time.monotonic()
        print(f"\n== {name} {' '.join(arguments)}", flush=True)
        if not _reached(name, arguments):
            missed.append(name)
        print(f"({time.monotonic() - began:.0f} s)", flush=True)
    if missed:
        print(f"\nMissed or failed: {', '.join(missed)}")
    return 1 if missed else 0


def _reached(name: str, arguments: list[str]) -> bool:
    """Return whether a measurement reached its goals, the second time at the latest."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
    if not subprocess.run(command, cwd=ROOT).returncode:
        return True
    print(f"{name}: missed or failed; once more", flush=True)
    return not subprocess.run(command, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
