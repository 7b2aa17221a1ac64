"""Erased people do not return with an older backup."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from briefings.drafting import recycle_bin
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.erasure import Erasure
from contacts.desk import data_subjects
from contacts.models import Desk
from mail.models import Message
from operations import erase_expired
from operations.backup import erasure_ledger
from tests.factories import make_briefing, make_enquiry
from tests.processes import environment, manage, scratch_database

pytestmark = pytest.mark.django_db

WORK = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from contacts.models import Desk
from tests.factories import make_briefing, make_enquiry
now = timezone.now()
User.objects.create_superuser("ana", "ana@firm.example", "correct horse battery")
Desk.objects.create(pk=1, offers_mailings=True)
for name in ("gone", "stays"):
    make_enquiry(at=now, email=f"{name}@client.example", message=name, marketing=True)
    briefing = make_briefing(title={"zh-hant": name, "en": name})
    Import.objects.create(kind="text", source=f"typed {name}", result={}, briefing=briefing)
Briefing.objects.filter(title_en="gone").update(deleted_at=now - timedelta(days=31))
"""
ERASE = """
from django.utils import timezone
from briefings.drafting import recycle_bin
from django.contrib.auth.models import User
from contacts.desk import data_subjects
now = timezone.now()
data_subjects.erase(email="gone@client.example", by=None, at=now)
recycle_bin.empty(by=User.objects.get(), at=now)
"""
LOOK = """
import json
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from contacts.models import Enquiry, MarketingConsent
print(json.dumps([
    sorted(Enquiry.objects.values_list("message", flat=True)),
    sorted(Briefing.objects.values_list("title_en", flat=True)),
    sorted(Import.objects.values_list("source", flat=True)),
    sorted(MarketingConsent.objects.filter(withdrawn_at=None).values_list("email", flat=True)),
]))
"""
ALL = [
    ["gone", "stays"],
    ["gone", "stays"],
    ["typed gone", "typed stays"],
    ["gone@client.example", "stays@client.example"],
]
LEFT = [["stays"], ["stays"], ["typed stays"], ["stays@client.example"]]


def shell(command: str, env: dict) -> str:
    return manage("shell", "--verbosity", "0", "--command", command, env=env).stdout


@pytest.mark.one_database
def test_what_was_erased_after_a_backup_does_not_return_with_it(migrated_database, tmp_path):
    backups = tmp_path / "backups"
    backups.mkdir()
    kept = tmp_path / "kept.jsonl"
    with migrated_database(tmp_path, "old") as database:
        old = environment(tmp_path, database, ERASURES_FILE=str(kept))
        shell(WORK, old)
        manage("back_up", str(backups), env=old)
        assert json.loads(shell(LOOK, old)) == ALL
        shell(ERASE, old)
        # The worker copies the ledger out of the database before that is lost.
        manage("run_worker", "--once", env=old)
    ledger = kept.read_text()
    [backup] = backups.glob("*.backup.gz")

    with scratch_database(tmp_path, "new") as database:
        new = environment(tmp_path, database, ERASURES_FILE=str(kept))
        said = manage("restore", str(backup), env=new).stdout
        left = json.loads(shell(LOOK, new))
        manage("back_up", str(backups), env=new)
    beside = (backups / "erasures.jsonl").rename(tmp_path / "beside.jsonl").read_text()
    with scratch_database(tmp_path, "bare") as database:
        bare = environment(tmp_path, database, ERASURES_FILE=str(tmp_path / "none.jsonl"))
        warned = manage("restore", str(backup), env=bare).stderr
        returned = json.loads(shell(LOOK, bare))

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
    migrated_database, tmp_path
):
    kept = str(tmp_path / "none.jsonl")
    with migrated_database(tmp_path, "old") as database:
        manage("back_up", str(tmp_path), env=environment(tmp_path, database, ERASURES_FILE=kept))
    [backup] = tmp_path.glob("*.backup.gz")

    with scratch_database(tmp_path, "new") as database:
        new = environment(tmp_path, database, ERASURES_FILE=kept)
        restored = manage("restore", str(backup), env=new)

    assert (tmp_path / "erasures.jsonl").stat().st_mode & 0o777 == 0o600
    assert "The ledger is empty" in restored.stdout
    assert "is back" not in restored.stderr


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
    Desk.objects.create(pk=1, offers_mailings=True)
    asked = make_enquiry(at=noon, email="a@client.example", marketing=True)
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
