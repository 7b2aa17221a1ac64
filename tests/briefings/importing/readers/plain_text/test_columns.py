"""Two languages that stand side by side, with blanks between them, are two columns."""

import re
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.importing import read_text
from briefings.importing.readers.plain_text.columns import with_columns

TITLE = ("住宅租賃的新規定", "New rules on leases")
ROWS = [
    (
        "本簡報說明新法律對出租人及承租人的影響，並列出須留意的期限。",
        "This briefing explains what the new law means for landlords and tenants, and the limits.",
    ),
    ("一、適用範圍", "1. Scope"),
    (
        "新法律適用於二零二六年七月一日後訂立或續期的住宅租賃合同，舊合同不受影響。",
        "The new law applies to residential leases made or renewed after 1 July 2026, not before.",
    ),
    ("二、押金", "2. Deposit"),
    (
        "押金不得超過兩個月租金，並須於退租後三十日內退還承租人。",
        "The deposit may not exceed two months' rent and is returned within thirty days.",
    ),
]


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, most: int) -> list[str]:
    if width(text) == len(text):
        return textwrap.wrap(text, most)
    return [text[n : n + most // 2] for n in range(0, len(text), most // 2)]


def padded(text: str, to: int) -> str:
    return text + " " * (to - width(text))


def beside(rows, *, first: int, gap: str, between: list[str]) -> str:
    lines = []
    for row in rows:
        left, right = wrapped(row[first], 36), wrapped(row[1 - first], 40)
        height = max(len(left), len(right))
        left += [""] * (height - len(left))
        right += [""] * (height - len(right))
        lines += [
            padded(a, 36) + gap + b if b else a for a, b in zip(left, right, strict=True)
        ] + between
    return "\n".join(lines)


def rows(document) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("gap", ["    ", "\u3000\u3000"])
@pytest.mark.parametrize("between", [[], [""]])
def test_columns_set_in_blanks_are_read_row_by_row(first, gap, between):
    document = read_text(beside([TITLE, *ROWS], first=first, gap=gap, between=between)).to_json()

    assert document["title"] == {"zh-hant": TITLE[0], "en": TITLE[1]}
    assert [one["heading"]["en"] for one in document["sections"]] == ["", "1. Scope", "2. Deposit"]
    assert rows(document) == [ROWS[0], ROWS[2], ROWS[4]]


def test_columns_with_paragraphs_of_their_own_are_read_one_after_the_other():
    left = [line for zh, _ in [TITLE, *ROWS] for line in (*wrapped(zh, 36), "")]
    right = [line for _, en in [TITLE, *ROWS] for line in (*wrapped(en, 40), "")]
    left += [""] * (len(right) - len(left))
    source = "\n".join(padded(a, 40) + b if b else a for a, b in zip(left, right, strict=True))

    document = read_text(source).to_json()

    assert rows(document) == [ROWS[0], ROWS[2], ROWS[4]]


def test_a_line_across_both_columns_stays_where_it_is():
    source = beside(ROWS, first=0, gap="    ", between=[""])
    across = "本文由事務所編製，僅供參考，不構成法律意見。This note is general and is no legal advice at all."

    assert with_columns([*source.split("\n"), across])[-1] == across


@pytest.mark.parametrize(
    "lines",
    [
        ["適用範圍    Scope", "押金    Deposit", "期限    Limits", "罰則    Penalties"],
        ["費用    300元", "押金    600元", "利息    5%", "合計    905元"],
        ["第一段說明。", "The first paragraph.", "第二段說明。", "The second paragraph."],
    ],
)
def test_lines_that_do_not_go_on_below_are_no_columns(lines):
    assert with_columns(lines) == lines


@settings(max_examples=60)
@given(st.text(alphabet="甲乙丙。，abc XY.-\t\n\u3000 ", max_size=400), st.integers(0, 40))
def test_no_letter_is_lost_or_invented_in_columns(text, pad):
    source = beside(ROWS, first=0, gap="    ", between=[]) + "\n" + " " * pad + text
    lines = source.split("\n")

    def said(found):
        return sorted(sign for sign in "".join(found) if not sign.isspace() and sign != "-")

    assert said(with_columns(lines)) == said(lines)


def test_a_line_longer_than_two_columns_is_not_measured():
    long = "甲  a  " * 100_000

    assert with_columns([long] * 6) == [long] * 6


@pytest.mark.parametrize("first", [0, 1])
def test_a_numbered_paragraph_that_only_one_column_has_is_a_row_of_its_own(first):
    alone = "3. 兒童。十二歲以下兒童應與同行成人毗鄰而坐，不得就此另行收取任何費用。"
    numbered = [
        (f"1. {ROWS[0][0]}", f"1. {ROWS[0][1]}"),
        (f"2. {ROWS[2][0]}", f"2. {ROWS[2][1]}"),
        (alone, "") if first == 0 else ("", "3. Children. A child sits next to an adult, always."),
        (f"4. {ROWS[4][0]}", f"4. {ROWS[4][1]}"),
    ]

    document = read_text(beside([TITLE, *numbered], first=first, gap="   ", between=[])).to_json()

    assert rows(document) == numbered


def test_columns_counted_in_characters_are_not_measured_in_widths():
    lines = []
    for left, right in [TITLE, *ROWS]:
        sides = wrapped(left, 30), wrapped(right, 40)
        height = max(map(len, sides))
        halves = [side + [""] * (height - len(side)) for side in sides]
        lines += [(a + " " * (34 - len(a)) + b).rstrip() for a, b in zip(*halves, strict=True)]

    document = read_text("\n".join(lines)).to_json()

    assert rows(document) == [ROWS[0], ROWS[2], ROWS[4]]


def test_the_rest_of_a_sentence_of_one_column_behind_a_page_belongs_to_its_row():
    source = beside([TITLE, *ROWS], first=0, gap="    ", between=[]).split("\n")
    last = max(n for n, line in enumerate(source) if line.startswith(" "))
    source[last:last] = ["", "- 1 -", ""]

    assert rows(read_text("\n".join(source)).to_json()) == [ROWS[0], ROWS[2], ROWS[4]]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("gap", [" ", "    "])
@pytest.mark.parametrize("between", [[], [""]])
def test_columns_that_begin_at_no_place_of_their_own_are_told_by_their_languages(
    first, gap, between
):
    source = beside([TITLE, *ROWS], first=first, gap="    ", between=between)
    lines = [gap.join(re.split("  +", line.strip())) for line in source.split("\n")]

    document = read_text("\n".join(lines)).to_json()

    assert document["title"] == {"zh-hant": TITLE[0], "en": TITLE[1]}
    assert [one["heading"]["en"] for one in document["sections"]] == ["", "1. Scope", "2. Deposit"]
    assert rows(document) == [ROWS[0], ROWS[2], ROWS[4]]


def test_a_row_that_a_page_cuts_in_both_columns_goes_on_in_the_next():
    source = beside([TITLE, *ROWS], first=0, gap="    ", between=[""]).split("\n")
    source[3:3] = ["", "- 1 -", "租賃的新規定    Rules on leases", ""]

    document = read_text("\n".join(source)).to_json()

    assert rows(document) == [ROWS[0], ROWS[2], ROWS[4]]
    assert "租賃的新規定    Rules on leases" in document["dropped"]
