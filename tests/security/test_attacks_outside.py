"""Hostile requests to a real server with production settings."""

import socket
import time

import pytest

from tests.security.probing.outside import HOST, PASSWORD
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.one_database

FOREIGN = "stranger.example"
HALF = ["Content-Type: application/x-www-form-urlencoded", "Content-Length: 5000"]


def lines(method: str, path: str, *headers: str, body: str = "") -> bytes:
    head = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", "X-Forwarded-Proto: https", *headers]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode("latin-1")


@pytest.mark.parametrize(
    "host",
    [FOREIGN, "", "127.0.0.1.stranger.example", f"{HOST}.{FOREIGN}", f"{HOST}:x", f"a@{HOST}"],
)
@pytest.mark.parametrize("path", ["/en/", "/", "/en/contact/", "/admin/", "/static/icon.svg"])
def test_unknown_hosts_are_refused(production, host, path):
    answer = production.visitor().ask(path, Host=host)

    assert answer.status == 400
    assert FOREIGN not in answer.header("Location")


@pytest.mark.parametrize(
    "path", ["/en/", "/", "/admin/", "/zh-tw/", "/en/contact/", "/sitemap.xml"]
)
@pytest.mark.parametrize(
    "header", ["X_Forwarded_Host", "Forwarded", "X_Original_URL", "X_Rewrite_URL", "X_Host"]
)
def test_forwarding_headers_change_nothing(production, path, header):
    visitor = production.visitor()
    plain = visitor.ask(path)

    forged = visitor.ask(path, **{header: f"{'host=' * (header == 'Forwarded')}{FOREIGN}"})

    assert forged.status == plain.status < 400
    assert forged.header("Location") == plain.header("Location")
    assert FOREIGN not in forged.body


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PROPFIND", "NONSENSE"]
)
@pytest.mark.parametrize("path", ["/en/", "/static/icon.svg", "/admin/", "/nothing"])
def test_odd_methods_are_refused_and_echo_nothing(production, method, path):
    answer = production.raw(lines(method, path, "X-Secret: carried-along", "Connection: close"))

    status = int(answer.split()[1]) if answer else 400
    assert 300 <= status < 500
    assert b"carried-along" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/.env.example",
        "/manage.py",
        "/config/settings.py",
        "/.run/briefings.sqlite3",
        "/db.sqlite3",
        "/requirements/run.txt",
        "/Dockerfile",
        "/static/",
        "/static/css/",
        "/static/../config/settings.py",
        "/static/..%2fconfig/settings.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/....//....//etc/passwd",
        "/static/..%5c..%5cmanage.py",
        "/static//etc/passwd",
        "/static/css/..;/..;/manage.py",
        "/static/staticfiles.json.bak",
        "//etc/passwd",
        "/en/../../../../etc/passwd",
        "/en/%2e%2e/%2e%2e/etc/passwd",
        "/static/%00.css",
    ],
)
def test_nothing_of_the_program_is_served(production, path):
    answer = production.visitor().ask(path)

    assert answer.status in (301, 302, 400, 404)
    assert not any(word in answer.body for word in ("SECRET_KEY", "root:x", "[core]", "DJANGO_"))


@pytest.mark.parametrize(
    "request_",
    [
        lines("GET", "/en/" + "a" * 70_000),
        lines("GET", "/en/?q=" + "a" * 70_000),
        lines("GET", "/en/", "X-Long: " + "a" * 200_000),
        lines("GET", "/en/", *[f"X-{n}: {n}" for n in range(3000)]),
        lines("GET", "/en/\x00", "Connection: close"),
        lines("GET", "/en/%00%ff%fe", "Connection: close"),
        lines("GET", "/en/\xe6\xbe\xb3", "Connection: close"),
        lines("GET", "/en/", "Cookie: " + "a=b; " * 3000, "Connection: close"),
        lines("GET", "/en/", "Accept-Language: " + "zh," * 20_000, "Connection: close"),
        lines("POST", "/en/contact/", "Content-Length: -1"),
        lines("POST", "/en/contact/", "Content-Length: abc"),
        lines(
            "POST",
            "/en/contact/",
            "Content-Length: 5",
            "Transfer-Encoding: chunked",
            body="0\r\n\r\n",
        ),
        lines("POST", "/en/contact/", "Transfer-Encoding: chunked", body="ZZ\r\n"),
        b"GET /en/ HTTP/9.9\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"GET / HTTP/1.1\r\n\r\n",
        lines("GET", "https://stranger.example/en/", "Connection: close"),
        lines("GET", "*", "Connection: close"),
    ],
    ids=range(18),
)
def test_malformed_requests_get_no_5xx_and_do_no_harm(production, request_):
    answer = production.raw(request_)

    assert not answer or int(answer.split()[1]) < 500
    assert b"Traceback" not in answer
    assert production.visitor().ask("/healthz").status == 200


@pytest.mark.parametrize(
    "charset",
    ["latin-1", "utf-7", "utf-16", "big5", "idna", "hex", "rot13", "zip", "\xff", "x" * 5000],
)
@pytest.mark.parametrize("path", ["/en/contact/", "/admin/login/"])
def test_odd_charsets_get_no_5xx(production, path, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    answer = production.visitor().ask(path, "POST", b"name=%ff&username=a", Content_Type=kind)

    assert 400 <= answer.status < 500


def test_a_session_cannot_be_chosen_for_somebody(production):
    lawyer = production.visitor()
    lawyer.cookies["__Host-session"] = "chosenbyastranger0123456789abcdef"

    lawyer.send("/admin/login/", {"username": "lawyer", "password": PASSWORD})

    assert lawyer.cookies["__Host-session"] != "chosenbyastranger0123456789abcdef"


@pytest.mark.parametrize("path", ["/en/contact/", "/admin/login/", "/admin/", "/en/verify/1/"])
def test_pages_with_a_token_or_cookie_are_in_no_shared_cache(production, path):
    answer = production.visitor().ask(path)

    directives = {part.strip() for part in answer.header("Cache-Control").split(",")}
    personal = answer.header("Set-Cookie") or "csrfmiddlewaretoken" in answer.body
    assert not personal or directives & {"private", "no-store"}
    assert "public" not in directives or not personal


def test_an_answer_that_depends_on_the_language_says_so(production):
    root = production.visitor().ask("/", Accept_Language="zh-HK")
    login = production.visitor().ask("/admin/login/", Accept_Language="zh-HK")

    assert root.header("Location") == "/zh-hant/"
    assert "Accept-Language" in root.header("Vary")
    assert "Accept-Language" in login.header("Vary") or "no-store" in login.header("Cache-Control")


def test_requests_sent_by_half_stop_nobody(production):
    stalled = []
    try:
        for _ in range(60):
            line = socket.create_connection(("127.0.0.1", production.port), timeout=PATIENCE)
            line.sendall(lines("POST", "/en/contact/", *HALF, body="name="))
            stalled.append(line)
        began = time.monotonic()

        answer = production.visitor().ask("/en/contact/")

        assert answer.status == 200
        assert time.monotonic() - began < 8
    finally:
        for line in stalled:
            line.close()
