import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from briefings import loading, search
from briefings.management.commands import load_briefings
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author
from briefings.models.published.edition import Edition
from tests.support.factories import change_side, document, make_area, pair, section

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
    assert "correct them" in err


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


def test_what_is_loaded_and_not_published_is_named_with_the_reason(tmp_path):
    one, two, three = numbered(3)
    lines = [one, two | {"authors": []}, three | {"title": {"zh-hant": "三", "en": ""}}]
    write(tmp_path / "some.jsonl", *lines)

    out, err = run(tmp_path / "some.jsonl", publish=True)

    assert "3 loaded, 0 there already, 0 refused." in out
    assert "1 published, 2 left as drafts." in out
    assert "line 2: 2025-2 is a draft and was not published: The briefing names no author." in err
    assert (
        "line 3: 2025-3 is a draft and was not published: The title is missing in English." in err
    )
    assert "2 were loaded but not published" in err


def test_a_draft_that_is_there_already_is_named_when_it_should_have_been_published(tmp_path):
    write(tmp_path / "some.jsonl", *numbered(2))
    run(tmp_path / "some.jsonl")

    out, err = run(tmp_path / "some.jsonl", publish=True)

    assert "0 loaded, 0 there already, 2 refused." in out
    assert "line 1: It already exists as 2025-1, an unpublished draft." in err


def test_an_author_in_both_languages_is_one_person(tmp_path):
    chan = {"zh-hant": "陳美儀律師", "en": "Chan Mei I"}
    write(tmp_path / "some.jsonl", *[one | {"authors": [chan]} for one in numbered(3)])

    out, _err = run(tmp_path / "some.jsonl", publish=True)

    author = Author.objects.get()
    assert "3 published" in out
    assert (author.name_zh_hant, author.name_en, author.is_public) == ("陳美儀", "Chan Mei I", True)


def test_an_unknown_practice_area_keeps_the_document_out(tmp_path):
    make_area("ip")
    one, two = numbered(2)
    write(tmp_path / "some.jsonl", one | {"areas": ["ip"]}, two | {"areas": ["ip", "tax", "x"]})

    out, err = run(tmp_path / "some.jsonl", publish=True)

    assert "1 loaded, 0 there already, 1 refused." in out
    assert "line 2: There is no practice area “tax”, “x”." in err
    assert Briefing.objects.get().areas.count() == 1


@pytest.mark.parametrize("places", [1, 2])
def test_another_text_with_the_same_titles_and_date_is_no_text_there_already(tmp_path, places):
    """Whether they stand in one file, or the first was loaded long ago."""
    one = document()
    other = document(sections=[section(pair("另文。", "Another text."))])
    files = [[one, other, one]] if places == 1 else [[one], [one, other, other]]
    for number, lines in enumerate(files):
        write(tmp_path / f"{number}.jsonl", *lines)
        out, err = run(tmp_path / f"{number}.jsonl", publish=True)

    assert "1 there already" in out
    assert "line 2: Another text already has these titles and this date." in err
    assert Briefing.objects.count() == 1


def test_with_a_reference_of_its_own_another_text_is_loaded(tmp_path):
    other = document(sections=[section(pair("另文。", "Another text."))], reference="2025-9")
    write(tmp_path / "some.jsonl", document(), other)

    out, _err = run(tmp_path / "some.jsonl", publish=True)

    assert "2 loaded, 0 there already, 0 refused." in out


def test_a_reference_that_another_text_has_is_named(tmp_path):
    write(tmp_path / "one.jsonl", document(reference="2025-9"))
    write(tmp_path / "two.jsonl", document(reference="2025-9", sections=[section(pair("異", "x"))]))
    run(tmp_path / "one.jsonl")

    _out, err = run(tmp_path / "two.jsonl")

    assert "line 1: Another text already has this reference." in err


def test_what_lawyers_have_changed_since_it_was_loaded_is_there_already(tmp_path):
    write(tmp_path / "some.jsonl", document())
    run(tmp_path / "some.jsonl", publish=True)
    change_side(Briefing.objects.get(), "en", "Put right since.", by=None)

    out, err = run(tmp_path / "some.jsonl", publish=True)

    assert "0 loaded, 1 there already, 0 refused." in out
    assert err == ""


def test_what_no_briefing_holds_is_named_once(tmp_path):
    write(tmp_path / "some.jsonl", *[one | {"url": "https://old.mo"} for one in numbered(3)])

    out, err = run(tmp_path / "some.jsonl")

    assert "3 loaded" in out
    assert err.count("“url” is not loaded: lines 1, 2, 3.") == 1


def test_what_a_paragraph_a_section_or_a_contact_holds_and_no_briefing_does_is_named(tmp_path):
    part = section(pair("甲", "One") | {"note": "Lost"}) | {"intro": "Lost"}
    contact = {"heading": "", "text": "", "email": "", "telephone": "28330000"}
    write(tmp_path / "a.jsonl", document(sections=[part]), document(reference="2019-1"))
    write(tmp_path / "b.jsonl", document(reference="2019-2", contact=contact))

    _out, err = run(tmp_path / "a.jsonl")
    _out, more = run(tmp_path / "b.jsonl")

    assert "“paragraphs.note” is not loaded: line 1." in err
    assert "“sections.intro” is not loaded: line 1." in err
    assert "“contact.telephone” is not loaded: line 1." in more


def test_what_import_briefing_prints_is_loaded(tmp_path):
    seed = Path(__file__).resolve().parents[2] / "data" / "seed.txt"
    printed = io.StringIO()
    call_command("import_briefing", str(seed), "--json", stdout=printed)
    (tmp_path / "printed.json").write_text(printed.getvalue() * 2, encoding="utf-8")

    out, err = run(tmp_path / "printed.json", publish=True)

    assert "1 loaded, 1 there already, 0 refused." in out
    assert "1 published, 0 left as drafts." in out
    assert err == ""


def test_pictures_that_the_archive_names_and_nobody_stored_are_named(tmp_path):
    figure = f"![棒形圖](figure:{'0' * 64}-300x200)"
    write(tmp_path / "archive.jsonl", document(sections=[section(pair(figure, "Fees."))]))

    out, err = run(tmp_path / "archive.jsonl")

    assert "1 loaded" in out
    assert "names pictures that are not stored, because an archive holds none: 1." in err


def test_key_points_and_the_day_of_a_source_are_loaded(tmp_path):
    sources = [{"label": "公報", "url": "https://www.io.gov.mo/", "accessed": "2025-04-01"}]
    points = {"zh-hant": "要點", "en": "A point"}
    write(tmp_path / "some.jsonl", document(sources=sources, key_points=points))

    run(tmp_path / "some.jsonl", publish=True)

    snapshot = Edition.objects.get().snapshot
    assert snapshot.key_points["en"] == "A point"
    assert str(snapshot.sources[0].accessed) == "2025-04-01"


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
