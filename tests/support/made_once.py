"""What the workers of a run share: the first makes it, the others wait, and the last removes it."""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that every worker of this run sees."""
    own = factory.getbasetemp()
    return own.parent if own.name.startswith("popen-gw") else own


@contextmanager
def made_once(
    note: Path, make: Callable[[], str], remove: Callable[[str], None] = lambda _made: None
) -> Iterator[str]:
    """Yield what `make` returned in the first worker that came here.

    The note says what was made and how many use it. After the last one has left it is made anew.
    """
    with _held(note) as (file, (made, users)):
        made = made if users else make()
        _write(file, made, users + 1)
    try:
        yield made
    finally:
        with _held(note) as (file, (_made, users)):
            if users == 1:
                remove(made)
            _write(file, made, users - 1)


@contextmanager
def _held(note: Path) -> Iterator[tuple[IO[str], tuple[str, int]]]:
    with note.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # until it is closed
        file.seek(0)
        told = json.loads(file.read() or '["", 0]')
        yield file, (told[0], told[1])


def _write(file: IO[str], made: str, users: int) -> None:
    file.seek(0)
    file.truncate()
    json.dump([made, users], file)
