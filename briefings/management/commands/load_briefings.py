"""load_briefings FILE.jsonl [--publish]: moves an archive in, one document a line."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
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
type Numbered = tuple[int, loading.Entry]


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
        at = timezone.localtime()
        with self._open(options["file"]) as file:
            size = Path(options["file"]).stat().st_size if options["file"] != "-" else None
            with (
                search.adapter(connection).loading(connection),
                tqdm(total=size, unit="B", unit_scale=True, disable=None) as progress,
            ):
                numbered = batched(enumerate(file, start=1), BATCH)
                read = partial(loading.read_lines, publish=self.publish)
                for some in ahead(read, numbered):
                    self._load(list(self._entries(some)), at=at)
                    progress.update(sum(one.size for one in some))
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

    def _entries(self, lines: list[loading.Line]) -> Iterator[Numbered]:
        for line in lines:
            if isinstance(line.entry, str):
                self._refuse(line.number, line.entry)
            else:
                yield line.number, line.entry

    def _load(self, some: list[Numbered], *, at: datetime) -> None:
        entries = [entry for _number, entry in some]
        try:
            made = len(loading.load(entries, at=at, publish=self.publish))
        except DatabaseError:
            self._one_by_one(some, at=at)
            return
        self.made += made
        self.skipped += len(entries) - made

    def _one_by_one(self, some: list[Numbered], *, at: datetime) -> None:
        """One of them is refused by the database: the others go in all the same."""
        for number, entry in some:
            try:
                made = len(loading.load([entry], at=at, publish=self.publish))
            except DatabaseError as error:
                self._refuse(number, f"The database refuses it: {str(error).splitlines()[0]}")
            else:
                self.made += made
                self.skipped += 1 - made

    def _refuse(self, number: int, reason: str) -> None:
        self.errors += 1
        tqdm.write(f"line {number}: {reason}", file=self.stderr)

    def _refresh_statistics(self) -> None:
        """So that the database plans its queries for as many rows as there are now."""
        if self.made:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
