"""Set aside what a mail or a letter puts around its text: header, greeting, signature, notice."""

from collections.abc import Sequence

from briefings.importing.block import Line, Reason
from briefings.importing.cleaning.line_shapes import LONGEST_REMARK, REACHED_AT, runs
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import states_day_or_author
from briefings.importing.patterns.mail_lines import (
    LONGEST_LINE,
    header_lines,
    is_addressee,
    is_closing,
    is_greeting,
    is_header_line,
    is_notice,
    names_party,
)
from briefings.text.language_detection import latin_length

# A header has at least two lines, one of which says who writes or to whom.
LEAST_HEADER_LINES = 2
# The header of a forwarded mail stands below the note of the person who forwards it.
LEAST_LINES_SENT_ON, LINES_ABOVE_SENT_ON = 3, 30
# A greeting stands among the first lines; a signature is short and has short lines.
GREETING_LINES, SIGNATURE_LINES, NOTICE_LINES = 12, 14, 8
LONGEST_SIGNATURE_LINE = 120
_OPEN = (",", "，", ":", "：")


def mail_furniture_roles(lines: Sequence[Line]) -> dict[int, Reason]:
    """For the places of lines that a mail adds to its text, that they are left out."""
    header = _header(lines)
    start = max(header, default=-1) + 1
    greetings = {
        n
        for n in range(start, min(start + GREETING_LINES, len(lines)))
        if not lines[n].is_marked and is_greeting(lines[n].text)
    }
    greetings -= {n for n in greetings if _has_other_partner(lines, n)}
    first = max(greetings, default=start)
    if greetings:
        greetings |= {n for n in range(start, first) if is_addressee(lines[n].text)}
    notices = {
        n
        for n in range(max(first, len(lines) - NOTICE_LINES), len(lines))
        if is_notice(lines[n].text)
    }
    signatures = _signatures(lines, notices)
    if not (header or signatures) and _greetings_again(lines):
        greetings = set()
    if greetings:
        greetings |= _greetings_again(lines)
    if not (header or greetings or signatures):
        notices = _at_the_end(lines, notices)
    sent_on = _sent_on(lines)
    return dict.fromkeys(sorted({*header, *greetings, *notices, *signatures, *sent_on}), "mail")


def _has_other_partner(lines: Sequence[Line], n: int) -> bool:
    """Return whether what stands beside a greeting translates it, and is not known as one.

    Set aside in one language, the other would have it alone: 各位來賓： / Fellow guests,
    """
    beside = [lines[k] for k in (n - 1, n + 1) if 0 <= k < len(lines)]
    others = [one for one in beside if one.language not in (None, lines[n].language)]
    if lines[n].is_mixed or any(is_greeting(one.text) for one in others):
        return False
    return any(one.text.endswith(_OPEN) and len(one.text) <= LONGEST_LINE for one in others)


def _greetings_again(lines: Sequence[Line]) -> set[int]:
    """The greetings of the second half; set aside in one half, the other would have one alone."""
    half = second_half(lines)
    below = () if half is None else range(half, min(half + GREETING_LINES, len(lines)))
    return {n for n in below if not lines[n].is_marked and is_greeting(lines[n].text)}


def _header(lines: Sequence[Line]) -> set[int]:
    """The lines at the head of the text that are a mail's header, each or several in a block."""
    places: set[int] = set()
    said: list[str] = []
    for place, line in enumerate(lines):
        parts = header_lines(line.text)
        if line.text.strip() and not parts:
            break
        if parts:
            places.add(place)
            said += parts
    is_header = len(said) >= LEAST_HEADER_LINES and any(map(names_party, said))
    return _without_day(lines, places) if is_header else set()


def _without_day(lines: Sequence[Line], header: set[int]) -> set[int]:
    """The header without its day, if it is a memorandum's: a mail says when it was sent."""
    if any("@" in lines[n].text for n in header):
        return header
    return {n for n in header if not states_day_or_author(lines[n].text)}


def _sent_on(lines: Sequence[Line]) -> set[int]:
    """The lines, each below the other, of the header of a mail that was sent on."""
    first = lines[:LINES_ABOVE_SENT_ON]
    places = [n for n, line in enumerate(first) if "\n" not in line.text]
    headers = runs([n for n in places if not lines[n].table and is_header_line(lines[n].text)])
    return {
        n
        for run in headers
        if len(run) >= LEAST_LINES_SENT_ON and any(names_party(lines[n].text) for n in run)
        for n in _without_day(lines, {*run})
    }


def _signatures(lines: Sequence[Line], notices: set[int]) -> set[int]:
    """From closing words to the end, or to the greeting of the letter in the other language."""
    found: set[int] = set()
    for place in range(1, len(lines)):
        if place in found or not is_closing(lines[place].text):
            continue
        end = _end_of_signature(lines, place)
        block = range(place, end)
        if block and all(n in notices or _could_sign(lines[n]) for n in block):
            found |= {*block, *_greetings_at(lines, end)}
    return found


def _at_the_end(lines: Sequence[Line], notices: set[int]) -> set[int]:
    """What no mail stands around may be text, unless nothing but notices follows."""
    found: set[int] = set()
    for place in range(len(lines) - 1, -1, -1):
        if place not in notices:
            break
        found.add(place)
    return found


def _end_of_signature(lines: Sequence[Line], place: int) -> int:
    """Behind the last line of the signature, or `place` if too much follows."""
    for end in range(place + 1, min(place + SIGNATURE_LINES, len(lines)) + 1):
        if end == len(lines) or is_greeting(lines[end].text):
            return end
    return place


def _greetings_at(lines: Sequence[Line], place: int) -> set[int]:
    return {n for n in (place, place + 1) if n < len(lines) and is_greeting(lines[n].text)}


def _could_sign(line: Line) -> bool:
    longest = LONGEST_REMARK if REACHED_AT.search(line.text) else LONGEST_SIGNATURE_LINE
    is_short = latin_length(line.text) <= longest
    return is_short and not line.is_marked and not line.table
