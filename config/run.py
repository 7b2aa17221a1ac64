"""`make run`: prepare everything from scratch, then run web and worker until Ctrl-C.

For a local machine; production starts the same two processes separately (compose.yaml).
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL = Path(os.environ.get("LOCAL_FOLDER") or BASE_DIR / ".run")
PASSWORD_FILE = LOCAL / "admin-password"  # written by prepare_local
SECONDS_TO_END = 15
STILL_STARTING = 15  # seconds between two progress messages


def main() -> int:
    port = _port()
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
    prepared = subprocess.run([sys.executable, "manage.py", "prepare_local"], cwd=BASE_DIR)
    if prepared.returncode:
        return prepared.returncode
    asked = _asked_to_end()
    web = Child(
        "The web server", ["-m", "config.serve", "--host", "127.0.0.1", "--port", str(port)]
    )
    children = [web, Child("The worker", ["manage.py", "run_worker"])]
    if _wait_until_it_answers(port, children, asked):
        _say_where(port)
    while not asked and all(child.is_alive() for child in children):
        time.sleep(0.2)
    return _end(children, "" if asked else _why_ended(children))


def _port() -> int:
    text = os.environ.get("PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit(f"PORT is '{text}'. Write a number from 1 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(
                f"Port {port} cannot be used ({error.strerror}). End the program that uses it, "
                f"or choose another: make run PORT={port % 65535 + 1}"
            )
    return port


class Child:
    """A child process; its errors go to the terminal, and the last line is kept."""

    def __init__(self, name: str, arguments: list[str]):
        self.name = name
        # In its own session, so Ctrl-C reaches only this process, which ends the others in order.
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=BASE_DIR,
            start_new_session=True,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        self.last = ""
        self._reader = threading.Thread(target=self._relay_errors, daemon=True)
        self._reader.start()

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def _relay_errors(self) -> None:
        assert self.process.stderr
        with self.process.stderr as lines:
            for line in lines:
                sys.stderr.write(line)
                sys.stderr.flush()
                # A traceback ends with the error itself; the server's own lines begin with [.
                if line.strip() and not line.startswith((" ", "[", "Process ")):
                    self.last = line.strip()

    def why_it_ended(self) -> str:
        self._reader.join(1)
        status = self.process.returncode
        return f"{self.name} ended (exit status {status}). {self.last}".strip()


def _asked_to_end() -> list[int]:
    """Return a list that receives the number of each SIGINT or SIGTERM.

    Both need a handler: a shell's & makes children ignore Ctrl-C.
    """
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: asked.append(received))
    return asked


def _wait_until_it_answers(port: int, children: list[Child], asked: list[int]) -> bool:
    """Wait while both processes are alive: a slow or busy machine may take minutes."""
    began = told = time.monotonic()
    while not asked and all(child.is_alive() for child in children):
        if _answers(port):
            return True
        if time.monotonic() - told > STILL_STARTING:
            told = time.monotonic()
            print(f"Still starting ({told - began:.0f} s) ...", flush=True)  # noqa: T201
        time.sleep(0.1)
    return False


def _answers(port: int) -> bool:
    line = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


def _say_where(port: int) -> None:
    site = f"http://127.0.0.1:{port}"
    password = PASSWORD_FILE.read_text(encoding="ascii") if PASSWORD_FILE.exists() else "your own"
    mail = os.environ.get("MAIL_URL") or f"files in {LOCAL / 'mail'} (MAIL_URL sends it)"
    lines = [
        "",
        f"  Clients   {site}/zh-hant/   {site}/en/",
        f"  Lawyers   {site}/admin/     account: admin   password: {password}",
        f"  Mail      {mail}",
        "  Ctrl-C ends web and worker.",
        "",
    ]
    print("\n".join(lines), flush=True)  # noqa: T201 - this is the command's answer


def _why_ended(children: list[Child]) -> str:
    return "\n".join(child.why_it_ended() for child in children if not child.is_alive())


def _end(children: list[Child], message: str) -> int:
    for child in children:
        if child.is_alive():
            child.process.terminate()
    for child in children:
        try:
            child.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            os.killpg(child.process.pid, signal.SIGKILL)
    if message:
        print(f"{message}\nWeb and worker are both ended now.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # while it still prepares
        sys.exit(130)
