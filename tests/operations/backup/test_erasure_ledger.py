"""Erased people do not return with an older backup."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone

from briefings.drafting import recycle_bin
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.erasure import Erasure
from contacts.desk import data_subjects
from contacts.models import Enquiry, MarketingConsent
from mail.models import Message
from operations.backup import erasure_ledger
from operations.worker import erase_expired
from tests.support.factories import make_briefing, make_enquiry, make_mailing_consent
from tests.support.processes import environment, manage

pytestmark = pytest.mark.django_db

ALL = [
    ["gone", "stays"],
    ["gone", "stays"],
    ["typed gone", "typed stays"],
    ["gone@client.example", "stays@client.example"],
]
LEFT = [["stays"], ["stays"], ["typed stays"], ["stays@client.example"]]


def work() -> None:
    now = timezone.now()
    User.objects.create_superuser("ana", "ana@firm.example", "correct horse battery")
    for name in ("gone", "stays"):
        enquiry = make_enquiry(at=now, email=f"{name}@client.example", message=name)
        make_mailing_consent(enquiry)
        briefing = make_briefing(title={"zh-hant": name, "en": name})
        Import.objects.create(kind="text", source=f"typed {name}", result={}, briefing=briefing)
    long_ago = now - timedelta(days=31)
    Briefing.objects.filter(title_en="gone").update(deleted_at=long_ago)


def erase() -> None:
    now = timezone.now()
    data_subjects.erase(email="gone@client.example", by=None, at=now)
    recycle_bin.empty(by=User.objects.get(), at=now)


def look() -> list[list[str]]:
    consents = MarketingConsent.objects.filter(withdrawn_at=None)
    return [
        sorted(Enquiry.objects.values_list("message", flat=True)),
        sorted(Briefing.objects.values_list("title_en", flat=True)),
        sorted(Import.objects.values_list("source", flat=True)),
        sorted(consents.values_list("email", flat=True)),
    ]


def back_up(folder: Path) -> None:
    call_command("back_up", str(folder), stdout=StringIO(), stderr=StringIO())


def restore(file: Path) -> tuple[str, str]:
    """Return what it printed, and what it warned of."""
    out, err = StringIO(), StringIO()
    call_command("restore", str(file), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.one_database
def test_what_was_erased_after_a_backup_does_not_return_with_it(
    migrated_database, within, settings, tmp_path
):
    backups = tmp_path / "backups"
    backups.mkdir()
    kept = settings.ERASURES_FILE = tmp_path / "kept.jsonl"
    with migrated_database(tmp_path, "old") as database:
        with within(database):
            work()
            back_up(backups)
            assert look() == ALL
            erase()
        # The worker copies the ledger out of the database before that is lost.
        env = environment(tmp_path, database, ERASURES_FILE=str(kept))
        manage("run_worker", "--once", env=env)
    ledger = kept.read_text()
    [backup] = backups.glob("*.backup.gz")

    with migrated_database(tmp_path, "new") as database, within(database):
        said, _warned = restore(backup)
        left = look()
        back_up(backups)
    beside = (backups / "erasures.jsonl").rename(tmp_path / "beside.jsonl").read_text()
    settings.ERASURES_FILE = tmp_path / "none.jsonl"
    with migrated_database(tmp_path, "bare") as database, within(database):
        _said, warned = restore(backup)
        returned = look()

    assert left == LEFT
    assert "1 enquiry, 1 consent, 1 briefing" in said
    assert "gone" not in ledger
    assert "client.example" not in ledger
    # It came along with the restored system, and stands beside the backups as well.
    assert sorted(beside.splitlines()) == sorted(ledger.splitlines())
    assert "No ledger of erasures was found" in warned
    assert returned == ALL


@pytest.mark.one_database
def test_a_backup_of_a_site_that_erased_nothing_says_so_when_it_is_restored(
    migrated_database, within, settings, tmp_path
):
    settings.ERASURES_FILE = tmp_path / "none.jsonl"
    with migrated_database(tmp_path, "old") as database, within(database):
        back_up(tmp_path)
    [backup] = tmp_path.glob("*.backup.gz")

    with migrated_database(tmp_path, "new") as database, within(database):
        said, warned = restore(backup)

    assert (tmp_path / "erasures.jsonl").stat().st_mode & 0o777 == 0o600
    assert "The ledger is empty" in said
    assert "is back" not in warned


def test_what_is_deleted_for_ever_leaves_nothing_behind(lawyer, noon):
    briefing = make_briefing()
    Import.objects.create(kind="docx", source="甲", file=b"PK", result={}, briefing=briefing)
    LogEntry.objects.create(
        user=lawyer,
        content_type=ContentType.objects.get_for_model(Briefing),
        object_id=str(briefing.pk),
        object_repr=str(briefing),
        action_flag=CHANGE,
    )
    other = make_briefing()
    for about in (briefing, other):
        Message.objects.create(
            kind="review",
            about={"briefing": str(about.pk), "title_en": "Secret"},
            created_at=noon,
            message_id=f"<{about.pk}@firm.example>",
        )
    Briefing.objects.filter(pk=briefing.pk).update(deleted_at=noon - timedelta(days=31))

    assert recycle_bin.empty(by=lawyer, at=noon) == 1
    erase_expired.erase_expired(at=noon)

    assert list(Briefing.objects.all()) == [other]
    assert not Import.objects.exists()
    assert not LogEntry.objects.exists()
    assert [letter.about["briefing"] for letter in Message.objects.all()] == [str(other.pk)]
    assert Erasure.objects.get().kind == "briefing"


def test_every_way_of_erasing_is_in_the_ledger_and_names_nobody(noon):
    asked = make_enquiry(at=noon, email="a@client.example")
    make_mailing_consent(asked)
    old = make_enquiry(at=noon - timedelta(days=800), email="b@client.example", message="old")

    data_subjects.erase(email="a@client.example", by=None, at=noon)
    erase_expired.erase_expired(at=noon)

    rows = set(Erasure.objects.values_list("kind", "subject"))
    assert {("enquiry", asked.reference), ("enquiry", old.reference)} < rows
    assert {kind for kind, _subject in rows} == {"enquiry", "consent"}
    assert not any("client" in subject for _kind, subject in rows)


def test_a_ledger_erases_no_other_row_of_the_same_number(noon, tmp_path):
    """A draft made later under the same key is another one."""
    draft = make_briefing()
    row = {"kind": "briefing", "subject": f"{draft.pk} 2020-01-01T00:00:00+00:00"}
    ledger = tmp_path / "erasures.jsonl"
    ledger.write_text(json.dumps(row | {"at": noon.isoformat()}) + "\n")

    counts = erasure_ledger.apply(erasure_ledger.read(ledger))

    assert set(counts.values()) == {0}
    assert Briefing.objects.get() == draft


def test_what_is_public_is_not_erased_by_a_ledger(edition, noon):
    briefing = edition.briefing
    subject = f"{briefing.pk} {briefing.created_at.isoformat()}"

    erasure_ledger.apply([erasure_ledger.Line("briefing", subject, noon)])

    assert Briefing.objects.get() == briefing


def test_the_file_is_added_to_and_half_a_line_is_mended(tmp_path, noon):
    Erasure.record("enquiry", ["2222-3333", "4444-5555"], at=noon)
    path = tmp_path / "erasures.jsonl"

    assert erasure_ledger.add_to(path) == 2
    path.write_bytes(path.read_bytes()[:-10])
    assert [line.subject for line in erasure_ledger.read(path)] == ["2222-3333"]
    assert erasure_ledger.add_to(path) == 1
    assert erasure_ledger.add_to(path) == 0

    assert [line.subject for line in erasure_ledger.read(path)] == ["2222-3333", "4444-5555"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_ledger_is_an_error_in_words(tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"kind": "person"}\n')

    for wrong in (bad, Path("/nowhere")):
        with pytest.raises(erasure_ledger.LedgerError):
            list(erasure_ledger.read(wrong))
