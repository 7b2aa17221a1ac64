"""What is in no row, and what no source holds, is found with its place."""

from briefings.importing.block import Origin, ReadSource
from briefings.importing.imported_briefing import (
    ImportedBriefing,
    ImportedContact,
    ImportedSection,
    ImportedText,
)
from briefings.importing.review.ledger.differences import ledger_of
from briefings.importing.review.ledger.source_text import paragraphs_of

ZH, EN = "主管機關應公告其決定。", "The authority shall announce it."


def document(*pairs: tuple[str, str], **fields) -> ImportedBriefing:
    paragraphs = tuple(ImportedText(*pair) for pair in pairs)
    return ImportedBriefing(sections=(ImportedSection(ImportedText(), paragraphs),), **fields)


def ledger(source: list[str], imported: ImportedBriefing, elsewhere=(), **read) -> list[tuple]:
    origin = Origin("text", "\n".join(source))
    found = ledger_of(
        imported, [ReadSource([], origin=origin, **read)], paragraphs_of(origin), elsewhere
    )
    return [(one.text, one.near, one.letters, one.is_lost) for one in found]


def test_a_whole_import_has_an_empty_ledger():
    assert ledger([ZH, EN], document((ZH, EN))) == []


def test_a_paragraph_that_is_in_no_row_is_found():
    assert ledger([ZH, "附則：第九項。", EN], document((ZH, EN))) == [
        ("附則：第九項。", ZH, 5, True)
    ]


def test_a_part_of_a_paragraph_is_found_with_the_text_before_it():
    source = ["主管機關應公告其決定，逾期不公告者視為核准。", EN]

    assert ledger(source, document((ZH, EN))) == [
        ("逾期不公告者視為核准", "主管機關應公告其決定，", 10, True)
    ]


def test_a_row_that_the_source_does_not_hold_is_found():
    rows = document((ZH, EN), ("另有規定者除外。", ""))

    assert ledger([ZH, EN], rows) == [("另有規定者除外。", "shall announce it.", 7, False)]


def test_a_paragraph_written_twice_and_imported_once_is_found():
    assert ledger([ZH, ZH, EN], document((ZH, EN))) == [(ZH, ZH, 10, True)]


def test_letters_whose_place_is_not_known_are_counted():
    rows = document((f"{ZH}一二三四五六", ""))

    assert ledger([f"{ZH}一二三四五六七"], rows) == [("七", f"{ZH}一二三四五六"[-24:], 1, True)]
    assert ledger([f"{ZH}一二三四五六一二三四五六"], rows) == [("一三二五六四", "", 6, True)]


def test_what_was_dropped_or_became_another_field_is_not_lost():
    imported = document((ZH, EN), dropped=("第 1 頁",), date="2025-05-08")

    assert ledger([ZH, "第 1 頁", "2025年5月8日", EN], imported, ["2025年5月8日"]) == []


def test_numbers_that_the_reader_wrote_are_neither_invented_nor_cover_a_loss():
    rows = document((f"1. {ZH}", f"1. {EN}"))

    assert ledger([ZH, EN], rows, written=["1. ", "1. "]) == []
    assert ledger(["1", ZH, EN], rows, written=["1. ", "1. "]) == [("1", "", 1, True)]


def test_marks_of_notes_links_and_raised_figures_are_the_same_letters():
    rows = document((f"{ZH}[^1]\n\n[^1]: 見10⁶。", f"[{EN}](https://law.example/a)"))

    assert ledger([ZH + "[1]", "見106。", EN], rows, absorbed=["[1]"]) == []


def test_no_paragraph_hides_behind_a_mark():
    assert ledger([ZH, EN], document((ZH, "")), absorbed=[EN]) == [(EN, ZH, 27, True)]


def test_text_that_the_browser_saw_is_missed_too():
    found = ledger([ZH], document((ZH, EN)), plain=f"{ZH}\n{EN}\nAnnex nine")

    assert (EN, ZH, 27, False) in found
    assert ("Annex nine", "shall announce it.", 9, True) in found


def test_the_contact_and_its_address_may_be_said_twice():
    contact = ImportedContact("Contact us", "Write to a@b.example", "a@b.example")

    assert (
        ledger([ZH, "Contact us", "Write to a@b.example"], document((ZH, ""), contact=contact))
        == []
    )


def test_of_many_places_the_first_are_shown_and_the_rest_counted():
    source = [
        f"第{sign}項規定之事項不在此限" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    ]

    found = ledger(source, document((ZH, "")))

    assert len([one for one in found if one[3]]) == 21


def test_a_line_that_is_too_long_to_look_through_is_shown_from_its_start():
    line = f"{ZH}{'一二三四五' * 1_200}"

    found = ledger([line], document((ZH, "")))

    assert found[0][0] == line[:200]
    assert found[0][3]
