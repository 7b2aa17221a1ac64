"""Characters that fonts and programs put in place of letters."""

import pytest

from briefings.importing.patterns.characters import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [("o\ufb03cial \ufb01le", "official file"), ("\ufb02at", "flat"), ("\u3231株ﾊﾟ", "\u3231株ﾊﾟ")],
)
def test_only_letters_that_a_font_joins_are_written_apart(text, expected):
    assert visible(text) == expected
