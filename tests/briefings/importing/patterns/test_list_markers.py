"""The number with which a line begins, and what only looks like one."""

import pytest

from briefings.importing.patterns.list_markers import marker


@pytest.mark.parametrize("text", ["附表一之濃度值者", "附件十一所列文件", "附表一至四"])
def test_an_annex_that_a_sentence_speaks_of_is_no_number(text):
    assert marker(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("附表一 收費", 1), ("附件十一、表格", 11), ("附則", None)]
)
def test_an_annex_that_heads_what_is_below_it_is_one(text, value):
    found = marker(text)

    assert found is not None
    assert (found.style, found.value) == ("annex", value)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("（甲） 圖則；", "stembracket", 1),
        ("(丙)	保險單。", "stembracket", 3),
        ("乙、同意書", "stem", 2),
    ],
)
def test_heavenly_stems_count_items(text, style, value):
    found = marker(text)

    assert found is not None
    assert (found.style, found.value) == (style, value)


@pytest.mark.parametrize("text", ["甲、乙雙方均須簽署。", "甲方須付款。"])
def test_parties_named_by_heavenly_stems_are_no_numbers(text):
    assert marker(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("【一】適用範圍", 1), ("[2] Scope", 2), ("［十二］罰則", 12), ("[2014] 3 HKC 1", None)],
)
def test_a_number_in_square_brackets_is_one(text, value):
    found = marker(text)

    assert (found.value if found else None) == value
