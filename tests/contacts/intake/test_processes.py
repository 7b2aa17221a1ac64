"""The enquiries in real processes: a web server of two processes, two workers, a mail server."""

import resource
import signal
import socket
import threading
import time
from collections import Counter

import pytest
from django.db import connection

from tests.benchmarks.drills.site import Site, Visitor
from tests.support.patience import PATIENCE
from tests.support.postbox import Postbox

# The harder of the two: one process writes at a time.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite is shown here")
TYPED = {"name": "Chan", "email": "chan@client.example", "consent": "on"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def postbox():
    box = Postbox().start()
    yield box
    box.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory, postbox, migrated_database, collected_static):
    with migrated_database(tmp_path_factory.mktemp("site")) as database:
        site = Site(database, free_port(), postbox.port, workers=2, is_prepared=True)
        site.start()
        yield site
        site.stop()


def visitor(site: Site) -> Visitor:
    new = Visitor(site.port)
    new.open_form()
    return new


def ask(site: Site, *lines: bytes, body: bytes = b"") -> int:
    """The status of a request written by hand."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as line:
        head = [*lines, b"Host: 127.0.0.1", b"Connection: close"]
        if body:
            head.append(b"Content-Length: %d" % len(body))
        line.sendall(b"\r\n".join(head) + b"\r\n\r\n" + body)
        answer = line.recv(64)
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/") else 0


def test_a_form_sent_eight_times_at_once_is_one_enquiry_and_two_letters(site, postbox):
    first = visitor(site)
    receipts: list[tuple[int, str]] = []

    def send() -> None:
        again = Visitor(site.port)
        again.cookie, again.carried = first.cookie, first.carried
        receipts.append(again.send(message="Once only.", **TYPED))

    threads = [threading.Thread(target=send) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    postbox.wait_for(2)

    assert {status for status, _receipt in receipts} == {302}
    assert len({receipt for _status, receipt in receipts}) == 1


def test_two_workers_send_every_letter_once(site, postbox):
    before = len(postbox.mails)
    client = visitor(site)
    for number in range(15):
        assert client.send(message=f"Number {number}", **TYPED)[0] == 302

    postbox.wait_for(before + 30)
    time.sleep(1)

    assert set(Counter(mail["Message-ID"] for mail in postbox.mails).values()) == {1}


def test_a_worker_told_to_end_finishes_and_ends(site):
    ended = []
    for name, number in (("worker0", signal.SIGTERM), ("worker1", signal.SIGINT)):
        site.processes[name].send_signal(number)
        ended.append(site.processes[name].wait(PATIENCE))
        site.start_one(name)

    assert ended == [0, 0]


def test_lines_on_which_nothing_comes_stop_no_reader(site):
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    lines = [
        socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) for _ in range(1200)
    ]
    begun = time.monotonic()

    answers = [Visitor(site.port).get("/en/contact/")[0] for _time in range(10)]

    took = time.monotonic() - begun
    for line in lines:
        line.close()
    assert answers == [200] * 10
    assert took < 5


@pytest.fixture
def half_sent(site):
    """More requests of which the rest never comes than the server has threads."""
    lines = []
    for _number in range(600):
        line = socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE)
        line.sendall(
            b"POST /en/contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\nname=half"
        )
        lines.append(line)
    yield lines
    for line in lines:
        line.close()


def test_half_sent_requests_stop_no_reader(site, half_sent):
    begun = time.monotonic()

    answers = [Visitor(site.port).get("/en/contact/")[0] for _time in range(10)]

    assert answers == [200] * 10
    assert time.monotonic() - begun < 5


def test_when_half_sent_requests_end_enquiries_are_taken_in_again(site, half_sent):
    client = visitor(site)
    during, _receipt = client.send(**TYPED, message="during")
    for line in half_sent:
        line.close()

    deadline = time.monotonic() + PATIENCE
    while (status := client.send(**TYPED, message="after")[0]) == 503:
        assert time.monotonic() < deadline
        time.sleep(0.1)

    assert during in (302, 503)  # as its process has a place or has none
    assert status == 302


ODD_TEXTS = [b"%00", b"%ff", b"\xff\xfe", b"%ED%A0%80", b"%", b"%zz", b"'\"--;", b"{{7*7}}"]
ODD_TEXTS += [b"<script>", b"%0d%0aBcc:x@y.z", b"A" * 300_000, b"%F0%9F%98%80" * 500, b"&&==&", b""]
ODD_FIELDS = [b"name", b"email", b"message", b"lawyer", b"form_key", b"wording", b"about"]
ODD_FIELDS += [b"paragraph", b"edition", b"website", b"consent", b"csrfmiddlewaretoken"]


@pytest.mark.parametrize("field", ODD_FIELDS)
def test_no_typed_text_is_a_server_error(site, field):
    client = visitor(site)
    cookie = f"Cookie: {client.cookie}".encode()
    token = f"csrfmiddlewaretoken={client.carried['csrfmiddlewaretoken']}".encode()
    form = b"Content-Type: application/x-www-form-urlencoded"

    for text in ODD_TEXTS:
        body = token + b"&" + field + b"=" + text
        status = ask(site, b"POST /en/contact/ HTTP/1.1", cookie, form, body=body)

        assert 200 <= status < 500, (field, text[:30], status)


@pytest.mark.parametrize(
    "kind",
    [
        b"application/x-www-form-urlencoded; charset=%s" % name
        for name in (b"latin-1", b"utf-7", b"utf-16", b"big5", b"idna", b"hex", b"x" * 200, b"\xff")
    ]
    + [
        b"multipart/form-data",
        b"multipart/form-data; boundary=",
        b"multipart/form-data; boundary=x",
        b"application/json",
        b"text/plain",
        b"",
    ],
)
def test_no_kind_of_body_is_a_server_error(site, kind):
    for body in (b"name=x", b"--x\r\n\r\n--x--", b"{}", b"\x00" * 100):
        status = ask(site, b"POST /en/contact/ HTTP/1.1", b"Content-Type: " + kind, body=body)

        assert 400 <= status < 500, (kind, body[:20], status)


@pytest.mark.parametrize("method", [b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"FOO"])
def test_no_method_is_a_server_error_or_stores(site, method):
    assert 400 <= ask(site, method + b" /en/contact/ HTTP/1.1") < 500


@pytest.mark.parametrize("header", [b"X-Forwarded-For", b"Cookie", b"Origin", b"Accept-Language"])
def test_no_header_is_a_server_error(site, header):
    for value in (b"\xff\xfe", b"%00", b"," * 5000, b"csrf=" + b"x" * 3000, b"null", b"zh-" * 900):
        status = ask(site, b"GET /en/contact/ HTTP/1.1", header + b": " + value)

        assert status == 0 or status < 500, (header, value[:20], status)
