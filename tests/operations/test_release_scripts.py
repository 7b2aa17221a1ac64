"""The scripts, units and steps of docs/operating.md that can be looked at without a server."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPERATING = ROOT / "docs" / "operating"
SCRIPTS = ("briefings", "prepare-release", "switch-release")
UNITS = sorted(OPERATING.glob("*.service"))


@pytest.fixture
def release(tmp_path) -> Path:
    """A checkout that nothing was done with yet."""
    folder = tmp_path / "releases" / "1.1.0"
    shutil.copytree(OPERATING, folder / "docs" / "operating")
    return folder


def run(release: Path, script: str, **env: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [release / "docs" / "operating" / script],
        env={"PATH": "/usr/bin:/bin"} | env,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_are_for_every_shell(script):
    checked = subprocess.run(["sh", "-n", OPERATING / script], capture_output=True, text=True)

    assert checked.returncode == 0, checked.stderr


def test_an_old_python_is_refused_with_the_remedy(release, tmp_path):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\n[ $1 = --version ] && echo Python 3.11.2 || exit 1\n")
    python.chmod(0o755)

    prepared = run(release, "prepare-release", PYTHON=str(python))

    assert prepared.returncode == 1
    assert "is Python 3.11.2. Name a Python 3.12 or newer: PYTHON=" in prepared.stderr
    assert not (release / ".venv").exists()


def test_a_release_that_is_not_ready_does_not_become_the_current_one(release):
    switched = run(release, "switch-release")

    assert switched.returncode == 1
    assert "Run docs/operating/prepare-release first." in switched.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_unit_runs_the_current_release_by_its_own_path_and_writes_in_one_place(unit):
    text = unit.read_text(encoding="utf-8")

    assert "WorkingDirectory=/srv/briefings/current\n" in text
    assert "Environment=ENV_FILE=/etc/briefings.env\n" in text
    assert "Environment=LOCAL_FOLDER=/var/lib/briefings\n" in text
    assert "StateDirectory=briefings\n" in text
    # Through the link, Python would load what it needs later from the next release.
    assert "/srv/briefings/current/.venv" not in text


def test_the_command_has_the_environment_of_the_units():
    command = (OPERATING / "briefings").read_text(encoding="utf-8")
    unit = (OPERATING / "briefings-worker.service").read_text(encoding="utf-8")

    for given in re.findall(r"^Environment=(\S+)$", unit, re.MULTILINE):
        assert given in command


def test_every_file_that_the_steps_name_is_there():
    text = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")

    named = set(re.findall(r"docs/operating/([\w.@-]+)", text))
    assert {"switch-release", "prepare-release", "Caddyfile"} <= named
    assert {name for name in named if not (OPERATING / name).exists()} == set()


def test_the_steps_from_1_0_use_the_link_only_once_it_is_there():
    text = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")

    steps = text.split("**From 1.0**")[1].split("With Docker:")[0]
    before = steps.split("docs/operating/switch-release")[0]
    # Step 6 of the installation reads its files through the link, which switch-release makes.
    assert "step 6" not in before
    assert "/srv/briefings/current" not in before
    assert "/docs/operating/Caddyfile /etc/caddy/Caddyfile" in before
