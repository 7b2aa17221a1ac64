"""Texts whose languages lack much of each other are paired as well as those that lack nothing."""

from briefings.importing import read_text
from tests.benchmarks.importing.documents import document

PAIRS, LACKING = 130, 24


def test_a_text_in_which_each_language_lacks_a_part_is_searched_further_from_the_diagonal():
    sections = document(5, pairs=PAIRS)["sections"]
    pairs = [pair for section in sections for pair in section["paragraphs"]]
    chinese = [pair["zh-hant"] for pair in pairs[:10] + pairs[10 + LACKING :]]
    english = [pair["en"] for pair in pairs[: -10 - LACKING] + pairs[-10:]]

    found = read_text("\n\n".join(["公司須知", *chinese, "Notes for companies", *english]))

    rows = [row for section in found.sections for row in section.paragraphs]
    right = {(pair["zh-hant"], pair["en"]) for pair in pairs}
    both = [(row.chinese, row.english) for row in rows if row.chinese and row.english]
    assert len(both) > 0.9 * (PAIRS - 2 * LACKING)
    assert len([pair for pair in both if pair in right]) > 0.95 * len(both)
