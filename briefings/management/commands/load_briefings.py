"""load_briefings FILE.jsonl [--publish]: moves an archive in, one document a line."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import batched
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone, translation
from tqdm import tqdm

from briefings import loading, search
from briefings.ahead import ahead

BATCH = 100


@dataclass(frozen=True, slots=True)
class Batch:
    """What of some lines is to be written, by the lines' numbers."""

    entries: dict[int, loading.Entry]
    size: int  # of all the lines, in bytes


class Command(BaseCommand):
    help = (
        "Loads many documents, one a line, each of the shape that import_briefing --json prints. "
        "May be broken off and repeated: what is there already is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file, one JSON document a line, or - for input")
        parser.add_argument("--publish", action="store_true", help="publish each as edition 1")

    @translation.override("en")
    def handle(self, *args: Any, **options: Any) -> None:
        self.errors = self.made = self.skipped = 0
        self.publish = options["publish"]
        self.at = timezone.localtime()
        self.intake = loading.Intake()
        with self._open(options["file"]) as file:
            size = Path(options["file"]).stat().st_size if options["file"] != "-" else None
            with (
                search.adapter(connection).loading(connection),
                tqdm(total=size, unit="B", unit_scale=True, disable=None) as progress,
            ):
                numbered = batched(enumerate(file, start=1), BATCH)
                read = partial(loading.read_lines, publish=self.publish)
                batches = map(self._batch, ahead(read, numbered))
                for batch, written in loading.beside(self._write, batches):
                    self._finish(batch, written)
                    progress.update(batch.size)
        self._refresh_statistics()
        self.stdout.write(
            f"{self.made} loaded, {self.skipped} there already, {self.errors} refused."
        )
        if self.errors:
            raise CommandError(f"{self.errors} lines were refused; mend them and run it again.")

    def _open(self, name: str) -> BinaryIO:
        try:
            return sys.stdin.buffer if name == "-" else Path(name).open("rb")
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}.") from error

    def _batch(self, lines: list[loading.Line]) -> Batch:
        entries = {}
        for line in lines:
            if isinstance(line.entry, str):
                self._refuse(line.number, line.entry)
            else:
                entries[line.number] = line.entry
        new = set(self.intake.admit(entries.values()))
        self.skipped += len(entries) - len(new)
        kept = {number: entry for number, entry in entries.items() if entry in new}
        return Batch(kept, sum(line.size for line in lines))

    def _write(self, batch: Batch) -> None:
        loading.write(list(batch.entries.values()), at=self.at, publish=self.publish)

    def _finish(self, batch: Batch, written: Callable[[], None]) -> None:
        try:
            written()
        except DatabaseError:
            self._one_by_one(batch)
        else:
            self.made += len(batch.entries)

    def _one_by_one(self, batch: Batch) -> None:
        """One of them is refused by the database: the others go in all the same."""
        for number, entry in batch.entries.items():
            again = self.intake.admit_again(entry)
            try:
                loading.write(again, at=self.at, publish=self.publish)
            except DatabaseError as error:
                self._refuse(number, f"The database refuses it: {str(error).splitlines()[0]}")
            else:
                self.made += len(again)
                self.skipped += 1 - len(again)

    def _refuse(self, number: int, reason: str) -> None:
        self.errors += 1
        tqdm.write(f"line {number}: {reason}", file=self.stderr)

    def _refresh_statistics(self) -> None:
        """So that the database plans its queries for as many rows as there are now."""
        if self.made:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
