"""What the workers of a run share is made by the first and removed by the last."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.made_once import made_once

WORKER = """
import sys, time
from pathlib import Path
from tests.support.made_once import made_once

folder = Path(sys.argv[1])

def make():
    time.sleep(0.2)  # long enough for the others to come meanwhile
    with (folder / "made").open("a") as file:
        file.write("made ")
    return "a database"

def remove(made):
    (folder / "removed").open("a").write(f"removed {made} ")

with made_once(folder / "note.json", make, remove) as made:
    print(made, flush=True)
    input()
"""


def test_several_workers_make_it_once_and_the_last_removes_it(tmp_path):
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, tmp_path],
            cwd=Path(__file__).resolve().parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _worker in range(3)
    ]
    said = [worker.stdout.readline() for worker in workers]
    removed_before = (tmp_path / "removed").exists()
    for worker in workers:
        worker.communicate("\n")

    assert said == ["a database\n"] * 3
    assert (tmp_path / "made").read_text() == "made "
    assert not removed_before
    assert (tmp_path / "removed").read_text() == "removed a database "


def test_what_cannot_be_made_is_tried_again_by_the_next(tmp_path):
    def fail() -> str:
        raise OSError("no room left")

    with pytest.raises(OSError, match="no room left"), made_once(tmp_path / "note", fail):
        pass

    with made_once(tmp_path / "note", lambda: "made") as made:
        assert made == "made"
