"""Letters, typed contents, other articles and bold lines: what is no text, and what is a heading."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ("船舶抵押", "Ship mortgages")
TEXT = [
    "船舶抵押自登記起對第三人產生效力。",
    "A ship mortgage binds third parties from the time of its registration.",
    "抵押權人可不經法院接管船舶，但須事先通知。",
    "The mortgagee may take possession without a court, but must give notice first.",
]


def rows(document: dict) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


def headings(document: dict) -> list[str]:
    return [one["heading"]["en"] for one in document["sections"] if one["heading"]["en"]]


@pytest.mark.parametrize(
    "above",
    [
        [
            "掛號郵件 By registered post",
            "甲有限公司 台照",
            "ABC Limited",
            "執事先生：",
            "Dear Sirs",
        ],
        ["專人送遞 By hand", "海運商會", "The Manager, Shipping Desk", "敬啟者", "Dear Madam"],
        ["致：各船東", "To: All owners", "敬啟者：", "Dear Sir or Madam,"],
    ],
)
def test_delivery_addressee_and_greeting_of_a_letter_are_left_out(above):
    document = read_text("\n\n".join([*above, *TITLE, *TEXT])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]
    assert set(above) <= set(document["dropped"])


def test_a_greeting_above_each_half_without_header_or_signature_stays_in_both():
    halves = [
        [TITLE[n], greeting, *TEXT[n::2] * 3]
        for n, greeting in ((0, "親愛的客戶："), (1, "Dear Client,"))
    ]

    document = read_text("\n\n".join([*halves[0], *halves[1]])).to_json()

    assert document["sections"][0]["paragraphs"][0] == {
        "zh-hant": "親愛的客戶：",
        "en": "Dear Client,",
    }


@pytest.mark.parametrize(
    "contents",
    [
        ["目錄 Contents", "第一章 登記 Registration 2", "第二章 抵押 Mortgages 5"],
        ["目錄", "Contents", "登記 ……… 3", "Registration ........ 3", "抵押 ……… 7"],
        ["Table of contents", "1. Registration    1", "2. Mortgages    4"],
    ],
)
def test_typed_contents_are_left_out(contents):
    document = read_text("\n\n".join([*TITLE, *contents, *TEXT])).to_json()

    assert rows(document) == TEXT[::2]
    assert headings(document) == []


def test_a_heading_called_contents_above_a_text_stays():
    lines = ["登記的內容", "What is registered", "內容", "Contents", *TEXT]

    assert headings(read_text("\n\n".join([*TITLE, *TEXT, *lines])).to_json())[-1] == "Contents"


@pytest.mark.parametrize(
    "head", ["熱門新聞", "相關文章 Related articles", "You may also like", "最新消息 Latest news"]
)
def test_the_titles_of_other_articles_below_the_text_are_left_out(head):
    others = "<ul><li>颱風假期的工資</li><li>Charging electric cars</li></ul>"
    page = f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>" + "".join(f"<p>{line}</p>" for line in TEXT)

    document = read_html(f"{page}<h3>{head}</h3>{others}").to_json()

    assert rows(document) == TEXT[::2]


@pytest.mark.parametrize("mark", ["｜", " | ", " / ", " "])
def test_a_bold_line_of_markdown_is_a_heading_in_both_languages(mark):
    text = [f"**登記{mark}Registration**", *TEXT[:2], f"**抵押權{mark}Mortgages**", *TEXT[2:]]

    document = read_text("\n\n".join([f"# {TITLE[1]}", f"# {TITLE[0]}", *text])).to_json()

    assert headings(document) == ["Registration", "Mortgages"]
    assert rows(document) == TEXT[::2]


def test_a_date_beside_source_and_readers_is_the_date():
    line = "2024-05-08 09:30 來源：海事局 瀏覽：1,024"

    document = read_text("\n\n".join([*TITLE, line, *TEXT])).to_json()

    assert (document["date"], rows(document)) == ("2024-05-08", TEXT[::2])


def test_a_greeting_whose_translation_is_not_known_as_one_stays_in_both_languages():
    greeting = ("各位法官、各位來賓：", "Fellow judges and guests,")

    document = read_text("\n\n".join([*TITLE, *greeting[::-1], *TEXT])).to_json()

    assert greeting in [
        tuple(pair.values()) for one in document["sections"] for pair in one["paragraphs"]
    ]


def test_the_number_of_annexes_below_a_letter_is_no_heading():
    lines = [*TITLE, *TEXT, "附件 Annexes: 3"]

    document = read_text("\n\n".join(lines)).to_json()

    assert headings(document) == []
    assert "Annexes: 3" in str(document["sections"])


def test_several_references_above_a_title_are_no_title():
    lines = ["檔號 Our Ref.：B1/15C, B9/29C", *TITLE, *TEXT]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert headings(document) == []
