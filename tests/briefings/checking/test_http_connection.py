import http.client
import socket
import ssl
import threading
import time
from contextlib import closing

import pytest

from briefings.checking.http_connection import Connection
from tests.support.patience import PATIENCE

FINE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
CLOSING = FINE.replace(b"Content-Length: 2", b"Connection: close")


@pytest.fixture
def serve():
    """A function that starts a server which says these bytes to each question; the port."""
    sockets, threads = [], []

    def start(content: bytes, context: ssl.SSLContext | None = None) -> int:
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)
        thread = threading.Thread(target=_answer, args=(listening, content, context))
        thread.start()
        threads.append(thread)
        return listening.getsockname()[1]

    yield start
    for one in sockets:
        one.shutdown(socket.SHUT_RDWR)
        one.close()
    for thread in threads:
        thread.join(5)


def _answer(listening: socket.socket, content: bytes, context: ssl.SSLContext | None):
    while True:
        try:
            with listening.accept()[0] as plain:
                sock = context.wrap_socket(plain, server_side=True) if context else plain
                with sock:
                    while sock.recv(65536):
                        sock.sendall(content)
                        if content is CLOSING:
                            break
        except OSError:
            if listening.fileno() < 0:
                return


@pytest.fixture
def deaf():
    """The port of a server that answers no connection."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(0)
    waiting = []
    for _each in range(3):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(listening.getsockname())
        waiting.append(one)
    yield listening.getsockname()[1]
    for one in [*waiting, listening]:
        one.close()


@pytest.fixture
def names(monkeypatch):
    """What each name's addresses are, with their ports; all that were looked up."""
    known, looked_up, resolve = {}, [], socket.getaddrinfo

    def getaddrinfo(host, port, **options):
        looked_up.append(host)
        places = known.get(host, [(host, port)])
        return [one for place in places for one in resolve(*place, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    known["looked up"] = looked_up
    return known


def ask(scheme: str, host: str, port: int, *, seconds: float = 5.0, **options) -> bytes:
    options = {"most_bytes": 1_000} | options
    with closing(Connection(scheme, host, port, **options)) as connection:
        connection.until = time.monotonic() + seconds
        connection.request("GET", "/")
        with connection.getresponse() as response:
            return response.read()


def test_several_questions_share_one_connection(serve):
    with closing(Connection("http", "127.0.0.1", serve(FINE), most_bytes=100)) as connection:
        sockets = set()
        for _each in range(3):
            connection.until = time.monotonic() + 5
            connection.request("GET", "/")
            sockets.add(connection.sock)
            with connection.getresponse() as response:
                assert response.read() == b"{}"

    assert len(sockets) == 1


def test_an_answer_is_read_to_its_end_after_the_server_has_closed(serve):
    assert ask("http", "127.0.0.1", serve(CLOSING)) == b"{}"


def test_without_a_time_nothing_is_asked(serve):
    connection = Connection("http", "127.0.0.1", serve(FINE), most_bytes=100)

    with closing(connection), pytest.raises(TimeoutError):
        connection.request("GET", "/")


def test_a_name_is_reached_at_its_second_address_when_the_first_does_not_answer(serve, deaf, names):
    names["two.example"] = [("127.0.0.1", deaf), ("127.0.0.1", serve(FINE))]

    assert ask("http", "two.example", 80, seconds=1) == b"{}"


def test_all_addresses_of_a_name_together_have_the_time_of_one(deaf, names):
    names["many.example"] = [("127.0.0.1", deaf)] * 100
    start = time.monotonic()

    with pytest.raises(TimeoutError):
        ask("http", "many.example", 80, seconds=0.5)

    assert time.monotonic() - start < PATIENCE / 4


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_handshake_or_an_answer_that_does_not_come_ends_in_time(serve, scheme):
    start = time.monotonic()

    with pytest.raises(TimeoutError):
        ask(scheme, "127.0.0.1", serve(b""), seconds=0.3)

    assert time.monotonic() - start < PATIENCE / 4


@pytest.mark.parametrize(
    "content",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90 + b"\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 900,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"4\r\nxxxx\r\n" * 90,
    ],
)
def test_of_a_response_without_an_end_no_more_is_read_than_was_allowed(serve, content):
    with pytest.raises(http.client.HTTPException, match="too long"):
        ask("http", "127.0.0.1", serve(content), most_bytes=500)


def test_where_an_address_is_given_the_name_is_not_looked_up(serve, names):
    assert ask("http", "search.example", serve(FINE), address="127.0.0.1") == b"{}"
    assert names["looked up"] == ["127.0.0.1"]


def test_an_address_that_is_no_address_is_not_looked_up(serve):
    with pytest.raises(socket.gaierror):
        ask("http", "search.example", serve(FINE), address="localhost")


@pytest.mark.parametrize("host", ["search.example", "other.example"])
def test_a_certificate_must_be_the_hosts_whatever_address_is_asked(
    serve, own_certificate, monkeypatch, host
):
    file, context = own_certificate("search.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    port = serve(FINE, context)

    if host == "search.example":
        assert ask("https", host, port, address="127.0.0.1") == b"{}"
    else:
        with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
            ask("https", host, port, address="127.0.0.1")
