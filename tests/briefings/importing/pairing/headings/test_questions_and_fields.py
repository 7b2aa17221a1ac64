"""Questions that are named as such head their answers; fields head nothing."""

import pytest

from tests.briefings.importing.pairing.headings.documents import headings, rows, text_of

pytestmark = pytest.mark.one_database

ASKED = [
    ("問一：哪些公司可以申請，要多久？", "Q1. Which companies may apply? How long does it take?"),
    ("問二：須提交甚麼文件？", "Q2. What must be filed?"),
]
ANSWERED = [
    ("答：私人公司均可申請；擔保公司則不合資格。", "A: Private companies may; others may not."),
    ("答：申請須附上章程副本。", "A: The articles must be enclosed."),
]


def test_a_question_with_a_colon_heads_its_answer():
    document = text_of(ASKED[0], ANSWERED[0], ASKED[1], ANSWERED[1])

    assert headings(document) == [zh for zh, _ in ASKED]
    assert rows(document) == ANSWERED


def test_one_question_in_a_text_may_be_quoted():
    said = [("法官發問。", "The judge asked."), ASKED[0], ANSWERED[0]]

    assert headings(text_of(*said)) == []


def test_a_field_with_a_long_name_is_no_heading():
    fields = [
        ("首次申報：三月三十一日", "First return: 31 March"),
        ("不派發股息聲明：六月三十日", "Declaration of non-distribution of dividends: 30 June"),
    ]
    said = ("申報表須由會計師簽署。", "The return must be signed by an accountant.")

    assert headings(text_of(("期限如下：", "The dates are:"), *fields, said)) == []


def test_whom_to_reach_and_how_long_it_takes_to_read_are_no_headings():
    said = [
        ("公司須備存登記冊。", "A company keeps registers."),
        ("違者可被罰款。", "Breach is fined."),
    ]
    fields = [("聯絡人：羅俊傑", "Contact: Jonathan Law")]
    fields += [("閱讀時間：約四分鐘", "Reading time: about 4 minutes")]

    assert headings(text_of(said[0], fields[0], said[1], fields[1], said[0])) == []


def test_who_prepared_a_text_is_no_heading_above_it():
    author = ("健康法團隊整理", "Prepared by the Health Law Team")
    said = [
        ("公司須備存登記冊。", "A company keeps registers."),
        ("違者可被罰款。", "Breach is fined."),
    ]

    assert headings(text_of(author, *said)) == []
