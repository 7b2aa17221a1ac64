"""Back up the whole database to one file while the site runs."""

import gzip
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from operations.backup import dump, erasure_ledger
from operations.setting_up import records

ENDING = ".backup.gz"


class Command(BaseCommand):
    help = (
        "Saves the whole database in one file (gzip, readable by its owner only), while the site "
        "goes on. It holds the clients' enquiries: keep it as safe as the database. SECRET_KEY is "
        "not in it; keep that apart."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("to", help="a folder (the file is named by the time), a file, or -")
        parser.add_argument("--keep", type=int, default=0, help="of a folder's, only so many")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["to"] == "-":
            with gzip.open(sys.stdout.buffer, "wb") as file:
                dump.write(file, made_at=now.isoformat(), progress=lambda name, rows: None)
            self._note(now)
            return
        to = Path(options["to"])
        if to.is_dir():
            to /= f"briefings-{now:%Y%m%dT%H%M%SZ}{ENDING}"
        rows = self._save(to, now.isoformat())
        self._keep_ledger(to.parent / erasure_ledger.NAME)
        self._note(now)
        size = to.stat().st_size / 1e6
        self.stdout.write(f"{to}: {rows} rows, {size:.1f} MB")
        if options["keep"] > 0:
            for old in sorted(to.parent.glob(f"briefings-*{ENDING}"))[: -options["keep"]]:
                old.unlink()

    def _save(self, to: Path, made_at: str) -> int:
        """Write the backup and rename it once it is complete and on disk."""
        draft = to.with_name(f".{to.name}.{os.getpid()}")
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as raw:
                with gzip.open(raw, "wb", compresslevel=6) as file:
                    rows = dump.write(file, made_at=made_at, progress=self._tell)
                raw.flush()
                os.fsync(raw.fileno())
            draft.rename(to)
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.") from error
        finally:
            draft.unlink(missing_ok=True)
        return rows

    def _keep_ledger(self, path: Path) -> None:
        """Write the ledger beside the backups, so that restoring an old one revives no erased
        data. Without erasures it is empty, so that `restore` can tell "none" from "missing".
        """
        try:
            path.touch(mode=0o600)
            erasure_ledger.add_to(path)
        except (OSError, erasure_ledger.LedgerError) as error:
            raise CommandError(
                f"The backup is complete, but {path} is not up to date: {error}"
            ) from error

    def _note(self, at: datetime) -> None:
        """Record the backup for the list of setting up.

        A database before `migrate` has no table for it, and must be backed up all the same.
        """
        with suppress(DatabaseError):
            records.note_backup(at=at)

    def _tell(self, name: str, rows: int) -> None:
        if rows:
            self.stderr.write(f"  {name}: {rows}")
