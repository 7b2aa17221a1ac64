"""Texts made to hold the importer up are read in a time that grows with their length only."""

import time

import pytest

from briefings.importing.block import Block, line_of
from briefings.importing.cleaning.line_shapes import is_label
from briefings.importing.cleaning.page_parts import contents
from briefings.importing.cleaning.page_parts.contents import contents_roles
from briefings.importing.patterns.characters import letters
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


@pytest.mark.parametrize("below", [1, 2])
def test_heads_of_contents_without_entries_do_not_read_all_lines_again(monkeypatch, below):
    """Each line is read a few times, however many heads stand above lines that are no entries."""
    said = [
        word for n in range(300) for word in ("Contents", *(f"rule {n}.{k}" for k in range(below)))
    ]
    lines = [line_of(Block(line)) for line in said]
    read: list[str] = []

    def counted(text: str) -> str:
        read.append(text)
        return letters(text)

    monkeypatch.setattr(contents, "letters", counted)

    assert contents_roles(lines) == {}
    assert len(read) <= 6 * len(lines)


def test_one_long_word_is_not_read_again_from_each_of_its_letters():
    began = time.process_time()

    assert not is_label(line_of(Block("a" * 49_000 + ".")))

    assert time.process_time() - began < MOST
