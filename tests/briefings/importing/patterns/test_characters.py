"""Characters that fonts and programs put in place of letters."""

import pytest

from briefings.importing.patterns.characters import BLANK, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u2f64⼈", "用人"),
        ("\u2ea0法典", "民法典"),
        ("\u2ed1期 long", "長期 long"),
        ("龜民", "龜民"),
    ],
)
def test_radicals_that_stand_for_characters_are_these(text, expected):
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("o\ufb03cial \ufb01le", "official file"), ("\ufb02at", "flat"), ("\u3231株ﾊﾟ", "\u3231株ﾊﾟ")],
)
def test_only_letters_that_a_font_joins_are_written_apart(text, expected):
    assert visible(text) == expected


def test_a_hyphen_is_no_blank():
    assert "\u2003- 甲方\u3000".strip(BLANK) == "- 甲方"
