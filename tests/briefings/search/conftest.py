"""A search server on this machine, and searches that are asked of it."""

import pytest

from briefings.search import indexing, opensearch, ranking, server_client, server_sync
from tests.search_server import SearchServer


@pytest.fixture(scope="session")
def running_search_server():
    """One for a whole run; each test gets it empty and kind."""
    house = SearchServer().start()
    yield house
    house.stop()


@pytest.fixture
def search_server(running_search_server, settings, monkeypatch):
    """The search server that this test's searches are asked of."""
    house = running_search_server
    house.mood = "kind"
    house.indexes.clear()
    house.asked.clear()
    settings.SEARCH_URL = house.url
    # A busy machine is no server that does not answer.
    monkeypatch.setattr(opensearch, "SECONDS", 60.0)
    monkeypatch.setattr(server_sync, "PATIENCE", 60.0)
    for module in (ranking, server_sync):
        monkeypatch.setattr(module, "standing", server_client.Standing())
    return house


@pytest.fixture
def only_search_server(search_server, monkeypatch, noon):
    """The worker is quick, and the database's own index answers nothing."""
    asking = opensearch.asking

    def asking_when_up_to_date(connection):
        server_sync.keep_up(at=noon)
        return asking(connection)

    def not_the_database(connection):
        # Where nothing ever was public, there is nothing that a server could be up to date with.
        assert not opensearch.mark_of(connection.alias), "The database was asked instead."
        return indexing.adapter(connection)

    monkeypatch.setattr(opensearch, "asking", asking_when_up_to_date)
    monkeypatch.setattr(ranking, "adapter", not_the_database)
