"""Leave out menus above and below a text, before its title is looked for: any item could be one.

刊物 Publications alone above a text is its title. Among others of its kind it is a part of a menu,
whatever its words.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from briefings.importing.block import LeftOut, Line
from briefings.importing.cleaning.line_shapes import (
    LINES_ABOVE_TITLE,
    REACHED_AT,
    could_be_item,
    could_head,
    is_label,
    is_plain,
    runs,
)
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.breadcrumbs import is_breadcrumb
from briefings.importing.patterns.furniture.furniture_lines import (
    could_be_title,
    is_furniture_at_edge,
    is_menu_line,
    language_label,
)
from briefings.importing.patterns.furniture.site_words import names_site_part
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import (
    Language,
    han_count,
    has_han,
    latin_length,
    latin_words,
)
from briefings.text.languages import WRITTEN

LEAST_IN_BOTH = 4
# Fewer links may be the authors' names, or the ways to read the text in other languages.
LEAST_LINKS = 3
# Fewer names in one language, with bars between them, may be those of the authors.
LEAST_IN_ROW = 6
# ... but among so many, one that every site has tells what they are.
LEAST_WITH_KNOWN = 3
# So many at the end are a page's, where so few lines of the text are in both languages.
LEAST_AT_END, MOST_IN_BOTH = 3, 0.1
# Words such as Code, History and 分類 say little alone. So many of them below each other are the
# menu of a site, and so many lines among them may be unknown. On top is the name of the site.
LEAST_OF_SITE, MOST_UNKNOWN, LONGEST_NAME = 5, 2, 40
_BETWEEN_ITEMS = re.compile(r"\s*[|｜·•]\s*")


def without_menus(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines without a menu above them, and the menu."""
    rest, site = _divided(lines, _site_menu(lines))
    rest, menu = _divided(rest, _menu_in_both(rest) | _links_above(rest) | _tail_in_both(rest))
    return rest, [*site, *menu]


def _divided(lines: Sequence[Line], menu: set[int]) -> tuple[list[Line], list[LeftOut]]:
    return (
        [line for n, line in enumerate(lines) if n not in menu],
        [LeftOut(lines[n].text, "page-furniture") for n in sorted(menu)],
    )


def _menu_in_both(lines: Sequence[Line]) -> set[int]:
    """A run of short lines above the text that each say the same twice: 刊物 Publications."""
    head = _head(lines)
    items = [n for n in head if lines[n].is_mixed and could_be_item(lines[n].text)]
    rows = {n for n in head if _is_row_of_items(lines[n].text) and not is_repeated(lines, n)}
    rows |= {n for n in head if n - 1 in rows and _is_choice_of_language(lines[n].text)}
    found: set[int] = set()
    known: set[int] = set()
    for run in runs(items):
        ends = {*run[:-1]} if _ends_with_title(lines, run) else {*run}
        found |= ends if len(run) >= LEAST_IN_BOTH else set()
        if len(run) >= LEAST_IN_BOTH and sum(map(_is_entry, (lines[n] for n in run))) > 1:
            known |= ends
    return rows | _of_page(lines, found, known)


def _ends_with_title(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Return whether a title on one line follows the items at once.

    It says more than any of them, or it stands right above a number or a sentence.
    """
    below = next((line for line in lines[run[-1] + 1 :] if not _is_between(line)), None)
    if below is None or is_menu_line(below.text) or is_furniture_at_edge(below.text):
        return False
    *above, last = (han_count(lines[n].text) for n in run)
    is_text = marker(below.text) is not None or not could_head(below)
    is_entry = is_menu_line(lines[run[-1]].text) and not could_be_title(lines[run[-1]].text)
    return bool(above) and (last > max(above) or (is_text and not is_entry))


def _is_between(line: Line) -> bool:
    """Return whether the line may stand between title and text: a note in brackets, a day."""
    return line.text.startswith(("（", "(")) or front_line(line.text) is not None


def _links_above(lines: Sequence[Line]) -> set[int]:
    """A run of lines above the text that are nothing but links, and name no part of it."""
    headings = {_words_of(line.text) for line in lines if not line.is_link}
    links = [n for n in _head(lines) if lines[n].is_link]
    items = [n for n in links if _words_of(lines[n].text) not in headings]
    return {n for run in runs(items) if len(run) >= LEAST_LINKS for n in run}


def _words_of(text: str) -> str:
    """The letters of a line behind its number."""
    found = marker(text)
    return letters(text[found.length :] if found else text)


def _of_page(lines: Sequence[Line], found: set[int], known: set[int]) -> set[int]:
    """In a text that says all twice in a line, such lines are its own, but for menus with words
    that are known.
    """
    is_usual = sum(line.is_mixed for line in lines) - len(found) > len(lines) / 2
    return {n for n in (known if is_usual else found) if not is_repeated(lines, n)}


def _tail_in_both(lines: Sequence[Line]) -> set[int]:
    """Labels that each say the same twice, last of a text that has a line for each language."""
    found: set[int] = set()
    for n in range(len(lines) - 1, -1, -1):
        if _says_twice(lines[n]):
            found.add(n)
        elif not _is_known(lines[n]):
            # Right below a label they are part of what it names, such as a card of its authors.
            if is_label(lines[n]):
                return set()
            break
    is_rare = sum(line.is_mixed for line in lines) - len(found) <= MOST_IN_BOTH * len(lines)
    return found if len(found) >= LEAST_AT_END and is_rare else set()


def _head(lines: Sequence[Line]) -> list[int]:
    """The places of the short lines above the text."""
    found: list[int] = []
    for n, line in enumerate(lines[:LINES_ABOVE_TITLE]):
        if not is_plain(line) or not (is_label(line) or _is_row_of_items(line.text)):
            break
        found.append(n)
    return found


def _says_twice(line: Line) -> bool:
    return is_plain(line) and line.is_mixed and is_label(line) and not REACHED_AT.search(line.text)


def _is_known(line: Line) -> bool:
    return is_furniture_at_edge(line.text) or front_line(line.text) is not None


def _is_row_of_items(text: str) -> bool:
    """Return whether a line holds several items: 首頁 Home | 團隊 Team, or more in one language."""
    items = [item for item in _BETWEEN_ITEMS.split(text) if item]
    in_both = [item for item in items if has_han(item) and latin_words(item)]
    is_long = len(in_both) >= LEAST_IN_BOTH or len(items) >= LEAST_IN_ROW
    is_long = is_long or (len(items) >= LEAST_WITH_KNOWN and any(map(is_menu_line, items)))
    return is_long and all(map(could_be_item, items))


def _is_choice_of_language(text: str) -> bool:
    """Return whether one of the items names a language: 兒童版 | English, below a row of items."""
    items = [item for item in _BETWEEN_ITEMS.split(text) if item]
    return len(items) > 1 and any(map(language_label, items)) and all(map(could_be_item, items))


def _site_menu(lines: Sequence[Line]) -> set[int]:
    """The menu of a site, and what stands above a breadcrumb trail: Home > News."""
    head = _page_head(lines)
    known = {n for n in head if _is_known_of_page(lines[n])}
    trails = [n for n in head if is_breadcrumb(lines[n].text)]
    at = _last_above_title(trails, known)
    items = {n for n in range(at) if could_be_item(lines[n].text) or n in known}
    found = {n for n in items if not is_repeated(lines[at:], 0, said=lines[n].text)}
    # A longer entry stands between others.
    found |= {n for n in range(1, at) if n - 1 in found and n + 1 in found | {at}}
    found |= {*trails}
    for entries in runs(sorted(known), longest_step=MOST_UNKNOWN + 1):
        run = _without_title(lines, entries)
        between = {*range(run[0], run[-1] + 1)} - known
        is_menu = len(run) >= LEAST_OF_SITE and len(between) <= MOST_UNKNOWN
        if is_menu and any(_is_entry(lines[n]) for n in run):
            unknown = {n for n in between if could_be_item(lines[n].text)}
            unknown |= _name_above(lines, run) | _part_below(lines, run)
            found |= {*run, *(n for n in unknown if not is_repeated(lines, n))}
    return found


def _last_above_title(trails: Sequence[int], known: set[int]) -> int:
    """The place of the last trail with nothing unknown between it and the one above; else 0.

    Below the title, the category of a law is written as a trail too: 法規類別：行政 ＞ 國防部.
    """
    at = next(iter(trails), 0)
    for other in trails[1:]:
        if not known.issuperset(range(at, other)):
            break
        at = other
    return at


def _page_head(lines: Sequence[Line]) -> list[int]:
    """The places of the short lines above the text, and of notices above these."""
    found: list[int] = []
    for n, line in enumerate(lines[:LINES_ABOVE_TITLE]):
        if not (is_plain(line) and (is_label(line) or _is_known_of_page(line))):
            break
        found.append(n)
    return found


def _is_known_of_page(line: Line) -> bool:
    return _is_entry(line) or (is_plain(line) and is_furniture_at_edge(line.text))


def _without_title(lines: Sequence[Line], run: list[int]) -> list[int]:
    """The run up to the last entry that could not be the title of the text: 私隱政策.

    Only an entry shows that the unknown lines above it are of the menu.
    """
    while len(run) > 1 and (
        could_be_title(lines[run[-1]].text)
        or (run[-1] - run[-2] > 1 and not _is_entry(lines[run[-1]]))
    ):
        run = run[:-1]
    return run


def _is_entry(line: Line) -> bool:
    return is_plain(line) and (names_site_part(line.text) or is_menu_line(line.text))


def _name_above(lines: Sequence[Line], run: Sequence[int]) -> set[int]:
    """The first line of all, if it stands alone above the menu, and below it there is a title."""
    below = lines[run[-1] + 1 : run[-1] + 2]
    if run[0] != 1 or not below or not could_head(below[0]):
        return set()
    name = lines[0]
    is_name = not name.is_marked and could_head(name) and latin_length(name.text) <= LONGEST_NAME
    return {0} if is_name and below[0].language == name.language else set()


def _part_below(lines: Sequence[Line], run: Sequence[int]) -> set[int]:
    """The names of parts of the site right below its menu, above a title in both languages."""
    start = run[-1] + 1
    language = lines[start].language if start < len(lines) else None
    near = range(start, min(start + MOST_UNKNOWN, len(lines)))
    parts = [*takewhile(lambda n: _names_part(lines[n], language), near)]
    title = lines[start + len(parts) :][: len(WRITTEN)]
    if not parts or len(title) < len(WRITTEN) or not could_head(title[0]):
        return set()
    is_in_both = title[0].is_mixed and not title[1].is_mixed
    return set(parts) if is_in_both else set()


def _names_part(line: Line, language: Language | None) -> bool:
    is_item = is_plain(line) and could_be_item(line.text)
    return is_item and line.language == language and not line.is_mixed


def is_repeated(lines: Sequence[Line], number: int, *, said: str = "") -> bool:
    """A line that is said again below is a title or a part of it."""
    words = letters(said or lines[number].text)
    return any(words in letters(line.text) for line in lines[number + 1 :])
