"""House style: suggestions, never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.checking.house_style import applied, suggestions


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("過去一年,各部門推動發展;成效顯著:", "過去一年，各部門推動發展；成效顯著："),
        ("建設資料庫和服服務平台", "建設資料庫和服務平台"),
        ("2024 年中國", "2024年中國"),
        ("規定（甲）。。", "規定（甲）。"),
        ("逾期視為违约，从其约定。", "逾期視為違約，從其約定。"),
        ("后里與台灣的干事只在皇后大道", "后里與台灣的干事只在皇后大道"),
        (
            '所謂"控制者"，即 "Controller" 或"處理者"',
            '所謂「控制者」，即 "Controller" 或「處理者」',
        ),
        ("商標、專利...等", "商標、專利……等"),
        ("共２０２４年１２月", "共2024年12月"),
        ("罰款(澳門元)五千", "罰款（澳門元）五千"),
        ("甲方 ，乙方", "甲方，乙方"),
        ("跨部門（inter - ministerial）會議", "跨部門（inter-ministerial）會議"),
    ],
)
def test_chinese_is_tidied_if_all_is_accepted(text, tidy):
    assert applied(text, suggestions(text, "zh-hant")) == tidy


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("decision - making and in - depth work", "decision-making and in-depth work"),
        ("the the law", "the law"),
        ("as follows :", "as follows:"),
        ("the Court ,the parties , and others", "the Court ,the parties, and others"),
        ("an inter - ministerial group", "an inter-ministerial group"),
        ("１２ pages", "12 pages"),
    ],
)
def test_english_is_tidied_if_all_is_accepted(text, tidy):
    assert applied(text, suggestions(text, "en")) == tidy


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("10:00 至 3,000 元", "en"),
        ("第3,000號", "zh-hant"),
        ("人人常常往往", "zh-hant"),
        ("見 https://a.mo/x,y", "zh-hant"),
        ("見[法例](https://zh.wikipedia.org/wiki/商标法)", "zh-hant"),
        ("見[法例](/wiki/商标,法的的)", "zh-hant"),
        ("from 2024 - 2025", "en"),
        ("well-known", "en"),
    ],
)
def test_what_is_right_is_left_alone(text, language):
    assert suggestions(text, language) == []


_PICTURE = f'(figure:{"0a" * 32}-640x480 "圖一:申請,\\"甲\\"程序")'


@pytest.mark.parametrize(
    ("text", "tidy", "language"),
    [
        ('[商標法](/law "全文,甲 2年...")', '[商標法](/law "全文,甲 2年...")', "zh-hant"),
        ("[甲](</法律,規定 2.html> '全文')", "[甲](</法律,規定 2.html> '全文')", "zh-hant"),
        ('依"[法](/law "全文")"辦理,', '依「[法](/law "全文")」辦理，', "zh-hant"),
        ("[商標法](/法(甲,乙)) 2年,甲", "[商標法](/法(甲,乙)) 2年，甲", "zh-hant"),
        ("註[^甲,乙]", "註[^甲,乙]", "zh-hant"),
        (f"![程序,圖]{_PICTURE}", f"![程序，圖]{_PICTURE}", "zh-hant"),
        ('[the the Act](/a "the the  law") , and', '[the Act](/a "the the  law"), and', "en"),
    ],
)
def test_addresses_titles_and_marks_are_no_words(text, tidy, language):
    assert applied(text, suggestions(text, language)) == tidy


@given(
    st.text(alphabet="國家法服的,，;: .-12年ab the(（)）\n", max_size=80),
    st.sampled_from(["zh-hant", "en"]),
)
def test_applying_changes_only_what_was_said(text, language):
    found = suggestions(text, language)

    place, rest = 0, applied(text, found)
    for one in found:
        kept = text[place : one.start]
        assert rest.startswith(kept + one.replacement)
        rest, place = rest[len(kept) + len(one.replacement) :], one.end
    assert rest == text[place:]
