"""Where a line with two languages may be cut."""

import pytest

from briefings.importing import read_text
from briefings.importing.splitting.borders import bordered


@pytest.mark.parametrize(
    "text", ["十一、 Orion Holdings Limited", "（壹） Vega Limited", "甲. Orion", "貳拾、 Vega"]
)
def test_a_chinese_number_before_an_english_item_is_not_a_translation(text):
    assert bordered(text).borders == ()


def test_behind_the_number_the_language_may_change():
    assert len(bordered("一、背景 Background").borders) == 1


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("No one must work under Signal No. 8.", "八號風球下毋須工作。"),
        ("The fee is due under Cap. 57.", "費用按第五十七章支付。"),
    ],
)
@pytest.mark.parametrize("between", ["", " "])
def test_a_number_that_the_english_names_stays_with_it(english, chinese, between):
    title = "工作安排\nWorking arrangements\n\n"

    document = read_text(f"{title}{english}{between}{chinese}").to_json()

    assert document["sections"][0]["paragraphs"] == [{"zh-hant": chinese, "en": english}]
