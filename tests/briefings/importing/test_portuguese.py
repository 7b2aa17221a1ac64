"""A text in three languages: its Portuguese is left out and listed, never taken for English."""

import pytest

from briefings.importing import read_html, read_text
from briefings.importing.patterns.portuguese import is_surely_portuguese, lean

ROWS = [
    ("攤檔准照的新手續", "Novo procedimento de licença", "New procedure for licences"),
    ("背景", "Enquadramento", "Background"),
    (
        "市政署公佈新的手續，適用於攤檔及臨時工程。",
        "O Instituto anunciou um novo procedimento, que se aplica às bancas e às obras.",
        "The Bureau announced a new procedure, which applies to stalls and to works.",
    ),
    (
        "舊准照在屆滿前繼續有效。",
        "As licenças existentes mantêm-se válidas até ao seu termo.",
        "Existing licences remain valid until they expire.",
    ),
    ("費用", "Taxas", "Fees"),
    (
        "准照費為澳門元八百元，續期減半。",
        "A taxa da licença é de 800 patacas, reduzida a metade na renovação.",
        "The licence fee is 800 patacas, halved on renewal.",
    ),
]
TITLE = {"zh-hant": ROWS[0][0], "en": ROWS[0][2]}
PAIRS = [{"zh-hant": ROWS[n][0], "en": ROWS[n][2]} for n in (2, 3, 5)]
TALL = "".join(f"<p>{text}</p>" for row in ROWS for text in row)


def in_order(*order: int) -> str:
    return "\n\n".join(row[n] for row in ROWS for n in order)


def whole_languages(*order: int) -> str:
    return "\n\n".join(row[n] for n in order for row in ROWS)


def table(*order: int) -> str:
    heads = ("中文", "Português", "English")
    rows = ["".join(f"<td>{row[n]}</td>" for n in order) for row in (heads, *ROWS)]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def pairs(document) -> list[dict[str, str]]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1)])
@pytest.mark.parametrize("layout", [in_order, whole_languages])
def test_the_portuguese_of_a_text_is_left_out_wherever_it_stands(layout, order):
    document = read_text(layout(*order)).to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS
    assert set(document["dropped"]) == {row[1] for row in ROWS}


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1)])
def test_the_portuguese_column_of_a_table_is_left_out(order):
    document = read_html(table(*order)).to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS


def test_the_portuguese_part_of_a_line_is_left_out():
    document = read_text("\n\n".join(" / ".join(row) for row in ROWS)).to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS


def test_portuguese_names_in_a_text_of_two_languages_stay():
    lines = [ROWS[0][0], ROWS[0][2], ROWS[2][0], ROWS[2][2], ROWS[3][0], ROWS[3][2]]
    bodies = [
        "財政局",
        "Direcção dos Serviços de Finanças",
        "市政署",
        "Instituto para os Assuntos Municipais",
    ]
    english = (
        ROWS[2][2] + " It must be sought before any work begins, and the owner has to pay for it. "
    )

    document = read_text("\n\n".join([*lines, ROWS[2][0], english * 3, *bodies])).to_json()

    assert bodies[1] in str(document["sections"])
    assert document["dropped"] == []


@pytest.mark.parametrize("row", ROWS)
def test_english_does_not_lean_to_portuguese(row):
    assert lean(row[2]) <= 0
    assert not is_surely_portuguese(row[2])
    assert not is_surely_portuguese(row[0])
