"""The fields above a text, as a table or a list of terms: 致 To, 日期 Date, 適用於 Applicable to.

Every row has the name of a field, and one row states a day, a reference or the title; a table or
a list with any other row is text. Of the fields, a briefing takes the title, the day and the
authors. The others are left out and reported.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import LeftOut, Line, line_within
from briefings.importing.cleaning.line_shapes import is_label
from briefings.importing.cleaning.titles.field_names import LONGEST_NAME, is_field_name
from briefings.importing.cleaning.titles.labelled_title import labelled_title
from briefings.importing.patterns.front_lines import front_line, states_day_or_author
from briefings.importing.table import Table
from briefings.text.language_detection import latin_length

# Fields stand among the first lines, and are short.
LINES_AT_HEAD = 14
# So many sentences, one in each language and another, are the text itself, not its summary.
SENTENCES_OF_TEXT = 3
LONGEST_VALUE = 260
# A table with at least so many known fields, at least half of them, may have others too.
LEAST_NAMED = 2
_STOPS = ("。", ".")
# The marks of bold type, and what note-taking programs put before a day.
_MARKS = re.compile(r"\*\*|^@(?=\w)")
WIDTH = 2
LEAST_ROWS = 2


def without_fields(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines, those of a table of fields each apart, and what no field of a briefing holds."""
    found: list[Line] = []
    left_out: list[LeftOut] = []
    for n, line in enumerate(lines):
        is_head = n < LINES_AT_HEAD and sum(map(_is_sentence, lines[:n])) < SENTENCES_OF_TEXT
        rows = _fields(line.table) if line.table and is_head else []
        if not rows:
            found.append(line)
        for label, value in rows:
            said = f"{label.rstrip(':：')}：{value}"
            if labelled_title(said):
                found.append(replace(line_within(line, said), table=None, role="text", reasons=()))
            elif (front := front_line(said)) and (front.dates or front.names):
                one = said.replace("\n", " ")
                found.append(replace(line_within(line, one), table=None, role="text", reasons=()))
            else:
                left_out.append(LeftOut(f"{label} {value}", "page-header"))
    terms = _terms(found)
    left_out += [LeftOut(found[n].text, "page-header") for n in sorted(terms)]
    return [line for n, line in enumerate(found) if n not in terms], left_out


def _is_sentence(line: Line) -> bool:
    return line.role == "text" and line.text.endswith(_STOPS)


def _fields(table: Table) -> list[tuple[str, str]]:
    """The rows of a table of fields; none if it is a table of the text."""
    rows = [tuple(_MARKS.sub("", cell).strip() for cell in row) for row in table.rows if any(row)]
    if len(rows) < LEAST_ROWS or any(len(row) != WIDTH or not all(row) for row in rows):
        return []
    if any(latin_length(value) > LONGEST_VALUE or value.endswith(_STOPS) for _, value in rows):
        return []
    named = [is_field_name(label) for label, _ in rows]
    if not all(named) and sum(named) < max(LEAST_NAMED, len(named) / 2):
        return []
    if any(len(label) > LONGEST_NAME for label, _ in rows):
        return []
    fields = [(label, value) for label, value in rows]
    return fields if _state_field(fields) else []


def _are_fields(terms: Sequence[str]) -> bool:
    """Return whether every term of a list names a field, and at least one a date or the like.

    A list with another term, or with two values for one, is text.
    """
    labels, values = terms[::2], terms[1::2]
    if not values or len(labels) != len(values):
        return False
    if not all(map(is_field_name, labels)):
        return False
    return _state_field(list(zip(labels, values, strict=True)))


def _state_field(rows: Sequence[tuple[str, str]]) -> bool:
    return any(_states_field(f"{label.rstrip(':：')}：{value}") for label, value in rows)


def _states_field(said: str) -> bool:
    found = front_line(said)
    return labelled_title(said) is not None or (found is not None and found.is_strong)


def _terms(lines: Sequence[Line]) -> set[int]:
    """The terms of a list above the first sentence, if all it says is as short as a field."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        if not is_label(line) and line.role == "text" and not line.is_term:
            break
        if line.is_term:
            found.add(n)
    run = sorted(found)
    if not all(is_label(lines[n]) for n in run) or not _are_fields([lines[n].text for n in run]):
        return set()
    after = [line for line in lines[run[-1] + 1 :] if line.is_term]
    if after:
        return set()
    return {n for n in run if not states_day_or_author(lines[n].text)}
