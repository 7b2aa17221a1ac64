"""A web server that cannot start says why in one sentence, without tracebacks."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import processes

ROOT = Path(__file__).resolve().parents[2]


def serve(folder: Path, database: str, port: int, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "config.serve", "--port", str(port)],
        cwd=ROOT,
        env=processes.environment(folder, database, **more),
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_port_in_use_is_said_in_one_sentence(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]

        done = serve(tmp_path, f"sqlite:///{tmp_path}/none.sqlite3", port)

    assert done.returncode == 1
    assert done.stderr.startswith(f"127.0.0.1:{port} cannot be used (")
    assert done.stderr.count("\n") == 1


def test_migrations_that_are_missing_are_said_in_one_sentence(tmp_path):
    with processes.scratch_database(tmp_path) as database:
        done = serve(tmp_path, database, processes.free_port())

    assert done.returncode == 1
    assert "The database lacks migrations of this version" in done.stderr
    assert "Run: manage.py migrate" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_wrong_setting_is_said_in_one_sentence(tmp_path):
    database = f"sqlite:///{tmp_path}/none.sqlite3"

    done = serve(
        tmp_path, database, processes.free_port(), SITE_URL="https://firm.example/briefings"
    )

    assert done.returncode == 1
    assert done.stderr.startswith("SITE_URL is 'https://firm.example/briefings'. Write https://")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["verify_editions", "migrate", "run_worker --once"])
def test_a_command_says_in_one_sentence_that_the_database_is_away(tmp_path, command):
    away = f"postgres://nobody:none@127.0.0.1:{processes.free_port()}/none"

    done = subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": away, "LOCAL_FOLDER": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "The database does not answer (" in done.stderr.splitlines()[-1]
    assert "check DATABASE_URL" in done.stderr.splitlines()[-1]
