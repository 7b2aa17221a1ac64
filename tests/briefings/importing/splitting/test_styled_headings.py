"""Headings that say the same in both languages on one line."""

import pytest

from briefings.importing import read_html, read_text

ZH, EN = "出租人須於三十日內退還按金。", "The lessor shall return the deposit within thirty days."


def headings(document: dict) -> list[tuple[str, str]]:
    return [(one["heading"]["zh-hant"], one["heading"]["en"]) for one in document["sections"]]


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("按金 Deposit", ("按金", "Deposit")),
        ("Deposit 按金", ("按金", "Deposit")),
        ("退還 Return", ("退還", "Return")),
        ("一、按金 Deposit", ("一、按金", "Deposit")),
    ],
)
def test_a_heading_by_its_style_is_cut_although_the_text_says_the_words_again(line, pair):
    page = f"<h1>須知</h1><h1>Notes</h1><h2>{line}</h2><p>{ZH}</p><p>{EN}</p>"

    assert headings(read_html(page).to_json()) == [pair]


def test_a_heading_with_a_name_in_it_beside_its_partner_stays_whole():
    page = (
        "<h1>須知</h1><h1>Notes</h1><h2>出租人 Landmark 的責任</h2><h2>Duties of Landmark</h2>"
        f"<p>{ZH}</p><p>{EN}</p>"
    )

    assert headings(read_html(page).to_json()) == [("出租人 Landmark 的責任", "Duties of Landmark")]


@pytest.mark.parametrize("dash", ["–", "—", "-"])
@pytest.mark.parametrize("numbers", [("1.", "1."), ("2.1", "2.1"), ("(3)", "(3)"), ("一、", "1.")])
def test_a_numbered_heading_is_cut_at_its_dash(dash, numbers):
    first, second = numbers
    text = f"須知\nNotes\n\n{first} 按金 {dash} {second} Deposit\n{ZH}\n{EN}\n"

    assert headings(read_text(text).to_json()) == [(f"{first} 按金", f"{second} Deposit")]


@pytest.mark.parametrize(
    "numbers",
    [
        (("第一條", "Article 1"), ("第二條", "Article 2")),
        (("第 1 條", "Section 1"), ("第 2 條", "Section 2")),
        (("第一章", "Chapter I"), ("第二章", "Chapter II")),
        (("第十條之一", "Clause 10-1"), ("第十一條", "Clause 11")),
    ],
)
def test_a_number_alone_on_its_line_heads_what_follows(numbers):
    lines = [line for pair in numbers for line in (*pair, ZH, EN)]

    document = read_text("\n".join(("須知", "Notes", "", *lines))).to_json()

    assert headings(document) == list(numbers)
    assert [len(section["paragraphs"]) for section in document["sections"]] == [1, 1]
