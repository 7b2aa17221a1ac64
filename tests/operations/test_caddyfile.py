"""The shipped Caddyfile, in the Caddy that is installed here."""

import contextlib
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE
from tests.support.processes import ROOT, free_port

CADDYFILE = ROOT / "docs" / "operating" / "Caddyfile"
VISITOR = "127.0.0.9"
MARKS = ("SECRET", VISITOR)
HEALTHY = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
BROKEN_OFF = b"HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n" + b"x" * 100_000

pytestmark = pytest.mark.skipif(not shutil.which("caddy"), reason="caddy is not installed")


@contextlib.contextmanager
def bad_upstream() -> Iterator[int]:
    """Answer health checks; answer other requests partly or not at all, and hang up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    line, _address = listening.accept()
                    with line:
                        asked = line.recv(65536)
                        if b"/healthz" in asked:
                            line.sendall(HEALTHY)
                        elif asked.startswith(b"GET"):
                            line.sendall(BROKEN_OFF)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]


def visit(port: int, request: str, header: str = "X: SECRET", *, reads: bool = True) -> None:
    headers = f"Host: 127.0.0.1\r\nUser-Agent: SECRET\r\n{header}\r\n"
    with socket.create_connection(("127.0.0.1", port), source_address=(VISITOR, 0)) as line:
        # Caddy waits for an announced body; the visitor soon gives up.
        line.settimeout(2 if "Content-Length" in header else 15)
        line.sendall(f"{request} HTTP/1.1\r\n{headers}\r\n".encode())
        with contextlib.suppress(OSError):
            if reads:
                line.recv(65536)


def said_by_caddy(folder: Path, caddyfile: str) -> str:
    """What Caddy logs while requests fail in many ways."""
    port, log = free_port(), folder / "caddy.txt"
    (folder / "Caddyfile").write_text(caddyfile)
    with bad_upstream() as upstream, log.open("w") as output:
        env = {"SITE_HOST": f"http://127.0.0.1:{port}", "UPSTREAMS": f"127.0.0.1:{upstream}"}
        caddy = subprocess.Popen(
            ["caddy", "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"],
            env=env | {"HOME": str(folder), "PATH": "/usr/bin:/usr/local/bin"},
            stdout=output,
            stderr=output,
        )
        try:
            wait_until_it_listens(port, caddy)
            visit(port, "POST /preview/SECRET-TOKEN/?q=SECRET")
            visit(port, "GET /preview/SECRET-TOKEN/", reads=False)
            visit(port, "POST /en/contact/SECRET/", f"Content-Length: {80 * 2**20}")
            visit(port, "GET /SECRET/%zz")
            visit(port, "SECRET")
        finally:
            caddy.terminate()
            caddy.wait(PATIENCE)
    return log.read_text()


def wait_until_it_listens(port: int, caddy: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and caddy.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise AssertionError("Caddy does not listen")


def test_caddy_prints_nothing_about_visitors_when_requests_fail(tmp_path):
    shipped = CADDYFILE.read_text()
    without_rules = re.sub(r"\tlog \w+ \{\n(?:\t\t.*\n)*\t\}\n", "", shipped)
    (tmp_path / "bare").mkdir()

    bare = said_by_caddy(tmp_path / "bare", without_rules)
    said = said_by_caddy(tmp_path, shipped)

    # Left to itself, Caddy does print them: the requests above are of the kind it tells of.
    assert all(mark in bare for mark in MARKS)
    assert [line for line in said.splitlines() if any(mark in line for mark in MARKS)] == []


def test_caddy_still_says_that_a_web_process_does_not_answer(tmp_path):
    port, nobody = free_port(), free_port()
    refused = f"127.0.0.1:{nobody}: connect: connection refused"
    log = tmp_path / "caddy.txt"
    with log.open("w") as output:
        caddy = subprocess.Popen(
            ["caddy", "run", "--adapter", "caddyfile", "--config", CADDYFILE],
            env={"SITE_HOST": f"http://127.0.0.1:{port}", "UPSTREAMS": f"127.0.0.1:{nobody}"}
            | {"HOME": str(tmp_path), "PATH": "/usr/bin:/usr/local/bin"},
            stdout=output,
            stderr=output,
        )
        try:
            until = time.monotonic() + PATIENCE
            while refused not in log.read_text() and time.monotonic() < until:
                time.sleep(0.05)
        finally:
            caddy.terminate()
            caddy.wait(PATIENCE)

    assert refused in log.read_text()
