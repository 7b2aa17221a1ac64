"""Leave out heads and feet of pages: what repeats the title, or each other, or the publisher."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import is_label
from briefings.importing.cleaning.set_off_lines import usual_size
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.furniture_lines import is_page_number
from briefings.text.language_detection import latin_length

LONGEST_HEAD = 140
# A name of fewer letters says too little.
LEAST_OF_NAME = 4
# Small print is no text if it is repeated so often, in letters of at most this share of the usual.
LEAST_REPEATED, SMALLER = 3, 0.9
# A number above the text is that of an issue.
LINES_OF_HEAD = 4
_BARE = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"https?://\S+")
_ADDRESSED = re.compile(r"https?://|(?<!\S)@\w")
_PARTED = re.compile(r"\u3000|\t|\s{2,}|\s?[|｜·•]\s?")
_NUMBERED = re.compile(
    r"(?P<said>.*[^\s|｜·•—–-])[\s\u3000|｜·•—–-]+"
    r"(?:第\s*\d{1,3}\s*[頁页]|page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?)\W*",
    re.IGNORECASE,
)


def running_heads(lines: Sequence[Line]) -> set[int]:
    """The places of lines that say what another line says, beside the number of a page.

    A line is one too if it stands there again and only names the publisher, in several parts.
    """
    said = [letters(line.text) for line in lines]
    named = {n: name for n, line in enumerate(lines) if (name := _without_page(line.text))}
    count = Counter(said) + Counter(named.values())
    numbered = {n for n, name in named.items() if count[name] > 1}
    again = {n for n, line in enumerate(lines) if count[said[n]] > 1 and _names_publisher(line)}
    small = _small_print(lines, said)
    beside = _beside_numbers(lines, said) | _foot_within(lines)
    return numbered | again | small | beside | _counted_alike(lines)


def _counted_alike(lines: Sequence[Line]) -> set[int]:
    """The lines of a page that differ in nothing but their numbers or addresses.

    Each part of a thread has its day and how many liked it; headings that count, such as articles,
    have no signs and no addresses.
    """
    shapes = {n: _shape(line.text) for n, line in enumerate(lines) if _could_be_counter(line)}
    count = Counter(shapes.values())
    return {n for n, shape in shapes.items() if count[shape] >= LEAST_REPEATED}


def _could_be_counter(line: Line) -> bool:
    if line.table or line.row is not None or latin_length(line.text) > LONGEST_HEAD:
        return False
    has_sign = any(unicodedata.category(letter) == "So" for letter in line.text)
    return has_sign or _ADDRESSED.search(line.text) is not None


def _shape(text: str) -> str:
    return _DIGITS.sub("#", _ADDRESS.sub("@", text))


def _beside_numbers(lines: Sequence[Line], said: Sequence[str]) -> set[int]:
    """Return the lines repeated next to page or slide numbers, such as "Internal use only"."""
    numbers = {n for n, line in enumerate(lines) if is_page_number(line.text)}
    beside = [n for n in range(len(lines)) if n not in numbers and {n - 1, n + 1} & numbers]
    times = Counter(said)
    # The last copy may have no number next to it, so two such places suffice.
    near = Counter(said[n] for n in beside)
    heads = {name for name in near if name and near[name] > 1 and times[name] >= LEAST_REPEATED}
    return {n for n in range(len(lines)) if said[n] in heads and is_label(lines[n])}


def _foot_within(lines: Sequence[Line]) -> set[int]:
    """The name and issue of a publication beside a bare number: the one foot within a text."""
    found: set[int] = set()
    for n in range(LINES_OF_HEAD, len(lines) - 1):
        pair = lines[n : n + 2]
        numbers = [_BARE.fullmatch(line.text.strip()) is not None for line in pair]
        in_cells = any(line.table or line.row is not None or line.is_marked for line in pair)
        if sorted(numbers) == [False, True] and not in_cells:
            stated = front_line(pair[numbers.index(False)].text)
            if stated and stated.is_series and not (stated.dates or stated.names):
                found |= {n, n + 1}
    return found


def _small_print(lines: Sequence[Line], said: Sequence[str]) -> set[int]:
    """Lines in smaller letters that many pages repeat, and the numbers of the pages beside them."""
    usual = usual_size(lines)
    count = Counter(said)
    small = {n for n, line in enumerate(lines) if 0 < line.look.size < SMALLER * usual}
    again = {n for n in small if count[said[n]] >= LEAST_REPEATED and is_label(lines[n])}
    numbers = {n for n in small if lines[n].text.isdigit() and again & {n - 1, n + 1}}
    return again | numbers


def _names_publisher(line: Line) -> bool:
    if line.table or line.row is not None or not _PARTED.search(line.text):
        return False
    found = front_line(line.text)
    return found is not None and found.is_firm and not found.dates and not found.names


def _without_page(text: str) -> str:
    """What a head says beside the number of its page; empty if it is no such head."""
    match = _NUMBERED.fullmatch(text) if len(text) <= LONGEST_HEAD else None
    said = letters(match["said"]) if match else ""
    return said if len(said) >= LEAST_OF_NAME else ""
