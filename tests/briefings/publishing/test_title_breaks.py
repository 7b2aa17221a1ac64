"""Where a line may break in a Chinese title."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.publishing.title_breaks import breaks_in


def cut(text, terms=()):
    places = [0, *breaks_in(text, terms), len(text)]
    return "|".join(text[a:b] for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    "expected",
    [
        "網絡安全法|與關鍵|基礎設施",
        "個人資料|保護法|施行細則|草案",
        "2024 年|中國|知識產權|強國|建設|進展|與展望",
        "勞動|關係法|修訂：外地|僱員的|權利",
        "《個人資料|保護法》|修訂|對銀行的|影響",
        "電子商務|合同|與e-signature的|效力",
    ],
)
def test_a_title_breaks_between_words_and_not_beside_marks(expected):
    assert cut(expected.replace("|", "")) == expected


def test_the_firms_terms_stay_whole():
    assert cut("反清洗黑錢的新規定") == "反|清洗|黑錢的|新規定"
    assert cut("反清洗黑錢的新規定", ["反清洗黑錢"]) == "反清洗黑錢的|新規定"


@pytest.mark.parametrize("text", ["", "商標法", "Trade Mark Law", "A fine of MOP 5,000"])
def test_short_and_english_titles_are_left_to_the_browser(text):
    assert breaks_in(text) == []


@given(st.text(alphabet="商標法修訂網絡安全與的，。《》（）2024年 ab", max_size=40))
def test_places_lie_inside_the_title_in_order(text):
    places = breaks_in(text)
    assert places == sorted(set(places))
    assert all(0 < place < len(text) for place in places)
