import time

import pytest

from briefings import search
from briefings.checking.http_connection import Connection
from briefings.search import opensearch, ranking, server_client
from briefings.search.server_client import Away, Refused, Server
from tests.search_server import SearchServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def up_to_date(edition, search_server, noon):
    search.keep_up(at=noon)
    search_server.asked.clear()
    return search_server


def count() -> int:
    return search.find("商標", language="en").count


HITS = 'says {"timed_out": false, "_shards": {"failed": 0}, "hits": %s}'
STRANGE = [
    "says ", "says null", "says []", "says {}", "says <html>", HITS % "7", HITS % "[]",
    HITS % '{"hits": [7]}', HITS % '{"hits": [{}]}', HITS % '{"hits": [{"sort": [1, 2]}]}',
    HITS % '{"hits": [{"sort": ["x"]}]}', HITS % '{"hits": [{"sort": [null]}]}',
]  # fmt: skip


@pytest.mark.parametrize(
    "mood", ["slow", "creeping", "broken", "cut", "endless", "partial", *STRANGE]
)
def test_a_reader_is_answered_whatever_ails_the_server(up_to_date, mood, monkeypatch, caplog):
    monkeypatch.setattr(opensearch, "SECONDS", 0.2)
    up_to_date.mood = mood

    began = time.monotonic()
    found = count()

    assert found == 1
    assert time.monotonic() - began < 2
    assert "does not answer" in caplog.text
    assert "the database answers" in caplog.text


def test_a_reader_is_answered_when_there_is_no_server(edition, search_server, settings, caplog):
    house = SearchServer().start()
    house.stop()
    settings.SEARCH_URL = house.url

    assert count() == 1
    assert "does not answer (ConnectionRefusedError)" in caplog.text


def test_a_server_that_failed_is_left_alone_for_a_while_and_then_asked_again(
    up_to_date, monkeypatch, caplog
):
    caplog.set_level("INFO")
    up_to_date.mood = "broken"
    count()
    count()
    assert len(up_to_date.asked) == 1

    up_to_date.mood = "kind"
    monkeypatch.setattr(ranking.standing, "_again", 0.0)
    count()

    assert caplog.text.count("does not answer") == 1
    assert "answers and knows all that is public" in caplog.text
    assert ranking.standing.now == "good"


def test_a_question_that_is_refused_does_not_keep_others_from_being_asked(
    up_to_date, monkeypatch, caplog
):
    with monkeypatch.context() as patched:
        patched.setattr(opensearch, "phrase", lambda clause, scope: {"regexp": {"all": ".*"}})
        assert count() == 1

    count()

    assert "400 parsing_exception" in caplog.text
    assert ranking.standing.now == "good"


def test_the_log_never_tells_what_was_asked_nor_the_password(up_to_date, settings, caplog):
    settings.SEARCH_URL = up_to_date.url.replace("p%40ss", "wrong-secret")

    assert count() == 1

    assert "401 security_exception" in caplog.text
    assert "secret" not in caplog.text
    assert "商" not in caplog.text


def test_the_questions_of_one_search_share_one_connection(up_to_date, monkeypatch):
    opened = []
    connect = Connection.connect
    monkeypatch.setattr(
        Connection,
        "connect",
        lambda connection: opened.append(1) or connect(connection),
    )

    search.find("商標", language="en")

    assert len(up_to_date.asked) == 3
    assert len(opened) == 1


@pytest.mark.parametrize("mood", ["slow", "creeping"])
def test_an_exchange_has_its_time_however_slowly_the_bytes_come(search_server, mood):
    search_server.mood = mood

    with Server(search_server.url, each=0.2) as one, pytest.raises(Away, match="TimeoutError"):
        one.ask("GET", "/")


def test_of_an_answer_without_an_end_no_more_is_read_than_any_answer_needs(
    search_server, monkeypatch
):
    monkeypatch.setattr(server_client, "MOST_BYTES", 10_000)
    search_server.mood = f"says {' ' * 10_000}{{}}"

    with Server(search_server.url) as one, pytest.raises(Away):
        one.ask("GET", "/")


def test_all_exchanges_together_have_their_time(search_server):
    with Server(search_server.url, whole=0.1) as one:
        one.ask("GET", "/")
        time.sleep(0.1)
        with pytest.raises(Away, match="TimeoutError"):
            one.ask("GET", "/")


def test_what_the_server_refuses_is_told_by_its_kind(search_server):
    with Server(search_server.url) as one, pytest.raises(Refused, match="400 parsing_exception"):
        one.ask("GET", "/_cat/indices")


def test_a_password_may_hold_any_character(search_server):
    with Server(search_server.url) as one:
        assert one.ask("GET", "/")["version"]


@pytest.mark.parametrize("known", [True, False])
def test_only_a_certificate_that_is_known_is_believed(own_certificate, monkeypatch, known):
    file, context = own_certificate("127.0.0.1")
    house = SearchServer().start(context)
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))

    with Server(house.url) as one:
        if known:
            assert one.ask("GET", "/")["version"]
        else:
            with pytest.raises(Away, match="SSLCertVerificationError"):
                one.ask("GET", "/")
    house.stop()
