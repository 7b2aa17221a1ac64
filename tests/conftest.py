"""Fixtures for all tests: a lawyer, a published briefing, noon, the databases."""

import gc
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from io import StringIO

import hypothesis
import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.test import TransactionTestCase
from playwright.sync_api import Browser, BrowserContext, expect

from briefings.models.base.immutable import ImmutableModel, protect, unprotect
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition
from tests.databases.another_database import within  # noqa: F401
from tests.databases.database_image import copied, make_image
from tests.databases.earlier_release import (  # noqa: F401
    first_release,
    upgraded,
    upgraded_image,
)
from tests.databases.remembered_rows import Remembered
from tests.support import processes
from tests.support.browser_or_skip import pytest_collection_modifyitems as browser_or_skip
from tests.support.factories import NOON, make_briefing, publish_now
from tests.support.made_once import folder_of_run, made_once
from tests.support.patience import PATIENCE
from tests.support.postbox import Postbox
from tests.support.second_database import pytest_addoption  # noqa: F401
from tests.support.second_database import pytest_collection_modifyitems as second_database

# Nothing that is imported or collected goes away again: looking for it took a sixth of that time.
gc.disable()
# A slow or busy machine says nothing about the program.
hypothesis.settings.register_profile(
    "any speed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any speed")

# What `flush` would empty, and `post_migrate` fill again with the same.
MADE_BY_MIGRATIONS = {"django_content_type", "auth_permission"}


def _empty_even_what_is_kept_for_ever(self):
    """Tests that commit must leave an empty database, which the triggers rightly refuse.

    Only tables with rows are emptied: `flush` would truncate all of them, each time.
    """
    full = _when_nobody_reads(_tables_with_rows)
    kept = full & kept_for_ever()
    for table in kept:
        _when_nobody_reads(partial(unprotect, connection, table))
    _when_nobody_reads(partial(_empty, full))
    for table in kept:
        _when_nobody_reads(partial(protect, connection, table))


def kept_for_ever() -> set[str]:
    """Return the tables that triggers protect."""
    models = apps.get_models()
    return {model._meta.db_table for model in models if issubclass(model, ImmutableModel)}


def _tables_with_rows() -> set[str]:
    tables = set(connection.introspection.django_table_names(only_existing=True))
    questions = [
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})"
        for table in tables - MADE_BY_MIGRATIONS
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions))
        return {table for (table,) in cursor.fetchall()}


def _empty(tables: set[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def _when_nobody_reads[Found](do: Callable[[], Found], patience: float = PATIENCE / 4) -> Found:
    """A browser that goes away may leave a request behind, which still reads from the tables."""
    until = time.monotonic() + patience
    while True:
        try:
            return do()
        except OperationalError:
            if time.monotonic() > until:
                raise
            gc.collect()  # a request that failed may hold its cursor in a traceback
            time.sleep(0.1)


TransactionTestCase._fixture_teardown = _empty_even_what_is_kept_for_ever


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """The image that a migrated database is a copy of is one of the tests' own database."""
    for item in items:
        if "migrated_database" in item.fixturenames:
            item.add_marker(pytest.mark.django_db)
    browser_or_skip(items)
    second_database(config, items)


def pytest_collection_finish():
    """What is imported by now stays to the end: looking through it took 7 % of a run's time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    """What a browser asked for before its test ended is answered before the database goes."""
    if "live_server" in item.fixturenames:
        leave_pages(item.funcargs.get("browser"))
        wait_for_live_servers()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A page that closed may have sent what was typed last, after its test."""
    wait_for_live_servers()


def leave_pages(browser: Browser | None) -> None:
    """A page that stays open asks on: who else is editing, how far an import is."""
    for context in browser.contexts if browser else ():
        for page in context.pages:
            page.goto("about:blank")
    time.sleep(0.05)  # until what a page sends as it is left has come


def wait_for_live_servers(patience: float = PATIENCE / 4) -> None:
    until = time.monotonic() + patience
    while _is_answering() and time.monotonic() < until:
        time.sleep(0.05)
    end_what_is_left_open()


def end_what_is_left_open() -> None:
    """Close the transaction that nobody is in any more.

    A live server's threads share the one connection of a database in memory, and who is in a
    transaction with it. Two at once may leave it without either of them having closed theirs.
    Between two tests pytest-django lets nobody ask the database, so this speaks to SQLite itself.
    """
    if connection.vendor == "sqlite" and connection.connection:
        connection.savepoint_ids, connection.in_atomic_block = [], False
        connection.needs_rollback, connection.run_on_commit = False, []
        connection.connection.commit()
        connection._set_autocommit(True)
        connection.autocommit = True


def _is_answering() -> bool:
    """Whether a thread of a live server has a request that is not yet closed."""
    return any(
        frame.f_code.co_filename.endswith("wsgiref/handlers.py")
        for thread, top in sys._current_frames().items()
        if thread != threading.get_ident()
        for frame, _line in traceback.walk_stack(top)
    )


expect.set_options(timeout=1000 * PATIENCE)


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """A browser whose pages are waited for patiently, too."""
    opens = browser.new_context

    def new_context(**options) -> BrowserContext:
        context = opens(**options)
        context.set_default_timeout(1000 * PATIENCE)
        return context

    browser.new_context = new_context
    return browser


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker, tmp_path_factory
) -> Iterator[str]:
    """The test database, and the image that it is a copy of."""
    make = partial(make_image, tmp_path_factory.mktemp("image"))
    note = folder_of_run(tmp_path_factory) / "image.json"
    with (
        django_db_blocker.unblock(),
        made_once(note, make, processes.drop) as image,
        copied(image),
        django_db_blocker.block(),
    ):
        yield image


@pytest.fixture(scope="session")
def migrated_database(django_db_setup) -> Callable[..., AbstractContextManager[str]]:
    """As processes.scratch_database(), with all tables: migrating takes each time as long as ever."""
    return partial(processes.scratch_database, image=django_db_setup)


@pytest.fixture(scope="session")
def seeded_database(
    migrated_database,
    within,  # noqa: F811
    tmp_path_factory,
) -> Iterator[Callable[..., AbstractContextManager[str]]]:
    """As migrated_database(), with one published briefing."""
    folder = tmp_path_factory.mktemp("seeded")

    def seed() -> str:
        with migrated_database(folder, "seeded") as database:
            with within(database):
                seed_file = str(processes.ROOT / "tests/data/seed.txt")
                call_command("import_briefing", seed_file, publish=True, stdout=StringIO())
            return processes.copy_of(database, "seeded")

    with made_once(folder_of_run(tmp_path_factory) / "seeded.json", seed, processes.drop) as image:
        yield partial(processes.scratch_database, image=image)


@pytest.fixture(scope="session")
def collected_static(tmp_path_factory) -> Iterator[None]:
    """The packed static files, of which a product with its own settings serves pages."""

    def collect() -> str:
        folder = tmp_path_factory.mktemp("static")
        env = processes.environment(folder, "sqlite:///none.sqlite3")
        env["DJANGO_SETTINGS_MODULE"] = "config.settings"
        processes.manage("collectstatic", "--noinput", "-v0", env=env)
        return ""

    with made_once(folder_of_run(tmp_path_factory) / "static.json", collect):
        yield


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def lawyer(db) -> User:
    """A lawyer who may do everything in the admin."""
    return User.objects.create_superuser("lawyer", "lawyer@firm.example", "correct horse battery")


DRAFT, PUBLISHED = Remembered(), Remembered()


@pytest.fixture
def briefing(request, db) -> Briefing:
    """A draft of two sections and three complete pairs."""
    return DRAFT.make(request, lambda _nothing: make_briefing(), None)


@pytest.fixture
def edition(request, briefing, noon) -> Edition:
    """That briefing, published."""
    return PUBLISHED.make(request, partial(publish_now, at=noon), briefing)


@pytest.fixture
def postbox(settings):
    """The mail server that this test's letters go to."""
    box = Postbox().start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "mail.outgoing.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": box.port, "timeout": 2},
        }
    }
    settings.DEFAULT_FROM_EMAIL = "briefings@firm.example"
    yield box
    box.stop()
