"""What a table is for: data, two languages side by side, or only the layout of the page."""

import re
from collections import Counter
from collections.abc import Sequence

from briefings.importing.cleaning.tables.grid import MOST_CELLS, Grid
from briefings.importing.cleaning.tables.headers import COUNTERS, names_count
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.list_markers import is_only_marker
from briefings.text.language_detection import (
    Language,
    han_count,
    has_han,
    has_latin,
    language_of,
    latin_letters,
    without_addresses,
)
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.numerals import HAN_NUMERAL

# A cell with more than this is a part of a page.
MOST_BLOCKS, MOST_LETTERS = 8, 1200
# So much of a column is in its language.
MOSTLY = 0.75
# A translation has at least so many letters for a Chinese character; an abbreviation has fewer.
LEAST_LETTERS, SHORT = 1.3, 8
# The numbers of rows, in a column beside the text in both languages.
_COUNT = re.compile(
    rf"§?\s?(?:[A-Z]{{0,2}}\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[{HAN_NUMERAL}]{{1,4}}|[A-Z])[.)、]?"
)
NUMBER_AND_TEXT = HEADING_AND_TEXT = 2
# On average, the cells of a table of names and values are not longer than this.
LONGEST_VALUES = 40


def is_data(grid: Grid, languages: Sequence[Language | None]) -> bool:
    """Return whether the table is one text: neither its columns nor its rows are two languages."""
    if grid.height < 2 or grid.width < 2 or len(grid.cells) >= MOST_CELLS:
        return False
    if any(_is_part_of_page(grid, place) for place in grid.cells):
        return False
    if _sets_text_beside_headings(grid):
        return False
    if set(languages) == {CHINESE, ENGLISH}:
        return _are_two_tables(grid, languages)
    if languages.count(CHINESE) > 1:
        return False
    if set(languages) == {CHINESE, ENGLISH, None}:
        return _others_are_data(grid, languages)
    return not _rows_alternate(grid)


def _are_two_tables(grid: Grid, languages: Sequence[Language | None]) -> bool:
    """Return whether a table of names and values is beside the same one in the other language."""
    texts = [text for column in range(grid.width) for text in grid.column(column)]
    is_short = sum(map(len, texts)) <= LONGEST_VALUES * len(texts)
    return (
        languages.count(CHINESE) > 1 and len(languages) == 2 * languages.count(CHINESE) and is_short
    )


def _sets_text_beside_headings(grid: Grid) -> bool:
    """Return whether most rows hold a heading and, beside it, sentences with translations."""
    if grid.width != HEADING_AND_TEXT:
        return False
    rows = [row for row in range(grid.height) if _holds_text(grid, row)]
    return len(rows) > 1 and MOSTLY * grid.height <= len(rows)


def _holds_text(grid: Grid, row: int) -> bool:
    heads, texts = (grid.cells.get((row, column), []) for column in (0, 1))
    said = [block.text for block in texts if block.text.endswith(("。", "."))]
    in_han = sum(map(has_han, said))
    is_bold = bool(heads) and all(block.kind in ("bold", "heading") for block in heads)
    return is_bold and in_han > 0 and len(said) == len(texts) == 2 * in_han


def is_numbered(grid: Grid) -> bool:
    """A first column of clause numbers before text in one language, or in two columns."""
    numbers = grid.column(0)
    numbers = numbers[1:] if numbers and not is_only_marker(numbers[0]) else numbers
    counts = is_only_marker if grid.width == NUMBER_AND_TEXT else is_count
    if grid.width not in (2, 3) or not numbers or not all(map(counts, numbers)):
        return False
    if _has_only_numbers(grid):
        return False
    if all(number.strip(".、").isdigit() for number in numbers) and not _skip_headings(grid):
        return False
    languages = columns_by_language(grid)
    return grid.width == 2 or set(languages[1:]) == {CHINESE, ENGLISH}


def _has_only_numbers(grid: Grid) -> bool:
    """Return whether each number has only another beside it: 第2條 and Article 2."""
    rows = [row for row in grid.texts if is_only_marker(row[0])]
    return bool(rows) and all(is_only_marker(text) for row in rows for text in row[1:])


def is_count(text: str) -> bool:
    """Return whether the cell counts, beside a text in two languages: 一, A, B2, §3, 1.0."""
    return is_only_marker(text) or _COUNT.fullmatch(text) is not None


def _skip_headings(grid: Grid) -> bool:
    """Return whether the numbers count paragraphs, not rows: 1., none for a heading, then 2."""
    rows = [row for row in grid.texts if any(row[1:])]
    counted = [row[0].strip(".、") for row in rows if is_only_marker(row[0])]
    headings = [row for row in rows[1:] if not row[0].strip()]
    has_stops = all(row[0].endswith((".", "、")) for row in rows if is_only_marker(row[0]))
    is_sure = has_stops or len(headings) > 1
    return bool(headings) and is_sure and counted == [str(n + 1) for n in range(len(counted))]


def columns_by_language(grid: Grid) -> list[Language | None]:
    """The language of each column if one is the translation of another; else only None.

    A third language in a separate column is in Latin letters too.
    """
    by_head = [_language_of_head(grid, column) for column in range(grid.width)]
    found = [_language_of_column(grid, column) for column in range(grid.width)]
    named = [language or head for language, head in zip(found, by_head, strict=True)]
    if None not in named and named.count(CHINESE) == named.count(ENGLISH):
        found = named
    chinese = [n for n, language in enumerate(found) if language == CHINESE]
    english = [n for n, language in enumerate(found) if language == ENGLISH]
    sides = [english] if len(chinese) == len(english) else [[column] for column in english]
    is_translated = len(chinese) == len(english) or (len(chinese) == 1 and len(english) > 1)
    if chinese and is_translated and all(_translates(grid, chinese, side) for side in sides):
        return found
    return [None] * grid.width


def _language_of_column(grid: Grid, column: int) -> Language | None:
    """The language of most of its cells; a name that the other column repeats is in neither."""
    names = {texts[0] for texts in grid.texts if len(texts) > 1 and len({*texts}) == 1}
    cells = [text for text in grid.column(column) if text not in names]
    filled = [without_addresses(text) for text in cells if not _is_number(text)]
    texts = [text for text in filled if has_han(text) or has_latin(text)]
    count = Counter(language_of(text) for text in texts if not _holds_both(text))
    if not count or len(texts) * 2 < len(cells):
        return None
    language, number = count.most_common(1)[0]
    return language if number >= MOSTLY * len(texts) else None


def _language_of_head(grid: Grid, column: int) -> Language | None:
    """The language in which a column of figures is named."""
    head = grid.texts[0][column] if grid.texts else ""
    return None if _holds_both(head) else language_of(head)


def _is_number(text: str) -> bool:
    return is_count(text) or letters(text) in COUNTERS


def _holds_both(text: str) -> bool:
    return has_han(text) and has_latin(text) and latin_letters(text) >= han_count(text)


def _translates(grid: Grid, chinese: Sequence[int], english: Sequence[int]) -> bool:
    """Return whether the columns are as long as translations are, and filled in the same rows."""
    han = sum(han_count(text) for column in chinese for text in grid.column(column))
    latin = sum(
        latin_letters(without_addresses(text)) for column in english for text in grid.column(column)
    )
    both = sum(
        any(row[column] for column in chinese) and any(row[column] for column in english)
        for row in grid.texts
    )
    return latin >= LEAST_LETTERS * han - SHORT and both * 2 >= grid.height


def _others_are_data(grid: Grid, languages: Sequence[Language | None]) -> bool:
    """Return whether figures, and not only a count of the rows, are beside a pair of columns."""
    if languages.count(CHINESE) != 1:
        return False
    others = [n for n, language in enumerate(languages) if language is None]
    counts_rows = others == [0] and not _names_figures(grid)
    return not counts_rows and all(_is_of_figures(grid.column(column)) for column in others)


def _names_figures(grid: Grid) -> bool:
    """Return whether the first column is named as figures, such as floors, beside short cells."""
    head = grid.texts[0][0] if grid.texts else ""
    is_named = bool(letters(head)) and not is_count(head) and not names_count(letters(head))
    texts = [text for column in range(grid.width) for text in grid.column(column)]
    return is_named and sum(map(len, texts)) <= LONGEST_VALUES * len(texts)


def _is_of_figures(texts: Sequence[str]) -> bool:
    figures = [text for text in texts if any(character.isdigit() for character in text)]
    return (len(figures) * 2 >= len(texts) and not all(map(is_only_marker, texts[1:]))) or (
        len(figures) + 1 >= len(texts)
    )


def _rows_alternate(grid: Grid) -> bool:
    """Return whether rows in Chinese and rows in English take turns."""
    rows = [_language_of_row(row) for row in grid.texts]
    count = Counter(language for language in rows if language)
    return min(count[CHINESE], count[ENGLISH]) * 4 > len(rows)


def _language_of_row(row: Sequence[str]) -> Language | None:
    found = {language_of(text) for text in row if text} - {None}
    return found.pop() if len(found) == 1 and not any(map(_holds_both, row)) else None


def _is_part_of_page(grid: Grid, place: tuple[int, int]) -> bool:
    blocks = grid.cells[place]
    headings = sum(block.kind in ("heading", "title") for block in blocks)
    return (
        len(blocks) > MOST_BLOCKS
        or sum(len(block.text) for block in blocks) > MOST_LETTERS
        or (headings > 0 and len(blocks) > 1)
    )
