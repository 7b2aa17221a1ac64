"""Text files in Markdown: headings, notes and front matter."""

import pytest

from briefings.importing import read_file

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
