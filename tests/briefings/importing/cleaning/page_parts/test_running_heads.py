"""Heads of pages count them or stand beside their numbers; headings that count are text."""

import pytest

from briefings.importing import read_docx, read_text
from tests.briefings.importing import word

TITLE = ("倉庫租約的新規則", "New rules for warehouse leases")
TEXT = [
    ("出租人須於訂約後十日內登記。", "The landlord must register within ten days of signing."),
    ("未登記的租約不得對抗第三人。", "An unregistered lease cannot be invoked against others."),
]
LAST = ("按金須於租期屆滿時退還。", "The deposit is returned when the term ends.")


@pytest.mark.parametrize(
    "heads",
    [
        ["2023 – Legislative changes", "2024 – Legislative changes", "2025 – Legislative changes"],
        ["Fine (MOP)\n\n5000", "Fine (MOP)\n\n9000", "Fine (MOP)\n\n9500"],
        ["Fine (MOP)\n\n500", "Fine (MOP)\n\n50", "Fine (MOP)\n\n90"],
    ],
)
def test_years_and_amounts_are_no_numbers_of_pages(heads):
    body = [line for pair in TEXT * 2 for line in pair]
    text = "\n\n".join(line for head in heads for line in [head, *body])

    said = str(read_text("\n\n".join([*TITLE, text])).to_json()["sections"])

    assert [word for word in " ".join(heads).split() if word not in said] == []


@pytest.mark.parametrize(
    "head",
    [
        ["情況{} – 租客違約", "Scenario {} – Tenant in breach"],
        ["Scenario {} – Tenant in breach", "情況{} – 租客違約"],
        ["Scenario {} – Tenant in breach"],
        ["步驟 – {}", "Step – {}"],
        ["期限（日）", "Time limit (days)", "{}5"],
    ],
)
def test_headings_that_count_cases_or_days_are_no_heads_of_pages(head):
    lines = [*TITLE]
    for n in (1, 2, 3):
        lines += [one.format(n) for one in head]
        lines += [f"{line[:-1]} {n}{line[-1]}" for pair in TEXT * 2 for line in pair]

    document = read_text("\n\n".join(lines)).to_json()

    said = str(document["sections"])
    missing = [one.format(n) for n in (1, 2, 3) for one in head if one.format(n) not in said]
    assert (missing, document["dropped"]) == ([], [])


def test_a_heading_in_both_languages_with_one_number_below_it_is_no_head_of_pages():
    lines = [*TITLE]
    for n in (1, 2, 3):
        lines += ["押金（月）", "Deposit (months)", *(["2"] if n == 2 else [])]
        lines += [f"{line[:-1]} {n}{line[-1]}" for pair in TEXT * 2 for line in pair]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["dropped"] == []
    assert str(document["sections"]).count("Deposit (months)") == 3


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Stores news – {}", 1),
        ("Stores gazette 2026　倉務公報　B{}", 1351),
        ("Stores gazette 2026　倉務公報　B{}", 2024),
        ("Stores gazette | {}", 1351),
    ],
)
def test_a_head_that_counts_the_pages_at_its_end_is_left_out(head, first):
    lines = [*TITLE]
    for n in (first, first + 1, first + 2):
        lines += [head.format(n)]
        lines += [f"{line[:-1]} {n}{line[-1]}" for pair in TEXT * 2 for line in pair]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["dropped"] == [head.format(first + n) for n in range(3)]


@pytest.mark.parametrize(
    "foot", ["澳門法律季刊　第 41 期", "Macao Law Quarterly Newsletter, Issue 41"]
)
@pytest.mark.parametrize("number", ["{}\n7", "7\n{}"])
def test_the_issue_beside_one_number_within_the_text_is_the_foot_of_a_page(foot, number):
    said = number.format(foot)

    document = read_text("\n\n".join([*TITLE, *TEXT[0], *TEXT[1], said, *LAST])).to_json()

    rows = [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]
    assert rows == [zh for zh, _ in (*TEXT, LAST)]
    assert {*said.split("\n")} <= set(document["dropped"])


def test_page_numbers_between_dashes_are_no_text_of_a_word_file():
    paragraphs = [*TEXT[0], "- 1 -", *TEXT[1], "– 2 –"]

    document = read_docx(word.word_file(*map(word.paragraph, paragraphs))).to_json()

    rows = [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]
    assert rows == [zh for zh, _ in TEXT[:2]]
    assert document["dropped"] == ["- 1 -", "– 2 –"]
