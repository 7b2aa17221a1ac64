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


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "使用平台安全儲存機制儲存於您的裝置（iOS 使用 Keychain，Android 使用 EncryptedStore）",
            "Stored on your device with the secure storage of the platform (EncryptedStore on Android)",
        ),
        (
            "如有問題，請至 github.com/firm/forms 提出 issue。",
            "For questions, open an issue at github.com/firm/forms.",
        ),
    ],
)
def test_neither_a_bracket_nor_the_address_of_a_page_is_cut_in_two(chinese, english):
    above = "私隱政策\nPrivacy Policy\n\n資料不會離開您的裝置。 No data leaves your device.\n\n"

    document = read_text(f"{above}{chinese} {english}").to_json()

    assert document["sections"][-1]["paragraphs"][-1] == {"zh-hant": chinese, "en": english}
