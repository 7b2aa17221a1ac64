"""A table of fees or time limits is one row with the same table in each language."""

import pytest

from briefings import importing
from briefings.importing import ImportedBriefing
from tests.briefings.importing import word

BEFORE = ("收費如下，自公佈翌日起生效。", "The fees below apply from the day after publication.")
AFTER = ("逾期須另付附加費，不得豁免。", "A surcharge is due for late payment and is not waived.")
FEES_ZH = (("項目", "費用"), ("登記", "500"), ("續期", "300"))
FEES_EN = (("Item", "Fee"), ("Registration", "500"), ("Renewal", "300"))
MARKDOWN_ZH = "| 項目 | 費用 |\n| --- | --- |\n| 登記 | 500 |\n| 續期 | 300 |"
MARKDOWN_EN = "| Item | Fee |\n| --- | --- |\n| Registration | 500 |\n| Renewal | 300 |"


def pairs(document: ImportedBriefing) -> list[tuple[str, str]]:
    return [(p.chinese, p.english) for s in document.sections for p in s.paragraphs]


def reasons(document: ImportedBriefing) -> set[str]:
    return {reason for entry in document.review() for reason in entry["reasons"]}


def of_word(*parts: str) -> ImportedBriefing:
    body = [part if "<w:tbl>" in part else word.paragraph(word.run(part)) for part in parts]
    return importing.read_docx(word.word_file(word.document(*body)))


def html_table(rows: tuple[tuple[str, ...], ...], more: str = "") -> str:
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{more}{''.join(lines)}</table>"


def tabbed(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


SOURCES = {
    "Word": lambda: of_word(
        BEFORE[0], word.table(*FEES_ZH), AFTER[0], BEFORE[1], word.table(*FEES_EN), AFTER[1]
    ),
    "page": lambda: importing.read_html(
        f"<p>{BEFORE[0]}</p>{html_table(FEES_ZH)}<p>{AFTER[0]}</p>"
        f"<p>{BEFORE[1]}</p>{html_table(FEES_EN)}<p>{AFTER[1]}</p>"
    ),
    "tabs": lambda: importing.read_text(
        "\n\n".join((BEFORE[0], tabbed(FEES_ZH), AFTER[0], BEFORE[1], tabbed(FEES_EN), AFTER[1]))
    ),
    "Markdown": lambda: importing.read_text(
        "\n\n".join((BEFORE[0], MARKDOWN_ZH, AFTER[0], BEFORE[1], MARKDOWN_EN, AFTER[1]))
    ),
}


@pytest.mark.parametrize("source", SOURCES)
def test_a_table_in_each_language_is_one_row(source):
    document = SOURCES[source]()

    assert pairs(document) == [BEFORE, (MARKDOWN_ZH, MARKDOWN_EN), AFTER]


def test_cells_in_both_languages_are_divided():
    rows = (
        ("項目 Item", "金額（澳門元）Amount (MOP)", "期限 / Time limit"),
        ("登記費\nRegistration fee", "1,000", "公佈後2個月 2 months from publication"),
        ("GEM發行人 GEM issuers", "2,000", "無 None"),
    )

    [_, (chinese, english)] = pairs(of_word(*BEFORE, word.table(*rows)))

    assert chinese == (
        "| 項目 | 金額（澳門元） | 期限 |\n| --- | --- | --- |\n"
        "| 登記費 | 1,000 | 公佈後2個月 |\n| GEM發行人 | 2,000 | 無 |"
    )
    assert english == (
        "| Item | Amount (MOP) | Time limit |\n| --- | --- | --- |\n"
        "| Registration fee | 1,000 | 2 months from publication |\n| GEM issuers | 2,000 | None |"
    )


def test_figures_beside_two_columns_of_names_stand_in_both_tables():
    rows = (
        ("項目", "Item", "Fee MOP"),
        ("登記", "Registration", "500"),
        ("續期", "Renewal", "300"),
    )

    [_, (chinese, english)] = pairs(of_word(*BEFORE, word.table(*rows)))

    assert [line.count("|") for line in chinese.split("\n")] == [3, 3, 3, 3]
    assert "| 續期 | 300 |" in chinese
    assert "| Renewal | 300 |" in english


def test_the_head_of_a_column_of_figures_is_in_the_language_of_its_table():
    rows = (
        ("項目", "Item", "費用（澳門元）\nFee (MOP)"),
        ("登記", "Registration", "500"),
        ("續期", "Renewal", "300"),
    )

    [_, (chinese, english)] = pairs(of_word(*BEFORE, word.table(*rows)))

    assert chinese.startswith("| 項目 | 費用（澳門元） |")
    assert english.startswith("| Item | Fee (MOP) |")


def test_a_column_for_each_language_stays_rows_of_pairs():
    rows = tuple(
        zip(("甲方應付款。", "乙方應交貨。"), ("A shall pay.", "B delivers."), strict=True)
    )

    assert pairs(of_word(*BEFORE, word.table(*rows))) == [BEFORE, *rows]


def test_a_column_for_each_of_three_languages_stays_rows():
    rows = (
        ("中文", "Português", "English"),
        ("甲方應付款。", "A parte A deve pagar.", "A shall pay."),
        ("乙方應交貨。", "A parte B deve entregar.", "B delivers."),
    )

    found = pairs(of_word(*BEFORE, word.table(*rows)))

    assert not any("|" in text for pair in found for text in pair)


def test_a_column_of_clause_numbers_stands_before_both_texts():
    rows = (("條款", "中文", "English"), ("1.1", "甲方應付款。", "A shall pay."),
            ("(a)", "乙方應交貨。", "B delivers."), ("第三條", "丙方離場。", "C leaves."))  # fmt: skip

    found = pairs(of_word(*BEFORE, word.table(*rows)))

    assert found[1:] == [
        ("1.1 甲方應付款。", "1.1 A shall pay."),
        ("(a) 乙方應交貨。", "(a) B delivers."),
        ("第三條 丙方離場。", "第三條 C leaves."),
    ]


def test_a_table_beside_its_translation_is_one_table_in_each_language():
    rows = tuple(zh + en for zh, en in zip(FEES_ZH, FEES_EN, strict=True))

    assert pairs(of_word(*BEFORE, word.table(*rows)))[1:] == [(MARKDOWN_ZH, MARKDOWN_EN)]


def test_the_two_paragraphs_of_a_cell_that_word_copies_as_lines_stay_in_their_row():
    source = "範圍\tScope\n甲方應付款。\n乙方應交貨。\tA shall pay.\nB delivers.\n終止\tTermination"

    found = importing.read_text(source).to_json()

    texts = [tuple(p.values()) for s in found["sections"] for p in s["paragraphs"]]
    assert texts[:2] == [("甲方應付款。", "A shall pay."), ("乙方應交貨。", "B delivers.")]


def test_merged_cells_are_repeated_and_reported():
    table = (
        "<table><tr><th>Fee</th><th colspan='2'>MOP</th></tr>"
        "<tr><td rowspan='2'>Filing</td><td>500</td><td>600</td></tr>"
        "<tr><td>700</td><td>800</td></tr></table>"
    )

    document = importing.read_html(f"<p>{BEFORE[1]}</p>{table}")

    assert pairs(document)[1][1] == (
        "| Fee | MOP | MOP |\n| --- | --- | --- |\n| Filing | 500 | 600 |\n| Filing | 700 | 800 |"
    )
    assert "merged-cells" in reasons(document)


def test_cells_merged_in_word_are_repeated_and_reported():
    def cell(text: str, properties: str = "") -> str:
        inner = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
        return f"<w:tc>{inner}{word.paragraph(word.run(text))}</w:tc>"

    rows = (
        cell("Fee") + cell("MOP", '<w:gridSpan w:val="2"/>'),
        cell("Filing", '<w:vMerge w:val="restart"/>') + cell("500") + cell("600"),
        cell("", "<w:vMerge/>") + cell("700") + cell("800"),
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"

    document = of_word(BEFORE[1], table)

    assert "| Filing | 700 | 800 |" in pairs(document)[1][1]
    assert not document.ledger
    assert "merged-cells" in reasons(document)


def test_what_a_cell_holds_is_kept():
    cells = (
        "<table><tr><th>Item</th><th>Note</th></tr><tr><td>A | B<br>second line</td>"
        "<td><b>Due</b> <a href='https://example.mo/fees'>now</a></td></tr></table>"
    )

    document = importing.read_html(f"<p>{BEFORE[1]}</p>{cells}")

    assert pairs(document)[1][1].split("\n")[2] == (
        "| A \\| B<br>second line | **Due** [now](https://example.mo/fees) |"
    )


def test_alignment_caption_and_header_column_are_kept():
    table = (
        "<table><caption>Fees in force</caption><tr><th></th><th>2025</th></tr>"
        "<tr><th>Filing</th><td align='right'>500</td></tr>"
        "<tr><th>Renewal</th><td style='text-align:right'>300</td></tr></table>"
    )

    document = importing.read_html(f"<p>{BEFORE[1]}</p>{table}")

    assert pairs(document)[1][1] == (
        "Fees in force\n|  | 2025 |\n| --- | ---: |\n| **Filing** | 500 |\n| **Renewal** | 300 |"
    )


def test_a_first_row_of_one_wide_cell_is_the_caption():
    table = (
        "<table><tr><td colspan='2'>收費 Fees</td></tr><tr><td>項目 Item</td><td>金額 Amount</td></tr>"
        "<tr><td>登記費 Registration fee</td><td>500</td></tr></table>"
    )

    document = importing.read_html(f"<p>{BEFORE[0]}</p><p>{BEFORE[1]}</p>{table}")

    assert pairs(document)[1] == (
        "收費\n| 項目 | 金額 |\n| --- | --- |\n| 登記費 | 500 |",
        "Fees\n| Item | Amount |\n| --- | --- |\n| Registration fee | 500 |",
    )
    assert not document.ledger
    assert "merged-cells" not in reasons(document)


def test_the_columns_of_a_page_are_no_table():
    page = (
        "<table><tr><td><p>Menu</p></td><td><h2>Scope</h2><p>A shall pay.</p></td></tr>"
        "<tr><td></td><td><h2>Term</h2><p>B delivers on time.</p></td></tr></table>"
    )

    document = importing.read_html(page)

    assert not any("|" in text for pair in pairs(document) for text in pair)


def test_a_table_of_figures_is_the_same_in_both_languages():
    figures = "2023\t2024\t2025\n500\t600\t700\n700\t800\t900"

    found = pairs(importing.read_text("\n\n".join((*BEFORE, figures, *AFTER))))

    [table] = [pair for pair in found if "|" in pair[0]]
    assert table[0] == table[1]


def test_tables_of_different_size_are_flagged():
    short = word.table(*FEES_EN[:2])

    document = of_word(BEFORE[0], word.table(*FEES_ZH), BEFORE[1], short)

    assert "table-shape" in reasons(document)


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("項目 Item", "金額 Amount"),
            ("登記費 Registration fee", "1,000"),
            ("續期 Renewal", "200"),
        ),
        (("(a)", "甲方應付款。", "A shall pay."), ("(b)", "乙方應交貨。", "B delivers.")),
        (("項目", "Item", "Fee"), ("登記", "Registration", "500"), ("續期", "Renewal", "300")),
    ],
)
def test_what_stands_in_both_tables_is_no_invention(rows):
    assert not of_word(*BEFORE, word.table(*rows)).ledger


def test_hostile_spans_do_not_multiply_the_text():
    cells = f"<td colspan='9999' rowspan='9999'>{'long text ' * 200}</td><td>b</td>"

    document = importing.read_html(f"<table><tr>{cells}</tr><tr><td>c</td><td>d</td></tr></table>")

    assert sum(len(text) for pair in pairs(document) for text in pair) < 10_000


@pytest.mark.parametrize(
    ("head", "chinese", "english", "is_data"),
    [
        ("樓層 Floor", "樓層", "Floor", True),
        ("年級 Grade", "年級", "Grade", True),
        ("序號 No.", "", "", False),
        ("#", "", "", False),
    ],
)
def test_a_first_column_named_as_figures_is_data_beside_both_languages(
    head, chinese, english, is_data
):
    rows = ((head, "用途", "Use"), ("1", "商店", "Shop"), ("2", "住宅", "Dwelling"))
    lines = ["\t".join(row) for row in rows]

    document = importing.read_text("\n".join([*BEFORE, "", *lines, "", *AFTER]))

    if is_data:
        assert (
            f"| {chinese} | 用途 |\n| --- | --- |\n| 1 | 商店 |\n| 2 | 住宅 |",
            f"| {english} | Use |\n| --- | --- |\n| 1 | Shop |\n| 2 | Dwelling |",
        ) in pairs(document)
        assert document.dropped == ()
    else:
        assert ("商店", "Shop") in pairs(document)
