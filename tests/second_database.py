"""A pytest plugin: `--second-database` runs only the tests whose outcome depends on the database.

What drives a browser, and what asks no database, has been run once on the first one.
"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--second-database",
        action="store_true",
        help="leave out browser tests and tests without a database: they ran on the first one",
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
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})
