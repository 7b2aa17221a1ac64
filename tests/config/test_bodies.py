import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.bodies import room_for_readers

ask = RequestFactory()


class Slow:
    """Answers those who only ask at once, and all others when it is told to."""

    def __init__(self, expected: int):
        self.all_are_in = threading.Barrier(expected + 1)
        self.go_on = threading.Event()

    def __call__(self, request) -> HttpResponse:
        if request.method == "POST":
            self.all_are_in.wait(10)
            self.go_on.wait(10)
        return HttpResponse("done")


@pytest.fixture(autouse=True)
def two_places(settings):
    settings.MOST_BODIES = 2


def test_when_all_places_are_taken_what_is_sent_is_refused_in_words_and_readers_are_answered():
    slow = Slow(expected=2)
    site = room_for_readers(slow)
    with ThreadPoolExecutor(2) as threads:
        sending = [threads.submit(site, ask.post("/en/contact/", {"name": "x"})) for _ in range(2)]
        slow.all_are_in.wait(10)

        refused, read = site(ask.post("/en/contact/", {"name": "x"})), site(ask.get("/en/"))

        slow.go_on.set()
    page = refused.content.decode()
    assert (refused.status_code, refused["Retry-After"]) == (503, "10")
    assert refused["Cache-Control"] == "no-store"
    assert "reload this page" in page
    assert "重新載入本頁" in page
    assert read.status_code == 200
    assert [answer.result().status_code for answer in sending] == [200, 200]


def test_a_refusal_is_no_error_that_somebody_is_called_for(client, settings, monkeypatch, caplog):
    settings.MOST_BODIES = 0
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)  # so that caplog hears it

    refused = client.post("/en/contact/", {"name": "x"})

    assert refused.status_code == 503
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_place_is_given_back_whatever_becomes_of_the_request():
    def broken(request):
        raise ValueError("broken")

    site = room_for_readers(broken)

    for _ in range(5):
        with pytest.raises(ValueError, match="broken"):
            site(ask.post("/en/contact/", {"name": "x"}))


@pytest.mark.parametrize("length", ["", "0"])
def test_a_request_that_brings_nothing_takes_no_place(settings, length):
    settings.MOST_BODIES = 0
    site = room_for_readers(lambda request: HttpResponse("done"))

    assert site(ask.post("/en/contact/", CONTENT_LENGTH=length)).status_code == 200
