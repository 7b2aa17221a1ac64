"""Kills processes at random while clients send files and answer by mail; counts what was lost.

Each client sends an enquiry with two files, writes two messages with a file on its page, one of them
without words, and answers the acknowledgement by mail with a file, which sometimes arrives twice.
Forms are repeated until they are accepted, as a client with a lost answer does. The mailbox is a real
IMAP server over TLS (Debian's dovecot-imapd); web and workers are killed with SIGKILL.
"""

import argparse
import collections
import contextlib
import hashlib
import http.client
import json
import random
import sys
import tempfile
import threading
import time
import uuid
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.benchmarks.drills.enquiries import MOODS, _integrity
from tests.benchmarks.drills.site import Site, Visitor
from tests.mail.incoming import dovecot
from tests.support.postbox import Postbox

CLIENTS = 6
LONGEST_SENDING = 120  # seconds until a client gives up
PATIENCE = 240  # seconds until mailbox and outbox are empty
_WHAT_ELSE = """
import hashlib
from contacts.models import EnquiryFile, InboundMail
files = EnquiryFile.objects.defer(None)
wrong = sum(hashlib.sha256(file.content).hexdigest() != file.digest for file in files.iterator())
print(InboundMail.objects.filter(entry=None).count(), wrong)
"""


class Drill:
    def __init__(self, options: argparse.Namespace, site: Site, postbox: Postbox, box: Any):
        self.options, self.site, self.postbox, self.box = options, site, postbox, box
        # What was accepted: enquiries, messages and mails, each with the digests of its files.
        self.accepted: dict[str, dict[str, list[str]]] = {
            what: {} for what in ("enquiries", "messages", "mails")
        }
        self.statuses: collections.Counter[str] = collections.Counter()
        self.faults: collections.Counter[str] = collections.Counter()
        self.sending = threading.Event()  # clients begin anew
        self.sending.set()
        self.accepting = threading.Event()  # forms may still be accepted
        self.accepting.set()

    def run(self) -> dict[str, Any]:
        threads = [threading.Thread(target=self._converse) for _number in range(CLIENTS)]
        threads.append(threading.Thread(target=self._disturb))
        answering = threading.Thread(target=self._answer_by_mail)
        for thread in (*threads, answering):
            thread.start()
        time.sleep(self.options.seconds)
        self.sending.clear()
        for thread in threads:
            thread.join()
        self.accepting.clear()
        self.site.start_what_ended()
        self.postbox.mood = "kind"
        begun = time.monotonic()
        answering.join()
        self._wait_until_all_is_done()
        return self._count(time.monotonic() - begun)

    # --- clients -------------------------------------------------------------------------------

    def _converse(self) -> None:
        visitor = Visitor(self.site.port)
        while self.sending.is_set():
            mark = uuid.uuid4().hex
            files = (_file(f"{mark} 合約"), _file(f"{mark} annex"))
            typed = {"name": "Drill", "email": f"{mark}@client.example", "consent": "on"}
            where = self._insist(visitor, files=files, message=f"mark-{mark}", **typed)
            if where:
                self.accepted["enquiries"][f"mark-{mark}"] = _digests(files)
                page = where.replace("/received/", "/status/")
                self._write(visitor, page, f"mark-{mark}-words")
                self._write(visitor, page, "")
            time.sleep(self.options.pause)

    def _write(self, visitor: Visitor, page: str, text: str) -> None:
        file = _file(text or uuid.uuid4().hex)
        if self._insist(visitor, page, files=(file,), message=text):
            self.accepted["messages"][text or f"file {_digests([file])[0]}"] = _digests([file])

    def _insist(self, visitor: Visitor, *page: str, files: tuple, **typed: str) -> str:
        """Send a form until it is accepted; return where it leads."""
        visitor.carried = {}
        until = time.monotonic() + LONGEST_SENDING
        while time.monotonic() < until:
            try:
                if not visitor.carried:
                    visitor.open_form(*page)
                status, where = visitor.send(*page, files=files, **typed)
            except (OSError, http.client.HTTPException) as error:
                self.statuses[_name(error)] += 1
            else:
                self.statuses[str(status)] += 1
                if status == 302:
                    return where
            time.sleep(0.2)
        return ""

    def _answer_by_mail(self) -> None:
        """Answer each acknowledgement once, and deliver some of the answers twice."""
        dice = random.Random(self.options.seed)
        answered: set[str] = set()
        while self.accepting.is_set() or len(answered) < len(self.accepted["enquiries"]):
            for mail in list(self.postbox.mails):
                mark = mail["To"].partition("@")[0]
                if f"mark-{mark}" in self.accepted["enquiries"] and mark not in answered:
                    answered.add(mark)
                    raw, file = _answer(mail, mark)
                    for _time in range(dice.choice([1, 1, 1, 2])):
                        self.box.add(raw)
                    self.accepted["mails"][f"mark-{mark}-mailed"] = _digests([file])
            time.sleep(0.1)

    # --- faults --------------------------------------------------------------------------------

    def _disturb(self) -> None:
        dice = random.Random(self.options.seed)
        while self.sending.is_set():
            time.sleep(dice.uniform(*self.options.between))
            self.faults["ended and started again"] += self.site.start_what_ended()
            kind = dice.choice(["web", "worker", "worker", "worker", "mail server"])
            if kind == "web" and not self.site.kill_a_web_worker(dice.choice):
                continue
            if kind == "worker":
                self.site.kill_a_worker(dice.choice)
            if kind == "mail server":
                self.postbox.mood = dice.choice(MOODS)
            self.faults[kind] += 1

    # --- counting ------------------------------------------------------------------------------

    def _wait_until_all_is_done(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            letters = [letter for row in self._rows() for letter in row["letters"]]
            waiting = any(letter["state"] == "waiting" for letter in letters)
            if not waiting and not self.box.count("INBOX"):
                return
            time.sleep(2)

    def _rows(self) -> list[dict[str, Any]]:
        lines = self.site.manage("export_enquiries", "--lines").splitlines()
        return [json.loads(line) for line in lines if line]

    def _count(self, seconds: float) -> dict[str, Any]:
        rows = self._rows()
        stored = _stored(rows)
        known = {letter["message_id"] for row in rows for letter in row["letters"]}
        mailed = collections.Counter(mail["Message-ID"] for mail in self.postbox.mails)
        states = collections.Counter(letter["state"] for row in rows for letter in row["letters"])
        held, wrong = self.site.manage("shell", "--no-imports", "-c", _WHAT_ELSE).split()
        figures: dict[str, Any] = {
            "faults": dict(self.faults),
            "answers": dict(sorted(self.statuses.items())),
            "letters": dict(states),
            "left in the mailbox": self.box.count("INBOX"),
            "seconds until all was done": round(seconds, 1),
        }
        for what, accepted in self.accepted.items():
            found = stored[what]
            figures |= {
                f"{what} accepted": len(accepted),
                f"{what} lost": sum(name not in found for name in accepted),
                f"{what} doubled": sum(len(times) > 1 for times in found.values()),
                f"{what} with lost or doubled files": sum(
                    sorted(found[name][0]) != sorted(digests)
                    for name, digests in accepted.items()
                    if name in found
                ),
            }
        return figures | {
            "mails held": int(held),
            "files that differ from their digest": int(wrong),
            "letters never mailed": len(known - set(mailed)),
            "letters mailed but not stored": len(set(mailed) - known),
            "letters again, same Message-ID": sum(count - 1 for count in mailed.values()),
            "5xx": sum(count for name, count in self.statuses.items() if name[0] == "5"),
        }


def _stored(rows: list[dict[str, Any]]) -> dict[str, dict[str, list[list[str]]]]:
    """Return the digests of the files of everything that was stored, each time it was."""
    stored: dict[str, dict[str, list[list[str]]]] = {
        what: collections.defaultdict(list) for what in ("enquiries", "messages", "mails")
    }
    for row in rows:
        by_entry: dict[Any, list[str]] = collections.defaultdict(list)
        for file in row["files"]:
            by_entry[file["entry_id"]].append(file["digest"])
        stored["enquiries"][row["message"]].append(by_entry[None])
        by_mail = {mail["entry"] for mail in row["received_mails"]}
        for entry in row["thread"]:
            if entry["kind"] == "message":
                what = "mails" if entry["id"] in by_mail else "messages"
                digests = by_entry[entry["id"]]
                name = entry["text"]
                if name == "(only files)":
                    name = f"file {digests[0] if digests else ''}"
                stored[what][name].append(digests)
    return stored


def _file(text: str) -> tuple[str, bytes]:
    return f"{text}.txt", f"{text}\n".encode() * 2_000


def _digests(files: Any) -> list[str]:
    return [hashlib.sha256(data).hexdigest() for _name, data in files]


def _answer(mail: EmailMessage, mark: str) -> tuple[bytes, tuple[str, bytes]]:
    file = _file(f"{mark} mailed")
    answer = EmailMessage()
    answer["From"], answer["To"] = f"{mark}@client.example", mail["Reply-To"]
    answer["Subject"] = f"Re: {mail['Subject']}"
    answer["Message-ID"], answer["In-Reply-To"] = f"<{mark}@client.example>", mail["Message-ID"]
    answer.set_content(f"mark-{mark}-mailed")
    answer.add_attachment(file[1], maintype="text", subtype="plain", filename=file[0])
    return answer.as_bytes(), file


def _name(error: Exception) -> str:
    words = str(error)
    return words if words.startswith("form: ") else type(error).__name__


def main() -> int:
    options = _options()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        box = stack.enter_context(dovecot.running())
        postbox = Postbox().start()
        stack.callback(postbox.stop)
        database = options.database or f"sqlite:///{folder / 'db.sqlite3'}"
        site = Site(database, options.port, postbox.port, workers=2, settings=_settings(box))
        site.start()
        stack.callback(site.stop)
        figures = Drill(options, site, postbox, box).run()
        if database.startswith("sqlite"):
            figures["integrity"] = _integrity(database.removeprefix("sqlite:///"))
    width = max(map(len, figures))
    for name, figure in figures.items():
        print(f"{name:<{width}}  {figure}")
    wrong = ("lost", "doubled", "lost or doubled files", "digest", "never mailed", "not stored")
    wrong += ("held", "5xx", "mailbox")
    return 1 if any(figure for name, figure in figures.items() if name.endswith(wrong)) else 0


def _settings(box: dovecot.Dovecot) -> dict[str, str]:
    return {
        "ENQUIRY_REPLY_ADDRESS": "enquiries+*@firm.example",
        "ENQUIRY_MAILBOX": box.url,
        "SSL_CERT_FILE": str(box.certificate),
        "ENQUIRY_FILE_MEGABYTES_PER_ADDRESS": "0",
        "ENQUIRY_FILE_MEGABYTES_PER_HOUR": "0",
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="its address; a new SQLite file without it")
    parser.add_argument("--port", type=int, default=8943)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.5, help="between a client's enquiries")
    parser.add_argument("--between", type=float, nargs=2, default=(0.5, 3), help="two faults")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
