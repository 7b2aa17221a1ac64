"""`make run`: prepares everything from nothing, then runs web and worker until Ctrl-C.

For a machine of one's own; production starts the same two processes by itself (compose.yaml).
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL = Path(os.environ.get("LOCAL_FOLDER") or BASE_DIR / ".run")
PASSWORD_FILE = LOCAL / "admin-password"  # written by prepare_local
SECONDS_TO_END = 15
# As in the Dockerfile and the systemd unit. Without respawning, the death of one worker process
# would end the whole server. A half-sent request holds a thread until the rest comes, so there must
# be many (config/bodies.py); a line on which nothing comes holds none and is cut after 10 s.
WEB_SERVER = ["granian", "--interface", "wsgi", "--workers", "2", "--respawn-failed-workers"]
WEB_SERVER += ["--blocking-threads", "256", "--backpressure", "8192"]
WEB_SERVER += ["--http", "1", "--http1-header-read-timeout", "10000"]
WEB_SERVER += ["--workers-kill-timeout", "30", "--no-ws", "--log-level", "warning"]
APPLICATION = "config.wsgi:application"


def main() -> int:
    port = _port()
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
    prepared = subprocess.run([sys.executable, "manage.py", "prepare_local"], cwd=BASE_DIR)
    if prepared.returncode:
        return prepared.returncode
    processes = [_start_web(port), _start_worker()]
    if not _wait_until_it_answers(port, processes):
        return _end(processes, "The web server did not start.")
    _say_where(port)
    return _watch(processes)


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


def _start_web(port: int) -> subprocess.Popen:
    address = ["--host", "127.0.0.1", "--port", str(port)]
    return _start([sys.executable, "-m", *WEB_SERVER, *address, APPLICATION])


def _start_worker() -> subprocess.Popen:
    return _start([sys.executable, "manage.py", "run_worker"])


def _start(command: list[str]) -> subprocess.Popen:
    # A session of its own: Ctrl-C reaches only this process, which ends the others in order.
    return subprocess.Popen(command, cwd=BASE_DIR, start_new_session=True)


def _wait_until_it_answers(port: int, processes: list[subprocess.Popen]) -> bool:
    for _attempt in range(300):
        if any(process.poll() is not None for process in processes):
            return False
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


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


def _watch(processes: list[subprocess.Popen]) -> int:
    """Until somebody ends it or one of the two dies; then both are gone."""
    asked: list[int] = []
    # Both are set here: a shell's & makes its children ignore Ctrl-C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: asked.append(received))
    while not asked and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    return _end(processes, "" if asked else "Web or worker ended by itself; both are ended now.")


def _end(processes: list[subprocess.Popen], message: str) -> int:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    if message:
        print(message, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
