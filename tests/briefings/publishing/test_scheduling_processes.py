"""Several real workers publish what is due once."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from briefings import publishing
from briefings.models.draft.approval import Schedule
from briefings.models.published.edition import Edition
from tests.support.factories import approve, make_briefing
from tests.support.processes import ROOT, environment


def plan_six() -> None:
    partner = User.objects.create_superuser("partner")
    now = timezone.now()
    for _number in range(6):
        briefing = make_briefing()
        approve(briefing, by=partner, at=now)
        publishing.plan(
            briefing=briefing,
            by=partner,
            at=now - timedelta(hours=2),
            due_at=now - timedelta(hours=1),
            revision=briefing.revision,
            choices=publishing.Choices(),
        )
    assert Schedule.objects.count() == 6


@pytest.fixture
def scratch(tmp_path, migrated_database):
    with migrated_database(tmp_path) as database:
        env = environment(tmp_path, database)
        yield env


def test_three_workers_at_once_publish_each_briefing_once(scratch, within):
    database = scratch["DATABASE_URL"]
    with within(database):
        plan_six()
    command = [sys.executable, "manage.py", "run_worker", "--once"]

    workers = [subprocess.Popen(command, cwd=ROOT, env=scratch) for _number in range(3)]
    codes = [worker.wait(300) for worker in workers]

    assert codes == [0, 0, 0]
    with within(database):
        published = sorted(Edition.objects.values_list("briefing", "number"))
        assert published == [(number, 1) for number in range(1, 7)]
        assert not Schedule.objects.exists()
