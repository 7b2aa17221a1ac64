import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from briefings.models.published.edition import Edition
from operations.web.replica import Router, for_readers


@pytest.fixture
def asked(settings):
    """Which database a request of that kind reads from."""
    settings.READERS_DATABASE = "replica"

    def ask(path: str = "/en/", method: str = "GET", *, cookie: str = "", model=Edition):
        seen = []
        request = RequestFactory().generic(method, path)
        if cookie:
            request.COOKIES[cookie] = "abc"
        for_readers(lambda _request: seen.append(Router().db_for_read(model)))(request)
        return seen[0]

    return ask


def test_readers_read_from_the_replica(asked):
    assert asked() == "replica"
    assert asked("/zh-hant/briefings/", "HEAD") == "replica"


def test_whoever_may_have_written_reads_from_the_database_itself(asked, settings):
    assert asked(method="POST") is None
    assert asked(cookie=settings.SESSION_COOKIE_NAME) is None
    assert asked("/admin/") is None
    assert asked("/en/contact/") is None
    assert asked("/preview/abc/") is None
    assert asked(model=User) is None


def test_outside_a_request_there_is_only_the_database_itself(settings):
    settings.READERS_DATABASE = "replica"

    assert Router().db_for_read(Edition) is None
    assert Router().allow_migrate("replica", "briefings") is False
