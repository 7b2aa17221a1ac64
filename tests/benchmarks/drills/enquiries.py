"""Kills processes at random while enquiries come in, and counts what was lost or came twice.

Web and workers are killed with SIGKILL, the mail server is moody, the database may be restarted;
the senders repeat a form until it is accepted, as a client with a lost answer does.
"""

import argparse
import collections
import http.client
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

from tests.benchmarks.drills.site import Site, Visitor
from tests.support.postbox import Postbox

MOODS = ("451", "hangs", "cuts", "421", "kind", "kind")
LONGEST_SENDING = 120  # seconds until a client gives up
PATIENCE = 240  # seconds for the outbox to empty by itself


class Drill:
    def __init__(self, options: argparse.Namespace, site: Site, postbox: Postbox):
        self.options, self.site, self.postbox = options, site, postbox
        self.accepted: dict[str, str] = {}
        self.refusals: collections.Counter[str] = collections.Counter()
        self.faults: collections.Counter[str] = collections.Counter()
        self.sending = threading.Event()
        self.sending.set()

    def run(self) -> dict:
        senders = [threading.Thread(target=self._send) for _number in range(8)]
        chaos = threading.Thread(target=self._disturb)
        for thread in [*senders, chaos]:
            thread.start()
        time.sleep(self.options.seconds)
        self.sending.clear()
        chaos.join()
        self.site.start_what_ended()
        self.postbox.mood = "kind"
        for thread in senders:
            thread.join()
        begun = time.monotonic()
        self._wait_until_all_is_sent()
        return self._count(time.monotonic() - begun)

    def _send(self) -> None:
        visitor = Visitor(self.site.port)
        while self.sending.is_set():
            mark = f"mark-{uuid.uuid4()}"
            visitor.carried = {}
            until = time.monotonic() + LONGEST_SENDING
            while mark not in self.accepted and time.monotonic() < until:
                try:
                    if not visitor.carried:
                        visitor.open_form()
                    status, receipt = visitor.send(
                        name="Drill", email="drill@client.example", message=mark, consent="on"
                    )
                except (OSError, http.client.HTTPException) as error:
                    self.refusals[type(error).__name__] += 1
                    time.sleep(0.2)
                    continue
                if status == 302:
                    self.accepted[mark] = receipt.split("/")[-2].split(".")[0]
                else:
                    self.refusals[str(status)] += 1
                    time.sleep(0.2)
            time.sleep(self.options.pause)

    def _disturb(self) -> None:
        dice = random.Random(self.options.seed)
        while self.sending.is_set():
            time.sleep(dice.uniform(0.5, 2.5))
            self.faults["ended and started again"] += self.site.start_what_ended()
            kind = dice.choice(["web", "worker", "worker", "mail", "mail", "database"])
            if kind == "web" and not self.site.kill_a_web_worker(dice.choice):
                continue
            if kind == "worker":
                self.site.kill_a_worker(dice.choice)
            if kind == "mail":
                self.postbox.mood = dice.choice(MOODS)
            if kind == "database":
                if not self.options.restart_database or self.faults["database"] >= 5:
                    continue
                subprocess.run(self.options.restart_database, shell=True, check=True)
            self.faults[kind] += 1

    def _wait_until_all_is_sent(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            waiting = [
                letter
                for row in self._rows()
                for letter in row["letters"]
                if letter["state"] == "waiting"
            ]
            if not waiting:
                return
            time.sleep(2)

    def _rows(self) -> list[dict]:
        lines = self.site.manage("export_enquiries", "--lines").splitlines()
        return [json.loads(line) for line in lines if line]

    def _count(self, seconds: float) -> dict:
        rows = self._rows()
        stored = collections.Counter(row["message"] for row in rows)
        mails = collections.Counter(mail["Message-ID"] for mail in self.postbox.mails)
        known = {letter["message_id"] for row in rows for letter in row["letters"]}
        states = collections.Counter(letter["state"] for row in rows for letter in row["letters"])
        return {
            "faults": dict(self.faults),
            "refused and sent again": dict(self.refusals),
            "accepted": len(self.accepted),
            "stored": len(rows),
            "accepted but not stored": sum(mark not in stored for mark in self.accepted),
            "stored twice": sum(count > 1 for count in stored.values()),
            "receipt of another": sum(
                row["message"] in self.accepted
                and self.accepted[row["message"]] != row["reference"]
                for row in rows
            ),
            "letters": dict(states),
            "letters never mailed": len(known - set(mails)),
            "mailed but not stored": len(set(mails) - known),
            "mailed again, same Message-ID": sum(count - 1 for count in mails.values()),
            "seconds until all was sent": round(seconds, 1),
        }


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or f"sqlite:///{Path(folder) / 'db.sqlite3'}"
        postbox = Postbox().start()
        site = Site(database, options.port, postbox.port, workers=2)
        site.start()
        try:
            figures = Drill(options, site, postbox).run()
        finally:
            site.stop()
            postbox.stop()
        if database.startswith("sqlite"):
            figures["integrity"] = _integrity(database.removeprefix("sqlite:///"))
    width = max(map(len, figures))
    for name, figure in figures.items():
        print(f"{name:<{width}}  {figure}")
    lost = ("accepted but not stored", "stored twice", "receipt of another", "letters never mailed")
    return 1 if any(figures[name] for name in (*lost, "mailed but not stored")) else 0


def _integrity(path: str) -> str:
    with sqlite3.connect(path) as database:
        # The rows' own checks use it; Django brings it along.
        database.create_function("REGEXP", 2, lambda pattern, text: bool(re.search(pattern, text)))
        return database.execute("PRAGMA integrity_check").fetchone()[0]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="its address; a new SQLite file without it")
    parser.add_argument("--restart-database", help="a shell command that restarts it at once")
    parser.add_argument("--port", type=int, default=8942)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.2, help="between a sender's enquiries")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
