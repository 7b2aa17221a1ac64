"""Telling Chinese from English."""

import pytest

from briefings.text.language_detection import (
    behind_han_number,
    display_width,
    has_han,
    is_mixed,
    language_of,
    latin_words,
    other,
)
from briefings.text.languages import CHINESE, ENGLISH


def test_a_chinese_sentence_with_english_names_is_chinese():
    assert language_of("任何使用 Google Analytics 或 Meta Pixel 的網站營運者均須遵守。") == CHINESE


def test_an_english_sentence_with_a_chinese_name_is_english():
    assert language_of("Mr. Chan Tai Man (陳大文) was appointed.") == ENGLISH


def test_numbers_and_marks_are_in_no_language():
    assert language_of("2025-04-24 · 100%") is None


def test_an_address_alone_counts_as_english_and_among_chinese_not_at_all():
    assert language_of("https://www.gov.mo/zh-hant/") == ENGLISH
    assert language_of("見 https://www.gov.mo/some/very/long/path/with/words") == CHINESE
    assert not is_mixed("網址：https://www.gov.mo")


def test_rare_characters_and_the_chinese_zero_are_han():
    assert has_han("𠮷")
    assert has_han("〇")
    assert not has_han("Ação")


def test_accented_names_are_words():
    assert latin_words("Associação dos Advogados d'Assumpção") == [
        "Associação",
        "dos",
        "Advogados",
        "d'Assumpção",
    ]


def test_a_han_character_is_two_columns_wide():
    assert display_width("第1條") == 5


def test_each_language_has_the_other():
    assert other(CHINESE) == ENGLISH
    assert other(ENGLISH) == CHINESE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("可用 Alipay HK、WeChat Pay、Bank of China BOC Pay 或 Apple Pay 付款。", CHINESE),
        ("條款寫明「the deposit shall be held on trust for the lessee」，須退還。", CHINESE),
        ("“Force majeure”（不可抗力）包括 war, riot, fire 及 flood。", CHINESE),
        ("The deposit (按金) and the rent (租金) are due。", ENGLISH),
        ("The court applied 最高人民法院關於審理勞動爭議案件的解釋 in its decision.", ENGLISH),
        ("Article 5 says 「當事人得以書面協議將爭議提交仲裁」, and leaves no doubt.", ENGLISH),
        ("The Code says “租客須繳付租金，逾期付息。” in article 4 of its second book.", ENGLISH),
        ("第五條 Article 5 租客須繳付租金 and the deposit", CHINESE),
        ("The lessee (承租人) shall pay the deposit to the lessor (出租人).", ENGLISH),
        ("（一）The lessee shall pay the deposit in full.", ENGLISH),
    ],
)
def test_a_sentence_is_in_the_language_that_frames_it(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("一百零一、 HSBC", "HSBC"),
        ("（廿三）Bank of China", "Bank of China"),
        ("甲、Lease", "Lease"),
        ("一、 租約 Lease", "一、 租約 Lease"),
        ("第五條 Article 5", "第五條 Article 5"),
        ("Room 3, 一、", "Room 3, 一、"),
        ("二〇二五、", "二〇二五、"),
    ],
)
def test_a_chinese_number_in_front_of_another_language_is_no_chinese(text, rest):
    assert behind_han_number(text) == rest
