import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse

from operations.web.capacity import refusals, work_limit
from operations.web.capacity.lanes import Lane
from operations.web.capacity.work_limit import Work, lane_of
from tests.support.patience import PATIENCE


class Site:
    """Stands for Django."""

    def __init__(self):
        self.go_on, self.inside = threading.Event(), threading.Semaphore(0)
        self.closed_by: list[int] = []

    def __call__(self, environ, start_response):
        if refusals.MARK in environ:
            return [str(environ[refusals.MARK]).encode()]
        if environ["PATH_INFO"] == "/en/slow/":
            self.inside.release()
            self.go_on.wait(PATIENCE)
        answer = HttpResponse(str(threading.get_ident()))
        answer.close = lambda: self.closed_by.append(threading.get_ident())
        return answer


def in_front_of(site) -> Work:
    lanes = {name: Lane(name, 1, waiting=0, patience=10) for name in settings.WORK_AT_ONCE}
    return Work(site, lanes, files="/static/")


def ask(application, path: str, **more) -> bytes:
    path, _mark, query = path.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": "GET"} | more
    return b"".join(application(environ, lambda status, headers: None))


@pytest.mark.parametrize(
    ("path", "lane"),
    [
        ("/en/briefings/", "pages"),
        ("/en/briefings/?page=2", "pages"),
        ("/en/briefings/?area=tax&q=x", "searches"),
        ("/", "pages"),
        ("/en/contact/", "enquiries"),
        ("/zh-hant/contact/received/x/", "enquiries"),
        ("/admin/login/", "staff"),
        ("/healthz", "watching"),
        ("/metrics", "watching"),
        ("/en/briefings/contact/", "pages"),
        ("/preview/contact/", "enquiries"),  # no such preview: it costs nothing
    ],
)
def test_each_kind_of_request_has_its_lane(path, lane):
    path, _mark, query = path.partition("?")

    assert lane_of({"PATH_INFO": path, "QUERY_STRING": query}) == lane


def test_a_crowd_of_searches_is_refused_and_keeps_out_nobody_else():
    site = Site()
    application = in_front_of(site)
    with ThreadPoolExecutor(1) as searcher:
        searching = searcher.submit(ask, application, "/en/slow/?q=x")
        site.inside.acquire(timeout=PATIENCE)

        refused = ask(application, "/en/briefings/?q=x")
        others = [
            ask(application, path) for path in ("/en/", "/en/contact/", "/admin/", "/healthz")
        ]
        site.go_on.set()

    assert refused == b"503"
    assert b"503" not in others
    assert searching.result().isdigit()


def test_an_answer_is_made_and_ended_by_one_thread_of_the_lane():
    site = Site()

    made_by = int(ask(in_front_of(site), "/en/"))

    assert site.closed_by == [made_by]
    assert made_by != threading.get_ident()


@pytest.mark.parametrize(
    ("path", "more"), [("/static/css/site.css", {}), ("/en/", {refusals.MARK: 411})]
)
def test_files_and_refusals_wait_for_nobody(path, more):
    answer = ask(in_front_of(Site()), path, **more)

    assert answer in (b"411", str(threading.get_ident()).encode())


def test_what_is_streamed_is_left_to_the_server():
    streamed = StreamingHttpResponse(iter([b"a", b"b"]))
    application = in_front_of(lambda environ, start_response: streamed)

    assert application({"PATH_INFO": "/en/"}, None) is streamed


def test_the_pool_has_a_connection_for_every_thread_that_works():
    assert sum(settings.WORK_AT_ONCE.values()) < settings.POOL
    assert 8 <= sum(settings.WORK_AT_ONCE.values()) <= 16
    assert settings.WORK_AT_ONCE.keys() == work_limit.WAITING.keys()


def test_a_thread_that_ends_closes_its_connections_and_gives_memory_back(monkeypatch):
    done = []
    monkeypatch.setattr(
        work_limit.connections, "close_all", lambda: done.append(("closed", threading.get_ident()))
    )
    monkeypatch.setattr(
        work_limit.memory, "give_back", lambda: done.append(("given back", threading.get_ident()))
    )
    lanes = work_limit.in_front_of(Site())._lanes
    monkeypatch.setattr(lanes["pages"], "_idle_seconds", 0.01)

    worked_in = lanes["pages"].do(threading.get_ident)

    waiting = threading.Event()
    for _attempt in range(1000):
        if len(done) == 2:
            break
        waiting.wait(0.01)
    assert done == [("closed", worked_in), ("given back", worked_in)]
