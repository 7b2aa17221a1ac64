"""Earlier mails below an answer are told from what the sender wrote, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.incoming.quoted_history import divide

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    "history",
    [
        "> Ten years.",
        "On Fri, 2 May 2025 at 12:00, Ana Lei <a@firm.example> wrote:\n> Ten years.",
        "On Fri, 2 May 2025 at 12:00, Ana Lei\n<a@firm.example> wrote:\n\n> Ten years.\n>\n> Ana",
        "Ana Lei <a@firm.example> 於 2025年5月2日週五 下午12:00寫道：\n> 十年。",
        "在 2025年5月2日，Ana Lei <a@firm.example> 写道：\n> 十年。",
        "-----Original Message-----\nFrom: Ana\nTen years.",
        "-----原始郵件-----\n寄件者: Ana\n十年。",
        "From: Ana Lei\nSent: Friday\nTo: Chan\nSubject: x\n\nTen years.",
        "**寄件者:** Ana Lei\n**寄件日期:** 2025年5月2日\n\n十年。",
    ],
)
def test_history_is_told_from_the_answer(history):
    assert divide(f"Thank you.\n\n{history}") == ("Thank you.", history)


@pytest.mark.parametrize(
    "text",
    [
        "> How long?\nTen years.\n> And then?\nAgain.",
        "> Only a quotation.",
        "From: the beginning of 2025 we used the mark.",
        "On Monday she wrote:\nnothing.",
        "",
    ],
)
def test_what_is_no_history_stays(text):
    assert divide(text) == (text, "")


@given(st.text(alphabet="a>\n :：-寫道On wrote", max_size=200))
def test_no_line_is_lost(text):
    own, quoted = divide(text)

    words = [line for line in f"{own}\n{quoted}".split("\n") if line.strip()]
    assert [line.strip() for line in words] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
