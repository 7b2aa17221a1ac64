import gzip
from collections.abc import Iterable

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from briefings import drafting, publishing
from briefings.models.published.edition import Edition
from briefings.models.published.generation import Generation
from briefings.text.texts import Texts
from operations.web.page_cache.generation import AT_MOST, EVERY, Watch
from operations.web.page_cache.middleware import MARK, PageCache
from operations.web.page_cache.page import Page, chosen
from operations.web.page_cache.setup import ADDRESSES
from operations.web.page_cache.store import PageStore
from tests.support.factories import publish_now

HOST = "testserver"
TEXT = "知識產權 ".encode() * 200
PUBLIC = [
    ("Content-Type", "text/html"),
    ("Cache-Control", "public, max-age=0, must-revalidate"),
    ("ETag", '"abc123"'),
    ("Vary", "Accept-Encoding"),
]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Site:
    """An application that counts how often it is asked, and what it was asked."""

    def __init__(self, *, status: str = "200 OK", headers=PUBLIC, mark: bool = True):
        self.status, self.headers, self.mark = status, list(headers), mark
        self.body = TEXT
        self.asked: list[dict] = []

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        self.asked.append(environ)
        if self.mark:
            environ[MARK] = True
        start_response(self.status, list(self.headers))
        return [self.body]


def ready(application, *, stamp=lambda: "first", megabytes: int = 4, clock=None) -> PageCache:
    return PageCache(
        application,
        stamp=stamp,
        store=PageStore(most_bytes=megabytes * 2**20, seconds=60, clock=clock or Clock()),
        missing=PageStore(most_bytes=megabytes * 2**16, seconds=60, clock=clock or Clock()),
        addresses=ADDRESSES,
        hosts=[HOST],
        scheme="wsgi.url_scheme",
        session_cookie="session=",
    )


def ask(application, path: str = "/en/", *, method: str = "GET", **headers):
    """The status, the headers and the body that somebody gets who asks like this."""
    environ = RequestFactory().generic(method, path).environ
    environ.pop("HTTP_COOKIE", None)
    query = headers.pop("QUERY_STRING", environ["QUERY_STRING"])
    environ |= {"HTTP_HOST": HOST, "QUERY_STRING": query} | headers
    told: list = []
    body = application(environ, lambda status, heads, exc_info=None: told.extend([status, heads]))
    text = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return told[0], dict(told[1]), text


# --- what is kept -------------------------------------------------------------------------------


def test_a_page_is_asked_of_the_application_once():
    site = Site()
    wrapped = ready(site)

    answers = [ask(wrapped) for _time in range(3)]

    assert len(site.asked) == 1
    assert {text for _status, _headers, text in answers} == {TEXT}


def test_each_generation_asks_again():
    site, generation = Site(), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])
    ask(wrapped)
    site.body = b"new " * 100
    generation[0] = "second"

    _status, _headers, text = ask(wrapped)

    assert text == b"new " * 100


class Validating(Site):
    """An application that answers 304 to whoever has the page of its ETag."""

    def __call__(self, environ, start_response):
        if environ.get("HTTP_IF_NONE_MATCH", "") != dict(self.headers)["ETag"]:
            return super().__call__(environ, start_response)
        self.asked.append(environ)
        environ[MARK] = self.mark
        start_response("304 Not Modified", [pair for pair in self.headers if pair[0] != "Vary"])
        return []


def test_a_page_that_a_new_generation_left_alone_is_sent_again_without_being_made():
    site, generation = Validating(), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])
    first = ask(wrapped)
    site.body = b"never made"
    generation[0] = "second"

    answers = [ask(wrapped) for _time in range(2)]

    assert answers == [first, first]
    assert len(site.asked) == 2


def test_a_page_with_another_tag_is_made_anew():
    site, generation = Validating(), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])
    ask(wrapped)
    site.body = b"new " * 100
    site.headers[2] = ("ETag", '"def456"')
    generation[0] = "second"

    status, headers, text = ask(wrapped, HTTP_IF_NONE_MATCH='"abc123"')

    assert (status, headers["ETag"], text) == ("200 OK", 'W/"def456"', b"new " * 100)


def test_a_304_that_is_not_for_everybody_is_never_taken_for_the_page():
    site, generation = Validating(), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])
    ask(wrapped)
    site.mark = False
    site.body = b"new " * 100
    generation[0] = "second"

    status, _headers, text = ask(wrapped)

    assert (status, text) == ("200 OK", b"new " * 100)
    assert "HTTP_IF_NONE_MATCH" not in site.asked[-1]


def test_a_page_that_is_gone_is_forgotten():
    site, generation = Site(), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])
    ask(wrapped)
    site.status = "410 Gone"
    generation[0] = "second"

    status, _headers, _text = ask(wrapped)

    assert status == "410 Gone"
    assert len(wrapped._store) == 0


def test_what_was_rendered_while_the_generation_changed_belongs_to_the_old_one():
    generation = ["first"]

    class Slow(Site):
        def __call__(self, environ, start_response):
            generation[0] = "second"  # somebody publishes after this page read its rows
            return super().__call__(environ, start_response)

    site = Slow()
    wrapped = ready(site, stamp=lambda: generation[0])

    ask(wrapped)
    ask(wrapped)

    assert len(site.asked) == 2


def test_nothing_is_served_while_the_generation_is_unknown():
    site, generation = Site(), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])
    ask(wrapped)
    generation[0] = None

    ask(wrapped)

    assert len(site.asked) == 2


def test_a_change_that_nobody_stamped_is_shown_after_a_minute():
    site, clock = Site(), Clock()
    wrapped = ready(site, clock=clock)
    ask(wrapped)
    clock.now += 61

    ask(wrapped)

    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "headers",
    [
        [*PUBLIC, ("Set-Cookie", "csrf=token")],
        [*PUBLIC, ("Vary", "Cookie")],
        [*PUBLIC, ("Vary", "Accept-Language")],
        [*PUBLIC, ("Vary", "*")],
        [*PUBLIC, ("Cache-Control", "private")],
        [*PUBLIC, ("Content-Encoding", "gzip")],
        [*PUBLIC, ("Content-Security-Policy", "script-src 'nonce-abc'")],
        [("ETag", '"a"')],
        [("ETag", '"a"'), ("Cache-Control", "public, no-store")],
        [("ETag", '"a"'), ("Cache-Control", "no-cache")],
        [("Cache-Control", "public")],
    ],
)
def test_what_is_not_the_same_for_everybody_is_never_kept(headers):
    site = Site(headers=headers)
    wrapped = ready(site)

    for _time in range(2):
        _status, told, text = ask(wrapped)
        assert text == TEXT
        assert told == dict(headers)

    assert len(site.asked) == 2


def test_what_the_application_does_not_mark_is_never_kept():
    site = Site(mark=False)
    wrapped = ready(site)

    ask(wrapped, **{MARK: True})
    ask(wrapped, **{MARK: True})

    assert len(site.asked) == 2


@pytest.mark.parametrize("status", ["410 Gone", "500 Oops", "302 Found", "206 P"])
def test_only_whole_pages_are_kept(status):
    site = Site(status=status)
    wrapped = ready(site)

    ask(wrapped)
    told, _headers, _text = ask(wrapped)

    assert told == status
    assert len(site.asked) == 2


# --- what is missing ----------------------------------------------------------------------------

MISSING = [("Content-Type", "text/html"), ("Cache-Control", "no-cache"), ("ETag", '"abc123"')]


def test_a_missing_page_is_asked_of_the_application_once_in_a_generation():
    site, generation = Site(status="404 Not Found", headers=MISSING), ["first"]
    wrapped = ready(site, stamp=lambda: generation[0])

    answers = [ask(wrapped, "/en/briefings/2025-9/") for _time in range(3)]
    site.status, site.headers = "200 OK", list(PUBLIC)
    generation[0] = "second"
    published, _headers, _text = ask(wrapped, "/en/briefings/2025-9/")

    assert {(status, text) for status, _headers, text in answers} == {("404 Not Found", TEXT)}
    assert {headers["Cache-Control"] for _status, headers, _text in answers} == {"no-cache"}
    assert published == "200 OK"
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "headers",
    [[*MISSING, ("Vary", "Accept-Language")], [*MISSING, ("Set-Cookie", "a=b")], MISSING[:2]],
)
def test_a_missing_page_that_is_not_the_same_for_everybody_is_not_kept(headers):
    site = Site(status="404 Not Found", headers=headers)
    wrapped = ready(site)

    ask(wrapped)
    ask(wrapped)

    assert len(site.asked) == 2


def test_whoever_has_a_missing_page_still_hears_that_it_is_missing():
    wrapped = ready(Site(status="404 Not Found", headers=MISSING))

    answers = [ask(wrapped, HTTP_IF_NONE_MATCH='"abc123"') for _time in range(2)]

    assert {status for status, _headers, _text in answers} == {"404 Not Found"}


def test_addresses_that_never_existed_push_out_no_page():
    site = Site()
    wrapped = ready(site, megabytes=1)
    ask(wrapped)
    site.status, site.headers = "404 Not Found", MISSING
    site.body = bytes(range(256)) * 20

    for number in range(200):
        ask(wrapped, f"/en/briefings/2025-{number}/")
    before = len(site.asked)
    ask(wrapped)

    assert len(site.asked) == before
    assert wrapped._missing.bytes <= 2**16


def test_a_missing_page_is_not_counted_as_read():
    seen = []
    wrapped = ready(Site(status="404 Not Found", headers=MISSING))
    wrapped._saw = seen.append

    ask(wrapped)
    ask(wrapped)

    assert seen == []


# --- who is served ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "request_of",
    [
        {"HTTP_COOKIE": "session=abc"},
        {"HTTP_COOKIE": "a=b; __Host-session=abc"},
        {"HTTP_AUTHORIZATION": "Basic abc"},
        {"HTTP_IF_MATCH": '"abc"'},
        {"method": "POST"},
        {"QUERY_STRING": "q=ip"},
        {"QUERY_STRING": "page=1&preview=1"},
        {"QUERY_STRING": "page=99999"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": f"{HOST}:81"},
        {"HTTP_HOST": ""},
        {"wsgi.url_scheme": "gopher"},
    ],
)
def test_whoever_is_known_or_asks_for_more_gets_the_applications_own_answer(request_of):
    site = Site()
    wrapped = ready(site)
    ask(wrapped)

    ask(wrapped, **request_of)
    ask(wrapped, **request_of)

    assert len(site.asked) == 3
    assert len(wrapped._store) == 1


def test_a_reader_with_any_other_cookie_is_served_but_leaves_nothing():
    site = Site()
    wrapped = ready(site)

    ask(wrapped, HTTP_COOKIE="theme=dark")
    assert len(wrapped._store) == 0
    ask(wrapped)
    ask(wrapped, HTTP_COOKIE="theme=dark")

    assert len(site.asked) == 2


def test_http_and_https_are_two_pages():
    site = Site()
    wrapped = ready(site)

    ask(wrapped)
    ask(wrapped, **{"wsgi.url_scheme": "https"})

    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/admin/", "/en/contact/", "/preview/abc/", "/static/a.css", "/healthz", "/fr/"),
        *("/en/briefings/2025-1/pdf/", "/en/briefings/2025-1/parallel/word/", "/en/other/"),
    ],
)
def test_other_addresses_are_left_alone(path):
    site = Site()
    wrapped = ready(site)

    ask(wrapped, path, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH='"x"')

    assert len(wrapped._store) == 0
    assert site.asked[0]["HTTP_ACCEPT_ENCODING"] == "br"
    assert site.asked[0]["HTTP_IF_NONE_MATCH"] == '"x"'


@pytest.mark.parametrize(
    "path", ["/en/", "/zh-hans/", "/zh-hant/briefings/2025-1/x/", "/en/feed/", "/en/areas/ip/"]
)
def test_reading_addresses_are_kept(path):
    wrapped = ready(Site())

    ask(wrapped, path)

    assert len(wrapped._store) == 1


# --- how it is sent -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("GZIP", "gzip"),
        ("br;q=abc", "br"),
        (";;;,,,=", ""),
        ("br," + "x" * 10_000, ""),
    ],
)
def test_the_encoding_is_one_that_the_client_takes(accepted, encoding):
    assert chosen(accepted) == encoding


@pytest.mark.parametrize(
    ("encoding", "unpack"),
    [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)],
)
def test_every_encoding_holds_the_same_page(encoding, unpack):
    wrapped = ready(Site())

    for _time in range(2):
        status, headers, body = ask(wrapped, HTTP_ACCEPT_ENCODING=encoding)

        assert status == "200 OK"
        assert unpack(body) == TEXT
        assert headers["Content-Length"] == str(len(body))
        assert headers.get("Content-Encoding", "identity") == encoding
        assert headers["ETag"] == 'W/"abc123"'
        assert headers["Vary"] == "Accept-Encoding"


def test_head_tells_what_get_would():
    wrapped = ready(Site())
    _status, of_get, _text = ask(wrapped)

    status, headers, body = ask(wrapped, method="HEAD")

    assert (status, headers, body) == ("200 OK", of_get, b"")


@pytest.mark.parametrize("known", ['"abc123"', 'W/"abc123"', '"x", W/"abc123"', "*"])
def test_who_has_the_page_hears_so(known):
    wrapped = ready(Site())

    for _time in range(2):  # made by the application, then ready
        status, headers, body = ask(wrapped, HTTP_IF_NONE_MATCH=known)

        assert (status, body) == ("304 Not Modified", b"")
        assert headers["ETag"] == 'W/"abc123"'
        assert headers["Cache-Control"].startswith("public")
        assert "Content-Length" not in headers


@pytest.mark.parametrize("known", ['"abc12"', 'W/"other"', "abc", ""])
def test_who_has_another_page_gets_this_one(known):
    wrapped = ready(Site())
    ask(wrapped)

    status, _headers, body = ask(wrapped, HTTP_IF_NONE_MATCH=known)

    assert (status, body) == ("200 OK", TEXT)


# --- how much is kept ---------------------------------------------------------------------------


def test_memory_stays_within_its_bound_whatever_is_asked():
    site = Site()
    site.body = bytes(range(256)) * 400  # 100 kB that do not shrink
    wrapped = ready(site, megabytes=2)

    for number in range(100):
        ask(wrapped, f"/en/briefings/{number}/")

    assert 0 < wrapped._store.bytes <= 2 * 2**20
    assert len(wrapped._store) < 20


def test_what_nobody_reads_goes_first():
    store = PageStore(most_bytes=16_000, seconds=60)
    page = Page(PUBLIC, b"")
    often, seldom = ("often",), ("seldom",)
    store._largest = page.size
    store.put(often, "s", page)
    store.put(seldom, "s", page)

    for number in range(50):
        store.get(often, "s")
        store.put((str(number),), "s", page)

    assert store.get(often, "s") is page
    assert store.get(seldom, "s") is None


def test_one_huge_page_does_not_push_out_the_others():
    site = Site()
    wrapped = ready(site, megabytes=1)
    ask(wrapped)
    site.body = bytes(300_000)

    ask(wrapped, "/en/briefings/")

    assert len(wrapped._store) == 1


def test_absurd_paths_and_headers_leave_nothing():
    wrapped = ready(Site())

    ask(wrapped, "/en/briefings/" + "a" * 600)
    ask(wrapped, HTTP_ACCEPT_ENCODING="br," * 100_000)
    ask(wrapped, HTTP_HOST="a" * 100_000)

    assert len(wrapped._store) == 1
    assert wrapped._store.bytes < 20_000


# --- the generation -----------------------------------------------------------------------------


def test_the_database_is_asked_seldom_and_never_believed_for_long():
    clock, asked = Clock(), []
    watch = Watch(lambda: asked.append(clock.now) or f"stamp {len(asked)}", clock=clock)

    first = [watch.stamp() for _time in range(100)]
    clock.now += EVERY
    second = watch.stamp()

    assert set(first) == {"stamp 1"}
    assert second == "stamp 2"


def test_a_database_that_does_not_answer_is_no_generation():
    clock = Clock()
    answers = ["one"]

    def ask_database() -> str:
        if not answers:
            raise OSError
        return answers[0]

    watch = Watch(ask_database, clock=clock)
    assert watch.stamp() == "one"
    answers.clear()
    clock.now += EVERY
    assert watch.stamp() is None
    answers.append("two")
    assert watch.stamp() is None  # it is not asked again at once ...
    clock.now += EVERY

    assert watch.stamp() == "two"  # ... but soon


def test_while_one_thread_waits_for_the_database_the_others_do_not():
    clock, during = Clock(), []
    watch = Watch(lambda: "unused", clock=clock)
    watch._known = (clock.now, "known")

    def slow() -> str:
        during.append(watch.stamp())
        clock.now += AT_MOST
        during.append(watch.stamp())
        return "new"

    watch._ask = slow
    clock.now += EVERY

    late = watch.stamp()

    assert during == ["known", None]
    assert late is None  # an answer that took too long may be as old as it took


# --- with Django --------------------------------------------------------------------------------


@pytest.fixture
def product(db):
    """The whole product behind the wrapper, in this test's transaction."""

    def stamp() -> str:
        return str(Generation.objects.first())

    # A real request would give back its connection, and with it this test's transaction.
    both = (request_started, request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield ready(WSGIHandler(), stamp=stamp)
    for signal in both:
        signal.connect(close_old_connections)


PAGES = ["/en/", "/zh-hant/", "/zh-hans/", "/en/briefings/", "/zh-hant/briefings/"]


def pages_of(edition: Edition) -> list[str]:
    one = f"/en/briefings/{edition.snapshot.reference}"
    return [*PAGES, f"{one}/trade-mark-law-revised/", f"{one}/parallel/", f"{one}/editions/"]


def test_every_reading_page_is_ready_the_second_time(product, edition):
    for path in pages_of(edition):
        first = ask(product, path)
        before = len(product._store)
        assert ask(product, path) == first, path
        assert first[0] == "200 OK", path
        assert len(product._store) == before

    assert len(product._store) == len(pages_of(edition))


def test_a_correction_and_a_withdrawal_show_at_once(product, briefing, edition, noon, lawyer):
    path = f"/en/briefings/{briefing.reference}/parallel/"
    first = ask(product, path)
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "It was amended."
    drafting.save_text(briefing=briefing, text=text, by=lawyer, revision=briefing.revision)
    publish_now(briefing, at=noon)
    second = ask(product, path)
    publishing.withdraw(briefing=briefing, by=lawyer, at=noon, reason=Texts("有誤。", "Wrong."))
    third = ask(product, path)

    assert b"It was amended." not in first[2]
    assert b"It was amended." in second[2]
    assert third[0].startswith("410")
    assert briefing.reference.encode() not in ask(product, "/en/briefings/")[2]


def test_a_publication_elsewhere_leaves_a_page_as_it_is(product, briefing, edition, monkeypatch):
    path = f"/en/briefings/{briefing.reference}/parallel/"
    first = ask(product, path)
    Generation.advance()
    monkeypatch.setattr("briefings.public.views.responses.render", None)

    assert ask(product, path) == first


def test_an_address_that_never_existed_is_ready_the_second_time(product, edition):
    answers = [ask(product, "/en/briefings/1999-1/") for _time in range(2)]

    assert answers[0] == answers[1]
    assert answers[0][0].startswith("404")
    assert (len(product._store), len(product._missing)) == (0, 1)


def test_a_form_with_a_token_is_never_ready(product, edition):
    first = ask(product, "/en/contact/")
    second = ask(product, "/en/contact/")

    assert first[0] == "200 OK"
    assert first[2] != second[2]
    assert len(product._store) == 0


def test_no_ready_page_holds_a_cookie_or_a_token(product, edition):
    for path in pages_of(edition):
        _status, headers, text = ask(product, path)
        assert "Set-Cookie" not in headers
        assert b"csrfmiddlewaretoken" not in text
