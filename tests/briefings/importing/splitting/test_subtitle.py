"""The line between a title and its authors is the subtitle, not the first heading."""

import pytest

from briefings.importing import read_text

TITLE = ("人工智能創作，版權誰屬？", "Who Owns What a Machine Creates?")
SUBTITLE = ("諮詢結果與前路", "The Outcome of the Consultation and the Road Ahead")
TEXT = [
    "政府展開兩個月公眾諮詢，並向立法會匯報結果。",
    "The Government began a consultation and reported its outcome.",
    "電腦產生的作品",
    "Computer-generated works",
    "條例把作者定為作出所需安排的人。",
    "The Ordinance makes the author the person who undertakes the arrangements.",
]


@pytest.mark.parametrize(
    "stated",
    [
        ["合夥人 Partner: 馮子聰 Gregory Fung"],
        ["顧問 Consultant：馮子聰 Gregory Fung", "執業範疇 Practice areas：科技 Technology"],
        ["作者：馮子聰", "By Gregory Fung", "業務領域：科技", "Practice group: Technology"],
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_line_between_the_title_and_what_is_stated_is_the_standfirst(stated, order):
    text = [one for n in range(0, len(TEXT), 2) for one in TEXT[n : n + 2][::order]]
    lines = [*TITLE[::order], *SUBTITLE[::order], *stated, *text]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert document["standfirst"] == dict(zip(("zh-hant", "en"), SUBTITLE, strict=True))
    headings = [section["heading"]["zh-hant"] for section in document["sections"]]
    assert headings == ["", "電腦產生的作品"]
    assert not document.get("ledger")


def test_a_short_line_above_the_text_is_its_heading_if_nothing_is_stated_between_them():
    document = read_text("\n\n".join([*TITLE, *SUBTITLE, *TEXT])).to_json()

    assert document["standfirst"] == {"zh-hant": "", "en": ""}
    assert document["sections"][0]["heading"]["zh-hant"] == SUBTITLE[0]


def test_a_title_below_entries_of_a_menu_is_no_subtitle():
    lines = ["09:41", "法律小百科", "追蹤中", *TITLE, "2025年5月27日 下午6:12", *TEXT]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert document["standfirst"] == {"zh-hant": "", "en": ""}
