"""Where a line with two languages may be cut."""

import pytest

from briefings.importing.splitting.borders import bordered


@pytest.mark.parametrize(
    "text", ["十一、 Orion Holdings Limited", "（壹） Vega Limited", "甲. Orion", "貳拾、 Vega"]
)
def test_a_chinese_number_before_an_english_item_is_not_a_translation(text):
    assert bordered(text).borders == ()


def test_behind_the_number_the_language_may_change():
    assert len(bordered("一、背景 Background").borders) == 1
