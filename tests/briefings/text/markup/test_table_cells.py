"""What the checks take for a table is what the page shows as one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.text.markup.renderer import to_html
from briefings.text.markup.table_cells import tables_in

PLAIN = "甲\n\n表一\n| a | b |\n| --- | ---: |\n| c \\| d | e<br>f |\n| g |\n後 | 文"


def test_cells_have_their_words_and_places():
    [table] = tables_in(PLAIN)

    assert table.caption == "表一"
    assert [[cell.words for cell in row] for row in table.rows] == [
        ["a", "b"],
        ["c | d", "e\nf"],
        ["g", ""],
        ["後", "文"],
    ]
    for row in table.rows:
        for cell in row:
            assert PLAIN[cell.start : cell.start + len(cell.text)] == cell.text


@pytest.mark.parametrize("text", ["a | b", "| a |\n| b |", "a\n--- | ---", "| a | b |\n| --- |"])
def test_lines_with_bars_are_no_table(text):
    assert tables_in(text) == ()


LINES = st.sampled_from(
    ["| a | b |", "a | b", "| --- | --- |", "--- | :-:", "| --- |", "", "x", "| c |", "d \\| e | f"]
)


@given(st.lists(LINES, max_size=7))
@example(["| a | b |", "| --- | --- |", "| --- | --- |"])
def test_the_page_shows_the_same_tables(lines):
    source = "\n".join(lines)

    html = to_html(source)

    shown = [part.split("</table>")[0].count("<tr>") for part in html.split("<table>")[1:]]
    expected = [
        len(table.rows) - (not any(cell.text for cell in table.rows[0]))
        for table in tables_in(source)
    ]
    assert shown == expected
