"""One list in two languages, or one list with names in another script."""

import pytest

from briefings.importing.readers.lists.languages import counted_languages

ZH, EN, PT = "zh-hant", "en", "pt"

TRANSLATED = [
    [ZH, EN, ZH, EN],
    [EN, ZH, EN, ZH, EN, ZH],
    [ZH, ZH, ZH, EN, EN, EN],
    [ZH, ZH, EN, EN, ZH, EN],
    [ZH, EN, ZH, ZH, EN, ZH, EN],
    [ZH, EN, PT, ZH, EN, PT],
    [ZH, EN],
]
ONE_LIST = [
    [ZH, ZH, ZH],
    [ZH, EN, ZH, ZH],
    [ZH, EN, EN, ZH],
    [ZH, ZH, ZH, EN, ZH, ZH],
    [EN, EN, EN, EN, EN, ZH],
    [None, None],
    [],
]


@pytest.mark.parametrize("languages", TRANSLATED)
def test_items_followed_by_as_many_of_the_other_language_are_translations(languages):
    assert counted_languages(languages) == languages


@pytest.mark.parametrize("languages", ONE_LIST)
def test_a_name_in_another_script_is_an_item_like_the_others(languages):
    assert counted_languages(languages) == [None] * len(languages)


def test_an_item_without_letters_belongs_to_the_language_before():
    assert counted_languages([None, ZH, EN, ZH, None, EN]) == [ZH, ZH, EN, ZH, ZH, EN]
