import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefings.public.downloads.pdf import store as module
from briefings.public.downloads.pdf.store import FileStore

# A process of its own that takes one file from the store, slowly made.
TAKE = """
import importlib.util, sys, time
spec = importlib.util.spec_from_file_location("store", sys.argv[1])
store = importlib.util.module_from_spec(spec)
spec.loader.exec_module(store)
from pathlib import Path
def make():
    with open(sys.argv[3], "a") as log:
        log.write("made\\n")
    time.sleep(0.5)
    return b"%PDF"
assert store.FileStore(Path(sys.argv[2]), most_bytes=1000).get("key", make) == b"%PDF"
"""


def test_what_is_kept_is_not_made_again(tmp_path):
    store = FileStore(tmp_path, most_bytes=100)
    store.get("a", lambda: b"first")

    assert store.get("a", lambda: b"second") == b"first"


def test_processes_that_ask_at_once_make_it_once(tmp_path):
    log = tmp_path / "log"
    command = [sys.executable, "-c", TAKE, module.__file__, str(tmp_path / "store"), str(log)]

    takers = [subprocess.Popen(command) for _each in range(4)]

    assert [taker.wait() for taker in takers] == [0] * 4
    assert log.read_text() == "made\n"


def test_threads_that_ask_at_once_make_it_once(tmp_path):
    store, made, begun = FileStore(tmp_path, most_bytes=100), [], threading.Event()

    def make() -> bytes:
        made.append(1)
        begun.wait(0.2)
        return b"x"

    threads = [threading.Thread(target=store.get, args=("a", make)) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [1]


def test_what_was_read_longest_ago_makes_room(tmp_path):
    store = FileStore(tmp_path, most_bytes=25)
    for key in "abcd":
        store.get(key, lambda: b"0123456789")

    kept = [file.read_bytes() for file in tmp_path.iterdir() if file.suffix != ".lock"]
    assert kept == [b"0123456789"] * 2


def test_what_cannot_be_kept_is_made_all_the_same(tmp_path):
    (tmp_path / "file").write_text("in the way")

    assert FileStore(tmp_path / "file", most_bytes=9).get("a", lambda: b"made") == b"made"


def test_a_failure_is_not_kept(tmp_path):
    def fail() -> bytes:
        raise RuntimeError("no font")

    store = FileStore(tmp_path, most_bytes=100)
    with pytest.raises(RuntimeError, match="no font"):
        store.get("a", fail)

    assert store.get("a", lambda: b"made") == b"made"
    assert list(Path(tmp_path).glob("*.part")) == []
