import errno
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from briefings.models.draft.approval import Schedule
from mail.models import Message
from operations.health import counters
from tests.support.factories import make_enquiry


def read(client, token: str = "let-me-in") -> dict[str, float]:
    answer = client.get("/metrics", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    lines = [line for line in answer.content.decode().splitlines() if not line.startswith("#")]
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


@pytest.mark.parametrize("token", ["", "wrong", "LET-ME-IN", "let-me-in "])
def test_without_the_token_there_is_no_such_address(client, db, counting, token):
    wrong = client.get("/metrics", headers={"authorization": f"Bearer {token.strip()}x"})

    assert wrong.status_code == 404


def test_without_a_token_set_nothing_is_counted_or_told(client, db, settings, tmp_path):
    settings.METRICS_TOKEN = ""
    settings.METRICS_FOLDER = tmp_path / "none"

    answer = client.get("/metrics", headers={"authorization": "Bearer "})

    assert answer.status_code == 404
    assert not (tmp_path / "none").exists()


def test_answers_are_counted_by_kind_and_duration(client, edition, counting):
    for path in ("/en/", "/en/briefings/", "/nowhere", "/"):
        client.get(path)

    numbers = read(client)

    assert numbers['briefings_answers_total{status="2xx"}'] == 2
    assert numbers['briefings_answers_total{status="3xx"}'] == 1
    assert numbers['briefings_answers_total{status="4xx"}'] == 1
    assert numbers["briefings_answer_seconds_count"] == 4
    assert numbers['briefings_answer_seconds_bucket{le="+Inf"}'] == 4
    assert numbers["briefings_answer_seconds_sum"] > 0
    assert numbers["briefings_public_briefings"] == 1


def test_letters_enquiries_and_planned_publications_are_told_by_number(
    client, briefing, lawyer, counting
):
    at = timezone.now() - timedelta(hours=3)
    make_enquiry(at=at)
    Schedule.objects.create(
        briefing=briefing, due_at=at, revision=briefing.revision, set_at=at, set_by=lawyer
    )

    numbers = read(client)

    assert numbers['briefings_enquiries{state="new"}'] == 1
    assert numbers['briefings_enquiries{state="answered"}'] == 0
    assert numbers['briefings_letters{state="waiting"}'] == Message.objects.count() > 0
    assert numbers['briefings_letters{state="set_aside"}'] == 0
    assert 3 * 3600 <= numbers["briefings_oldest_letter_seconds"] < 4 * 3600
    assert numbers["briefings_publications_overdue"] == 1


@pytest.mark.one_database
def test_one_process_tells_of_all(client, db, counting):
    code = (
        "import django; from django.conf import settings; from pathlib import Path; import sys;"
        "django.setup(); settings.METRICS_TOKEN = 'x'; settings.METRICS_FOLDER = Path(sys.argv[1]);"
        "from operations.health import counters; counters.count('ready', 3); counters.count('ready')"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    for _process in range(2):
        subprocess.run([sys.executable, "-c", code, str(counting)], env=env, check=True)
    counters.count("ready")

    assert read(client)['briefings_ready_total{pages="ready"}'] == 9


def fill_the_disk(descriptor, offset, length):
    raise OSError(errno.ENOSPC, "No space left on device")


def a_file_in_its_place(folder: Path) -> None:
    """A folder that cannot be made: unlike permissions, this stops even root."""
    folder.rmdir()
    folder.write_text("in the way")


@pytest.mark.parametrize("fault", ["unwritable", "full"])
def test_counting_that_fails_never_fails_a_request(client, edition, counting, monkeypatch, fault):
    if fault == "full":
        monkeypatch.setattr(os, "posix_fallocate", fill_the_disk)
    else:
        a_file_in_its_place(counting)

    statuses = [client.get("/en/").status_code for _time in range(3)]

    numbers = read(client)
    assert statuses == [200] * 3
    # ... and what this process knows is told all the same.
    assert numbers['briefings_answers_total{status="2xx"}'] == 3


def test_numbers_that_cannot_be_read_are_left_out(client, db, counting):
    (counting / "1").mkdir()
    counters.count("ready")

    assert read(client)['briefings_ready_total{pages="ready"}'] == 1


@pytest.mark.one_database
def test_a_collector_may_ask_a_process_by_its_address_over_plain_http(
    client, db, counting, settings
):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["briefings.firm.example"]
    settings.SITE_URL = "https://briefings.firm.example"
    shown = {"authorization": "Bearer let-me-in", "host": "127.0.0.1:8001"}

    answer, page = client.get("/metrics", headers=shown), client.get("/en/", headers=shown)

    assert (answer.status_code, page.status_code) == (200, 400)
