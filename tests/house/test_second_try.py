"""The second try of .ci/run, with real runs of pytest over small suites."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "second_try.py"
FLAKY = """
from pathlib import Path
def test_flaky():
    seen = Path("seen")
    if not seen.exists():
        seen.touch()
        raise AssertionError("the trace of the first try")
"""


@pytest.fixture
def second_try(tmp_path):
    """Run the script on a suite with this text, as `make test` would."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "Makefile").write_text(
        f"test:\n\t@{sys.executable} -m pytest -p xdist -n 1 --dist worksteal -q $(ARGS)\n"
    )

    def run(text: str) -> subprocess.CompletedProcess:
        (tmp_path / "test_small.py").write_text(text)
        return subprocess.run(
            [sys.executable, SCRIPT, "make", "--no-print-directory", "test"],
            cwd=tmp_path,
            env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},  # loading takes seconds
            capture_output=True,
            text=True,
        )

    return run


def test_a_test_that_passes_by_itself_is_named_with_its_trace_and_costs_nothing(second_try):
    done = second_try("def test_good(): pass\n" + FLAKY)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "FLAKY test_small::test_flaky" in done.stdout
    named = done.stdout.split("FLAKY", 1)[1]
    assert "the trace of the first try" in named
    assert "test_good" not in named


def test_a_test_that_fails_twice_fails_the_run_although_another_was_only_flaky(second_try):
    done = second_try(FLAKY + "def test_bad(): assert False\n")

    assert done.returncode == 1
    assert "FLAKY test_small::test_flaky" in done.stdout
    assert "FLAKY test_small::test_bad" not in done.stdout


def test_a_good_run_is_not_repeated(second_try):
    done = second_try("def test_good(): pass\n")

    assert done.returncode == 0
    assert "second try" not in done.stdout


def test_a_test_that_broke_at_its_end_is_tried_again(second_try):
    done = second_try(
        "import pytest\nfrom pathlib import Path\n@pytest.fixture\ndef late():\n    yield\n"
        "    if not Path('seen').exists():\n        Path('seen').touch()\n        raise OSError\n"
        "def test_late(late): pass\n"
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "FLAKY test_small::test_late" in done.stdout


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("def test_cut(): 1 +\n", "a file that cannot be read"),
        ("", "no test at all"),
        ("\n".join(f"def test_{n}(): assert False" for n in range(11)), "too many at once"),
    ],
    ids=["unreadable", "empty", "many"],
)
def test_a_run_that_no_flakiness_explains_fails(second_try, text, why):
    done = second_try(text)

    assert done.returncode != 0, why
    assert "FLAKY" not in done.stdout
