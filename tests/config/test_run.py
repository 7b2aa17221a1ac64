"""`make run` as a newcomer sees it: real processes, an empty folder, one port."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from config import run
from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder: Path, port: int | str) -> subprocess.Popen:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL", "MAIL_URL"}
    }
    return subprocess.Popen(
        [sys.executable, "-m", "config.run"],
        cwd=ROOT,
        env=environment | {"PORT": str(port), "LOCAL_FOLDER": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_until(process: subprocess.Popen, words: str) -> str:
    text = ""
    watchdog = threading.Timer(2 * PATIENCE, process.kill)
    watchdog.start()
    for line in process.stdout:
        text += line
        if words in line:
            break
    watchdog.cancel()
    assert words in text, text
    return text


def end(process: subprocess.Popen) -> int:
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    return process.returncode


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def test_everything_starts_from_nothing_and_ends_on_ctrl_c(tmp_path, collected_static):
    """Static files are the checkout's, not the folder's: nobody else may be collecting them."""
    port = free_port()
    process = start(tmp_path, port)
    try:
        said = read_until(process, "Ctrl-C")
        password = re.search(r"password: (\S+)", said)[1]
        assert (tmp_path / "admin-password").read_text() == password
        shown = page(f"http://127.0.0.1:{port}/zh-hant/briefings/")
        assert "知識產權強國" in shown.replace("<wbr>", "")
    finally:
        assert end(process) == 0
    with pytest.raises(urllib.error.URLError):
        page(f"http://127.0.0.1:{port}/healthz")

    # ... and again: nothing is imported or made twice.
    again = start(tmp_path, port)
    try:
        assert f"password: {password}" in read_until(again, "Ctrl-C")
        listed = page(f"http://127.0.0.1:{port}/en/briefings/")
        assert len(set(re.findall(r"/en/briefings/(\d{4}-\d+)/", listed))) == 3
    finally:
        assert end(again) == 0


def test_a_port_in_use_is_an_error_in_words(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()

        process = start(tmp_path, busy.getsockname()[1])

        said, _none = process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    assert "cannot be used" in said
    assert "make run PORT=" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["x", "0", "70000"])
def test_a_port_of_no_sense_is_an_error_in_words(tmp_path, port):
    process = start(tmp_path, port)

    said, _none = process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    assert "Write a number" in said


@pytest.mark.parametrize("file", ["Dockerfile", "docs/operating/briefings-web@.service"])
def test_the_web_server_is_started_alike_everywhere(file):
    text = (ROOT / file).read_text(encoding="utf-8")

    started = re.search(r'python"?,? "?-m"?,? "?config.serve', text)

    assert started
    assert "granian" not in text


def test_it_waits_for_as_long_as_both_processes_live(monkeypatch, capsys):
    answers = iter([False, False, False, True])
    monkeypatch.setattr(run, "_answers", lambda _port: next(answers))
    monkeypatch.setattr(run, "STILL_STARTING", 0)
    child = run.Child("The web server", ["-c", "import time; time.sleep(600)"])
    try:
        assert run._wait_until_it_answers(1, [child], [])
    finally:
        child.process.kill()
        child.process.wait()
        child._reader.join()

    assert "Still starting" in capsys.readouterr().out


def test_a_process_that_ends_says_why(monkeypatch, capsys):
    monkeypatch.setattr(run, "_answers", lambda _port: False)
    child = run.Child("The web server", ["-c", "raise OSError('no room left')"])

    came_up = run._wait_until_it_answers(1, [child], [])

    assert not came_up
    assert run._why_ended([child]) == (
        "The web server ended (exit status 1). OSError: no room left"
    )
