"""Words around letters that a font draws as one sign."""

from time import process_time

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


def test_a_very_long_line_takes_little_time():
    line = "a" * 200_000 + " \ufb01 rst"
    begun = process_time()

    assert with_whole_ligatures(line).endswith(" first")
    assert process_time() - begun < 2
