"""Fills an empty database from a backup of either kind of database."""

import gzip
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from config import backup


class Command(BaseCommand):
    help = (
        "Fills the empty database of DATABASE_URL from a file of back_up, whichever kind of "
        "database it came from. All or nothing; refuses a database that holds anything."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", help="the backup, or - for standard input")
        parser.add_argument(
            "--check", action="store_true", help="only see that the file is whole; change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        try:
            with gzip.open(sys.stdin.buffer if name == "-" else name, "rb") as file:
                self._use(file, check=options["check"])
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error}.") from error
        except backup.BackupError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database refused it; nothing was restored. {error}") from error

    def _use(self, file: Any, *, check: bool) -> None:
        if check:
            about = backup.check(file)
            self.stdout.write(f"Whole: made {about['made_at']} from {about['from']}.")
            return
        call_command("migrate", verbosity=0)
        rows, editions = backup.restore(file, progress=lambda name, done: None)
        self.stdout.write(
            f"Restored {rows} rows; {editions} editions, all with the digests that were saved."
        )
