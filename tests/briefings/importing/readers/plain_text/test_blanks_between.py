"""Blanks between Han characters, as copies of PDFs have them."""

import pytest

from briefings.importing.readers.plain_text.blanks_between import without_blanks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("租 客 須 付 租 金 ， 逾 期 付 息 。", "租客須付租金，逾期付息。"),
        ("甲 乙 丙 丁", "甲 乙 丙 丁"),
        (
            "第一條 租金 第二條 按金 第三條 終止 第四條 送達",
            "第一條 租金 第二條 按金 第三條 終止 第四條 送達",
        ),
        (
            "The tenant pays rent in advance each month.",
            "The tenant pays rent in advance each month.",
        ),
    ],
)
def test_blanks_behind_every_han_character_are_taken_out(line, expected):
    assert without_blanks([line]) == [expected]


def test_short_lines_of_a_spaced_text_are_closed_up_too():
    lines = ["信 託 須 知", "一 、 定 義", "第一章 總則", "租 客 須 付 租 金 （ 第 77 條 ） 。"]

    assert without_blanks(lines) == [
        "信託須知",
        "一、定義",
        "第一章 總則",
        "租客須付租金（第 77 條）。",
    ]
    assert without_blanks(lines[:3]) == lines[:3]


def test_blanks_before_marks_betray_those_within_sentences():
    lines = ["競業禁止 條款", "僱員須賠償 損失 ， 但補償未付者 ，不在此限 。"]

    assert without_blanks(lines) == [lines[0], "僱員須賠償損失，但補償未付者，不在此限。"]
    assert without_blanks(["甲方 ，下稱 賣方。"]) == ["甲方 ，下稱 賣方。"]
