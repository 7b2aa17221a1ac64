import pytest

from briefings.search.index.beginnings import LONGEST_KEY, after, keys_of, line_of, typed_key


def test_a_line_is_found_by_each_chinese_character_and_each_word():
    assert line_of("《商標法》修訂 of the Trade-Mark Law").beginnings() == [
        "商标法修订of the trade mark law",
        "标法修订of the trade mark law",
        "法修订of the trade mark law",
        "修订of the trade mark law",
        "订of the trade mark law",
        "trade mark law",
        "mark law",
        "law",
    ]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("商标", "商標法修訂"),
        ("修订", "商標法修訂"),
        ("trade  MARK", "Macau's Trade-Mark Law"),
        ("８／２００５", "第8/2005號法律"),
        ("licença", "Licenca"),
    ],
)
def test_script_width_accents_capitals_and_marks_make_no_difference(typed, title):
    assert line_of(title).has_beginning(typed_key(typed))


def test_a_word_is_not_found_by_its_middle():
    assert not line_of("Trade mark").has_beginning(typed_key("rade"))


@pytest.mark.parametrize("typed", ["", " ", "a", "!!", "《"])
def test_too_little_is_not_looked_for(typed):
    assert typed_key(typed) == ""
    assert typed_key("商") == "商"


def test_keys_are_short_and_few_however_long_the_title():
    keys = keys_of("商標法" * 500)

    assert max(map(len, keys)) == LONGEST_KEY
    assert len(keys) <= 40


def test_a_range_ends_after_all_that_begins_so():
    assert "trad" < "trade" < after("trad") == "trae"
