"""Promotional wording is found, and similar wording is not."""

import pytest

from briefings.checking.promotion import praise


@pytest.mark.parametrize(
    ("zh_hant", "en", "found"),
    [
        ("本所是澳門最佳的律師事務所。", "", ["最佳"]),
        ("本所排名第一。", "", ["排名第一"]),
        ("业界领先，领先的律师。", "", ["业界领先", "领先的律师"]),
        ("由資深專家處理，成功率極高。", "", ["資深專家", "成功率"]),
        ("我們保證勝訴。", "", ["保證勝訴"]),
        ("", "We are the leading law firm in Macau.", ["leading"]),
        ("", "The best lawyers, with a success rate of 98%.", ["The best", "success rate"]),
        ("", "We guarantee a result.", ["We guarantee"]),
        ("", "Macau's No. 1 law firm", ["No. 1"]),
        ("", "our team of world-class experts", ["world-class"]),
    ],
)
def test_praise_is_marked(zh_hant, en, found):
    assert [one.text for one in praise(zh_hant, en)] == found


@pytest.mark.parametrize(
    ("zh_hant", "en"),
    [
        ("第一條第一款規定", "Article 1, the first paragraph"),
        ("專家證人", "an expert witness and expert evidence"),
        ("最高人民法院與最低工資", "the Supreme People's Court and the minimum wage"),
        ("最後期限；最終決定", "the best interests of the child; best efforts"),
        ("擔保人須提供擔保", "The guarantor gives a guarantee of payment."),
        ("Law No. 1/2024", "Law No. 1/2024 and Annex No. 1"),
        ("主要案例", "a leading case, leading to damages"),
        ("澳門第一審法院", "the court of first instance"),
        (
            "全球百強科技集群數量連續兩年位居世界第一",
            "ranked first in the world; China ranked leading",
        ),
    ],
)
def test_what_only_looks_like_praise_is_left_alone(zh_hant, en):
    assert praise(zh_hant, en) == []
