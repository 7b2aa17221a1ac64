"""Blocks into pieces of one language each, judged by what the rest of the document looks like."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefings.bilingual import (
    CHINESE,
    ENGLISH,
    HAN,
    Language,
    is_mixed,
    language_of,
    latin_words,
)
from briefings.importing.blocks.block import Block
from briefings.importing.segment import (
    AT_SEPARATOR,
    WEAK,
    Segment,
    fits,
    is_short,
    pair_in,
    segments,
)

# If so many of the lines hold both languages, the document is written that way, and a border that
# elsewhere would be doubtful is expected; if hardly any do, a border needs better grounds.
MANY_MIXED, FEW_MIXED = 0.4, 0.1
EAGER, PLAIN, RELUCTANT = 1.6, 1.0, 0.8
# A name in the other language is known by standing in the neighbouring text too.
NEIGHBOURHOOD = 3
ECHO = 0.75
_HAN_RUN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one language; pieces of one line, or of one table row, belong together."""

    text: str
    language: Language
    line: int
    block: Block
    after_spacer: bool = False

    @property
    def row(self) -> int | None:
        return self.block.row


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    content = [block for block in blocks if block.kind != "spacer"]
    eagerness = _eagerness(content)
    columns = _column_languages(content)
    crowded = _rows_with_both(content)
    found: list[Piece] = []
    after_spacer = False
    line = 0
    for block in blocks:
        if block.kind == "spacer":
            after_spacer = True
            continue
        if block.row is not None and block.row in crowded:
            parts = [Segment(language_of(block.text) or columns.get(block.column), block.text)]
        else:
            parts = _parts(block.text, content, line, eagerness)
        last = found[-1].language if found else CHINESE
        for part in parts:
            found.append(Piece(part.text, part.language or last, line, block, after_spacer))
            after_spacer = False
        line += 1
    return found


def _eagerness(blocks: Sequence[Block]) -> float:
    lines = [block.text for block in blocks if block.row is None]
    both = sum(1 for text in lines if is_mixed(text) and _is_pair(segments(text)))
    if lines and both >= MANY_MIXED * len(lines):
        return EAGER
    return RELUCTANT if both <= FEW_MIXED * len(lines) else PLAIN


def _is_pair(parts: Sequence[Segment]) -> bool:
    return len(parts) == 2 and fits(*_sides(parts))


def _sides(parts: Iterable[Segment]) -> tuple[str, str]:
    """All the Chinese and all the English of a line."""
    sides = {CHINESE: "", ENGLISH: ""}
    for part in parts:
        if part.language:
            sides[part.language] += part.text
    return sides[CHINESE], sides[ENGLISH]


def _parts(text: str, blocks: Sequence[Block], line: int, eagerness: float) -> list[Segment]:
    whole = [Segment(language_of(text), text)]
    if not is_mixed(text):
        return whole
    parts = segments(text, eagerness=eagerness)
    pair = pair_in(text)
    if len(parts) == 1:
        return _short_pair(pair, blocks, line, eagerness) or whole
    if pair and pair[2] <= AT_SEPARATOR:
        return parts
    if not fits(*_sides(parts)):
        return whole
    return whole if eagerness < EAGER and _is_name(parts, blocks, line) else parts


def _short_pair(
    pair: tuple[Segment, Segment, float] | None,
    blocks: Sequence[Block],
    line: int,
    eagerness: float,
) -> list[Segment] | None:
    """A heading in both languages with nothing between them, such as "Privacy Policy私隱政策"."""
    if pair is None:
        return None
    left, right, cost = pair
    if right.text[:1] in "（(「《" or not is_short(left.text + " " + right.text):
        return None
    if not fits(*_sides((left, right))) or (cost >= WEAK and _is_name([left, right], blocks, line)):
        return None
    return [left, right]


def _is_name(parts: Sequence[Segment], blocks: Sequence[Block], line: int) -> bool:
    """Is one of the languages only a name here, which the neighbouring text has as well?"""
    neighbours = [
        block.text
        for block in blocks[max(0, line - NEIGHBOURHOOD) : line + NEIGHBOURHOOD + 1]
        if block is not blocks[line]
    ]
    chinese, english = _sides(parts)
    return any(
        _echoes(_words(english), _words(neighbour))
        for neighbour in neighbours
        if language_of(neighbour) == ENGLISH
    ) or any(
        _echoes(_bigrams(chinese), _bigrams(neighbour))
        for neighbour in neighbours
        if language_of(neighbour) == CHINESE
    )


def _echoes(said: Counter[str], neighbour: Counter[str]) -> bool:
    total = sum(said.values())
    return total > 0 and sum((said & neighbour).values()) >= ECHO * total


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in latin_words(text))


def _bigrams(text: str) -> Counter[str]:
    return Counter(
        run[n : n + 2] for run in _HAN_RUN.findall(text) for n in range(max(1, len(run) - 1))
    )


def _rows_with_both(blocks: Sequence[Block]) -> set[int]:
    """The table rows whose cells are each in one language, and not all in the same."""
    languages: dict[int, set[Language | None]] = {}
    for block in blocks:
        if block.row is not None:
            languages.setdefault(block.row, set()).add(language_of(block.text))
    return {row for row, found in languages.items() if {CHINESE, ENGLISH} <= found}


def _column_languages(blocks: Sequence[Block]) -> dict[int, Language]:
    votes: dict[int, Counter[Language]] = {}
    for block in blocks:
        language = language_of(block.text)
        if block.row is not None and language:
            votes.setdefault(block.column, Counter())[language] += 1
    return {column: count.most_common(1)[0][0] for column, count in votes.items()}
