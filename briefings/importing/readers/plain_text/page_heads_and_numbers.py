"""Take the feet and heads of pages out of a text copied from a PDF, and join what pages cut."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from briefings.importing.block import Block, LeftOut
from briefings.importing.patterns.characters import BLANK, letters
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.furniture_lines import is_always_furniture
from briefings.importing.patterns.list_markers import marker
from briefings.importing.readers.plain_text.hyphens import Hyphens
from briefings.importing.readers.plain_text.running_heads import ends_sentence, running_heads
from briefings.importing.readers.plain_text.unwrap_text import glued
from briefings.importing.readers.plain_text.wrapped_lines import NARROWEST, stops
from briefings.text.language_detection import (
    Language,
    display_width,
    has_han,
    is_mixed,
    language_of,
    latin_length,
)
from briefings.text.languages import CHINESE
from briefings.text.numerals import HAN_NUMERAL

LONGEST_LINE = 120
# What stands beside page numbers on so many pages is the head or foot of the page.
LEAST_PAGES = 2
# A head or a foot has at most so many lines.
MOST_LINES_BESIDE = 3
# The head of the first page, or the title, is among so many lines.
LINES_OF_FIRST_HEAD = 4
# Numbers that count pages stand at least so far apart.
LEAST_ON_PAGE = 5
# A line of so many Chinese characters was broken off by the margin.
LEAST_OF_FULL_LINE = 24

# A column has at least so many paragraphs; where the languages take turns, each has one.
LEAST_IN_COLUMN = 2
# A Chinese line of this width is no heading.
LEAST_OF_CHINESE = 2 * NARROWEST

# A shortened title has at least the width of four Han characters.
LEAST_OF_SHORT_TITLE = 12

_NUMBER = re.compile(r"[-–—－]?\s*(\d{1,3})\s*[-–—－]?")
_DASHED = re.compile(r"[-–—－~～]\s*\d{1,3}\s*[-–—－~～]")
_COUNT = rf"(?:\d{{1,3}}|[{HAN_NUMERAL}]{{1,3}})"
_PAGE = re.compile(
    rf"第\s*{_COUNT}\s*[頁页](?:\s*[,，/／]?\s*[共總]\s*{_COUNT}\s*[頁页])?|[頁页]\s*\d{{1,3}}\b"
    r"|\b(?:page|p[áa]gina|p\.|pg\.?)\s*\d{1,3}(?:\s*(?:of|de|/)\s*\d{1,3})?\b"
    r"|(?<![\d/])\d{1,3}\s*[/／]\s*\d{1,3}(?![\d/])",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(\d{1,3})(?: / |／| of )(\d{1,3})")
_MARKS = re.compile(r"[\s\W_]+")
_DIGITS = re.compile(r"\d+")
_PARTED = re.compile(r"\s{2,}|\s*[\t\u3000|｜]\s*")
_STOPPED = re.compile(r"[。！？：︰；.!?:;…][」』”\"'’）)]*\s*$")
# Words that end neither a sentence nor a heading, so the text continues on the next page, even if
# that begins with a capital: the Board of / Directors.
_LEADS_ON = re.compile(
    r"(?:\b(?:an?|and|as|by|for|from|in|of|on|or|the|to|under|with)|[,，、])\s*$"
)


def with_pages_joined(source: str) -> str:
    """The text in which a page that ends within a sentence goes on in the next one."""
    if "\f" not in source:
        return source
    pages = source.split("\f")
    joined = pages[0]
    for page in pages[1:]:
        last, first = joined.rstrip().rpartition("\n")[2], page.lstrip().partition("\n")[0]
        is_spaced = joined.endswith("\n") or page.startswith("\n")
        if not _goes_on([last] if last else [], first, is_spaced=is_spaced):
            joined = f"{joined}\n\n{page}"
        elif is_spaced:
            joined = f"{joined.rstrip()}\n{page.lstrip()}"
        else:
            joined = joined.rstrip() + ("" if has_han(last[-1:] + first[:1]) else " ") + page
    return joined


def with_columns_continued(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; what ends within a sentence is joined with its end in the column after next.

    Where the two columns of each page were copied behind each other, the first one breaks off at
    the foot of the page, and goes on at the head of the next, behind the whole second column.
    """
    columns = [list(group) for _, group in groupby(blocks, key=_language)]
    are_columns = [len(column) >= LEAST_IN_COLUMN for column in columns]
    for n in range(len(columns) - 2):
        first, next_one = columns[n], columns[n + 2]
        if all(are_columns[n : n + 2]) and _goes_on_in_column(first[-1], next_one[0]):
            text = glued(first[-1].text, next_one[0].text, Hyphens([]))
            columns[n] = [*first[:-1], first[-1].with_text(text)]
            columns[n + 2] = next_one[1:]
    return [block for column in columns for block in column]


def _language(block: Block) -> Language | None:
    return language_of(block.text)


def _goes_on_in_column(block: Block, following: Block) -> bool:
    """Return whether one paragraph ends within a sentence, and the other does not begin one."""
    text, end = block.text, following.text
    are_prose = _is_prose(block) and _is_prose(following)
    if not are_prose or stops(text) or marker(end) or _language(block) != _language(following):
        return False
    if _language(block) == CHINESE:
        return display_width(text) >= LEAST_OF_CHINESE and stops(end) and has_han(end[:1])
    return display_width(text) >= NARROWEST and end[:1].islower()


def _is_prose(block: Block) -> bool:
    return block.kind == "text" and block.row is None and not is_mixed(block.text)


def without_page_breaks(lines: Sequence[str]) -> tuple[list[str], list[LeftOut]]:
    """The lines without page numbers and what stands beside these on every page."""
    numbers = _page_numbers(lines)
    gone = numbers | running_heads(lines)
    if not gone:
        return list(lines), []
    gone |= _beside(lines, numbers)
    gone |= _of_first_page(lines, gone - numbers)
    left_out = [LeftOut(lines[n].strip(), "page-furniture") for n in sorted(gone)]
    return _joined(lines, gone), left_out


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """Lines that are a page number, alone or with words that are the same on every page."""
    alone = {n for n, line in enumerate(lines) if _is_page_number(line)}
    named = [n for n, line in enumerate(lines) if n not in alone and _names_page(line)]
    shapes = Counter(_shape(lines[n]) for n in named)
    alone |= {n for n in named if shapes[_shape(lines[n])] >= LEAST_PAGES}
    return alone | _counting(lines)


def _is_page_number(line: str) -> bool:
    if match := _OF_ALL.fullmatch(line.strip(BLANK)):
        return int(match[1]) <= int(match[2])
    # - 2 - counts nothing else than pages.
    if _DASHED.fullmatch(line.strip()):
        return True
    if len(line) > LONGEST_LINE or "/" in line.strip(BLANK)[:1]:
        return False
    rest = _MARKS.sub("", _PAGE.sub("", line))
    return not rest and re.search(r"[頁页]|\bp", line, re.IGNORECASE) is not None


def _names_page(line: str) -> bool:
    return len(line) <= LONGEST_LINE and _PAGE.search(line) is not None


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _counting(lines: Sequence[str]) -> set[int]:
    """Bare numbers that count on from page to page."""
    found = [(n, int(match[1])) for n, line in enumerate(lines) if (match := _bare(line))]
    runs: list[list[tuple[int, int]]] = []
    for place, number in found:
        run = runs[-1] if runs else []
        if run and number == run[-1][1] + 1 and place - run[-1][0] >= LEAST_ON_PAGE:
            run.append((place, number))
        else:
            runs.append([(place, number)])
    return {place for run in runs if len(run) >= LEAST_PAGES for place, _ in run}


def _bare(line: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(line.strip(BLANK))


def _beside(lines: Sequence[str], numbers: set[int]) -> set[int]:
    """The lines next to page numbers that are the same on several pages, or name the firm.

    The first page has no number above its head, so a head may be beside one number only; it may
    also say the title again.
    """
    near: set[int] = set()
    if not numbers:
        return near
    for number in numbers:
        near |= set(_next_lines(lines, number, 1)) | set(_next_lines(lines, number, -1))
    near -= numbers
    shapes = Counter(_shape(lines[n]) for n in near)
    said = [n for n, line in enumerate(lines) if line.strip(BLANK)]
    first = {_shape(lines[n]): n for n in reversed(said[:LINES_OF_FIRST_HEAD])}
    return {
        n
        for n in near
        if (shapes[_shape(lines[n])] >= LEAST_PAGES and not _STOPPED.search(lines[n]))
        or _names_firm(lines[n])
        or (n > first.get(_shape(lines[n]), n) and not ends_sentence(lines[n].strip()))
        or _is_part_of_title(lines[n], [lines[k] for k in said[:LINES_OF_FIRST_HEAD] if k < n])
    }


def _is_part_of_title(line: str, first: Sequence[str]) -> bool:
    """Return whether the head of a page says the title, or the first lines, in short.

    Beside its translation it may be short in either.
    """
    above = list(map(letters, first))
    is_known = all(
        any(letters(part) in one for one in above) for part in _PARTED.split(line.strip())
    )
    return is_known and latin_length(line) >= LEAST_OF_SHORT_TITLE


def _of_first_page(lines: Sequence[str], heads: set[int]) -> set[int]:
    """The head of the first page, which has no number above it; the title stays."""
    said = Counter(lines[n].strip() for n in heads)
    first = next(n for n, line in enumerate(lines) if line.strip(BLANK))
    above = range(first + 1, min(heads, default=0))
    return {n for n in above if said[lines[n].strip()] >= LEAST_PAGES}


def _names_firm(line: str) -> bool:
    if is_always_furniture(line.strip()):
        return True
    found = front_line(line)
    if found is None or found.is_body or found.is_field:
        return False
    return found.says_more and not (found.is_series or found.dates or found.names)


def _next_lines(lines: Sequence[str], place: int, step: int) -> list[int]:
    """The next lines that say something, in one direction."""
    end = len(lines) if step > 0 else -1
    said = (n for n in range(place + step, end, step) if lines[n].strip(BLANK))
    return [n for n, _ in zip(said, range(MOST_LINES_BESIDE), strict=False)]


def _joined(lines: Sequence[str], gone: set[int]) -> list[str]:
    """The other lines; empty ones around a page break end no paragraph that goes on behind it."""
    kept: list[str] = []
    place = 0
    while place < len(lines):
        if place not in gone:
            kept.append(lines[place])
            place += 1
            continue
        while place < len(lines) and (place in gone or not lines[place].strip(BLANK)):
            place += 1
        following = lines[place] if place < len(lines) else ""
        is_spaced = bool(kept) and not kept[-1].strip(BLANK)
        while kept and not kept[-1].strip(BLANK):
            kept.pop()
        if not _goes_on(kept, following, is_spaced=is_spaced):
            kept.append("")
    return kept


def _goes_on(kept: Sequence[str], following: str, *, is_spaced: bool) -> bool:
    """Return whether a paragraph goes on behind the break; with empty lines, only if it must."""
    if not kept or not following or marker(following.strip()):
        return False
    found = front_line(following)
    if found and not found.is_body:
        return False
    if _STOPPED.search(kept[-1]):
        return False
    is_full = has_han(kept[-1][-1:]) and len(kept[-1]) >= LEAST_OF_FULL_LINE
    if not is_spaced or is_full or following.lstrip()[:1].islower():
        return True
    return _LEADS_ON.search(kept[-1]) is not None
