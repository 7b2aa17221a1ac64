"""The importer's entry points, tried on the firm's real briefing."""

import json
from pathlib import Path

from briefings.importing import read_file, read_text
from tests.benchmarks.importing.documents import document as made

PAIRS, LACKING = 130, 24

DATA = Path(__file__).parents[2] / "data"


def seed() -> str:
    return (DATA / "seed.txt").read_text(encoding="utf-8")


def expected() -> dict:
    return json.loads((DATA / "seed.expected.json").read_text(encoding="utf-8"))


def test_the_firms_briefing_is_imported_exactly():
    document = read_text(seed()).to_json()

    assert document.pop("review") == []
    assert document == expected()


def test_a_text_file_may_be_in_any_encoding_of_a_chinese_office():
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        document = read_file("briefing.txt", seed().encode(encoding)).to_json()

        assert document["title"] == expected()["title"]


def test_a_text_in_which_each_language_lacks_a_part_is_searched_further_from_the_diagonal():
    sections = made(5, pairs=PAIRS)["sections"]
    pairs = [pair for section in sections for pair in section["paragraphs"]]
    chinese = [pair["zh-hant"] for pair in pairs[:10] + pairs[10 + LACKING :]]
    english = [pair["en"] for pair in pairs[: -10 - LACKING] + pairs[-10:]]

    found = read_text("\n\n".join(["公司須知", *chinese, "Notes for companies", *english]))

    rows = [row for section in found.sections for row in section.paragraphs]
    right = {(pair["zh-hant"], pair["en"]) for pair in pairs}
    both = [(row.chinese, row.english) for row in rows if row.chinese and row.english]
    assert len(both) > 0.9 * (PAIRS - 2 * LACKING)
    assert len([pair for pair in both if pair in right]) > 0.95 * len(both)
