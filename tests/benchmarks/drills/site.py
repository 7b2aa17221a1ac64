"""The product as real processes on this machine (web, workers, a mail server), and its visitors."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from urllib3.filepost import encode_multipart_formdata

from config.serve import APPLICATION, WEB_SERVER
from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[3]
HOST = "127.0.0.1"
FORM = "/en/contact/"


@dataclass
class Site:
    """Web and workers over a database of their own; every process can be killed and comes back."""

    database: str
    port: int
    mail_port: int
    workers: int = 1
    is_prepared: bool = False  # the database has its tables, and the static files are collected
    settings: dict[str, str] = field(default_factory=dict)  # beside those of every drill
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)

    def start(self) -> None:
        if not self.is_prepared:
            self.manage("migrate", "--verbosity", "0")
            self.manage("collectstatic", "--noinput", "--verbosity", "0")
        for name in ["web", *(f"worker{number}" for number in range(self.workers))]:
            self.start_one(name)
        try:
            self.wait_until_it_answers()
        except TimeoutError:
            self.stop()
            raise

    def start_one(self, name: str) -> None:
        if name == "web":
            command = [sys.executable, "-m", *WEB_SERVER, APPLICATION, "--log-level", "critical"]
            command += ["--host", HOST, "--port", str(self.port)]
        else:
            command = [sys.executable, "manage.py", "run_worker"]
        self.processes[name] = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def environment(self) -> dict[str, str]:
        mine = {
            "DJANGO_SETTINGS_MODULE": "config.settings",  # not the tests', where they start it
            "DATABASE_URL": self.database,
            "MAIL_URL": f"smtp://{HOST}:{self.mail_port}",
            "MAIL_FROM": "briefings@firm.example",
            # The drill comes from one address, and means to be let in.
            "ENQUIRIES_PER_ADDRESS": "0",
            "ENQUIRIES_PER_HOUR": "0",
            "ENQUIRY_LETTERS_PER_HOUR": "0",
            "LOG_LEVEL": "ERROR",
        }
        return os.environ | mine | self.settings

    def manage(self, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment(), capture_output=True, check=True, text=True
        )
        return done.stdout

    def wait_until_it_answers(self, seconds: float = PATIENCE) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if Visitor(self.port).get("/healthz")[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.1)
        raise TimeoutError("the site does not answer")

    def start_what_ended(self) -> int:
        """As a service manager does: granian ends when a worker dies twice in 3.5 seconds."""
        ended = [name for name, process in self.processes.items() if process.poll() is not None]
        for name in ended:
            self.start_one(name)
        return len(ended)

    def kill_a_web_worker(self, choose) -> bool:
        """One of granian's own workers, at once and without a word."""
        children = self._web_workers()
        # The first is Python's own resource tracker in some versions: only what serves is killed.
        serving = [
            pid for pid in children if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        if serving:
            os.kill(int(choose(serving)), signal.SIGKILL)
        return bool(serving)

    def kill_a_worker(self, choose) -> float:
        """Kill and start a worker; return when it was dead, so that all it did came before."""
        name = choose([name for name in self.processes if name != "web"])
        self.processes[name].kill()
        self.processes[name].wait()
        dead_at = time.time()
        self.start_one(name)
        return dead_at

    def cpu_seconds(self) -> float:
        """What the web has computed until now: says more than the clock on a shared machine."""
        fields = [
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            for pid in self._web_workers()
        ]
        ticks = sum(int(field[11]) + int(field[12]) for field in fields)
        return ticks / os.sysconf("SC_CLK_TCK")

    def _web_workers(self) -> list[str]:
        parent = self.processes["web"].pid
        return Path(f"/proc/{parent}/task/{parent}/children").read_text().split()

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


class Visitor:
    """A browser with one form open."""

    def __init__(self, port: int):
        self.port = port
        self.cookie = ""
        self.carried: dict[str, str] = {}
        self.line: http.client.HTTPConnection | None = None

    def __del__(self):
        if self.line:
            self.line.close()

    def get(self, path: str) -> tuple[int, str]:
        answer, body = self._ask("GET", path, None)
        return answer.status, body

    def open_form(self, path: str = FORM) -> None:
        answer, body = self._ask("GET", path, None)
        if answer.status != 200:
            raise http.client.HTTPException(f"form: {answer.status}")
        if cookie := re.search(r"csrf=[^;]+", answer.headers.get("Set-Cookie", "")):
            self.cookie = cookie[0]
        self.carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', body))

    def send(
        self, path: str = FORM, files: tuple[tuple[str, bytes], ...] = (), **typed: str
    ) -> tuple[int, str]:
        """Status and, where it was accepted, the next page's address."""
        answer, _body = self._ask("POST", path, self.carried | typed, files)
        return answer.status, answer.headers.get("Location", "")

    def _ask(self, method: str, path: str, typed: dict | None, files: tuple = ()):
        if not self.line:
            self.line = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookie}
        body = None
        if typed is not None:
            body, headers["Content-Type"] = _encoded(typed, files)
        try:
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
            return answer, answer.read().decode()
        except BaseException:
            self.line.close()
            self.line = None
            raise


def _encoded(typed: dict[str, str], files: tuple[tuple[str, bytes], ...]) -> tuple:
    if not files:
        return urlencode(typed), "application/x-www-form-urlencoded"
    return encode_multipart_formdata([*typed.items(), *(("files", file) for file in files)])
