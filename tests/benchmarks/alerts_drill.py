"""10,000 followers of one publication: two workers are killed, the mail server is moody.

Every follower must get exactly one message (SMTP cannot rule out a repeat between its OK and the
record of it; that has the same Message-ID), and enquiries' mails must not wait for them.

    python -m tests.benchmarks.alerts_drill [--followers 10000] [--database postgres://...]
"""

import argparse
import os
import random
import re
import socket
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.contacts_site import Site, Visitor
from tests.postbox import Postbox

FILL = """
from django.utils import timezone
from alerts.models import Follower, Following
from tests.factories import make_briefing, publish_now
from briefings.models import clock
at = clock.now()
names = [f"f{{n}}@client.example" for n in range({count})]
views = ("en", "zh-hant", "parallel")
made = Follower.objects.bulk_create(
    [Follower(email=e, email_key=e, view=views[n % 3], interface="en", confirmed_at=at)
     for n, e in enumerate(names)], batch_size=500)
Following.objects.bulk_create(
    [Following(follower=one, kind="everything") for one in made], batch_size=500)
publish_now(make_briefing(), at=clock.now())
"""
MOODS = ("kind", "kind", "kind", "451", "cuts")


class TimedPostbox(Postbox):
    """A mail server that also notes how long each enquiry's mail took."""

    def __init__(self):
        super().__init__()
        self.delays: list[float] = []

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        if not _is_alert(self.mails[-1]):
            text = self.mails[-1].get_body(("plain",)).get_content()
            if sent := re.search(r"At (\d+\.\d+)", text):
                self.delays.append(time.time() - float(sent[1]))
        return answer


def main() -> int:
    options = _options()
    os.environ |= {"BULK_MAILS_PER_MINUTE": "600000", "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or f"sqlite:///{Path(folder) / 'drill.sqlite3'}"
        os.environ["LOCAL_FOLDER"] = folder
        return _drill(database, options.followers, random.Random(options.seed))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--followers", type=int, default=10_000)
    parser.add_argument("--database", default="", help="an empty one; without it, SQLite")
    parser.add_argument("--seed", type=int, default=20)
    return parser.parse_args()


def _drill(database: str, count: int, lots: random.Random) -> int:
    postbox = TimedPostbox()
    postbox.start()
    site = Site(database, _free_port(), postbox.port, workers=2)
    site.start()
    site.manage("shell", "-v0", "-c", FILL.format(count=count))
    began, kills, sent = time.monotonic(), 0, 0
    while len(_told(postbox)) < count and time.monotonic() - began < 3600:
        time.sleep(lots.uniform(8, 15))  # a worker needs seconds to start
        postbox.mood = lots.choice(MOODS)
        site.kill_a_worker(lots.choice)
        kills += 1
        sent += _enquire(site)
    took = time.monotonic() - began
    postbox.mood = "kind"
    _wait_for_enquiries(postbox, 2 * sent)
    time.sleep(30)  # what would come twice comes now
    site.stop()
    return _report(database, count, postbox, kills, sent, took)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _enquire(site: Site) -> int:
    visitor = Visitor(site.port)
    visitor.open_form()
    typed = {"name": "Chan", "email": "chan@enquirer.example", "consent": "on"}
    return visitor.send(message=f"At {time.time()}", **typed)[0] == 302


def _wait_for_enquiries(postbox: Postbox, count: int) -> None:
    """Wait out the claim of a killed worker (two minutes) and the pauses after refusals."""
    until = time.monotonic() + 600
    while len(_of_enquiries(postbox)) < count and time.monotonic() < until:
        time.sleep(1)


def _told(postbox: Postbox) -> set[str]:
    return {mail["To"] for mail in list(postbox.mails) if _is_alert(mail)}


def _of_enquiries(postbox: Postbox) -> set[str]:
    return {mail["Message-ID"] for mail in list(postbox.mails) if not _is_alert(mail)}


def _is_alert(mail) -> bool:
    return bool(mail["List-Unsubscribe"])


def _report(
    database: str, count: int, postbox: TimedPostbox, kills: int, sent: int, took: float
) -> int:
    alerts = [mail for mail in postbox.mails if _is_alert(mail)]
    by_id = Counter(mail["Message-ID"] for mail in alerts)
    by_person = Counter(mail["To"] for mail in alerts if mail["Message-ID"])
    ids = {(mail["To"], mail["Message-ID"]) for mail in alerts}
    sizes = [len(mail.as_bytes()) for mail in alerts[:200]]
    enquiries = len(_of_enquiries(postbox))
    print(f"{database.partition(':')[0]}: {count} followers, {kills} workers killed")
    print(f"  told {len(by_person)}, messages {len(ids)}, repeats {len(alerts) - len(by_id)}")
    print(f"  {took:.0f} s, {count / took:.0f} a second, {statistics.median(sizes):.0f} bytes each")
    print(f"  enquiries {sent}, their mails {enquiries}")
    if delays := sorted(postbox.delays):
        print(
            f"  an enquiry's mail took {statistics.median(delays):.1f} s, at most {delays[-1]:.1f} s"
        )
    return 0 if len(by_person) == count == len(ids) and enquiries == 2 * sent else 1


if __name__ == "__main__":
    sys.exit(main())
