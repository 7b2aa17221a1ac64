"""Characters that fonts and programs put in place of letters."""

import pytest

from briefings.importing.patterns.characters import BLANK, closed_up, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [("o\ufb03cial \ufb01le", "official file"), ("\ufb02at", "flat"), ("\u3231株ﾊﾟ", "\u3231株ﾊﾟ")],
)
def test_only_letters_that_a_font_joins_are_written_apart(text, expected):
    assert visible(text) == expected


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
    assert closed_up(line) == expected


def test_a_hyphen_is_no_blank():
    assert "\u2003- 甲方\u3000".strip(BLANK) == "- 甲方"
