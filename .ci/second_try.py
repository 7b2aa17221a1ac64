"""Run the suite, then retry the failed tests once on their own.

python3 .ci/second_try.py COMMAND ...    (a command that passes ARGS on to pytest: make test)

A test that fails once in a hundred runs must neither block a landing nor go unnoticed: a test that
passes on its second try is printed as FLAKY with the first traceback. The run fails if a test fails
twice, if more tests fail than flakiness explains, or if pytest breaks off.

Uses only the standard library.
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

MOST_FLAKY = 10  # more failures than this point to the change itself, so they are not retried
SOME_FAILED = 1  # pytest's exit status; any other means that the run itself broke off
# Run only the failed tests, without parallel workers; run nothing if none is known.
ALONE = "-n 0 --last-failed --last-failed-no-failures=none"


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.xml"
        status = run(command, f"--junitxml={first}")
        failed = failures(first)
        if status == 0:
            return 0
        if status != SOME_FAILED or not 0 < len(failed) <= MOST_FLAKY:
            return status
        print(f"\n== second try of {len(failed)} failed, by themselves", flush=True)
        second = Path(folder) / "second.xml"
        again = run(command, f"{ALONE} --junitxml={second}")
        mended = [name for name in failed if name in passes(second)]
    for name in mended:
        print(f"\nFLAKY {name}: failed, then passed by itself. Its first trace:\n{failed[name]}")
    return 0 if again == 0 and len(mended) == len(failed) else status


def run(command: list[str], arguments: str) -> int:
    """Run the command and return pytest's exit status, which `make` prints in its last line."""
    given = os.environ.get("ARGS", "")
    process = subprocess.Popen(
        [*command, f"ARGS={given} {arguments}".replace("= ", "=")],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        stderr=subprocess.PIPE,
        text=True,
    )
    told = None
    for line in process.stderr or ():
        print(line, end="", file=sys.stderr, flush=True)
        told = re.match(r"make\b.*\*\*\* .*Error (\d+)$", line.strip()) or told
    status = process.wait()
    return int(told[1]) if status and told else status


def failures(report: Path) -> dict[str, str]:
    """Return the traceback of each failed test by name."""
    return {
        name: "\n".join(part.text or part.get("message", "") for part in wrong)
        for name, wrong in results(report)
        if wrong
    }


def passes(report: Path) -> set[str]:
    """Return the names of the tests that passed."""
    found = results(report)
    return {name for name, _wrong in found} - {name for name, wrong in found if wrong}


def results(report: Path) -> list[tuple[str, list[ElementTree.Element]]]:
    """Yield each test that ran with its failures and errors; skipped tests are left out."""
    if not report.exists():
        return []
    return [
        (
            f"{case.get('classname')}::{case.get('name')}",
            [*case.findall("failure"), *case.findall("error")],
        )
        for case in ElementTree.parse(report).iter("testcase")
        if case.find("skipped") is None
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
