"""Text files in Markdown: headings, notes and front matter."""

import pytest

from briefings.importing import read_file, read_text

ZH, EN = "出租人須於三十日內退還按金。", "The lessor shall return the deposit within thirty days."


def read(*lines: str, name: str = "notes.md") -> dict:
    return read_file(name, "\n".join(lines).encode()).to_json()


def headings(document: dict) -> list[tuple[str, str]]:
    return [(one["heading"]["zh-hant"], one["heading"]["en"]) for one in document["sections"]]


@pytest.mark.parametrize(
    "lines",
    [
        ("# 須知", "# Notes", "", "## 一、按金", "## 1. Deposit", "", ZH, "", EN),
        (
            "須知",
            "====",
            "",
            "Notes",
            "=====",
            "",
            "一、按金",
            "---",
            "",
            "1. Deposit",
            "---",
            "",
            ZH,
            EN,
        ),
        ("# 須知 #", "", "# Notes #", "", "### 一、按金", "### 1. Deposit", ZH, EN),
        ("---", 'title: "須知"', "title_en: Notes", "---", "## 一、按金", "## 1. Deposit", ZH, EN),
    ],
)
@pytest.mark.parametrize("name", ["notes.md", "notes.txt"])
def test_headings_are_known_and_lose_their_signs(lines, name):
    document = read(*lines, name=name)

    assert document["title"] == {"zh-hant": "須知", "en": "Notes"}
    assert headings(document) == [("一、按金", "1. Deposit")]
    assert "#" not in str(document)
    assert "==" not in str(document)
    assert "ledger" not in document


def test_a_heading_in_both_languages_is_divided():
    document = read("# 須知 Notes", "", "## 按金 Deposit", "", ZH, "", EN)

    assert headings(document) == [("按金", "Deposit")]


def test_notes_stand_under_the_paragraphs_that_mention_them():
    document = read(
        "# 須知", "# Notes", "", f"{ZH}[^a]", "", f"{EN}[^b]", "",
        "[^a]: 見附件。", "[^b]: See the annex.", "    On page 2.",
    )  # fmt: skip

    pair = document["sections"][0]["paragraphs"][0]
    assert pair["zh-hant"] == f"{ZH}[^1]\n\n[^1]: 見附件。"
    assert pair["en"] == f"{EN}[^2]\n\n[^2]: See the annex.\n\nOn page 2."
    assert "ledger" not in document


def test_a_number_sign_in_a_text_is_no_heading():
    document = read("須知", "Notes", "", "第一項", "# 5 是門牌。", "", ZH, EN, name="notes.txt")

    assert "# 5 是門牌。" in str(document)


def test_of_front_matter_date_and_author_are_read_and_the_rest_is_kept():
    document = read(
        "---", "date: 2025-02-01", "author: Ana Lei", "---", "", "# 須知", "# Notes", ZH, EN
    )

    assert document["date"] == "2025-02-01"
    assert document["authors"] == ["Ana Lei"]
    assert document["title"] == {"zh-hant": "須知", "en": "Notes"}


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"])
        for section in document["sections"]
        for pair in section["paragraphs"]
    ]


def of(*lines: str):
    """A Markdown file with a title above the lines."""
    return read_file("notes.md", "\n".join(("# 須知", "# Notes", "", *lines)).encode())


@pytest.mark.parametrize(
    ("use", "definition"),
    [
        ("[法典][code]", '[code]: https://example.org/law "The Code"'),
        ("[法典][]", "[法典]: <https://example.org/law>"),
        ("[法典]", "[法典]: https://example.org/law"),
        ("[法典][CODE]", "[code]: https://example.org/law (Code)"),
    ],
)
def test_a_link_has_the_address_that_stands_elsewhere(use, definition):
    document = of(f"詳見{use}。", "", "See the Code.", "", definition)

    assert rows(document.to_json()) == [("詳見[法典](https://example.org/law)。", "See the Code.")]
    assert document.ledger == ()


def test_brackets_without_an_address_stay():
    document = of("依[2019]年的裁判。", "", "See [2019] 2 HKC 100.", "", "[1]: ibid.")

    assert rows(document.to_json())[0] == ("依[2019]年的裁判。", "See [2019] 2 HKC 100.")


def test_tags_and_remarks_are_no_text():
    document = of("<div>", "", ZH, "", EN, "", "</div>", "<!-- 內部", "註記 -->")

    assert rows(document.to_json()) == [(ZH, EN)]
    assert document.dropped == ("內部 註記",)
    assert document.ledger == ()


def test_tags_that_set_letters_keep_their_meaning():
    document = of(
        "上限為10<sup>6</sup>元，<b>須付</b>CO<sub>2</sub>費。", "", "Pay <某某> in full."
    )

    assert rows(document.to_json()) == [
        ("上限為10⁶元，**須付**CO₂費。", "Pay <某某> in full."),
    ]
    assert document.ledger == ()


def test_lines_that_are_one_paragraph_of_markdown_are_one():
    document = of(ZH[:8], ZH[8:], "", EN[:16], EN[17:])

    assert rows(document.to_json()) == [(ZH, EN)]


@pytest.mark.parametrize(
    "lines",
    [
        (ZH, EN),
        ("- 甲方", "- 乙方", "", "- Party A", "- Party B"),
        ("甲方一月付款  ", "乙方二月付款  ", "", "A pays in January  ", "B pays in February  "),
    ],
)
def test_sentences_items_and_set_breaks_of_markdown_stay_lines(lines):
    document = of(*lines).to_json()

    said = [side for one in document["sections"] for side in one["heading"].values() if side]
    said += [side for row in rows(document) for side in row if side]
    assert sorted(said) == sorted(line.strip() for line in lines if line)


def test_plain_text_is_no_markdown():
    text = f"須知\nNotes\n\n{ZH}\n{EN}\n\n以<div>標示。\nMarked by <div>.\n"

    assert rows(read_file("notes.txt", text.encode()).to_json())[1] == (
        "以<div>標示。",
        "Marked by <div>.",
    )


@pytest.mark.parametrize(
    "front", ["title: Notice of suspension\ntitle_zh: 暫停贖回通知", "title: Notice of suspension"]
)
def test_a_heading_that_says_the_title_of_the_front_matter_in_both_languages_stands_once(front):
    text = "The Manager suspends all redemptions.\n\n基金經理暫停一切贖回。"
    source = f"---\n{front}\ndate: 2025-10-14\n---\n\n# Notice of suspension 暫停贖回通知\n\n{text}"

    document = read_text(source)

    assert document.title.to_json() == {"zh-hant": "暫停贖回通知", "en": "Notice of suspension"}
    assert [one.heading.to_json()["en"] for one in document.sections] == [""]
    assert document.date == "2025-10-14"
    assert "Notice of suspension" in document.dropped
    assert document.ledger == ()


def test_a_language_whose_paragraphs_are_all_quoted_is_the_translation_of_the_other():
    english = ["Redemptions are suspended.", "The fee is halved.", "Payments go on."]
    chinese = ["贖回已經暫停。", "管理費減半。", "派息照常。"]
    pairs = [f"{en}\n\n> {zh}" for en, zh in zip(english, chinese, strict=True)]

    document = read_text("\n\n".join(["# Notice 通知書", *pairs])).to_json()

    found = [row["zh-hant"] for one in document["sections"] for row in one["paragraphs"]]
    assert found == chinese
