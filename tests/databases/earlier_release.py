"""Databases of earlier releases, brought to the newest one as an upgrade does."""

from collections.abc import Iterable, Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState, StateApps

from tests import processes
from tests.made_once import folder_of_run, made_once

# What 1.0 has: the outbox among the enquiries.
FIRST_RELEASE = (("contacts", "0003_letters_to_staff"), ("mail", None))


class Migrations:
    """The database at hand on its way: each stop goes on from the state that the last one reached."""

    def __init__(self) -> None:
        self._executor = MigrationExecutor(connection)
        self._state: ProjectState | None = None

    def to(self, *targets: tuple[str, str | None]) -> StateApps:
        """Migrate, and return the models that the database then has."""
        self._migrate(targets)
        known = [(app, name) for app, name in targets if name]
        return self._executor.loader.project_state(known).apps

    def to_the_newest(self) -> None:
        self._migrate(self._executor.loader.graph.leaf_nodes())

    def _migrate(self, targets: Iterable[tuple[str, str | None]]) -> None:
        self._executor.loader.applied_migrations = self._executor.recorder.applied_migrations()
        self._state = self._executor.migrate(list(targets), state=self._state)


@pytest.fixture(scope="session")
def first_release_image(django_db_setup, within, tmp_path_factory) -> Iterator[str]:
    """The database as 1.0 left it: one worker of a run goes back to it."""
    folder = tmp_path_factory.mktemp("first")

    def go_back() -> str:
        with processes.scratch_database(folder, "first", image=django_db_setup) as database:
            with within(database):
                Migrations().to(*FIRST_RELEASE)
            return processes.copy_of(database, "first")

    note = folder_of_run(tmp_path_factory) / "first.json"
    with made_once(note, go_back, processes.drop) as image:
        yield image


@pytest.fixture
def first_release(first_release_image, within, tmp_path) -> Iterator[Migrations]:
    """A copy of that database, in which the test works."""
    with (
        processes.scratch_database(tmp_path, image=first_release_image) as database,
        within(database),
    ):
        yield Migrations()
