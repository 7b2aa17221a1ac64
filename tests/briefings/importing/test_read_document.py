"""The importer's entry points, tried on the firm's real briefing."""

import json
from pathlib import Path

from briefings.importing import read_file, read_text

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
