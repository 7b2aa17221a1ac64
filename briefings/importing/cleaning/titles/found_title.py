"""Find the title where no style says which line it is: by its name, by its letters, by its level.

A page or a file has a name that is the title of its text, publishing programs name the line of the
title, and it is set in letters that no other line has, or as the only heading of the first level.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import (
    LINES_ABOVE_TITLE,
    LONGEST_REMARK,
    SAID,
    could_head,
    is_bulleted_item,
    is_label,
    length_apart,
    titles_by_style,
)
from briefings.importing.cleaning.titles.below_fields import titles_below_fields
from briefings.importing.cleaning.titles.likely_title import likely_titles
from briefings.importing.halves import second_half
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.furniture_lines import (
    is_always_furniture,
    is_furniture_at_edge,
    is_menu_line,
)
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.mail_lines import is_greeting
from briefings.importing.patterns.mastheads import names_kind
from briefings.text.language_detection import latin_length
from briefings.text.languages import WRITTEN

# A name of fewer letters and digits says too little.
LEAST_OF_NAME = 4
# A greeting in each language, and what it leads to.
LINES_OF_GREETING = 3
# What stands between the name of a text and that of its site.
_PARTS = re.compile(r"\s+[-–—·:»›]+\s+|\s*[|｜_]\s*|\s+by\s+")
_MARKED = ("title", "heading")
_PLAIN = (0.0, 0)


def with_found_title(lines: Sequence[Line], names: Sequence[str]) -> list[Line]:
    """The lines, with the title marked as such in each language where it is found."""
    if titles := titles_by_style(lines):
        other = _in_the_other_language(lines, titles)
        return _with_title(lines, other or _kind_above_sections(lines, titles))
    head = _head(lines)
    half = second_half(lines)
    second = [] if half is None else _head(lines, half)
    for found in (_named_in_code, _by_name(names)):
        if places := _in_both(lines, head, second, found):
            return _with_title(lines, _not_outdone(lines, places, head, second))
    named = [n for n in head if _named_in_code(lines[n])]
    if other := _in_the_other_language(lines, named):
        return _with_title(lines, [*named, *other])
    if places := titles_below_fields(lines):
        return _with_title(lines, places)
    for found in (
        _by_letters(lines),
        _only_heading(lines),
        _above_sections(lines),
    ):
        if places := _in_both(lines, head, second, found):
            return _with_title(lines, _not_outdone(lines, places, head, second))
    return _with_title(lines, likely_titles(lines))


def _in_the_other_language(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """The translation of the only title of a page, below its day, its authors or its account.

    It stands alone: the label above it, in the language of the title, is no more like it.
    """
    if len(titles) != 1 or (title := lines[titles[0]]).is_mixed or second_half(lines) is not None:
        return []
    head = [n for n in _head(lines, titles[0]) if not is_furniture_at_edge(lines[n].text)]
    between = list(takewhile(lambda n: lines[n].language == title.language, head[1:]))
    below = head[1 + len(between) :]
    if not between or not below or not _translates(title, lines[below[0]]):
        return []
    above = lines[between[-1]]
    is_front = front_line(above.text) is not None
    length = _length([lines[below[0]]])
    is_nearer = length_apart(_length([title]), length) < length_apart(_length([above]), length)
    ends = len(below) == 1 or marker(lines[below[1]].text) is not None
    return below[:1] if ends and (is_front or is_nearer) else []


def _kind_above_sections(lines: Sequence[Line], titles: Sequence[int]) -> Sequence[int]:
    """The only title of a page if it names a kind of document, but only sections stand below it.

    These are of one level, and the first stands right above its text: 備忘錄, then 背景 and 分析.
    A numbered circular has a title of its own below it.
    """
    below = lines[titles[-1] + 1 :]
    headings = [line for line in below if line.role == "heading"]
    first = list(takewhile(lambda line: line.role == "heading", below))
    is_kind = all(_is_unnumbered_kind(lines[n].text) for n in titles)
    are_sections = len(headings) > len(first) > 0 and len({line.level for line in headings}) == 1
    text = below[len(first) : len(first) + 1]
    is_above_text = bool(text) and not is_label(text[0])
    return titles if is_kind and are_sections and is_above_text else []


def _is_unnumbered_kind(text: str) -> bool:
    return names_kind(text) and not any(map(str.isdigit, text))


def _not_outdone(
    lines: Sequence[Line], places: Collection[int], head: Sequence[int], second: Sequence[int]
) -> Collection[int]:
    """The title that was found, or what stands above it if that is the title instead."""
    above = [n for n in _above(places, head, second) if _could_be_title(lines[n])]
    is_outdone = _is_outdone([lines[n] for n in places], [lines[n] for n in above])
    return above if is_outdone else places


def _with_title(lines: Sequence[Line], places: Collection[int]) -> list[Line]:
    return [
        replace(line, role="title", is_marked=True) if n in places else line
        for n, line in enumerate(lines)
    ]


def _head(lines: Sequence[Line], start: int = 0) -> list[int]:
    """The places of the short lines above the first sentence."""
    found: list[int] = []
    for n in range(start, min(len(lines), start + LINES_ABOVE_TITLE)):
        line = lines[n]
        if line.role == "spacer" or line.table:
            continue
        is_short = is_label(line) or (could_head(line) and not SAID.search(line.text))
        if not (is_short or front_line(line.text)):
            if _is_of_page(line.text) or _is_covering(lines, start, n):
                continue
            break
        found.append(n)
    return found


def _is_of_page(text: str) -> bool:
    return is_always_furniture(text) or is_bulleted_item(text)


def _is_covering(lines: Sequence[Line], start: int, n: int) -> bool:
    """Return whether a line greets the reader of a mail, or is a remark below that greeting."""
    near = lines[max(start, n - LINES_OF_GREETING) : n + 1]
    is_short = latin_length(lines[n].text) <= LONGEST_REMARK * (1 + lines[n].is_mixed)
    return is_short and any(is_greeting(line.text) for line in near)


Finder = Callable[[Line], bool]


def _above(places: Collection[int], head: Sequence[int], second: Sequence[int]) -> list[int]:
    """What stands above the title in the head of the text, and in that of its second half."""
    above = [n for n in head if n < min(places)]
    return above + [n for n in second if n < max(places) and n not in places]


def _is_outdone(found: Sequence[Line], above: Sequence[Line]) -> bool:
    """Return whether what stands above is as long: it is the title, and this a heading or a figure.

    The name of a series or of a department is shorter than the title below it, and where several
    lines stand above, they are the head of the page.
    """
    is_long = _length(above) >= _length(found)
    is_in_both = len(above) == len(WRITTEN) or any(line.is_mixed for line in above)
    return is_long and is_in_both and _is_once_in_each(above)


def _length(lines: Sequence[Line]) -> int:
    return sum(latin_length(line.text) for line in lines)


def _could_be_title(line: Line) -> bool:
    """Nothing shows the line to be of the page."""
    is_of_page = line.is_link or is_menu_line(line.text) or is_furniture_at_edge(line.text)
    return could_head(line) and not is_of_page and front_line(line.text) is None


def _named_in_code(line: Line) -> bool:
    return line.look.is_title


def _by_name(names: Sequence[str]) -> Finder:
    """Return whether a line is what the page or the file calls itself."""
    said = {part for name in names for part in (name, _longest_part(name))}
    parts = {letters(part) for part in said if not _names_publisher(part)}
    parts = {part for part in parts if len(part) >= LEAST_OF_NAME}

    def is_named(line: Line) -> bool:
        said = letters(line.text)
        return said in parts or (line.is_mixed and any(part in said for part in parts))

    return is_named


def _longest_part(name: str) -> str:
    """The part that names the text: the longest that does not name who publishes it."""
    parts = _PARTS.split(name)
    return max([part for part in parts if not _names_publisher(part)] or parts, key=len)


def _names_publisher(part: str) -> bool:
    found = front_line(part)
    return found is not None and (found.is_firm or found.is_body)


def _by_letters(lines: Sequence[Line]) -> Finder:
    """Return whether a line has the letters of a title only: the largest, or the most marked."""
    looks = [_look(line) for line in lines if line.text]
    highest = max(looks, default=_PLAIN)
    usual = Counter(looks).most_common(1)[0][0] if looks else _PLAIN
    has_title_look = [line for line in lines if line.text and _look(line) == highest]
    is_rare = highest not in (_PLAIN, usual) and _is_once_in_each(has_title_look)

    def is_highest(line: Line) -> bool:
        return is_rare and _look(line) == highest and not _is_numbered_part(line)

    return is_highest


def _look(line: Line) -> tuple[float, int]:
    """The size and the marks of a line's letters; a heading counts as bold by its style."""
    return line.look.size, max(line.look.marks, int(line.role in _MARKED))


def _is_once_in_each(lines: Sequence[Line]) -> bool:
    """One line that holds both languages, or at most one in each."""
    languages = [line.language for line in lines]
    if any(line.is_mixed for line in lines):
        return len(lines) == 1
    return 0 < len(lines) == len(set(languages)) <= len(WRITTEN)


def _only_heading(lines: Sequence[Line]) -> Finder:
    """Return whether a line is the only heading of its level, once in each language."""
    levels = [line.level for line in lines if line.role in _MARKED]
    top = min(levels, default=0)
    highest = [line for line in lines if line.role in _MARKED and line.level == top]
    is_rare = top > 0 and _is_once_in_each(highest)
    others = any(level > top for level in levels) or any(line.role == "bold" for line in lines)

    def is_only(line: Line) -> bool:
        is_first = line.role == "heading" and line.level == top
        return is_rare and others and is_first and not _is_numbered_part(line)

    return is_only


def _is_numbered_part(line: Line) -> bool:
    """第一章 通則 is a part of the text, even if no other chapter has a heading."""
    found = marker(line.text)
    return found is not None and found.is_part


def _above_sections(lines: Sequence[Line]) -> Finder:
    """Return whether no other line is set off above the first heading, once in each language."""
    first = next((n for n, line in enumerate(lines) if line.role == "heading"), 0)
    above = [line for line in lines[:first] if line.role == "bold" and could_head(line)]
    is_rare = _is_once_in_each(above)

    def is_set_off(line: Line) -> bool:
        return is_rare and line.role == "bold" and any(line is one for one in above)

    return is_set_off


def _in_both(
    lines: Sequence[Line], head: Sequence[int], second: Sequence[int], found: Finder
) -> set[int]:
    """The title in both languages: in one line, in two, beside each other or above each half."""
    firsts = [n for n in head if could_head(lines[n]) and found(lines[n])]
    if not firsts or len(firsts) > len(WRITTEN):
        return set()
    if lines[firsts[0]].is_mixed:
        return {firsts[0]}
    if len({lines[n].language for n in firsts}) == len(WRITTEN):
        return set(firsts)
    if len(firsts) > 1:
        return set()
    others = [n for n in second if found(lines[n]) and could_head(lines[n])][:1]
    others = others or _beside(lines, head, firsts[0])
    others = others or _first_title(lines, second)
    return {*firsts, *others} if others else set()


def _beside(lines: Sequence[Line], head: Sequence[int], first: int) -> list[int]:
    """The line in the other language next to the title: on the side where the text has it."""
    at = head.index(first)
    language = next((one.language for one in lines[head[-1] + 1 :] if not one.is_mixed), None)
    steps = (at + 1, at - 1) if lines[first].language == language else (at - 1, at + 1)
    near = [head[k] for k in steps if 0 <= k < len(head)]
    near = [n for n in near if _translates(lines[first], lines[n])]
    return sorted(near, key=lambda n: lines[n].look != lines[first].look)[:1]


def _translates(one: Line, other: Line) -> bool:
    could_be = could_head(other) and not other.is_mixed and not _is_front(other, beside=one)
    return could_be and bool(other.language) and other.language != one.language


def _is_front(line: Line, *, beside: Line) -> bool:
    """Return whether the line is front matter, and not the name of a series like its neighbour."""
    found, other = front_line(line.text), front_line(beside.text)
    is_name = bool(found and other and found.could_be_title and other.could_be_title)
    return found is not None and not is_name


def _first_title(lines: Sequence[Line], second: Collection[int]) -> list[int]:
    """The first line of the second half that is no front matter."""
    return [n for n in second if could_head(lines[n]) and front_line(lines[n].text) is None][:1]
