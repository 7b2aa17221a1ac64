"""Where a text changes from one language to the other."""

import pytest

from briefings.importing.splitting.cut_text import halves, pair_in, segments, with_shared_names


def split(text: str) -> list[str]:
    return [segment.text for segment in segments(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("…探索新領域規則。The plan was issued.", ["…探索新領域規則。", "The plan was issued."]),
        ("制度保障更強 / Stronger guarantee", ["制度保障更強", "Stronger guarantee"]),
        ("第一章 總則｜Chapter I General", ["第一章 總則", "Chapter I General"]),
        ("規費到期。[^1] The fee is due.[^2]", ["規費到期。[^1]", "The fee is due.[^2]"]),
        ("The fee is due.[^a1] 規費到期。", ["The fee is due.[^a1]", "規費到期。"]),
        (
            "【一】申報義務 [1] Duty to report and to register",
            ["【一】申報義務", "[1] Duty to report and to register"],
        ),
        (
            "【一】申報義務[1]Duty to report and to register",
            ["【一】申報義務", "[1]Duty to report and to register"],
        ),
        (
            "三、違反第十六條之規定者。3.Rights are in violation of Article 16.",
            ["三、違反第十六條之規定者。", "3.Rights are in violation of Article 16."],
        ),
        (
            "Q1　沒有遺囑，遺產由誰繼承？Q1 Who inherits without a will?",
            ["Q1　沒有遺囑，遺產由誰繼承？", "Q1 Who inherits without a will?"],
        ),
        (
            "• 小旗子的連結 | • the flag and its link",
            ["• 小旗子的連結", "• the flag and its link"],
        ),
        (
            "• 刪除內容，或• removing the content, or",
            ["• 刪除內容，或", "• removing the content, or"],
        ),
        (
            "Complete the review by 31 March 2025.客戶應於該日前完成檢視。",
            ["Complete the review by 31 March 2025.", "客戶應於該日前完成檢視。"],
        ),
        (
            '編輯著作：資料組合。"Compilation Work" means a combination of data.',
            ["編輯著作：資料組合。", '"Compilation Work" means a combination of data.'],
        ),
    ],
)
def test_both_sides_of_a_line_are_told_apart(text, parts):
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "根據 WIPO (World Intellectual Property Organization) 的報告",
        "中級法院（Court of Second Instance, TSI）作出裁決",
        "Mr. Chan Tai Man (陳大文) was appointed",
        "作品及/或資料庫",
        "見 https://example.com/a/b 一文",
    ],
)
def test_names_of_the_other_language_stay_where_they_are(text):
    assert split(text) == [text]


def test_a_heading_without_a_separator_has_exactly_one_change():
    pair = pair_in("Privacy Policy私隱政策")

    assert [side.text for side in pair] == ["Privacy Policy", "私隱政策"]


def test_a_number_behind_a_colon_stays_with_its_label():
    parts = pair_in("Telephone: +853 2800 0000 電話：+853 2800 0000")

    assert parts is not None
    assert [part.text for part in parts] == ["Telephone: +853 2800 0000", "電話：+853 2800 0000"]


def test_two_dashes_behind_a_chinese_word_are_its_own():
    parts = segments("在本條例中—— In this Ordinance—", eagerness=1.6)

    assert [part.text for part in parts] == ["在本條例中——", "In this Ordinance—"]


def test_a_gap_within_the_english_does_not_divide_a_line_behind_a_chinese_sentence():
    english = "Article 4  Any staff shall keep the secrets that they learn under Article 3."
    line = f"第 4 條　主管機關所屬人員，對於職務上所知悉之秘密，不得洩漏。{english}"

    assert with_shared_names(halves(line)) is None
