"""Words around letters that a font draws as one sign."""

import pytest

from briefings.importing.readers.plain_text.english_words import with_whole_ligatures


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("the of \ufb01 ce shall \ufb01 rst", "the office shall first"),
        ("bene \ufb01t and a con \ufb02 ict", "benefit and a conflict"),
        ("a tari \ufb00 is o\ufb00 the list", "a tariff is off the list"),
        ("pro\ufb01t; \ufb01le the \ufb01ve", "profit; file the five"),
        ("O \ufb03 cer \ufb01 duciary", "Officer fiduciary"),
    ],
)
def test_blanks_within_a_word_are_taken_out(line, expected):
    assert with_whole_ligatures(line) == expected
