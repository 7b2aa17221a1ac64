import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.records.notices import first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("提交查詢並不會建立關係。本所可能代表他人。", "提交查詢並不會建立關係。"),
        ("No advice is given. The firm may act for others.", "No advice is given."),
        ("See Law No. 8/2005 and art. 3. It applies.", "See Law No. 8/2005 and art. 3."),
        ("A line without a full stop\nAnother.", "A line without a full stop"),
        ("All in one", "All in one"),
    ],
)
def test_the_first_sentence_of_a_notice_ends_where_a_reader_would_say(text, first):
    assert first_sentence(text)[0] == first


@given(st.text())
def test_no_letter_of_a_notice_is_lost_between_its_two_parts(text):
    assert "".join("".join(first_sentence(text)).split()) == "".join(text.split())
