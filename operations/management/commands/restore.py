"""Restore a backup of either database engine into an empty database."""

import gzip
import sys
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from operations.backup import dump, erasure_ledger


class Command(BaseCommand):
    help = (
        "Fills the empty database of DATABASE_URL from a file of back_up, which may "
        "come from either kind of database. All or nothing; refuses a database that holds anything."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", help="the backup, or - for standard input")
        parser.add_argument(
            "--erasures",
            action="append",
            default=[],
            metavar="FILE",
            help="a ledger of erasures, besides that beside the backup and ERASURES_FILE",
        )
        parser.add_argument(
            "--current",
            action="store_true",
            help="the backup was made just now, so expect no ledger",
        )
        parser.add_argument(
            "--check", action="store_true", help="only see that the file is whole; change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        self.current = options["current"]
        self.ledgers = _ledgers(name, options["erasures"])
        try:
            with gzip.open(sys.stdin.buffer if name == "-" else name, "rb") as file:
                self._use(file, check=options["check"])
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error}.") from error
        except (dump.BackupError, erasure_ledger.LedgerError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database refused it; nothing was restored. {error}") from error

    def _use(self, file: Any, *, check: bool) -> None:
        if check:
            about = dump.check(file)
            self.stdout.write(f"Whole: made {about['made_at']} from {about['from']}.")
            return
        call_command("migrate", verbosity=0)
        # In one transaction, so that erased data do not reappear even briefly.
        with transaction.atomic():
            rows, editions = dump.restore(file, progress=lambda name, done: None)
            again = erasure_ledger.apply(
                chain.from_iterable(map(erasure_ledger.read, self.ledgers))
            )
        self.stdout.write(
            f"Restored {rows} rows; {editions} editions, all with the digests that were saved."
        )
        self._tell(again)

    def _tell(self, again: dict[str, int]) -> None:
        if self.ledgers:
            counts = ", ".join(f"{count} {kind}" for kind, count in again.items())
            names = ", ".join(map(str, self.ledgers))
            self.stdout.write(f"Erased again by the ledger of {names}: {counts}.")
            if not any(path.stat().st_size for path in self.ledgers):
                self.stdout.write(
                    "The ledger is empty: nothing had been erased when it was last written."
                )
        elif not self.current:
            self.stderr.write(
                "No ledger of erasures was found, so what was erased after this backup was made is"
                f" back. Restore again with --erasures and the newest {erasure_ledger.NAME}."
            )


def _ledgers(backup_file: str, given: list[str]) -> list[Path]:
    """Return the ledger files: those given, the one beside the backup, and this machine's."""
    beside = [Path(backup_file).parent / erasure_ledger.NAME] if backup_file != "-" else []
    found = [path for path in (*beside, Path(settings.ERASURES_FILE)) if path.exists()]
    return list(dict.fromkeys(path.resolve() for path in (*map(Path, given), *found)))
