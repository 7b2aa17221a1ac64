"""Runs of a reader as the Markdown subset."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.importing.readers.runs import Run, markdown, paragraphs
from briefings.text.markup.renderer import to_text


@pytest.mark.parametrize("text", ["甲|乙\n---|---", "甲|乙\n |:-:|--|"])
def test_lines_that_look_like_a_table_stay_text(text):
    written = markdown([Run(text)])

    assert to_text(written) == "\n".join(line.strip() for line in text.split("\n"))


RUNS = st.lists(
    st.builds(
        Run,
        text=st.text("甲a1 \u3000\u00a0\n\u2028_", max_size=6),
        bold=st.booleans(),
        italic=st.booleans(),
        note=st.sampled_from(["", "", "n"]),
    ),
    max_size=8,
)


@given(RUNS, st.booleans())
def test_paragraphs_hold_every_letter_and_note(runs, may_have_headings):
    def written(some):
        return [
            (mark, run.bold) for run in some for mark in (run.note or "".join(run.text.split()))
        ]

    found = paragraphs(runs, may_have_headings=may_have_headings)

    assert [one for part in found for one in written(part)] == written(runs)
    assert all("\n\n" not in markdown(part) for part in found)


@given(RUNS)
def test_each_line_has_whole_marks_of_emphasis(runs):
    for line in markdown(runs).split("\n"):
        assert len(re.findall(r"(?<!\\)\*", line)) % 2 == 0, line


def test_a_sign_alone_has_no_marks_of_emphasis():
    runs = [Run("See the "), Run("guide", italic=True), Run(" of 2025"), Run(".", italic=True)]

    assert markdown(runs) == "See the *guide* of 2025."
