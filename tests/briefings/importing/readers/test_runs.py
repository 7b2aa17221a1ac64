"""Runs of a reader as the Markdown subset."""

import pytest

from briefings.importing.readers.runs import Run, markdown
from briefings.text.markup.renderer import to_text


@pytest.mark.parametrize("text", ["甲|乙\n---|---", "甲|乙\n |:-:|--|"])
def test_lines_that_look_like_a_table_stay_text(text):
    written = markdown([Run(text)])

    assert to_text(written) == "\n".join(line.strip() for line in text.split("\n"))
