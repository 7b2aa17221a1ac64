"""A pytest plugin that skips browser tests with a reason if there is no browser, but not in CI."""

import os

import pytest

from tests.support import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    driving = [item for item in items if _drives_a_browser(item)]
    if not driving or chromium.find():
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(f"CI skips no browser test, and this machine {chromium.REASON}.")
    for item in driving:
        item.add_marker(pytest.mark.skip(reason=chromium.REASON))


def _drives_a_browser(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("browser")) or "browser" in getattr(
        item, "fixturenames", ()
    )
