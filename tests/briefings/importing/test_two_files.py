import io

import docx
import pytest

from briefings import importing
from briefings.importing import ImportRefused, read_files
from briefings.text.languages import CHINESE, ENGLISH

CHINESE_LINES = [
    "租賃法修訂要點",
    "陳大文律師",
    "2026年3月2日",
    "一、租期",
    "商用租約的最短租期為三年，雙方可另作約定。",
    "按 Chan & Partners 的統計，續租須於六個月前通知。",
    "二、租金",
    "租金按年調整，升幅以 5% 為限。",
]
ENGLISH_LINES = [
    "Key changes to the tenancy law",
    "Chan Tai Man",
    "2 March 2026",
    "1. Term",
    "Commercial leases run for at least three years unless the parties agree otherwise.",
    "According to Chan & Partners 陳律師行, a renewal needs six months' notice.",
    "2. Rent",
    "The rent is adjusted every year, by at most 5%.",
]


def text_file(lines: list[str]) -> tuple[str, bytes]:
    return "text.txt", "\n\n".join(lines).encode()


def word_file(lines: list[str], *, table: tuple[str, ...] = ()) -> tuple[str, bytes]:
    document = docx.Document()
    document.add_heading(lines[0], 0)
    for line in lines[1:]:
        document.add_paragraph(line)
    if table:
        cells = document.add_table(rows=1, cols=len(table)).rows[0].cells
        for cell, text in zip(cells, table, strict=True):
            cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    return "text.docx", saved.getvalue()


def texts(imported, language: str) -> list[str]:
    document = imported.to_json()
    found = [document["title"][language]]
    for section in document["sections"]:
        found += [section["heading"][language], *(pair[language] for pair in section["paragraphs"])]
    return [text for text in found if text]


@pytest.mark.parametrize("make", [text_file, word_file])
@pytest.mark.parametrize("reverse", [False, True])
def test_two_files_of_one_text_become_its_pairs(make, reverse):
    files = [make(CHINESE_LINES), make(ENGLISH_LINES)]

    imported = read_files(files[::-1] if reverse else files)

    document = imported.to_json()
    assert document["title"] == {
        CHINESE: "租賃法修訂要點",
        ENGLISH: "Key changes to the tenancy law",
    }
    assert document["date"] == "2026-03-02"
    assert document["authors"] == [{CHINESE: "陳大文", ENGLISH: "Chan Tai Man"}]
    assert [section["heading"] for section in document["sections"]] == [
        {CHINESE: "一、租期", ENGLISH: "1. Term"},
        {CHINESE: "二、租金", ENGLISH: "2. Rent"},
    ]
    assert [len(section["paragraphs"]) for section in document["sections"]] == [2, 1]


def test_a_name_in_the_other_language_does_not_divide_a_line():
    imported = read_files([text_file(CHINESE_LINES), text_file(ENGLISH_LINES)])

    assert CHINESE_LINES[5] in texts(imported, CHINESE)
    assert ENGLISH_LINES[5] in texts(imported, ENGLISH)


@pytest.mark.parametrize("second", [CHINESE_LINES, ["2026"]])
def test_files_that_are_not_one_of_each_language_are_refused(second):
    with pytest.raises(ImportRefused) as refused:
        read_files([text_file(CHINESE_LINES), text_file(second)])

    assert "not one Chinese and one English text" in refused.value.reasons[ENGLISH]
    assert "中文及英文各一" in refused.value.reasons[CHINESE]


def test_if_the_files_have_different_dates_both_are_there_to_choose_from():
    other = [line.replace("2 March 2026", "9 March 2026") for line in ENGLISH_LINES]

    imported = read_files([text_file(CHINESE_LINES), text_file(other)])

    assert imported.date == "2026-03-02"
    assert "9 March 2026" in texts(imported, ENGLISH)


def test_a_source_in_each_file_is_one_source_with_both_labels():
    address = "https://bo.io.gov.mo/law"

    imported = read_files(
        [
            text_file([*CHINESE_LINES, f"資料來源：《政府公報》 {address}"]),
            text_file([*ENGLISH_LINES, f"Source: Official Gazette {address}"]),
        ]
    )

    assert [
        (source.label.chinese != "", source.label.english != "") for source in imported.sources
    ] == [(True, True)]


def test_the_contact_lines_of_both_files_are_kept():
    chinese = [*CHINESE_LINES, "聯絡我們", "如有查詢，請致電 2888 0000 或電郵 info@firm.example"]
    english = [*ENGLISH_LINES, "Contact us", "Please call 2888 0000 or write to info@firm.example"]

    imported = read_files([text_file(chinese), text_file(english)])

    assert chinese[-1] in texts(imported, CHINESE)
    assert english[-1] in texts(imported, ENGLISH)


def test_a_table_in_each_file_is_paired_too():
    imported = read_files(
        [
            word_file(CHINESE_LINES, table=("首年租金為每月澳門元一萬元。",)),
            word_file(ENGLISH_LINES, table=("In the first year the rent is MOP 10,000 a month.",)),
        ]
    )

    last = imported.to_json()["sections"][-1]["paragraphs"][-1]
    assert last == {
        CHINESE: "首年租金為每月澳門元一萬元。",
        ENGLISH: "In the first year the rent is MOP 10,000 a month.",
    }


def test_one_file_is_read_as_ever():
    both = [line for pair in zip(CHINESE_LINES, ENGLISH_LINES, strict=True) for line in pair]

    assert read_files([text_file(both)]) == importing.read_file(*text_file(both))


def test_a_clause_before_a_list_is_no_heading_and_a_table_below_the_text_is_kept():
    sentences = "草案延長有效期。\n\n續期人須受訓。\n\n旅行社須說明行程。\n\n押金分為兩級。"
    english = (
        "The bill extends the term.\n\nWho renews must be trained.\n\n"
        "Agencies must explain the itinerary.\n\nThe deposit has two classes."
    )
    chinese_table = "| 類別 | 押金 |\n| --- | --- |\n| 甲類 | 700元 |\n| 乙類 | 500元 |"
    english_table = "| Class | Deposit |\n| --- | --- |\n| A | MOP 700 |\n| B | MOP 500 |"
    chinese = (
        f"旅遊法草案\n\n{sentences}\n\n{chinese_table}\n\n報表應一併載明：\n\n- 收入\n\n- 支出"
    )
    other = f"Tourism bill\n\n{english}\n\n{english_table}\n\nThe statements should also set out:"

    document = read_files(
        [
            ("中文.txt", chinese.encode()),
            ("English.txt", f"{other}\n\n- income\n\n- expenses".encode()),
        ]
    ).to_json()

    (section,) = document["sections"]
    assert document["dropped"] == []
    assert {"zh-hant": chinese_table, "en": english_table} in section["paragraphs"]
    assert section["paragraphs"][5]["en"] == "The statements should also set out:"
