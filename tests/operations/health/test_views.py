import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from django.db import DatabaseError, connection

from config import healthcheck


@pytest.mark.django_db
def test_health_is_ok_while_the_database_answers(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
def test_health_says_when_the_database_does_not_answer(client):
    def broken(execute, sql, params, many, context):
        raise DatabaseError("gone")

    with connection.execute_wrapper(broken):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert b"gone" not in answer.content


@pytest.mark.django_db
def test_a_process_that_is_about_to_end_says_so_and_goes_on_answering(client, settings, tmp_path):
    settings.LEAVING_FILE = str(tmp_path / "leaving")
    assert client.get("/healthz").status_code == 200

    (tmp_path / "leaving").touch()

    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"about to end\n")
    assert client.get("/en/").status_code == 200


class Door(BaseHTTPRequestHandler):
    """Answers /healthz with the codes in turn, the last one for ever."""

    codes: ClassVar[list[int]] = []
    hosts: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        self.send_response(self.codes.pop(0) if len(self.codes) > 1 else self.codes[0])
        self.end_headers()
        self.wfile.write(b"database does not answer")

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def door() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_unit_waits_until_the_process_answers(door, monkeypatch):
    monkeypatch.setattr(healthcheck, "PAUSE", 0)
    Door.codes = [503, 503, 200]

    assert healthcheck.main(["--port", str(door), "--wait", "60"]) == 0
    assert Door.codes == [200]


def test_no_proxy_of_the_environment_is_asked(door, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    # What urlopen made of the environment at its first use.
    monkeypatch.setattr("urllib.request._opener", None)
    Door.codes = [200]

    assert healthcheck.main(["--port", str(door)]) == 0


def test_without_waiting_one_bad_answer_is_enough_and_is_said(door, capsys):
    Door.codes = [503, 200]

    assert healthcheck.main(["--port", str(door)]) == 1
    assert "503 database does not answer" in capsys.readouterr().err


def test_the_name_to_ask_for_stands_in_the_environment_file(door, monkeypatch, tmp_path):
    file = tmp_path / "briefings.env"
    file.write_text("ALLOWED_HOSTS=briefings.firm.example, other.example\n", encoding="ascii")
    monkeypatch.setenv("ENV_FILE", str(file))
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    Door.codes = [200]

    healthcheck.main(["--port", str(door)])

    assert Door.hosts[-1] == "briefings.firm.example"


def test_a_process_that_is_not_there_is_said(capsys):
    assert healthcheck.main(["--port", "1"]) == 1
    assert "port 1 is not healthy" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_end_of_the_process_before_is_not_that_of_this_one(client, settings, tmp_path):
    settings.LEAVING_FILE = str(tmp_path / "leaving")
    (tmp_path / "leaving").touch()
    os.utime(tmp_path / "leaving", (0, 0))

    assert client.get("/healthz").status_code == 200
