import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from briefings import loading, search
from briefings.management.commands import load_briefings
from briefings.models import Briefing, Edition
from tests.factories import document

pytestmark = pytest.mark.django_db


def run(file, **options) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("load_briefings", str(file), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def write(path, *lines: object) -> None:
    text = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


def numbered(count: int) -> list[dict]:
    return [document(title={"zh-hant": f"第{n}篇", "en": f"No. {n}"}) for n in range(count)]


def test_an_archive_is_loaded_and_published(tmp_path):
    write(tmp_path / "archive.jsonl", *numbered(120))

    out, _err = run(tmp_path / "archive.jsonl", publish=True)

    assert "120 loaded, 0 there already, 0 refused." in out
    assert Edition.objects.current().count() == 120


def test_a_broken_off_load_is_taken_up_again(tmp_path):
    write(tmp_path / "half.jsonl", *numbered(70))
    write(tmp_path / "all.jsonl", *numbered(150))
    run(tmp_path / "half.jsonl", publish=True)

    out, _err = run(tmp_path / "all.jsonl", publish=True)

    assert "80 loaded, 70 there already" in out
    assert Briefing.objects.count() == 150


def test_bad_lines_are_named_and_the_others_go_in(tmp_path):
    write(tmp_path / "some.jsonl", "{broken", document(), document(date="soon"), "[" * 100_000)

    out, err = run(tmp_path / "some.jsonl")

    assert "1 loaded" in out
    assert all(f"line {number}:" in err for number in (1, 3, 4))
    assert "mend them" in err


@pytest.mark.parametrize("letter", ["\ud800", "\x00"])
@pytest.mark.parametrize("place", ["title", "standfirst", "authors", "sources", "contact", "areas"])
def test_a_letter_that_no_database_can_keep_is_refused_by_line(tmp_path, place, letter):
    bad = {
        "title": {"zh-hant": "題", "en": f"T{letter}"},
        "standfirst": {"zh-hant": "", "en": f"S{letter}"},
        "authors": [f"Ana{letter}"],
        "sources": [{"label": {"zh-hant": "", "en": f"L{letter}"}, "url": ""}],
        "contact": {"heading": {"zh-hant": "", "en": f"C{letter}"}},
        "areas": [f"tax{letter}"],
    }
    other = document(title={"zh-hant": "另一篇", "en": "Another"}) | {place: bad[place]}
    write(tmp_path / "some.jsonl", document(), other)

    out, err = run(tmp_path / "some.jsonl", publish=True)

    assert "1 loaded, 0 there already, 1 refused." in out
    assert "line 2:" in err


def refuse(monkeypatch, title: str) -> None:
    """As a database would that cannot take this one document."""
    really_write = loading.write

    def write_or_refuse(entries, **options):
        if any(entry.document["title"]["en"] == title for entry in entries):
            raise DatabaseError("value out of range")
        return really_write(entries, **options)

    monkeypatch.setattr(loading, "write", write_or_refuse)


def test_what_only_the_database_refuses_does_not_stop_the_others(tmp_path, monkeypatch):
    refuse(monkeypatch, "No. 1")
    write(tmp_path / "some.jsonl", *numbered(3))

    out, err = run(tmp_path / "some.jsonl")

    assert "2 loaded, 0 there already, 1 refused." in out
    assert "line 2: The database refuses it: value out of range" in err


@pytest.mark.django_db(transaction=True)
def test_batches_written_beside_each_other_are_all_there_and_bad_lines_are_named(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(load_briefings, "BATCH", 10)
    refuse(monkeypatch, "No. 55")
    write(tmp_path / "many.jsonl", *numbered(90))

    out, err = run(tmp_path / "many.jsonl", publish=True)

    assert "89 loaded, 0 there already, 1 refused." in out
    assert "line 56: The database refuses it: value out of range" in err
    assert Edition.objects.current().count() == 89
    assert search.find("第88篇", language="zh-hant").count == 1


def test_a_missing_file_is_an_error_in_words(tmp_path):
    _out, err = run(tmp_path / "nowhere.jsonl")

    assert "cannot be read" in err


def test_after_a_load_no_reader_pays_for_what_was_written_last(tmp_path):
    write(tmp_path / "archive.jsonl", *numbered(3))

    run(tmp_path / "archive.jsonl", publish=True)

    assert search.find("第2篇", language="zh-hant").count == 1
    assert options_of_indexes() in ([], ["{fastupdate=off}"])


def options_of_indexes() -> list[str]:
    """What is set on the search's indexes, where the database has such settings."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT reloptions::text FROM pg_class WHERE relam ="
            " (SELECT oid FROM pg_am WHERE amname = 'gin') AND relname LIKE '%searchentry%'"
        )
        return [options for (options,) in cursor.fetchall()]
