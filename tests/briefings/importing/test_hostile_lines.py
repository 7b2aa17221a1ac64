"""Texts made to hold the importer up are read in a time that grows with their length only."""

import time

import pytest

from briefings.importing.block import Block, line_of
from briefings.importing.cleaning.contents import contents_roles
from briefings.importing.readers.html.letters import class_styles

MOST = 5  # seconds of the processor for what takes a fifth of one, and took minutes


@pytest.mark.parametrize(
    "lines",
    [
        ["Contents", "alpha"] * 2_000,
        ["Contents"] * 4_000,
        ["Contents"] + ["alpha"] * 4_000,
        ["目錄", "甲" + "." * 48_000 + "x"],
    ],
    ids=["heads and entries", "heads", "equal lines", "dots"],
)
def test_heads_of_contents_are_looked_through_once(lines):
    began = time.process_time()

    contents_roles([line_of(Block(line)) for line in lines])

    assert time.process_time() - began < MOST


def test_style_sheets_without_an_end_are_looked_for_once():
    began = time.process_time()

    assert class_styles("<p>a</p>" + "<style>" * 90_000) == {}

    assert time.process_time() - began < MOST
