"""load_briefings FILE [--publish]: load an archive of JSON documents."""

import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
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
from briefings.management.prefetch import ahead
from briefings.models import clock
from briefings.publishing.edition_pictures import missing_pictures
from briefings.text.languages import ENGLISH

BATCH = 100
LINES_NAMED = 10
NO_PICTURES = (
    "{} names pictures that are not stored, because an archive holds none: {}. Choose them again "
    "in the editor."
)


@dataclass(frozen=True, slots=True)
class Batch:
    """The entries of some lines to be written, by line number."""

    entries: dict[int, loading.Entry]
    size: int  # of all the lines, in bytes


class Command(BaseCommand):
    help = (
        "Loads many documents with the structure that import_briefing --json prints: one per line, "
        "or as it is printed. May be broken off and repeated: what is there already is left as it "
        "is. Names every document that was not loaded, or not published, as it is written."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file of JSON documents, or - for input")
        parser.add_argument("--publish", action="store_true", help="publish each as edition 1")

    @translation.override(ENGLISH)
    def handle(self, *args: Any, **options: Any) -> None:
        self.errors = self.made = self.skipped = self.drafts = 0
        # Line numbers by the name of a field that no briefing has.
        self.unread: dict[str, list[int]] = defaultdict(list)
        self.publish = options["publish"]
        try:
            self.at = timezone.localtime(clock.trusted_now() if self.publish else clock.now())
        except clock.WrongClock as wrong:
            raise CommandError(str(wrong)) from wrong
        self.intake = loading.Intake()
        with self._open(options["file"]) as file:
            size = Path(options["file"]).stat().st_size if options["file"] != "-" else None
            with (
                search.adapter(connection).loading(connection),
                tqdm(total=size, unit="B", unit_scale=True, disable=None) as progress,
            ):
                numbered = batched(loading.documents(file), BATCH)
                read = partial(loading.read_lines, publish=self.publish)
                batches = map(self._batch, ahead(read, numbered))
                for batch, written in loading.beside(self._write, batches):
                    self._finish(batch, written)
                    progress.update(batch.size)
        self._refresh_statistics()
        self._report()

    def _open(self, name: str) -> BinaryIO:
        try:
            return sys.stdin.buffer if name == "-" else Path(name).open("rb")
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}.") from error

    def _batch(self, lines: list[loading.Line]) -> Batch:
        entries = {}
        for line in lines:
            if reason := self._reason_against(line):
                self._refuse(line.number, reason)
            elif isinstance(line.entry, loading.Entry):
                entries[line.number] = line.entry
                for name in line.entry.unread:
                    self.unread[name].append(line.number)
        new, refused = self.intake.sort(entries.values(), publish=self.publish)
        for number, entry in entries.items():
            if entry in refused:
                self._refuse(number, refused[entry])
        self.skipped += len(entries) - len(new) - len(refused)
        wanted = set(new)
        kept = {number: entry for number, entry in entries.items() if entry in wanted}
        return Batch(kept, sum(line.size for line in lines))

    def _reason_against(self, line: loading.Line) -> str:
        if isinstance(line.entry, str):
            return line.entry
        if unknown := self.intake.unknown_areas(line.entry):
            named = ", ".join(f"“{slug}”" for slug in unknown)
            return f"There is no practice area {named}. Make it in the admin, or leave it out."
        return ""

    # A writer thread has its own active language.
    @translation.override(ENGLISH)
    def _write(self, batch: Batch) -> dict[loading.Entry, list[str]]:
        return loading.write(list(batch.entries.values()), at=self.at, publish=self.publish)

    def _finish(self, batch: Batch, written: Callable[[], dict[loading.Entry, list[str]]]) -> None:
        try:
            drafts = written()
        except DatabaseError:
            self._one_by_one(batch)
        else:
            self._count(batch.entries, drafts)

    def _one_by_one(self, batch: Batch) -> None:
        """Write the entries singly, because the database refused one of the batch."""
        for number, entry in batch.entries.items():
            again = self.intake.admit_again(entry)
            try:
                drafts = loading.write(again, at=self.at, publish=self.publish)
            except DatabaseError as error:
                self._refuse(number, f"The database refuses it: {str(error).splitlines()[0]}")
            else:
                self._count({number: entry} if again else {}, drafts)
                self.skipped += 1 - len(again)

    def _count(
        self, made: dict[int, loading.Entry], drafts: dict[loading.Entry, list[str]]
    ) -> None:
        self.made += len(made)
        self.drafts += len(drafts)
        for number, entry in made.items():
            if entry in drafts:
                reference = entry.briefing.reference
                reasons = " ".join(drafts[entry])
                self._say(number, f"{reference} is a draft and was not published: {reasons}")
            elif entry.doubt:
                self._say(number, entry.doubt)
            elif missing := missing_pictures(json.dumps(entry.text)):
                self._say(number, NO_PICTURES.format(entry.briefing.reference, len(missing)))

    def _refuse(self, number: int, reason: str) -> None:
        self.errors += 1
        self._say(number, reason)

    def _say(self, number: int, sentence: str) -> None:
        tqdm.write(f"line {number}: {sentence}", file=self.stderr)

    def _report(self) -> None:
        for name, lines in sorted(self.unread.items()):
            where = ", ".join(map(str, lines[:LINES_NAMED]))
            if (more := len(lines) - LINES_NAMED) > 0:
                where += f" and {more} more"
            self.stderr.write(f"“{name}” is not loaded: line{'s' * (len(lines) > 1)} {where}.")
        self.stdout.write(
            f"{self.made} loaded, {self.skipped} there already, {self.errors} refused."
        )
        if self.publish:
            self.stdout.write(f"{self.made - self.drafts} published, {self.drafts} left as drafts.")
        failed = []
        if self.errors:
            failed.append(
                f"{self.errors} lines were refused; correct them and run the command again."
            )
        if self.drafts:
            failed.append(
                f"{self.drafts} were loaded but not published; complete and publish them in the "
                "admin."
            )
        if failed:
            raise CommandError(" ".join(failed))

    def _refresh_statistics(self) -> None:
        """Update the database's statistics for the new number of rows."""
        if self.made:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
