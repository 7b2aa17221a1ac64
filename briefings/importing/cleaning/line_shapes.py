"""The shape of a line, without its words: its length, its punctuation, its neighbours.

A label is a short line that is no sentence. These rules name no words, so they hold for pages of
any publisher.
"""

import math
import re
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

from briefings.importing.block import Line
from briefings.importing.patterns.brackets import CLOSING
from briefings.importing.patterns.characters import COLONS
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import han_count, has_han, latin_length, latin_words
from briefings.text.languages import WRITTEN

# A title stands among the first lines; a menu may be long.
LINES_ABOVE_TITLE = 40
# As long as an entry of a menu, or the title of another article, is at most.
LONGEST_LABEL = 110
_HIGHEST_LEVEL = 1
# As long as a title in both languages is at most.
LONGEST_TITLE = 260
# A sentence that a page says beside its text is at most so long.
LONGEST_REMARK = 180
# A word with a full stop is an abbreviation or an answer, not a sentence.
LEAST_WORDS_OF_SENTENCE = 2
# In a text that alternates, so many lines stand beside their translation.
MOST_ALONE = 0.4
# At least this share of the lines of two runs must be of the same kind.
LEAST_ALIKE = 0.8

# The longest entry of a menu, in Han characters and in words.
LONGEST_MENU_WORD, LONGEST_MENU_PHRASE = 10, 4
_VALUE = re.compile(r"[:：]\s*\w")

# A sentence with a telephone number is an entry of a page if it says hardly more than the number.
LONGEST_BESIDE_NUMBER = 40

# A paragraph may end with a question, but a sentence stands before it.
SAID = re.compile(r"。|[a-z]\. [A-Z]")
_SENTENCE_STOPS = ("。", "；", ";", ".", *COLONS, "，", ",")
_STOPS = ("。", "；", ";", ".", *COLONS, "！", "？", "?")
_CLOSED = CLOSING + "\"'"
# The part before @ is short, or a long word would be read again from each of its letters.
REACHED_AT = re.compile(r"\+?\d[\d\s()-]{6,}\d|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def is_title(line: Line) -> bool:
    """Return whether a style of the source names the line as the title."""
    return line.role == "title" or (line.role == "heading" and line.level == _HIGHEST_LEVEL)


def is_plain(line: Line) -> bool:
    """Return whether the line is none of what a source marks: headings, terms, cells, tables."""
    return not (line.is_marked or line.is_term or line.table or line.row is not None)


def titles_by_style(lines: Sequence[Line]) -> list[int]:
    """The places of titles that a style names; many headings of level 1 are sections instead."""
    named = [n for n, line in enumerate(lines) if is_title(line)]
    headings = [n for n in named if lines[n].role == "heading"]
    are_sections = len(headings) > len(WRITTEN) or all(marker(lines[n].text) for n in headings)
    return [n for n in named if lines[n].role == "title" or not are_sections]


def runs(places: Sequence[int], *, longest_step: int = 1) -> list[list[int]]:
    """Return the places in groups, within which no step to the next place is longer."""
    found: list[list[int]] = []
    for n in places:
        if found and n - found[-1][-1] <= longest_step:
            found[-1].append(n)
        else:
            found.append([n])
    return found


def is_label(line: Line) -> bool:
    """A short line that is no sentence and no item of a list; each part of a card is one."""
    if line.table or line.role == "figure":
        return False
    parts = [part.strip() for part in line.text.split("\n")]
    return all(map(_is_short, parts)) and (line.is_link or marker(line.text) is None)


def _is_short(text: str) -> bool:
    if len(text) > LONGEST_LABEL:
        return False
    if _ends_with(text, _STOPS):
        said, numbers = REACHED_AT.subn("", text)
        if numbers:
            return latin_length(said) <= LONGEST_BESIDE_NUMBER
        return len(latin_words(text)) < LEAST_WORDS_OF_SENTENCE and not has_han(text)
    return latin_length(text) <= LONGEST_LABEL


def _ends_with(text: str, stops: tuple[str, ...]) -> bool:
    """Return whether the text ends with a stop, or with the quotation or bracket that it ends."""
    return text.endswith(stops) or text.rstrip(_CLOSED).endswith(stops)


def beside_translations(lines: Sequence[Line], places: Collection[int]) -> set[int]:
    """Which of the lines hold both languages, or stand beside one of their kind in the other."""
    order = sorted(places)
    found = {n for n in order if lines[n].is_mixed or lines[n].row is not None or lines[n].table}
    for before, after in pairwise(order):
        one, other = lines[before], lines[after]
        if before not in found and _could_translate(one, other):
            found |= {before, after}
    return found | _in_runs(lines, order)


def _in_runs(lines: Sequence[Line], order: Sequence[int]) -> set[int]:
    """The lines of a run in one language with as many of their kind below, in the other one."""
    runs_of_language = [
        [*run] for _, run in groupby(order, lambda n: not lines[n].is_mixed and lines[n].language)
    ]
    found: set[int] = set()
    for run, below in pairwise(runs_of_language):
        alike = sum(_could_translate(lines[a], lines[b]) for a, b in zip(run, below, strict=False))
        if len(run) == len(below) and alike >= LEAST_ALIKE * len(run) and found.isdisjoint(run):
            found |= {*run, *below}
    return found


def below_originals(lines: Sequence[Line], seen: Sequence[int]) -> set[int]:
    """The sentences right below one in the language with which the text begins.

    A paragraph without a translation shifts which lines seem to be pairs, but not their order.
    """
    said = [n for n in seen if not is_label(lines[n])]
    first = next((lines[n].language for n in said if lines[n].language), None)
    return {
        after
        for before, after in pairwise(seen)
        if lines[before].language == first != lines[after].language is not None
        if not (is_label(lines[before]) or is_label(lines[after]))
    }


def _could_translate(one: Line, other: Line) -> bool:
    if one.is_mixed or other.is_mixed or not one.language or not other.language:
        return False
    return one.language != other.language and is_label(one) == is_label(other)


def alternates(lines: Sequence[Line], places: Collection[int], paired: Collection[int]) -> bool:
    """Return whether nearly every sentence of a text stands beside its translation."""
    said = [n for n in places if not is_label(lines[n])]
    alone = sum(n not in paired for n in said)
    return bool(said) and alone <= MOST_ALONE * len(said)


def could_head(line: Line) -> bool:
    """Return whether a line could be a title or heading: short, no sentence, maybe a question."""
    text = line.text.strip()
    found = marker(text)
    if line.table or line.role == "figure" or not text or (found and found.style == "bullet"):
        return False
    return latin_length(text) <= LONGEST_TITLE and not _ends_with(text, _SENTENCE_STOPS)


def could_be_item(text: str) -> bool:
    """Return whether the line is as short as an entry of a menu, in one language or in both.

    A field, such as 致 To：全體合夥人, is none.
    """
    if _VALUE.search(text):
        return False
    words = latin_words(text)
    if has_han(text) and not words:
        return len(text) < LONGEST_MENU_WORD
    return 0 < len(words) < LONGEST_MENU_PHRASE and han_count(text) < LONGEST_MENU_WORD


def is_bulleted_item(text: str) -> bool:
    found = marker(text)
    if found is None or found.style != "bullet":
        return False
    return could_be_item(text[found.length :].strip())


def prominence(line: Line) -> tuple[float, int]:
    """How a line stands out by its letters: by their size, then by bold or underlined ones."""
    return line.look.size, max(line.look.marks, int(line.role in ("heading", "bold")))


def length_apart(one: int, other: int) -> float:
    """How far two lengths are apart, as a ratio: 0 if they are equal."""
    return abs(math.log(max(1, one) / max(1, other)))
