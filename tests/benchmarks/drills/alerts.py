"""10,000 followers of one publication: workers are killed and restarted, the mail server is moody.

Every follower must get exactly one message. SMTP cannot rule out that the server gets it again: if
it cut the line after it took the mail, or if a worker was killed between the server's OK and its
record. A repeat has the same Message-ID; without one of these causes, it is a fault. In peace, enquiries' mails beside those to followers
must be as quick as alone in the same run, and publishing with its announcement at most five
milliseconds longer than without.

    python -m tests.benchmarks.drills.alerts [--followers 10000] [--database postgres://...]
"""

import argparse
import asyncio
import os
import random
import re
import socket
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from aiosmtpd.smtp import SMTP

from tests.benchmarks.drills.site import Site, Visitor
from tests.support.postbox import Postbox

FOLLOWERS = """
from alerts.models import Follower, Following
from briefings.models import clock
at = clock.now()
names = [f"f{{n}}@client.example" for n in range({count})]
views = ("en", "zh-hant", "parallel")
made = Follower.objects.bulk_create(
    [Follower(email=e, email_key=e, view=views[n % 3], interface="en", confirmed_at=at)
     for n, e in enumerate(names)], batch_size=500)
Following.objects.bulk_create(
    [Following(follower=one, kind="everything") for one in made], batch_size=500)
"""
# Corrections in turn with and without their announcement; no worker is there to send them.
PUBLISHING = """
import statistics
import time
from unittest import mock
from briefings.models import clock
from briefings.models.published.announcement import Announcement
from tests.support.factories import change_side, make_briefing, publish_now
briefing = make_briefing()
publish_now(briefing, at=clock.now())
took = {{True: [], False: []}}
for number in range(2 * {times}):
    announced = number % 2 == 0
    change_side(briefing, "en", f"Under article {{number}} of the new law.", by=None)
    with mock.patch.object(Announcement, "save", Announcement.save if announced else mock.Mock()):
        began = time.perf_counter()
        publish_now(briefing, at=clock.now(), note=("更正。", "Corrected."))
        took[announced].append(1000 * (time.perf_counter() - began))
Announcement.objects.all().delete()
# Of neighbours, so that what else the machine does in the meantime falls on both alike.
longer = statistics.median(a - b for a, b in zip(took[True], took[False]))
print(statistics.median(took[True]), longer)
"""
PUBLISH = """
from briefings.models import clock
from tests.support.factories import make_briefing, publish_now
publish_now(make_briefing(), at=clock.now())
"""
WAITING = """
from mail.models import Message
print(Message.objects.filter(state="waiting").count())
"""
TIMES = 60
MOST_LONGER = 5  # milliseconds
ENQUIRIES = 8  # in peace, alone and beside
MOST_LATER = 1.0  # seconds, in the median: a worker may be in the middle of a mail
# Cuts the line after it took the mail, or drops the mail too: the sender cannot tell which.
MOODS = ("kind", "kind", "kind", "kind", "451", "cuts", "drops")
# From the server's OK until it is recorded, on a busy machine.
LONGEST_RECORDING = 10  # seconds


class TimedPostbox(Postbox):
    """A mail server that also notes when each mail came, who was told, and how long each
    enquiry's mail took.
    """

    def __init__(self):
        super().__init__()
        self.told: set[str] = set()  # kept, because it is asked for again and again
        self.times: list[float] = []
        self.delays: list[float] = []

    async def handle_DATA(self, server, session, envelope):
        before = len(self.mails)
        answer = await super().handle_DATA(server, session, envelope)
        for mail in self.mails[before:]:
            self._note(mail)
        return answer

    def _note(self, mail) -> None:
        self.times.append(time.time())
        if _is_alert(mail):
            self.told.add(str(mail["To"]))
            return
        text = mail.get_body(("plain",)).get_content()
        if sent := re.search(r"At (\d+\.\d+)", text):
            self.delays.append(time.time() - float(sent[1]))

    def restart(self) -> None:
        """Refuse connections for a few seconds, as a server that is restarted."""
        self._loop.call_soon_threadsafe(self._server.close)
        time.sleep(3)
        make = lambda: SMTP(self, enable_SMTPUTF8=True)  # noqa: E731
        listening = self._loop.create_server(make, "127.0.0.1", self.port)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()


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
    site.manage("migrate", "--verbosity", "0")
    site.manage("shell", "-v0", "-c", FOLLOWERS.format(count=count))
    announced, longer = map(
        float, site.manage("shell", "-v0", "-c", PUBLISHING.format(times=TIMES)).split()
    )
    site.start()
    try:
        alone = _enquire_in_peace(site, postbox)
        site.manage("shell", "-v0", "-c", PUBLISH)
        began = time.monotonic()
        _wait_until(lambda: postbox.told, seconds=300)
        beside = _enquire_in_peace(site, postbox)
        was_beside = len(postbox.told) < count
        kills, sent = _disturb_until_all_are_told(site, postbox, count, lots)
        took = time.monotonic() - began
        postbox.mood = "kind"
        sent += 2 * ENQUIRIES
        # Wait out the claims of killed workers, and the pauses after refusals and silence.
        _wait_until(lambda: int(site.manage("shell", "-v0", "-c", WAITING)) == 0, seconds=5400)
    finally:
        site.stop()
    reached = [
        _report(database, count, postbox, kills, sent, took),
        _report_repeats(postbox, kills),
        _report_enquiries(alone, beside, was_beside=was_beside),
        _report_publishing(announced, longer),
    ]
    return 0 if all(reached) else 1


def _enquire_in_peace(site: Site, postbox: TimedPostbox) -> list[float]:
    """Send enquiries one after the other; return how long the firm's mail of each took."""
    before = len(postbox.delays)
    for number in range(1, ENQUIRIES + 1):
        _enquire(site)
        # Only the firm's mail, not the acknowledgement, repeats what was typed.
        _wait_until(lambda: len(postbox.delays) >= before + number, seconds=60)  # noqa: B023
    return postbox.delays[before:]


def _disturb_until_all_are_told(
    site: Site, postbox: TimedPostbox, count: int, lots: random.Random
) -> tuple[list[float], int]:
    """Return when workers were killed, and how many enquiries were sent meanwhile."""
    until, sent = time.monotonic() + 5400, 0
    kills: list[float] = []
    while len(postbox.told) < count and time.monotonic() < until:
        # By what was sent, because on a busy machine a worker needs long to start; but nothing is
        # sent while the server is in a bad mood.
        enough = min(count, len(postbox.told) + lots.randint(100, 400))
        longest = lots.uniform(20, 120) if postbox.mood == "kind" else lots.uniform(5, 20)
        _wait_until(lambda: len(postbox.told) >= enough, seconds=longest)  # noqa: B023
        postbox.mood = lots.choice(MOODS)
        kills += lots.choice(DISTURBANCES)(site, postbox, lots)
        sent += _enquire(site)
    return kills, sent


def _kill_one(site: Site, _postbox: TimedPostbox, lots: random.Random) -> list[float]:
    return [site.kill_a_worker(lots.choice)]


def _kill_both(site: Site, _postbox: TimedPostbox, _lots: random.Random) -> list[float]:
    return [site.kill_a_worker(lambda _names, name=name: name) for name in ("worker0", "worker1")]


def _restart_both(site: Site, _postbox: TimedPostbox, _lots: random.Random) -> list[float]:
    """Restart the workers as an upgrade does: each ends after its mail."""
    for name in ("worker0", "worker1"):
        site.processes[name].terminate()
    for name in ("worker0", "worker1"):
        site.processes[name].wait()
        site.start_one(name)
    return []


def _restart_the_mail_server(
    _site: Site, postbox: TimedPostbox, _lots: random.Random
) -> list[float]:
    postbox.restart()
    return []


DISTURBANCES = (_kill_one, _kill_one, _kill_both, _restart_both, _restart_the_mail_server)


def _wait_until(has_come: Callable[[], object], *, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not has_come() and time.monotonic() < until:
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _enquire(site: Site) -> int:
    visitor = Visitor(site.port)
    visitor.open_form()
    typed = {"name": "Chan", "email": "chan@enquirer.example", "consent": "on"}
    return visitor.send(message=f"At {time.time()}", **typed)[0] == 302


def _of_enquiries(postbox: Postbox) -> set[str]:
    return {mail["Message-ID"] for mail in list(postbox.mails) if not _is_alert(mail)}


def _is_alert(mail) -> bool:
    return bool(mail["List-Unsubscribe"])


def _report(
    database: str, count: int, postbox: TimedPostbox, kills: list[float], sent: int, took: float
) -> bool:
    alerts = [mail for mail in postbox.mails if _is_alert(mail)]
    by_person = Counter(mail["To"] for mail in alerts if mail["Message-ID"])
    ids = {(mail["To"], mail["Message-ID"]) for mail in alerts}
    sizes = [len(mail.as_bytes()) for mail in alerts[:200]]
    enquiries = len(_of_enquiries(postbox))
    print(f"{database.partition(':')[0]}: {count} followers, {len(kills)} workers killed")
    print(f"  told {len(by_person)}, messages {len(ids)}")
    print(f"  {took:.0f} s, {count / took:.0f} a second, {statistics.median(sizes):.0f} bytes each")
    print(f"  enquiries {sent}, their mails {enquiries}, {_seconds(postbox.delays)}")
    return len(by_person) == count == len(ids) and enquiries == 2 * sent


def _report_repeats(postbox: TimedPostbox, kills: list[float]) -> bool:
    """Report the causes of repeats: each comes of a copy whose acceptance was not recorded."""
    copies: dict[str, list[tuple[float, str]]] = {}
    for mail, mood, at in zip(postbox.mails, postbox.moods, postbox.times, strict=True):
        if _is_alert(mail):
            copies.setdefault(mail["Message-ID"], []).append((at, mood))
    repeated = [copy for each in copies.values() for copy in each[:-1]]
    unanswered = [at for at, mood in repeated if mood == "cuts"]
    accepted = [at for at, mood in repeated if mood != "cuts"]
    of_kills = [at for at in accepted if any(0 <= kill - at < LONGEST_RECORDING for kill in kills)]
    faults = len(accepted) - len(of_kills)
    print(
        f"  repeats {len(repeated)}: the line was cut {len(unanswered)}, a worker was killed "
        f"{len(of_kills)}, without cause {faults}; most copies {max(map(len, copies.values()))}"
    )
    return not faults and len(of_kills) <= len(kills)


def _report_enquiries(alone: list[float], beside: list[float], *, was_beside: bool) -> bool:
    print(f"  an enquiry's mail in peace: alone {_seconds(alone)}; beside {_seconds(beside)}")
    if not was_beside:
        print("  missed: all followers were told before the enquiries beside them were")
    later = statistics.median(beside) - statistics.median(alone)
    return was_beside and later <= MOST_LATER


def _report_publishing(announced: float, longer: float) -> bool:
    print(f"  publishing: {announced:.1f} ms, with its announcement {longer:+.1f} ms", end="")
    print(f" (at most {MOST_LONGER})")
    return longer <= MOST_LONGER


def _seconds(delays: list[float]) -> str:
    return f"{statistics.median(delays):.1f} s in the median, at most {max(delays):.1f} s"


if __name__ == "__main__":
    sys.exit(main())
