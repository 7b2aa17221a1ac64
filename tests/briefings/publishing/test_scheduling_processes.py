"""Several real workers publish what is due once."""

import subprocess
import sys

import pytest

from tests.processes import ROOT, environment, manage

MAKE = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from briefings import publishing
from briefings.models.draft.approval import Schedule
from tests.factories import approve, make_briefing

partner = User.objects.create_superuser("partner")
now = timezone.now()
for number in range(6):
    briefing = make_briefing()
    approve(briefing, by=partner, at=now)
    publishing.plan(
        briefing=briefing, by=partner, at=now - timedelta(hours=2), due_at=now - timedelta(hours=1),
        revision=briefing.revision, choices=publishing.Choices(),
    )
print(Schedule.objects.count())
"""
COUNT = """
from briefings.models.published.edition import Edition
from briefings.models.draft.approval import Schedule
print(sorted(Edition.objects.values_list("briefing", "number")), Schedule.objects.count())
"""


@pytest.fixture
def scratch(tmp_path, migrated_database):
    with migrated_database(tmp_path) as database:
        env = environment(tmp_path, database)
        yield env


def test_three_workers_at_once_publish_each_briefing_once(scratch):
    manage("shell", "-v", "0", "-c", MAKE, env=scratch)
    command = [sys.executable, "manage.py", "run_worker", "--once"]

    workers = [subprocess.Popen(command, cwd=ROOT, env=scratch) for _number in range(3)]
    codes = [worker.wait(300) for worker in workers]

    assert codes == [0, 0, 0]
    told = manage("shell", "-v", "0", "-c", COUNT, env=scratch).stdout.strip()
    assert told == f"{[(number, 1) for number in range(1, 7)]} 0"
