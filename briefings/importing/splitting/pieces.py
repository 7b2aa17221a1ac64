"""Blocks into pieces of one language each, judged by what the rest of the document looks like."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefings.importing.block import Block
from briefings.importing.splitting.glossed_headings import glossed
from briefings.importing.splitting.segment import (
    AT_SEPARATOR,
    NARROWEST_FIT,
    WEAK,
    WIDEST_FIT,
    Segment,
    fits,
    halves,
    is_short,
    pair_in,
    segments,
)
from briefings.text.language_detection import (
    HAN,
    Language,
    han_count,
    is_mixed,
    language_of,
    latin_letters,
    latin_words,
)
from briefings.text.languages import CHINESE, ENGLISH

# If so many of the lines hold both languages, the document is written that way, and a border that
# elsewhere would be doubtful is expected; if hardly any do, a border needs better grounds.
MANY_MIXED, FEW_MIXED = 0.4, 0.1
EAGER, PLAIN, RELUCTANT = 1.6, 1.0, 0.8
# A name in the other language is known by standing in the neighbouring text too.
ECHO = 0.75
# ... if that is its partner, which is at most so many times as long.
PARTNER_LENGTH = 5
# The partner of a heading that has its own translation in brackets is another heading.
MOST_LENGTH_OF_GLOSSED = 2
# One word as a heading: Scope, but not GDPR.
SHORTEST_WORD, LONGEST_ACRONYM = 4, 7
# A cut that leaves so many more pieces without a partner is no cut between two sides.
TORN = 4
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


def steadied(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, with lines put together again whose cut would tear the two languages apart.

    Where a whole language stands before the other, one name mistaken for a translation would
    keep every Chinese paragraph before it from every English one behind it.
    """
    result = list(found)
    cut = [line for line, parts in _by_line(found) if len(parts) > 1 and parts[0].row is None]
    if len(cut) >= MANY_MIXED * len(found):
        return result
    for line in cut:
        at = next(n for n, piece in enumerate(result) if piece.line == line)
        parts = [piece for piece in result if piece.line == line]
        joined = [*result[:at], _whole(parts), *result[at + len(parts) :]]
        if _imbalance(result) - _imbalance(joined) >= TORN:
            result = joined
    return result


def _by_line(found: Sequence[Piece]) -> list[tuple[int, list[Piece]]]:
    return [(line, list(group)) for line, group in groupby(found, key=lambda piece: piece.line)]


def _whole(parts: Sequence[Piece]) -> Piece:
    first = parts[0]
    text = first.block.text
    return Piece(
        text, language_of(text) or first.language, first.line, first.block, first.after_spacer
    )


def _imbalance(found: Sequence[Piece]) -> int:
    """How many pieces find no partner between one line with both languages and the next."""
    total = surplus = 0
    for _, group in _by_line(found):
        languages = [piece.language for piece in group]
        if len(set(languages)) > 1:
            total, surplus = total + abs(surplus), 0
        else:
            surplus += 1 if languages[0] == CHINESE else -1
    return total + abs(surplus)


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
    """The text of a block, cut where its language changes if the document bears that out."""
    lines = text.split("\n")
    if len({language_of(one) for one in lines} - {None}) > 1:
        return _joined(part for one in lines for part in _cut(one, blocks, line, eagerness))
    return _cut(text, blocks, line, eagerness)


def _joined(parts: Iterable[Segment]) -> list[Segment]:
    """Lines of the same language as one text; lines without letters go with what is before."""
    joined: list[Segment] = []
    for part in parts:
        if joined and part.language in (joined[-1].language, None):
            last = joined.pop()
            part = Segment(last.language, f"{last.text}\n{part.text}", last.cost)
        joined.append(part)
    return joined


def _cut(text: str, blocks: Sequence[Block], line: int, eagerness: float) -> list[Segment]:
    whole = [Segment(language_of(text), text)]
    if not is_mixed(text):
        return whole
    if gloss := glossed(text):
        if _is_heading_with_gloss(gloss, blocks, line):
            return gloss
        return [Segment(gloss[0].language, text)]
    parts = segments(text, eagerness=eagerness)
    doubtful = max(part.cost for part in parts)
    if doubtful >= WEAK:
        parts = _named_halves(text) or parts
    if len(parts) == 1:
        parts = _named_halves(text) or _short_pair(text) or whole
    doubtful = max(part.cost for part in parts)
    if doubtful > AT_SEPARATOR and not fits(*_sides(parts)):
        return whole
    if doubtful >= WEAK and eagerness < EAGER and _is_name(parts, blocks, line):
        return whole
    return parts


def _short_pair(text: str) -> list[Segment] | None:
    """A heading in both languages with nothing between them, such as "Privacy Policy私隱政策"."""
    pair = pair_in(text)
    if pair is None or pair[1].text[:1] in "（(「《" or not is_short(text):
        return None
    return pair if _could_be_heading(*_sides(pair)) else None


def _is_heading_with_gloss(parts: Sequence[Segment], blocks: Sequence[Block], line: int) -> bool:
    """Says the bracket the heading in the other language, or only a name that its partner has?"""
    chinese, english = _sides(parts)
    around = {language_of(block.text) for block in blocks[max(0, line - 2) : line + 3]}
    if not _could_be_heading(chinese, english) or len(around - {None}) < 2:
        return False
    return not any(
        _echoes(_words(english), _words(beside)) or _echoes(_bigrams(chinese), _bigrams(beside))
        for beside in _beside(parts, blocks, line, MOST_LENGTH_OF_GLOSSED)
    )


def _named_halves(text: str) -> list[Segment] | None:
    """Two sides with a clear gap between them, whose Chinese has names from the English."""
    cut = halves(text)
    if cut is None or not fits(*_sides(cut)):
        return None
    chinese, english = _sides(cut)
    return None if _words(chinese) - _words(english) else cut


def _could_be_heading(chinese: str, english: str) -> bool:
    """Long enough on both sides to say the same, and the English more than an abbreviation."""
    han, letters, words = han_count(chinese), latin_letters(english), latin_words(english)
    if len(words) == 1 and letters < (LONGEST_ACRONYM if english.isupper() else SHORTEST_WORD):
        return False
    return NARROWEST_FIT * han <= letters <= WIDEST_FIT * han + SHORTEST_WORD


def _stands_alone(blocks: Sequence[Block], line: int) -> bool:
    """Is all that surrounds this line in one language? Then so is this line."""
    around = [
        block.text
        for block in blocks[max(0, line - 2) : line + 3]
        if block is not blocks[line] and not is_mixed(block.text)
    ]
    return len(around) > 1 and len({language_of(text) for text in around}) == 1


def _is_name(parts: Sequence[Segment], blocks: Sequence[Block], line: int) -> bool:
    """Is one of the languages only a name here, which the line beside it, its partner, has too?"""
    if _stands_alone(blocks, line):
        return True
    chinese, english = _sides(parts)
    return any(
        _echoes(_words(english), _words(beside))
        if language_of(beside) == ENGLISH
        else _echoes(_bigrams(chinese), _bigrams(beside))
        for beside in _beside(parts, blocks, line)
    )


def _beside(
    parts: Sequence[Segment], blocks: Sequence[Block], line: int, most: int = PARTNER_LENGTH
) -> list[str]:
    """The neighbouring lines in one language, unless they are too long to be this one's partner."""
    length = sum(len(part.text) for part in parts)
    return [
        blocks[near].text
        for near in (line - 1, line + 1)
        if 0 <= near < len(blocks)
        and not is_mixed(blocks[near].text)
        and len(blocks[near].text) <= most * length
    ]


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
