"""Real processes of the product for tests: web servers on ports of their own, one database."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper

from config.serve import APPLICATION, WEB_SERVER
from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
NOT_INHERITED = {"SITE_URL", "MAIL_URL", "PRODUCTION", "ALLOWED_HOSTS"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, database: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    ours = {"LOCAL_FOLDER": str(folder), "DATABASE_URL": database, "LOG_LEVEL": "ERROR"}
    ours["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    return kept | ours | more


@contextmanager
def scratch_database(folder: Path, name: str = "scratch", image: str = "") -> Iterator[str]:
    """The address of a database of the kind that the suite runs on: empty, or a copy of an image."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        file = folder / f"{name}.sqlite3"
        if image:
            shutil.copyfile(image, file)
        yield f"sqlite:///{file}"
        return
    own = _create(name, template=image)
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{own}"))
    finally:
        drop(own)


def keep_image(connection: BaseDatabaseWrapper, folder: Path) -> str:
    """A copy of the database as it is now, for scratch_database(): a file, or a database's name."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / "image.sqlite3")) as copy:
            connection.connection.backup(copy)
        return str(folder / "image.sqlite3")
    connection.close()  # PostgreSQL copies nothing that somebody is in
    return _create("image", template=connection.settings_dict["NAME"])


def copy_of(database: str, name: str) -> str:
    """Return an image of a scratch database, which outlives it."""
    here = urlsplit(database).path.removeprefix("/")
    return here if database.startswith("sqlite") else _create(name, template=here)


def drop(database: str) -> None:
    """Remove one of PostgreSQL's; a file goes with its folder."""
    if not database.endswith(".sqlite3"):
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE {database} WITH (FORCE)")


def _create(name: str, template: str = "") -> str:
    own = f"{name}_{os.getpid()}_{time.time_ns()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {own} TEMPLATE {template or 'template1'}")
    return own


def manage(*arguments: str, env: dict[str, str], check: bool = True) -> subprocess.CompletedProcess:
    command = [sys.executable, "-W", "error::RuntimeWarning", "manage.py", *arguments]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert run.returncode == 0 or not check, run.stdout + run.stderr
    return run


@contextmanager
def web(
    *,
    env: dict[str, str],
    workers: int = 1,
    application: str = APPLICATION,
    output: IO[str] | None = None,
):
    """A web server; gives its address. What it prints goes to `output`, if given."""
    port = free_port()
    command = [sys.executable, "-m", *WEB_SERVER, application]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)]
    site = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        command, cwd=ROOT, env=env | {"SITE_URL": site}, stdout=output, stderr=output
    )
    try:
        wait_for(f"{site}/healthz", process)
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(address: str, process: subprocess.Popen, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=seconds).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{address} does not answer")


def fetch(address: str, **headers: str) -> tuple[int, str]:
    question = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(question, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def counted(site: str, token: str) -> dict[str, float]:
    """What /metrics of that site says."""
    status, text = fetch(f"{site}/metrics", Authorization=f"Bearer {token}")
    assert status == 200, text
    found = re.findall(r"^([a-z_]+(?:\{[^}]*\})?) ([0-9.e+-]+)$", text, re.MULTILINE)
    return {name: float(number) for name, number in found}
