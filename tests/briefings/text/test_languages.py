"""What follows from the table of languages."""

import pytest
from django.conf import settings

from briefings.text.languages import (
    CHINESE,
    ENGLISH,
    SIMPLIFIED,
    TABLE,
    WRITTEN,
    column,
    columns,
    derived,
    written,
)


def test_a_derived_language_is_made_from_a_written_one():
    assert [written(code) for code in (CHINESE, ENGLISH, SIMPLIFIED)] == [CHINESE, ENGLISH, CHINESE]
    assert derived(CHINESE) == (SIMPLIFIED,)
    assert all(written(code) in WRITTEN for code in TABLE)


def test_a_column_is_named_after_its_language():
    assert column("title", CHINESE) == "title_zh_hant"
    assert columns("name", "title") == ("name_zh_hant", "name_en", "title_zh_hant", "title_en")


def test_the_settings_offer_the_languages_of_the_table():
    assert dict(settings.LANGUAGES) == {code: row.name for code, row in TABLE.items()}
    assert settings.MODELTRANSLATION_LANGUAGES == WRITTEN


@pytest.mark.parametrize("code", ["pt", "", "zh_hant"])
def test_an_unknown_language_is_an_error(code):
    with pytest.raises(KeyError):
        column("title", code)
