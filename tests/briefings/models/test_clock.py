"""With a wrong clock nothing is published or erased, and the log says so; other work continues."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation

from briefings.models import clock
from briefings.models.clock import ClockReading
from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Withdrawal
from contacts.models import Enquiry
from mail.models import Message
from operations.health import shortcomings
from operations.worker import jobs
from tests.support.factories import make_briefing, make_enquiry

pytestmark = pytest.mark.django_db

YEARS = timedelta(days=3 * 365)
_now, _own = clock.now, timezone.now


@pytest.fixture(autouse=True)
def fresh_report(monkeypatch):
    monkeypatch.setattr(jobs.Turn, "reported", -1e9)


@pytest.fixture
def process_ahead(monkeypatch):
    """Only this process's clock is wrong; the database's is right."""
    monkeypatch.setattr(timezone, "now", lambda: _own() + YEARS)


def set_machine(monkeypatch, ahead: timedelta, *, restarted: bool = False) -> None:
    """The machine's clock is wrong, the database's with it."""
    monkeypatch.setattr(clock, "now", lambda: _now() + ahead)
    monkeypatch.setattr(timezone, "now", lambda: _own() + ahead)
    if restarted:
        monkeypatch.setattr(clock, "_machine", lambda: ("another start", 5.0))


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


def test_the_time_is_the_databases():
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=30)
    assert clock.trusted_now().utcoffset() == timedelta(0)


def test_a_worker_whose_clock_is_wrong_erases_and_publishes_nothing_and_says_so(
    lawyer, process_ahead, caplog, postbox
):
    enquiry = make_enquiry(at=_own())
    briefing = make_briefing()
    Schedule.objects.create(
        briefing=briefing,
        due_at=_own() + timedelta(days=9),
        revision=1,
        set_at=_own(),
        set_by=lawyer,
    )
    caplog.set_level(logging.INFO)

    with pytest.raises(CommandError, match="1095 days ahead of the database's"):
        run("run_worker", "--once")

    assert Enquiry.objects.get() == enquiry
    assert not Edition.objects.exists()
    assert Message.objects.filter(state="sent").count() == 2
    [line] = [one for one in caplog.records if one.levelname == "ERROR"]
    assert "Nothing is published or erased" in line.getMessage()


def test_a_machine_whose_clock_jumped_erases_nothing_either(monkeypatch, noon):
    """There is no second clock on SQLite: what went by since the last reading tells."""
    clock.confirm(_now())
    make_enquiry(at=_own())
    set_machine(monkeypatch, YEARS)

    with pytest.raises(CommandError, match="jumped ahead by 1095 days"):
        run("erase_expired")
    with pytest.raises(CommandError, match="jumped ahead"):
        run("run_worker", "--once")

    assert Enquiry.objects.exists()
    set_machine(monkeypatch, -timedelta(hours=8, seconds=1))
    with translation.override("en"):
        assert "jumped back by 8 hours" in clock.doubt(clock.now())


def test_a_letter_that_fails_is_not_given_up_because_the_clock_jumped(monkeypatch, postbox):
    clock.confirm(_now())
    set_machine(monkeypatch, YEARS)

    assert abs(clock.steady_now() - _own()) < timedelta(seconds=30)


@pytest.mark.parametrize(
    ("off", "trusted"),
    [
        (timedelta(days=-1), False),
        (timedelta(seconds=-100), True),
        (timedelta(days=13), True),
        (timedelta(days=15), False),
        (YEARS, False),
    ],
)
def test_after_a_restart_the_clock_may_be_no_earlier_and_not_much_later(monkeypatch, off, trusted):
    clock.confirm(_now())
    set_machine(monkeypatch, off, restarted=True)

    assert (clock.doubt(clock.now()) == "") is trusted


def test_what_is_confirmed_is_trusted_again(monkeypatch):
    clock.confirm(_now())
    set_machine(monkeypatch, YEARS, restarted=True)
    assert clock.doubt(clock.now())

    assert "was confirmed" in run("confirm_clock", "--yes")

    assert clock.doubt(clock.now()) == ""


def test_without_a_terminal_the_clock_is_not_confirmed_and_the_remedy_is_named(monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO())

    with pytest.raises(CommandError, match=r"no terminal .* confirm_clock --yes"):
        run("confirm_clock")


def test_two_clocks_that_differ_are_not_confirmed(process_ahead):
    with pytest.raises(CommandError, match="differ"):
        run("confirm_clock", "--yes")


def test_a_worker_keeps_what_time_it_is(postbox):
    ClockReading.objects.all().delete()

    run("run_worker", "--once")

    assert abs(ClockReading.objects.get().at - timezone.now()) < timedelta(minutes=1)


def test_publishing_by_hand_is_refused_with_the_reason_and_what_was_typed(
    client, lawyer, process_ahead
):
    briefing = make_briefing()
    client.force_login(lawyer)
    page = reverse("admin:briefings_briefing_publish", args=[briefing.pk])

    with translation.override("en"):
        answer = client.post(
            page,
            {"revision": briefing.revision, "override": "The client waits.", "with_behind": "on"},
            headers={"accept-language": "en"},
        )

    assert answer.status_code == 400
    assert "ahead of the database" in answer.text
    assert "The client waits." in answer.text
    assert not Edition.objects.exists()


@pytest.mark.parametrize("command", ["import_briefing", "load_briefings"])
def test_a_command_publishes_nothing_by_a_wrong_clock(process_ahead, tmp_path, command):
    text = tmp_path / "text.txt"
    text.write_text("商標法修訂\n\nTrade Mark Law Revised\n")

    with translation.override("en"), pytest.raises(CommandError, match="ahead of the database's"):
        run(command, str(text), "--publish")

    assert not Briefing.objects.exists()


def test_a_text_can_be_taken_back_whatever_the_clock_says(
    client, briefing, edition, process_ahead, lawyer
):
    client.force_login(lawyer)
    page = reverse("admin:briefings_briefing_withdraw", args=[briefing.pk])

    typed = {"zh_hant": "有誤。", "en": "Wrong.", "text": "gone", "revision": briefing.revision}
    answer = client.post(page, typed)

    assert answer.status_code == 302
    assert not Edition.objects.current().exists()
    assert abs(Withdrawal.objects.get().withdrawn_at - _own()) < timedelta(minutes=1)


def test_whoever_watches_is_told(process_ahead):
    [sentence] = [one for one in shortcomings.shortcomings(at=_own()) if "clock" in one]

    assert "ahead of the database's" in sentence
