"""Fills the disk under the database again and again while enquiries come in, and counts the lost.

    mount -t tmpfs -o size=24m tmpfs /mnt/small
    python -m tests.benchmarks.drills.full_disk --folder /mnt/small

The folder must be a small file system of its own. Without --database the SQLite file is made there;
a PostgreSQL that keeps its data there is named with it, and brought up again by --restart-database
once there is room.
"""

import argparse
import collections
import errno
import http.client
import json
import subprocess
import sys
import time
import uuid
from pathlib import Path

from tests.benchmarks.drills.enquiries import _integrity
from tests.benchmarks.drills.site import Site, Visitor
from tests.support.postbox import Postbox

BLOCK = 1 << 16


class FullDisk:
    def __init__(self, options: argparse.Namespace, site: Site):
        self.options, self.site = options, site
        self.ballast = Path(options.folder) / "ballast"
        self.accepted: list[str] = []
        self.answers: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)

    def run(self) -> None:
        for spare in (0, 4_096, 32_768, 200_000):  # bytes left free: it ends at another write
            self._send(10, "room")
            self._fill(spare)
            self._send(20, "full")
            self.ballast.unlink()
            if self.options.restart_database:
                subprocess.run(self.options.restart_database, shell=True, check=True)
            self.site.start_what_ended()
            self.site.wait_until_it_answers(60)
            time.sleep(1)
        self._send(10, "room")

    def _fill(self, spare: int) -> None:
        with self.ballast.open("wb", buffering=0) as file:
            for size in (BLOCK, 512):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
            file.truncate(max(0, file.tell() - spare))

    def _send(self, count: int, when: str) -> None:
        for _number in range(count):
            mark = f"mark-{uuid.uuid4()}"
            visitor = Visitor(self.site.port)
            try:
                visitor.open_form()
                message = mark + " letters" * 150
                status, receipt = visitor.send(
                    name="Drill", email="drill@client.example", message=message, consent="on"
                )
            except (OSError, http.client.HTTPException) as fault:
                self.answers[when][type(fault).__name__] += 1
                continue
            self.answers[when][str(status)] += 1
            if receipt:
                self.accepted.append(mark)

    def count(self) -> dict:
        until = time.monotonic() + 240
        rows = self._rows()
        while time.monotonic() < until and any(
            letter["state"] == "waiting" for row in rows for letter in row["letters"]
        ):
            time.sleep(2)
            rows = self._rows()
        stored = collections.Counter(row["message"].split(" ")[0] for row in rows)
        states = collections.Counter(letter["state"] for row in rows for letter in row["letters"])
        return {
            "answers with room": dict(self.answers["room"]),
            "answers with the disk full": dict(self.answers["full"]),
            "accepted": len(self.accepted),
            "stored": len(rows),
            "accepted but not stored": sum(mark not in stored for mark in self.accepted),
            "stored twice": sum(count > 1 for count in stored.values()),
            "letters": dict(states),
        }

    def _rows(self) -> list[dict]:
        lines = self.site.manage("export_enquiries", "--lines").splitlines()
        return [json.loads(line) for line in lines if line]


def main() -> int:
    options = _options()
    database = options.database or f"sqlite:///{Path(options.folder) / 'db.sqlite3'}"
    postbox = Postbox().start()
    site = Site(database, options.port, postbox.port)
    site.start()
    drill = FullDisk(options, site)
    try:
        drill.run()
        figures = drill.count()
    finally:
        drill.ballast.unlink(missing_ok=True)
        site.stop()
        postbox.stop()
    if database.startswith("sqlite"):
        figures["integrity"] = _integrity(database.removeprefix("sqlite:///"))
    width = max(map(len, figures))
    for name, figure in figures.items():
        print(f"{name:<{width}}  {figure}")
    return 1 if figures["accepted but not stored"] or figures["stored twice"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", required=True, help="a small file system of its own")
    parser.add_argument("--database", help="its address, if not a SQLite file in the folder")
    parser.add_argument("--restart-database", help="a shell command, when there is room again")
    parser.add_argument("--port", type=int, default=8943)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
