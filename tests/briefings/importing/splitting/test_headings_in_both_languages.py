import pytest

from briefings import importing
from briefings.text.languages import CHINESE, ENGLISH

BODY = "申請須於六個月內提出。\n\nAn application must be made within six months.\n\n"


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("一、適用範圍 Scope", "一、適用範圍", "Scope"),
        ("七、博彩中介人 Gaming promoters", "七、博彩中介人", "Gaming promoters"),
        ("稅務考慮 Tax", "稅務考慮", "Tax"),
    ],
)
def test_a_short_heading_is_divided_whatever_number_stands_before_it(line, chinese, english):
    text = f"商標法修訂\nTrade mark law revised\n\n{BODY}{line}\n\n{BODY}"

    sections = importing.read_text(text).to_json()["sections"]

    assert {CHINESE: chinese, ENGLISH: english} in [section["heading"] for section in sections]
