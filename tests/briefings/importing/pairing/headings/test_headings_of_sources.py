"""Headings of what a text is taken from, and of what else to read, below its last sentence."""

import pytest

from tests.briefings.importing.pairing.headings.documents import SAID, headings, rows, text_of

pytestmark = pytest.mark.one_database

READING = ("延伸閱讀", "Further Reading")
WORKS = ("共同的目標", "Common Goals")
SOURCES = ("資料來源", "Sources")
PLAN = ("您的安全計劃指南", "Your Security Plan Guide")


def test_the_heading_of_sources_needs_no_sentence_below_it():
    document = text_of(("目標", "Goals"), SAID[0], SAID[1], SOURCES, PLAN)

    assert headings(document) == ["目標", SOURCES[0]]
    assert rows(document)[-1] == PLAN


def test_further_reading_above_sentences_is_a_section_of_the_text():
    document = text_of(("目標", "Goals"), SAID[0], SAID[1], READING, SAID[2], WORKS, SOURCES, PLAN)

    assert headings(document) == ["目標", READING[0], SOURCES[0]]
    assert rows(document)[-3:] == [SAID[2], WORKS, PLAN]


def test_short_lines_above_another_heading_stay_on_a_page():
    document = text_of(SAID[0], SAID[1], SAID[2], WORKS, SOURCES, PLAN, ("© 2026 Ridge", ""))

    assert document["dropped"] == ["© 2026 Ridge"]
    assert WORKS in rows(document)
