"""Set aside what a mail or a letter puts around its text: header, greeting, signature, notice."""

from collections.abc import Sequence

from briefings.importing.block import Line, Reason
from briefings.importing.patterns.mail_lines import (
    is_closing,
    is_greeting,
    is_header_line,
    is_notice,
    names_party,
)
from briefings.text.language_detection import han_count

# A header has at least two lines, one of which says who writes or to whom.
LEAST_HEADER_LINES = 2
# A greeting stands among the first lines; a signature is short and has short lines.
GREETING_LINES, SIGNATURE_LINES, NOTICE_LINES = 12, 14, 8
LONGEST_SIGNATURE_LINE = 120
# A Han character says about as much as three Latin letters.
LETTERS_OF_HAN = 3


def mail_furniture_roles(lines: Sequence[Line]) -> dict[int, Reason]:
    """For the places of lines that a mail adds to its text, that they are left out."""
    header = _header(lines)
    start = max(header, default=-1) + 1
    greetings = {
        n
        for n in range(start, min(start + GREETING_LINES, len(lines)))
        if not lines[n].is_marked and is_greeting(lines[n].text)
    }
    first = max(greetings, default=start)
    notices = {
        n
        for n in range(max(first, len(lines) - NOTICE_LINES), len(lines))
        if is_notice(lines[n].text)
    }
    signature = _signature(lines, notices)
    return dict.fromkeys(sorted({*header, *greetings, *notices, *signature}), "mail")


def _header(lines: Sequence[Line]) -> set[int]:
    """The lines at the head of the text that are a mail's header, each or several in a block."""
    places: set[int] = set()
    said: list[str] = []
    for place, line in enumerate(lines):
        parts = [part for part in line.text.split("\n") if part.strip()]
        if not all(map(is_header_line, parts)):
            break
        if parts:
            places.add(place)
            said += parts
    is_header = len(said) >= LEAST_HEADER_LINES and any(map(names_party, said))
    return places if is_header else set()


def _signature(lines: Sequence[Line], notices: set[int]) -> set[int]:
    """From the closing words to the end, if only short lines and the notice follow them."""
    for place in range(max(1, len(lines) - SIGNATURE_LINES), len(lines)):
        if is_closing(lines[place].text):
            rest = range(place, len(lines))
            if all(n in notices or _could_sign(lines[n]) for n in rest):
                return set(rest)
    return set()


def _could_sign(line: Line) -> bool:
    length = len(line.text) + (LETTERS_OF_HAN - 1) * han_count(line.text)
    return not line.is_marked and length <= LONGEST_SIGNATURE_LINE and not line.table
