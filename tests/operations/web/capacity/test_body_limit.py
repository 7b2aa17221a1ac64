import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.test import RequestFactory

from operations.web.capacity import body_limit, refusals
from operations.web.capacity.body_limit import Bodies
from tests.support.patience import PATIENCE


class Site:
    """Stands in for Django and keeps what it receives."""

    def __init__(self):
        self.asked: list[tuple[int | None, bytes]] = []

    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        self.asked.append((environ.get(refusals.MARK), body))
        return [b"done"]


class Slow(BytesIO):
    """A body whose second half arrives on demand."""

    def __init__(self, first: bytes, second: bytes, all_wait: threading.Barrier):
        super().__init__()
        self.pieces = [first, second]
        self.all_wait = all_wait
        self.go_on = threading.Event()

    def read(self, size=-1):
        if len(self.pieces) == 1:
            self.all_wait.wait(PATIENCE)
            self.go_on.wait(PATIENCE)
        return self.pieces.pop(0) if self.pieces else b""


@pytest.fixture
def site():
    return Site()


def in_front_of(site, *, places=2, most_bytes=1000):
    return Bodies(site, places=places, most_bytes=lambda path: most_bytes)


def post(body: bytes = b"name=x", **more) -> dict:
    form = "application/x-www-form-urlencoded"
    environ = RequestFactory().post("/en/contact/", body, form).environ
    return environ | {"wsgi.input": BytesIO(body)} | more


def no_matter(status, headers):
    """A start_response that ignores its arguments."""


def test_the_site_is_handed_a_body_only_when_all_of_it_has_come(site):
    all_wait = threading.Barrier(2)
    slow = Slow(b"name", b"=x", all_wait)
    with ThreadPoolExecutor(1) as thread:
        sending = thread.submit(in_front_of(site), post(**{"wsgi.input": slow}), no_matter)
        all_wait.wait(PATIENCE)
        before = list(site.asked)
        slow.go_on.set()
        sending.result()

    assert before == []
    assert site.asked == [(None, b"name=x")]


def test_when_all_places_are_taken_what_is_sent_is_refused_and_readers_are_answered(site):
    all_wait = threading.Barrier(3)
    slow = [Slow(b"name", b"=x", all_wait) for _ in range(2)]
    bodies = in_front_of(site, places=2)
    with ThreadPoolExecutor(2) as threads:
        for one in slow:
            threads.submit(bodies, post(**{"wsgi.input": one}), no_matter)
        all_wait.wait(PATIENCE)

        bodies(post(), no_matter)
        bodies(RequestFactory().get("/en/").environ, no_matter)
        meanwhile = list(site.asked)
        for one in slow:
            one.go_on.set()

    assert meanwhile == [(503, b""), (None, b"")]
    assert site.asked[2:] == [(None, b"name=x")] * 2


def test_a_body_in_chunks_is_refused_unread_because_its_end_cannot_be_told(site):
    class NotRead(BytesIO):
        def read(self, size=-1):
            raise AssertionError("read")

    chunks = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": "", "wsgi.input": NotRead()}
    in_front_of(site)(post(**chunks), no_matter)

    assert site.asked == [(411, b"")]


@pytest.mark.parametrize(("sent", "status"), [(b"x" * 1000, None), (b"x" * 1001, 413)])
def test_a_body_that_is_too_large_is_refused(site, sent, status):
    in_front_of(site, most_bytes=1000)(post(sent), no_matter)

    assert site.asked == [(status, b"" if status else sent)]


def test_a_body_that_was_cut_off_never_reaches_the_site(site):
    in_front_of(site)(post(CONTENT_LENGTH="20"), no_matter)

    assert site.asked == [(400, b"")]


def test_a_large_body_comes_whole(site):
    sent = bytes(range(256)) * 4000

    in_front_of(site, most_bytes=len(sent))(post(sent), no_matter)

    assert site.asked == [(None, sent)]


def test_a_place_is_given_back_whatever_becomes_of_the_line(site):
    class Broken(BytesIO):
        def read(self, size=-1):
            raise ConnectionResetError

    bodies = in_front_of(site, places=1)
    for _ in range(3):
        with pytest.raises(ConnectionResetError):
            bodies(post(**{"wsgi.input": Broken()}), no_matter)

    bodies(post(), no_matter)
    assert site.asked == [(None, b"name=x")]


@pytest.mark.parametrize("length", ["", "0"])
def test_a_request_that_brings_nothing_takes_no_place(site, length):
    in_front_of(site, places=0)(post(b"", CONTENT_LENGTH=length), no_matter)

    assert site.asked == [(None, b"")]


@pytest.mark.parametrize(
    ("path", "megabytes", "status"),
    [
        ("/en/contact/", 40, 400),
        ("/zh-hant/contact/status/x/", 40, 400),
        ("/en/contact/", 60, 413),
        ("/en/following/", 6, 413),
        ("/admin/contacts/enquiry/1/change/", 40, 400),
    ],
)
def test_files_may_come_where_there_is_a_form_for_them(site, path, megabytes, status):
    """400: taken, and found to be cut off."""
    sent = post(b"x", PATH_INFO=path, CONTENT_LENGTH=str(megabytes * 1_000_000))

    in_front_of_site = body_limit.in_front_of(site)
    in_front_of_site(sent, no_matter)

    assert site.asked == [(status, b"")]
