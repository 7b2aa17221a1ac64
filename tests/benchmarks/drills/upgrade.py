"""Upgrade a site from an older commit to this one under constant load, and count failures.

Two web processes run behind Caddy; each is started and ended as its commit's systemd unit says.
Readers load pages with the styles of both releases while enquiries are posted:
python -m tests.benchmarks.drills.upgrade --since HEAD~100 [--database postgres://…]
"""

import argparse
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.drills.upgrade_load import Load
from tests.support.processes import ROOT, free_port, wait_for

UNIT = "docs/operating/briefings-web@.service"
HASHED = re.compile(r"\.[0-9a-f]{12}\.")
SECONDS_OF_LEAVING = 3  # as in ExecStop


class Place:
    """What /srv/briefings, /run and the environment file are on a server."""

    def __init__(self, folder: Path, database: str):
        self.folder = folder
        self.ports = [free_port(), free_port()]
        self.proxy = free_port()
        self.site = f"http://127.0.0.1:{self.proxy}"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database or f"sqlite:///{folder}/site.sqlite3",
            "LOCAL_FOLDER": str(folder / "local"),
            "STATIC_FOLDER": str(folder / "shared" / "static"),
            "SITE_URL": self.site,
            "CSRF_TRUSTED_ORIGINS": self.site,
            "ENQUIRIES_PER_ADDRESS": "0",
            "ENQUIRIES_PER_HOUR": "0",
            "LOG_LEVEL": "ERROR",
        }

    def release(self, name: str, commit: str) -> Path:
        """Check out a commit with its translations, static files and environment."""
        release = self.folder / "releases" / name
        release.mkdir(parents=True)
        packed = subprocess.run(
            ["git", "archive", commit], cwd=ROOT, capture_output=True, check=True
        ).stdout
        subprocess.run(["tar", "-x", "-C", release], input=packed, check=True)
        (release / ".venv").symlink_to(sys.prefix)
        for words in release.glob("locale/*/LC_MESSAGES/*.po"):
            compiling = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "compile"]
            compiling += ["--input-file", words, "--output-file", words.with_suffix(".mo")]
            subprocess.run(compiling, check=True)
        self.manage(release, "collectstatic", "--noinput", "--verbosity", "0")
        self._share(release / "static-built")
        return release

    def _share(self, built: Path) -> None:
        for file in built.rglob("*"):
            kept = Path(self.env["STATIC_FOLDER"]) / file.relative_to(built)
            if file.is_file() and HASHED.search(file.name) and not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(file.read_bytes())

    def manage(self, release: Path, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        run = subprocess.run(command, cwd=release, env=self.env, capture_output=True, text=True)
        if run.returncode:
            sys.exit(f"{release.name}: {' '.join(words)}: {run.stdout}{run.stderr}")
        return run.stdout

    def web(self, release: Path, port: int) -> subprocess.Popen:
        """Start a process as the release's unit does."""
        unit = (release / UNIT).read_text(encoding="utf-8")
        started = re.search(r"^ExecStart=(.+)$", unit, re.MULTILINE)[1].replace("%i", str(port))
        started = started.replace("/srv/briefings", str(release))
        env = self.env | {"LEAVING_FILE": str(self.leaving(port)), "PORT": str(port)}
        process = subprocess.Popen(shlex.split(started), cwd=release, env=env)
        wait_for(f"http://127.0.0.1:{port}/healthz", process, 280)
        self.leaving(port).unlink(missing_ok=True)
        return process

    def leaving(self, port: int) -> Path:
        return self.folder / "run" / f"briefings-web-{port}" / "leaving"

    def end(self, process: subprocess.Popen, port: int) -> None:
        """End a process as ExecStop and SIGTERM do."""
        self.leaving(port).parent.mkdir(parents=True, exist_ok=True)
        self.leaving(port).touch()
        time.sleep(SECONDS_OF_LEAVING)
        process.send_signal(signal.SIGTERM)
        process.wait(60)

    def caddy(self) -> subprocess.Popen:
        text = (ROOT / "docs/operating/Caddyfile").read_text(encoding="utf-8")
        text = text.replace("/srv/briefings", str(self.folder))
        text = text.replace("/run/briefings-web-", f"{self.folder}/run/briefings-web-")
        for written, port in zip(("8001", "8002"), self.ports, strict=True):
            text = text.replace(f"127.0.0.1:{written}", f"127.0.0.1:{port}")
            text = text.replace(f"briefings-web-{written}", f"briefings-web-{port}")
        text = text.replace("Host {$SITE_HOST}", f"Host 127.0.0.1:{self.proxy}")
        file = self.folder / "Caddyfile"
        file.write_text(text, encoding="utf-8")
        upstreams = " ".join(f"127.0.0.1:{port}" for port in self.ports)
        env = self.env | {"SITE_HOST": self.site, "UPSTREAMS": upstreams}
        return subprocess.Popen(
            ["caddy", "run", "--adapter", "caddyfile", "--config", file],
            env=env, stderr=(self.folder / "caddy.log").open("wb"),
        )  # fmt: skip


def upgrade(place: Place, old: Path, new: Path) -> int:
    place.manage(old, "migrate", "--verbosity", "0")
    place.manage(old, "make_roles")
    place.manage(old, "import_briefing", "tests/data/seed.txt", "--publish")
    running = [place.web(old, port) for port in place.ports]
    proxy = place.caddy()
    load = Load(place.site)
    try:
        wait_for(f"{place.site}/en/", proxy)
        load.start()
        time.sleep(10)
        place.manage(new, "migrate", "--verbosity", "0")
        for number, port in enumerate(place.ports):
            place.end(running[number], port)
            running[number] = place.web(new, port)
        time.sleep(10)
        load.end()
    finally:
        load.ending.set()
        for process in (proxy, *running):
            process.terminate()
            process.wait(60)
    stored = place.manage(new, "export_enquiries", "--lines")
    lost = [mark for mark in load.accepted if mark not in stored]
    print(f"{load.report()}\naccepted but not stored: {len(lost)}")
    return 1 if load.failures or lost else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--since", default="HEAD~100", help="the commit to upgrade from")
    parser.add_argument("--database", default="", help="an empty one's address; SQLite without it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), options.database)
        old, new = place.release("old", options.since), place.release("new", "HEAD")
        return upgrade(place, old, new)


if __name__ == "__main__":
    sys.exit(main())
