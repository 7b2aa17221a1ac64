"""Links are checked against a server on this machine, which only tests may reach."""

import ipaddress
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefings.checking import links
from tests.support.patience import PATIENCE

DONE = threading.Event()


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self):
        if self.path == "/no-head":
            return self._answer(405)
        if self.path.startswith("/to/"):
            return self._answer(302, self.path.removeprefix("/to/"))
        if self.path == "/circle":
            return self._answer(302, "/circle")
        if self.path == "/slow":
            DONE.wait(PATIENCE)
        if self.path == "/creeping":
            return self._creep()
        return self._answer({"/gone": 404, "/error": 500, "/members": 401}.get(self.path, 200))

    def do_GET(self):
        self._answer(200 if self.path == "/no-head" else 404)

    def _answer(self, status, location=""):
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _creep(self):
        """Answers a byte now and then: no single wait of the client is long."""
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 2000:
                self.wfile.write(bytes([byte]))
                if DONE.wait(0.05):
                    return
        except OSError:  # the client did not wait
            pass

    def log_message(self, *_arguments):
        """Says nothing."""


@pytest.fixture
def site():
    DONE.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    DONE.set()
    server.shutdown()
    thread.join()
    server.server_close()


def here(address) -> bool:
    return address.is_loopback


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/", "fine"),
        ("/no-head", "fine"),
        ("/to//there", "moved"),
        ("/gone", "gone"),
        ("/error", "refused"),
        ("/members", "shy"),
        ("/circle", "circles"),
        ("/to/http://10.0.0.1/", "forbidden"),
        ("/to/http://169.254.169.254/latest/", "forbidden"),
        ("/to/ftp://127.0.0.1/", "malformed"),
    ],
)
def test_an_address_is_asked_and_judged(site, path, outcome):
    assert links.ask(site + path, allow=here).outcome == outcome


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://localhost/",
    ],
)
def test_no_address_inside_is_ever_asked(url):
    assert links.ask(url).outcome == "forbidden"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://",
        "http://a:b@127.0.0.1/",
        "http://127.0.0.1:x/",
        "gopher://a/",
    ],
)
def test_what_is_no_web_address_is_not_asked(url):
    assert links.ask(url, allow=here).outcome == "malformed"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("172.16.0.1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("224.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_only_addresses_of_the_world_are_public(address, public):
    assert links.is_public(ipaddress.ip_address(address)) is public


def test_who_does_not_answer_in_time_is_slow_and_keeps_nobody_waiting(site):
    start = time.monotonic()

    answers = links.ask_all([f"{site}/slow", f"{site}/"], allow=here, seconds=2)

    assert [one.outcome for one in answers] == ["slow", "fine"]
    assert time.monotonic() - start < PATIENCE / 4


def test_a_server_that_answers_a_byte_now_and_then_holds_nothing_beyond_the_time(site):
    start = time.monotonic()

    answer = links.ask(f"{site}/creeping", allow=here, until=start + 0.3)

    assert answer.outcome == "slow"
    assert time.monotonic() - start < PATIENCE / 4


def test_a_name_is_looked_up_once_and_the_address_that_was_judged_is_asked(site, monkeypatch):
    looked_up, port = [], int(site.rpartition(":")[2])
    resolve = socket.getaddrinfo

    def getaddrinfo(host, *arguments, **options):
        if host != "rebinding.example":
            return resolve(host, *arguments, **options)
        looked_up.append(host)
        return resolve("127.0.0.1" if len(looked_up) == 1 else "10.0.0.1", *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    assert links.ask(f"http://rebinding.example:{port}/", allow=here).outcome == "fine"
    assert len(looked_up) == 1


def test_no_proxy_of_the_environment_is_asked(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert links.ask(f"{site}/", allow=here).outcome == "fine"


def test_the_links_of_a_paragraph_are_found_each_once():
    source = "見 https://a.example/x，[此處](#p-abc)、https://a.example/x 及 me@b.example。"

    assert links.addresses(source) == ["https://a.example/x", "#p-abc", "mailto:me@b.example"]


def test_the_links_of_its_footnotes_are_found_too():
    source = "見[^1] https://a.example/x 。\n\n[^1]: [法](https://b.example/y)"

    assert links.addresses(source) == ["https://a.example/x", "https://b.example/y"]
