from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from briefings.search import selftest
from tests.search_server import Index, SearchServer


@pytest.fixture
def house(settings):
    house = SearchServer().start()
    settings.SEARCH_URL = house.url
    yield house
    house.stop()


def check() -> str:
    out = StringIO()
    call_command("check_search", stdout=out)
    return out.getvalue()


def test_a_good_server_answers_everything_right_and_keeps_nothing(house):
    said = check()

    assert "answers are right" in said
    assert len(said.splitlines()) == len(selftest.QUESTIONS) + 5
    assert house.indexes == {}


def test_nothing_of_the_servers_own_is_touched(house):
    house.indexes["briefings"] = house.indexes["orders"] = kept = object()

    check()

    assert house.indexes == {"briefings": kept, "orders": kept}


def test_what_differs_is_said_in_words(house, monkeypatch):
    """A server that takes a phrase for words in any order."""
    has_phrase = Index.has_phrase

    def sloppy(index, kind, wanted, words):
        if kind == "match_phrase":
            return set(wanted["query"].split()) <= set(words)
        return has_phrase(index, kind, wanted, words)

    monkeypatch.setattr(Index, "has_phrase", sloppy)
    out = StringIO()

    with pytest.raises(CommandError, match=r"answers differ: do not use 127\.0\.0\.1"):
        call_command("check_search", stdout=out)

    assert (
        'a quoted phrase in another order: asked "law trade", expected nothing, got C A'
        in out.getvalue()
    )
    assert house.indexes == {}


def test_a_prefix_that_finds_too_little_is_noticed(house, monkeypatch):
    monkeypatch.setattr(selftest.opensearch, "MOST_EXPANSIONS", 1_000)

    with pytest.raises(CommandError, match=r"2 of \d+ answers differ"):
        check()


@pytest.mark.parametrize("mood", ["broken", "cut", "full", "partial"])
def test_a_server_that_does_not_answer_is_said_so(house, mood):
    house.mood = mood

    with pytest.raises(
        CommandError, match=r"127\.0\.0\.1 does not do what is needed|answers differ"
    ):
        check()


def test_without_a_server_it_says_how_to_try_one(settings):
    settings.SEARCH_URL = ""

    with pytest.raises(CommandError, match="SEARCH_URL is empty"):
        check()
