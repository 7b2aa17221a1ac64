"""Everything that can go wrong does; no output contains personal data."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.security.probing.outside import Production, make_staff, production_environment
from tests.support import processes
from tests.support.postbox import Postbox

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Whatever a person typed, is called, or was given holds one of these.
MARKS = ("SECRET", "secret.person", "203.0.113.", "198.51.100.", "陳秘密")
TYPED = {
    "name": "陳秘密 SECRET-NAME",
    "email": "secret.person@client.example",
    "phone": "+853 SECRET-PHONE",
    "message": "SECRET-MESSAGE",
    "consent": "on",
}
BREAK = """
from django.db import connection
with connection.cursor() as cursor:
    for table in "{tables}".split():
        cursor.execute(f"ALTER TABLE {{table}} RENAME TO {{table}}_away")
"""
# The letter has failed before and is due; this attempt is its last.
LAST_ATTEMPT = """
from mail.models import Message
Message.objects.update(attempts=5, next_at=None)
"""
STORED_TWICE = """
from django.contrib.auth.models import User
for _ in range(2):
    User.objects.create(username="SECRET-ACCOUNT", email="secret.person@firm.example")
"""
A_THREAD = """
import threading
def fail(): raise ValueError("SECRET-THREAD")
thread = threading.Thread(target=fail)
thread.start(); thread.join()
"""


@dataclass
class Run:
    site: Production
    folder: Path
    said: list[str]

    def manage(self, *arguments: str) -> None:
        done = processes.manage(*arguments, env=self.site.env, check=False)
        self.said.append(done.stdout + done.stderr)

    def shell(self, code: str) -> None:
        self.manage("shell", "-v0", "-c", code)

    def output(self) -> str:
        files = [self.folder / "web.txt", self.folder / "reported.txt"]
        return "\n".join([*self.said, *(file.read_text() for file in files if file.exists())])


@pytest.fixture
def run(tmp_path, seeded_database, within, collected_static) -> Iterator[Run]:
    """The product with its own settings, behind a proxy, with a mail server that refuses
    everyone.
    """
    postbox = Postbox().start()
    postbox.mood = "550"
    with seeded_database(tmp_path, "wrong") as database, (tmp_path / "web.txt").open("w") as web:
        env = production_environment(
            tmp_path,
            database,
            MAIL_URL=f"smtp://127.0.0.1:{postbox.port}",
            LOG_LEVEL="DEBUG",
            ERROR_REPORTER="tests.security.probing.curious_reporter.report",
            REPORTED_TO=str(tmp_path / "reported.txt"),
        )
        with within(database):
            make_staff()
        with processes.web(env=env, output=web) as site:
            yield Run(Production(urlsplit(site).port, env), tmp_path, [])
    postbox.stop()


def knock_at_every_door(site: Production) -> None:
    """Request every address as visitors do, correctly and incorrectly."""
    curious = {"User_Agent": "SECRET-AGENT", "Referer": "https://SECRET.example/SECRET"}
    for path in (
        "/preview/SECRET-TOKEN/",
        "/en/contact/status/SECRET-TOKEN/",
        "/en/contact/details/SECRET-TOKEN/",
        f"/en/briefings/?q=SECRET-SEARCH{quote('陳秘密')}&page=SECRET",
        "/en/contact/?about=SECRET&paragraph=SECRET",
        "/SECRET/.env",
        "/admin/SECRET/?next=SECRET",
        "/admin/briefings/briefing/?q=SECRET%00",
    ):
        for method in ("GET", "POST", "TRACE"):
            site.visitor().ask(path, method, **curious)
    site.visitor().ask("/", Host="SECRET.example")
    site.visitor().send("/admin/login/", {"username": "SECRET-NAME", "password": "SECRET"})
    for _ in range(7):
        site.visitor().send("/admin/login/", {"username": "lawyer", "password": "SECRET-PASSWORD"})
    site.visitor().ask("/en/contact/", "POST", b"name=SECRET", Content_Type="text/SECRET")
    site.raw(
        b"POST /en/contact/?SECRET HTTP/1.1\r\nHost: SECRET\r\nContent-Length: 99\r\n\r\nSECRET",
        and_no_more=True,
    )
    site.raw(b"GET /SECRET SECRET/9\r\n\r\n")


def test_no_output_of_a_run_in_which_everything_goes_wrong_holds_anything_personal(run):
    site = run.site
    knock_at_every_door(site)
    enquired = site.visitor().send("/en/contact/", TYPED)
    run.manage("run_worker", "--once")
    run.shell(LAST_ATTEMPT)
    run.manage("run_worker", "--once")
    run.shell(STORED_TWICE)
    run.shell(A_THREAD)

    tables = "briefings_previewlink briefings_listing contacts_enquiry auth_user"
    run.shell(BREAK.format(tables=tables))
    knock_at_every_door(site)
    site.visitor().send("/en/contact/", TYPED)
    run.manage("run_worker", "--once")
    run.manage("erase_expired")
    run.manage("SECRETLESS_no_such_command")

    output = run.output()
    assert (enquired.status, "SECRETLESS" in output) == (302, True)
    output = output.replace("SECRETLESS", "")
    lines = [line for line in output.splitlines() if any(mark in line for mark in MARKS)]
    assert lines == []
    # It did go wrong, and the log says what and where.
    assert "is set aside: SMTPRecipientsRefused 550" in output
    assert "The program ended" in output
    assert "django.db.utils.IntegrityError" in output
    assert "A thread ended" in output
    assert output.count("REPORTED") >= 4
    assert "The error reporter failed: ValueError" in output
    assert "config/" in output
