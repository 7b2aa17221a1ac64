"""Words divided at the end of a line are joined; compounds keep their hyphens."""

import pytest

from briefings import importing
from briefings.importing.readers.plain_text.hyphens import Hyphens


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["the regis-", "tration of ships"], "the registration of ships"),
        (["its obli-", "gations; an obligation and obligations"], "its obligations;"),
        (["it must sepa-", "rate the funds by regu-", "lation"], "it must separate the funds"),
    ],
)
def test_a_divided_word_is_joined(lines, expected):
    assert Hyphens(lines).glue(lines[0], lines[1]).startswith(expected)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a non-", "resident worker; regula-", "tion"], "a non-resident worker"),
        (["a long-", "term lease"], "a long-term lease"),
        (["a bank-", "owner; the owner of a bank; regis-", "tration"], "a bank-owner"),
        (["the share-", "holder"], "the share-holder"),
        (["court-", "appointed; court-appointed experts; regis-", "tration"], "court-appointed"),
    ],
)
def test_a_compound_keeps_its_hyphen(lines, expected):
    assert Hyphens(lines).glue(lines[0], lines[1]).startswith(expected)


@pytest.mark.parametrize(
    ("divided", "whole"),
    [
        ("The conces-\nsionaires must give notice.", "The concessionaires must give notice."),
        ("This applies to non-\nresident workers.", "This applies to non-resident workers."),
    ],
)
def test_one_divided_word_is_enough_to_join_two_lines(divided, whole):
    document = importing.read_text(f"通知\nNotice\n\n承批人須通知當局。\n{divided}\n")

    assert [one.english for section in document.sections for one in section.paragraphs] == [whole]


def test_a_hyphen_that_tells_two_words_apart_stays():
    lines = ["a sepa-", "ration; they re-", "sign it; un-", "ionised"]

    assert Hyphens(lines).glue("they re-", "sign it") == "they re-sign it"
    assert Hyphens(lines).glue("it; un-", "ionised") == "it; un-ionised"
    assert Hyphens([*lines, "they resign"]).glue("they re-", "sign") == "they resign"
