"""Nearly all wrong pairs are flagged for review, and few right ones."""

from collections import Counter

import pytest

from briefings.importing import read_text
from tests.benchmarks.importing.flagging import documents, read, shares
from tests.briefings.importing.variations import LAYOUTS, WORD_LAYOUTS, marks, variation

# Seeds on which nothing was tuned.
SEEDS = [f"pinned/{number}" for number in range(12)]


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    sources = documents()
    return {
        layout: sum(
            (marks(one, read(one)) for one in (variation(sources, layout, s) for s in SEEDS)),
            Counter(),
        )
        for layout in (*LAYOUTS, *WORD_LAYOUTS)
    }


def test_nine_of_ten_wrong_pairs_are_flagged(counts):
    found = shares(sum(counts.values(), Counter()))

    assert found["wrong flagged"] >= 0.9


def test_at_most_one_right_pair_of_ten_is_flagged(counts):
    found = [shares(count)["right flagged"] for count in counts.values()]

    assert sum(found) / len(found) <= 0.1


def test_damaged_documents_are_still_mostly_paired_rightly(counts):
    found = [shares(count)["f1"] for count in counts.values()]

    assert sum(found) / len(found) >= 0.9


def test_a_pair_beside_a_paragraph_that_it_may_have_lost_is_flagged():
    zh = "公司應於三十日內向財政局申報營業額及職業稅，並繳納所欠之稅款及利息。"
    source = (
        f"{zh}\n\nA company shall declare its turnover.\n\n(continued)\n\n甲方同意。\n\nAgreed."
    )

    found = read_text(source).to_json()["review"]

    assert {code for entry in found for code in entry["reasons"]} >= {"beside-gap"}


def test_an_address_that_swallowed_the_text_behind_it_is_flagged():
    source = (
        "條款見 https://data.gov.mo/licencec 頁。\tFor the terms see https://data.gov.mo/licence"
    )

    [entry] = read_text(f"甲\tA\n{source}").to_json()["review"]

    assert "address" in entry["reasons"]


def test_a_pair_of_two_lines_is_flagged_where_the_others_stand_on_one():
    lines = [
        "甲方應於三十日內付款。 Party A shall pay within thirty days.",
        "乙方應於收款後交貨。 Party B shall deliver after payment.",
        "素材：指開放資料集合物中之著作。",
        '"Compilation" means a work formed by selection.',
        *(f"第{n}條適用於乙方。 Article {n} shall apply to Party B." for n in range(20, 28)),
    ]

    found = read_text("\n\n".join(lines)).to_json()

    [number] = [
        number
        for number, pair in enumerate(found["sections"][0]["paragraphs"])
        if pair["en"].startswith('"Compilation"')
    ]
    reasons = {entry["paragraph"]: entry["reasons"] for entry in found["review"]}
    assert "two-lines" in reasons[number]
