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
        (["he shall pay com-", "pensation"], "he shall pay compensation"),
        (["up to a maxi-", "mum"], "up to a maximum"),
        (["the in-", "formation"], "the information"),
        (["the share-", "holder"], "the shareholder"),
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
        (["the pledge-", "holder"], "the pledge-holder"),
        (["a start-", "up; regis-", "tration"], "a start-up"),
        (["Tam Ka-", "wai; regis-", "tration"], "Tam Ka-wai"),
        (["the by-", "laws; regis-", "tration"], "the by-laws"),
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
        ("The con\u00ad\ncession ends.", "The concession ends."),
        ("The con¬\ncession ends.", "The concession ends."),
        ("The con\u2010\ncession ends.", "The concession ends."),
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
