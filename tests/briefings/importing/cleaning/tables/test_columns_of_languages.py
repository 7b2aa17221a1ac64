"""A table with a column for each language: its header row, and rows that are the same in both."""

import pytest

from briefings.importing import read_text

ROWS = [
    ("倉庫租約規章", "Regulation on Warehouse Leases"),
    ("第 1 條　出租人須於五月一日前登記。", "Article 1  The landlord must register before 1 May."),
    ("可使用下列服務：", "The following services may be used:"),
    ("Harbour Cloud", "Harbour Cloud"),
    ("Harbour Mail", "Harbour Mail"),
    ("檔案室", "Archive"),
    ("第 2 條　押金不得超過兩個月租金。", "Article 2  The deposit is at most two months' rent."),
]


def document(*rows: tuple[str, str]) -> dict:
    return read_text("\n".join(map("\t".join, rows))).to_json()


def rows(found: dict) -> list[tuple[str, ...]]:
    return [tuple(pair.values()) for one in found["sections"] for pair in one["paragraphs"]]


@pytest.mark.parametrize(
    "header",
    [
        ("條文內容", "Article Content"),
        ("條文（中文）", "Text (English)"),
        ("內容（中文）", "Provisions (English)"),
        ("中文 Chinese", "英文 English"),
        ("繁體中文版本", "English Version"),
        ("中譯本", "Original text"),
        ("中文譯本 Translation", "英文原文 Original"),
    ],
)
def test_what_the_columns_hold_is_no_title(header):
    found = document(header, *ROWS)

    assert tuple(found["title"].values()) == ROWS[0]
    assert set(header) <= set(found["dropped"])


def test_a_row_with_the_words_of_a_header_in_a_sentence_stays():
    row = ("條文另有規定者除外。", "Unless the text provides otherwise.")

    assert row in rows(document(*ROWS, row))


def test_a_name_that_neither_column_translates_stands_on_both_sides():
    assert rows(document(*ROWS)) == ROWS[1:]


def test_the_number_of_an_article_heads_it_in_both_columns():
    numbers = [("第1條", "Article 1"), ("第2條", "Article 2"), ("第3條", "Article 3")]
    said = [
        ("出租人須於五月一日前登記。", "The landlord must register before 1 May."),
        ("押金不得超過兩個月租金。", "The deposit is at most two months' rent."),
        ("違反者可處罰款。", "Breach may lead to a fine."),
    ]
    lines = ["\t".join(ROWS[0])]
    for number, row in zip(numbers, said, strict=True):
        lines += ["\t".join(number), "", "\t".join(row)]

    found = read_text("\n".join(lines)).to_json()

    assert [tuple(one["heading"].values()) for one in found["sections"]] == numbers
