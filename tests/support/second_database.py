"""A pytest plugin: `--second-database` runs only the tests whose outcome depends on the database.

Tests that drive a browser or use no database have already run on the first one. So have tests
marked `one_database`: those about processes, HTTP, permissions, words or what is made of a row that
was read, for which the kind of database makes no difference. Tests about what is stored, found,
sorted, counted or locked, about transactions, backups and search run on both. So do tests of values
that only a database refuses; searching every page for one that it fails on needs one database.
"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--second-database",
        action="store_true",
        help="leave out tests that a second kind of database cannot change: they ran on the first one",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--second-database"):
        return
    left_out = [item for item in items if not depends_on_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if depends_on_database(item)]


def depends_on_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("browser") or "browser" in fixtures:
        return False
    if item.get_closest_marker("one_database"):
        return False
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})
