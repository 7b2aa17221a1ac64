"""Readings are counted without knowing who reads."""

import os
import threading
from collections import Counter
from datetime import date

import pytest

from briefings.models.published.readership import Readership
from operations.readership.count_reads import Readers

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0"


class Book:
    """What was written down."""

    def __init__(self):
        self.counts: Counter = Counter()
        self.fails = False

    def write(self, day, counts):
        if self.fails:
            from django.db import OperationalError

            raise OperationalError("away")
        self.counts.update(counts)


@pytest.fixture
def book():
    return Book()


def read(book: Book, *paths: str, **more: str) -> Readers:
    readers = Readers(book.write, every=3600)
    for path in paths:
        readers.saw({"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_USER_AGENT": BROWSER} | more)
    return readers


def test_a_page_counts_for_its_language_and_the_parallel_page_for_itself(book):
    readers = read(
        book,
        "/en/briefings/2025-17/trade-marks/",
        "/zh-hant/briefings/2025-17/trade-marks/",
        "/zh-hant/briefings/2025-17/parallel/",
        "/en/briefings/2025-17/parallel/",
    )

    readers.write()

    assert book.counts == {
        ("2025-17", "en"): 1,
        ("2025-17", "zh-hant"): 1,
        ("2025-17", "parallel"): 2,
    }


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/briefings/",
        "/en/briefings/2025-17/editions/",
        "/en/briefings/2025-17/matches/",
        "/en/briefings/2025-17/pdf/",
        "/en/briefings/2025-17/word/",
    ],
)
def test_other_pages_are_not_counted(book, path):
    read(book, path).write()

    assert not book.counts


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"HTTP_USER_AGENT": "curl/8.0"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"REQUEST_METHOD": "HEAD"},
    ],
)
def test_robots_and_pages_fetched_ahead_are_not_counted(book, more):
    read(book, "/en/briefings/2025-17/trade-marks/", **more).write()

    assert not book.counts


def test_what_could_not_be_written_is_written_the_next_time(book):
    readers = read(book, "/en/briefings/2025-17/trade-marks/")
    book.fails = True
    readers.write()
    book.fails = False

    readers.write()

    assert book.counts == {("2025-17", "en"): 1}


@pytest.mark.django_db
def test_counts_of_a_day_add_up():
    day = date(2026, 1, 2)

    Readership.add(day, {("2025-17", "en"): 2, ("2025-17", "zh-hant"): 1})
    Readership.add(day, {("2025-17", "en"): 3})

    assert Readership.objects.get(reference="2025-17", view="en", day=day).reads == 5


@pytest.mark.django_db
def test_more_than_a_statement_holds_are_added_too():
    Readership.add(date(2026, 1, 2), {(f"2025-{number}", "en"): 1 for number in range(250)})

    assert Readership.objects.count() == 250


def test_a_forked_process_counts_only_its_own(book):
    readers = read(book, "/en/briefings/2025-17/trade-marks/")
    child = os.fork()
    if child == 0:
        os._exit(len(readers._waiting))

    _pid, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    readers.write()
    assert book.counts.total() == 1


def test_readings_by_many_threads_at_once_are_all_counted(book):
    readers = Readers(book.write, every=3600)
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/briefings/2025-17/trade-marks/"}
    asked["HTTP_USER_AGENT"] = BROWSER

    def visit():
        for time in range(500):
            readers.saw(asked)
            if time % 100 == 0:
                readers.write()

    threads = [threading.Thread(target=visit) for _thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    readers.write()

    assert book.counts == {("2025-17", "en"): 4000}
