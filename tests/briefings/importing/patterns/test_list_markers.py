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


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("一.2 協議須以書面訂立。", "dotted", 2),
        ("十二.3.1 例外", "dotted", 1),
        ("三.2024年起生效。", "han", 3),
        ("3.5% of the rent", "", None),
    ],
)
def test_a_number_below_a_chinese_one_counts_items(text, style, value):
    found = marker(text)

    assert (found.style if found else "") == style
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("甲部　設立", "Part A – Creation"), ("丁部：稅務", "Part D: Tax"), ("附件C", "Annex C")],
)
def test_a_part_counted_by_letters_is_that_of_the_heavenly_stem(chinese, english):
    one, other = marker(chinese), marker(english)

    assert one is not None
    assert other is not None
    assert one.is_part
    assert one.counts_as(other)
    assert one.style == other.style


@pytest.mark.parametrize("text", ["丙部門須於月底前呈報。", "甲部署軟件後，乙方須測試。"])
def test_a_department_of_a_party_is_no_part(text):
    assert marker(text) is None
