import os
import subprocess
import sys
import time
from pathlib import Path

from briefings.management.prefetch import ahead
from tests.support.patience import PATIENCE
from tests.support.processes import ROOT


def test_whatever_the_number_of_batches_all_come_in_their_order():
    for count in (0, 3, 9):
        batches = [str(number) for number in range(count)]

        for processes in (0, 1, 2) if count == 9 else (1,):
            assert list(ahead(int, batches, processes=processes)) == list(range(count))


def test_without_other_processes_all_is_done_in_this_one():
    assert set(ahead(pid_of, range(5), processes=0)) == {os.getpid()}


def test_the_process_beside_ends_with_a_killed_load():
    command = [
        sys.executable,
        "-c",
        "from tests.briefings.management.test_prefetch import go; go()",
    ]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as load:
        own = [int(load.stdout.readline()) for _batch in range(6)]
        load.kill()

    assert len(set(own)) == 2, "some batches were done in the load itself, some beside it"
    until = time.monotonic() + PATIENCE
    while is_alive(own[-1]) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(own[-1])


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def pid_of(_batch: int) -> int:
    return os.getpid()


def go() -> None:
    for pid in ahead(pid_of, range(1_000_000)):
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
