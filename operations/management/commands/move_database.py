"""Copy everything into another database, such as from SQLite to PostgreSQL."""

import os
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Copies everything from the database of DATABASE_URL into another, empty one: "
        "move_database postgres://user:password@host:5432/name. Stop web and worker first; then "
        "set DATABASE_URL to the new one and start them again. The old one is left as it is."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("to", help="the other database's address, as in DATABASE_URL; or -")

    def handle(self, *args: Any, **options: Any) -> None:
        # Read from standard input, so that the password is not in the process list.
        to = sys.stdin.readline().strip() if options["to"] == "-" else options["to"]
        if to == os.environ.get("DATABASE_URL"):
            raise CommandError("This is the database in use: name the new one.")
        here = [sys.executable, "manage.py"]
        other = os.environ | {"DATABASE_URL": to, "DATABASE_REPLICA_URL": ""}
        writing = subprocess.Popen(  # noqa: S603 - this product's own commands
            [*here, "back_up", "-"], cwd=settings.BASE_DIR, stdout=subprocess.PIPE
        )
        reading = subprocess.run(  # noqa: S603
            [*here, "restore", "-", "--current"],
            cwd=settings.BASE_DIR,
            stdin=writing.stdout,
            env=other,
        )
        if writing.stdout:
            writing.stdout.close()
        if writing.wait() or reading.returncode:
            raise CommandError("Nothing was moved; the messages above say why.")
        self.stdout.write("Moved. Set DATABASE_URL to the new database and start web and worker.")
