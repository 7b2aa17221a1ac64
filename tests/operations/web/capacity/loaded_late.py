"""Run by test_preload.py: print the program files that are read after the start."""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from config.wsgi import application  # what the web server loads; first, as it sets Django up

# isort: split
from django.contrib.auth.models import User
from django.test import Client

from tests.security.probing import addresses

ROOT = str(Path(__file__).resolve().parents[3])
PROGRAM = (ROOT, sys.prefix, sys.base_prefix)
LOCAL = os.environ["LOCAL_FOLDER"]


class Reads:
    """Record what the program imports or opens while it listens."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.listening = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple) -> None:
        if not self.listening:
            return
        if event == "import":
            self.found.add(f"import {arguments[0]}")
        elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.fsdecode(arguments[0])
            if path.startswith(PROGRAM) and not path.startswith(LOCAL):
                self.found.add(f"open {path}")


def main() -> None:
    assert application
    reader, staff = (Client(SERVER_NAME="localhost") for _who in range(2))
    staff.force_login(User.objects.filter(is_superuser=True).first())
    walk = [(reader, path) for path in addresses.every()]
    for path in addresses.every("/admin/"):
        walk += [(staff, row) for row in addresses.of_rows(path)[:1]]
    reads = Reads()
    reads.listening = True
    for client, path in walk:
        client.raise_request_exception = False
        client.get(path)
    reads.listening = False
    sys.stdout.write(json.dumps(sorted(reads.found)))


if __name__ == "__main__":
    main()
