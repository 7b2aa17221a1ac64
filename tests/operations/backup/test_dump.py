"""Back up a system in use, and restore it into empty ones, by the commands."""

import gzip
import json
import subprocess
import sys
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from briefings import publishing
from briefings.models.audit import AuditEntry
from briefings.models.published.edition import Edition
from briefings.text.texts import Texts
from operations.backup import dump
from tests.operations.backup import every_table
from tests.support.factories import (
    make_area,
    make_briefing,
    make_enquiry,
    pair,
    publish_now,
    section,
)
from tests.support.processes import ROOT, environment, fetch, manage, scratch_database, web

SEED = ROOT / "tests/data/seed.txt"


@pytest.fixture(scope="session")
def worked(tmp_path_factory, seeded_database, within):
    """A system in use, and a backup of it."""
    folder = tmp_path_factory.mktemp("worked")
    with seeded_database(folder, "worked") as database:
        with within(database):
            work()
            every_table.fill()
            back_up(folder)
        yield database, next(folder.glob("briefings-*.backup.gz"))


def work() -> None:
    now = timezone.now()
    User.objects.create_superuser("ana", "ana@firm.example", "correct horse battery")
    make_area()
    rare = "𠮷野家 👩‍⚖️ \u202ertl\u202c 葛\U000e0100"
    first = make_briefing(sections=[section(pair(rare, 'It\'s "quoted" \\ and\ttabbed'))])
    publish_now(first, at=now)
    second = make_briefing()
    publish_now(second, at=now)
    reason = Texts("有誤。", "Wrong.")
    publishing.withdraw(briefing=second, by=None, at=now, reason=reason)
    make_briefing()
    make_enquiry(at=now, message=rare)


def back_up(to: Path, **options) -> None:
    call_command("back_up", str(to), stdout=StringIO(), stderr=StringIO(), **options)


def restore(file: Path) -> str:
    """Return what it printed."""
    out = StringIO()
    call_command("restore", str(file), stdout=out, stderr=StringIO())
    return out.getvalue()


def import_seed() -> None:
    call_command("import_briefing", str(SEED), publish=True, stdout=StringIO())


def look() -> dict:
    """All that a database holds, and the tables and columns that hold nothing."""
    return {
        "empty": every_table.empty_columns(),
        "unknown": sorted(every_table.unknown_tables()),
        "values": every_table.values(),
        "stored": every_table.stored(),
    }


def lines_of(file) -> list:
    with gzip.open(file) as lines:
        return [json.loads(line) for line in lines]


def rows_of(file) -> list:
    """Everything but when and of which database it was made, and the generation."""
    about, *rest = lines_of(file)
    stamp = next(at for at, line in enumerate(rest) if line == rest[-1])
    found, table = [], ""
    for line in rest[:stamp]:
        table = line["table"] if isinstance(line, dict) and "table" in line else table
        if table != "briefings.generation":
            found.append(line)
    return [about["migrations"], about["editions"], *found]


def test_the_system_in_use_has_something_in_every_column_of_every_table(worked, within):
    """Or what follows would say nothing of the ones without."""
    database, _file = worked

    with within(database):
        found = look()

    assert found["empty"] == []
    assert found["unknown"] == []


def test_a_backup_restored_into_an_empty_system_is_the_same_to_the_letter(worked, within, tmp_path):
    before, file = worked
    with within(before):
        held = look()
    with scratch_database(tmp_path, "empty") as database, within(database):
        said = restore(file)
        found = look()
        back_up(tmp_path / "again.gz")
        call_command("verify_editions", stdout=StringIO())  # it fails where one is not as it was

    assert found == held
    assert "4 editions, all with the digests that were saved" in said
    assert rows_of(tmp_path / "again.gz") == rows_of(file)


def test_the_other_kind_of_database_takes_it_too(worked, within, migrated_database, tmp_path):
    """On PostgreSQL this moves to SQLite and back; on SQLite there is but the one kind."""
    before, file = worked
    if not before.startswith("postgres"):
        pytest.skip("needs PostgreSQL")
    with within(before):
        held = look()
    small = f"sqlite:///{tmp_path / 'small.sqlite3'}"
    with within(small):
        restore(file)
        assert look()["values"] == held["values"]
    with migrated_database(tmp_path, "large") as large:
        said = manage("move_database", large, env=environment(tmp_path, small)).stdout
        with within(large):
            assert look() == held
            back_up(tmp_path / "moved.gz")
            import_seed()  # keys of new rows go on after those that came along

    assert "Moved." in said
    assert rows_of(tmp_path / "moved.gz") == rows_of(file)


def test_half_a_character_in_a_json_column_stops_no_backup(migrated_database, within, tmp_path):
    """PostgreSQL refuses it when it is stored; SQLite keeps it."""
    with (
        migrated_database(tmp_path, "half") as half,
        migrated_database(tmp_path, "again") as again,
    ):
        if half.startswith("postgres"):
            pytest.skip("only SQLite keeps it")
        with within(half):
            AuditEntry.record("exported", by=None, at=timezone.now(), typed="\ud83d")
            back_up(tmp_path / "half.gz")
            held = look()["values"]
        with within(again):
            restore(tmp_path / "half.gz")
            assert look()["values"] == held


def test_what_was_moved_is_served_found_and_can_be_worked_on(
    worked, within, migrated_database, tmp_path
):
    before, _file = worked
    with migrated_database(tmp_path, "new") as database:
        manage("move_database", database, env=environment(tmp_path, before))
        with within(database):
            import_seed()
        with web(env=environment(tmp_path, database)) as site:
            listed = fetch(f"{site}/en/briefings/")
            found = fetch(f"{site}/en/briefings/?q=intellectual")

    assert listed[0] == found[0] == 200
    assert "Trade Mark Law Revised" in listed[1]
    assert "<mark>" in found[1]


def test_a_backup_is_for_its_owner_only_and_holds_no_sessions(worked):
    _database, file = worked

    assert file.stat().st_mode & 0o777 == 0o600
    tables = {
        line["table"] for line in lines_of(file) if isinstance(line, dict) and "table" in line
    }
    assert "contacts.enquiry" in tables
    assert "sessions.session" not in tables


def test_a_database_that_holds_something_is_left_alone(worked, tmp_path):
    database, file = worked

    run = manage("restore", str(file), env=environment(tmp_path, database), check=False)

    assert run.returncode != 0
    assert "not empty" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("harm", ["cut", "changed", "missing lines", "other file", "no gzip"])
def test_half_a_backup_is_never_taken_for_a_whole_one(worked, tmp_path, harm, transactional_db):
    _database, file = worked
    text = gzip.decompress(file.read_bytes())
    lines = text.split(b"\n")
    harmed = {
        "cut": gzip.compress(text)[: len(text) // 8],
        "changed": gzip.compress(text.replace(b"Macau has", b"Macao has", 1)),
        "missing lines": gzip.compress(b"\n".join(lines[:-20]) + b"\n"),
        "other file": gzip.compress(b'{"a": 1}\n'),
        "no gzip": text,
    }
    bad = tmp_path / "bad.gz"
    bad.write_bytes(harmed[harm])

    for use in (dump.check, partial(dump.restore, progress=lambda name, rows: None)):
        with gzip.open(bad) as opened, pytest.raises(dump.BackupError):
            use(opened)

    assert Edition.objects.count() == 0


def test_a_missing_file_is_an_error_in_words(tmp_path):
    run = manage(
        "restore", "/nowhere.gz", env=environment(tmp_path, "sqlite://:memory:"), check=False
    )

    assert run.returncode != 0
    assert "cannot be read" in run.stderr
    assert "Traceback" not in run.stderr


def test_only_the_newest_are_kept(worked, within, tmp_path):
    database, _file = worked
    for day in (1, 2, 3):
        (tmp_path / f"briefings-2020010{day}T000000Z.backup.gz").touch()
    (tmp_path / "other.gz").touch()

    with within(database):
        back_up(tmp_path, keep=2)

    kept = sorted(file.name for file in tmp_path.glob("*.gz"))
    assert len(kept) == 3
    assert kept[0] == "briefings-20200103T000000Z.backup.gz"
    assert kept[-1] == "other.gz"


def test_a_backup_goes_through_a_pipe(worked, tmp_path):
    database, file = worked
    command = [sys.executable, "manage.py", "back_up", "-"]

    run = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path, database), capture_output=True
    )
    (tmp_path / "piped.gz").write_bytes(run.stdout)

    assert rows_of(tmp_path / "piped.gz") == rows_of(file)
