"""Load for a server on this machine, and what it costs that server in CPU."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

TICKS = os.sysconf("SC_CLK_TCK")
# As a browser tells it: the product does more for people than for robots.
BROWSER = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass(frozen=True)
class Cost:
    a_second: float
    cpu_ms: float  # of the server's processes, kernel included, a request
    statuses: frozenset[int]
    bytes: int  # of one answer's body


def cpu_seconds(pid: int) -> float:
    """Of a process and all that it started, as long as they live."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / TICKS
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own + sum(cpu_seconds(int(child)) for child in children)


@contextmanager
def server(
    command: list[str], *, port: int, env: dict[str, str], log: IO | int = subprocess.DEVNULL
) -> Iterator[int]:
    process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        for _attempt in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                sys.exit(f"did not start: {' '.join(command)}")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def measure(pid: int, port: int, question: bytes, *, seconds: float, at_once: int = 4) -> Cost:
    """Ask the same again and again over kept connections (or new ones, where they are closed)."""
    before, began = cpu_seconds(pid), time.perf_counter()
    counted, statuses, size = _ask_for(port, question, seconds, at_once)
    took, used = time.perf_counter() - began, cpu_seconds(pid) - before
    return Cost(counted / took, used / counted * 1000, frozenset(statuses), size)


def _ask_for(port: int, question: bytes, seconds: float, at_once: int) -> tuple[int, set, int]:
    until = time.monotonic() + seconds
    counts, statuses, sizes = [], set(), [0]

    def visit() -> None:
        count, connection = 0, None
        while time.monotonic() < until:
            if connection is None:
                connection = socket.create_connection(("127.0.0.1", port), timeout=20)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.sendall(question)
            status, size, goes_on = _answer(connection)
            statuses.add(status)
            sizes[0] = size
            count += 1
            if not goes_on:
                connection.close()
                connection = None
        counts.append(count)

    threads = [threading.Thread(target=visit) for _number in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts), statuses, sizes[0]


def _answer(connection: socket.socket) -> tuple[int, int, bool]:
    """Status, size of the body, whether the connection stays open."""
    data = b""
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += connection.recv(65536)
    head = data[:end].lower()
    status = int(head[9:12])
    length = 0
    if b"content-length:" in head:
        length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
    there = len(data) - end - 4
    while there < length:
        there += len(connection.recv(65536))
    return status, length, b"connection: close" not in head


def question(path: str, *, port: int, **headers: str) -> bytes:
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Accept-Encoding: br, gzip",
        BROWSER,
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
