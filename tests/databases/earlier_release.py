"""A database that went through every release, as an upgrade brings it to the newest one."""

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState, StateApps

from tests.databases.earlier_rows import FIRST_RELEASE, ROWS
from tests.support import processes
from tests.support.made_once import folder_of_run, made_once

type Targets = Sequence[tuple[str, str]]


@cache
def models_of(targets: Targets) -> StateApps:
    """Return the models that a database has after these migrations."""
    return MigrationLoader(None).project_state(list(targets)).apps


class Migrations:
    """The database at hand on its way: each stop goes on from the state that the last one reached."""

    def __init__(self) -> None:
        self._executor = MigrationExecutor(connection)
        self._state: ProjectState | None = None

    def to(self, targets: Targets) -> StateApps:
        """Migrate, and return the models that the database then has."""
        self._executor.loader.applied_migrations = self._executor.recorder.applied_migrations()
        self._state = self._executor.migrate(list(targets), state=self._state)
        return models_of(tuple(targets))

    def to_the_newest(self) -> None:
        self.to(self._executor.loader.graph.leaf_nodes())


@pytest.fixture(scope="session")
def upgraded_image(within, tmp_path_factory) -> Iterator[str]:
    """One worker of a run lets every release make its rows: migrating takes many seconds."""
    folder = tmp_path_factory.mktemp("upgraded")

    def upgrade() -> str:
        with processes.scratch_database(folder, "upgraded") as database:
            with within(database):
                migrations = Migrations()
                migrations.to([("auth", "0012_alter_user_first_name_max_length")])
                for targets, make_rows in ROWS:
                    make_rows(migrations.to(targets))
                migrations.to_the_newest()
            return processes.copy_of(database, "upgraded")

    note = folder_of_run(tmp_path_factory) / "upgraded.json"
    with made_once(note, upgrade, processes.drop) as image:
        yield image


@pytest.fixture
def upgraded(upgraded_image, within, tmp_path) -> Iterator[None]:
    """A copy of that database, in which the test works."""
    with (
        processes.scratch_database(tmp_path, image=upgraded_image) as database,
        within(database),
    ):
        yield


@pytest.fixture
def first_release() -> StateApps:
    """The models of 1.0."""
    return models_of(FIRST_RELEASE)
