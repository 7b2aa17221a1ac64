from briefings import importing
from tests.briefings.importing import word

CHINESE_PART = ["申請須於六個月內提出，並附副本。", "逾期提出者不予受理，但可說明理由。"]
ENGLISH_PART = [
    "An application must be made within six months, with copies.",
    "A late application is refused unless reasons are given.",
]


def test_a_table_in_one_language_does_not_part_the_halves_of_a_text():
    fees = word.table(
        (word.cell(word.paragraph(word.run("項目"))), word.cell(word.paragraph(word.run("費用"))))
    )
    body = [
        *(word.paragraph(word.run(text)) for text in ENGLISH_PART),
        *(word.paragraph(word.run(text)) for text in CHINESE_PART[:1]),
        fees,
        *(word.paragraph(word.run(text)) for text in CHINESE_PART[1:]),
    ]

    document = importing.read_docx(word.word_file(word.document(*body))).to_json()

    pairs = [
        tuple(pair.values()) for section in document["sections"] for pair in section["paragraphs"]
    ]
    assert set(zip(CHINESE_PART, ENGLISH_PART, strict=True)) <= set(pairs)


def test_cells_of_two_tables_are_no_headings():
    def of(cells: list[str]) -> str:
        return word.table(tuple(word.cell(word.paragraph(word.run(text))) for text in cells))

    body = [
        word.paragraph(word.run(CHINESE_PART[0])),
        of(["項目", "金額"]),
        word.paragraph(word.run(CHINESE_PART[1])),
        word.paragraph(word.run(ENGLISH_PART[0])),
        of(["Item", "Amount"]),
        word.paragraph(word.run(ENGLISH_PART[1])),
    ]

    document = importing.read_docx(word.word_file(word.document(*body))).to_json()

    headings = [section["heading"] for section in document["sections"]]
    assert not any(heading["en"] in ("Item", "Amount") for heading in headings)
