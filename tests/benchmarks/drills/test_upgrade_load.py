"""The load of the upgrade benchmark can be ended by hand."""

import signal
import subprocess
import sys

import pytest

from tests.support.patience import PATIENCE
from tests.support.processes import ROOT, free_port

# What a shell's & does: the child inherits that Ctrl-C is ignored.
IGNORING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
IGNORING += "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_load_in_the_background_ends_with_its_report_when_asked(number):
    site = f"http://127.0.0.1:{free_port()}"
    command = ["-m", "tests.benchmarks.drills.upgrade_load", site, "--seconds", "600"]
    with subprocess.Popen(
        [sys.executable, "-c", IGNORING, *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr
            assert "Visiting" in process.stderr.readline()
            process.send_signal(number)
            said, _none = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()

    assert "enquiries accepted: 0" in said
