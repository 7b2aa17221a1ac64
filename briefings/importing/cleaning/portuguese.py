"""Leave out the Portuguese of a text in three languages, for briefings are in two.

Whole sentences are known by their words. A heading of two words may be in either language: it is
Portuguese if it stands where the Portuguese of this document stands.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefings.importing.block import Block, LeftOut
from briefings.importing.cleaning.third_column import by_column, closed_up
from briefings.importing.patterns.portuguese import SURE, lean
from briefings.text.language_detection import has_han, has_latin

Spoken = Literal["chinese", "english", "portuguese"]

# A title and a sentence, say; one line alone may be a quotation.
LEAST_LINES, LEAST_SHARE = 2, 0.2
# How much more the place of a line says than half a word in it.
WEIGHT_OF_PLACE = 1.0
# Two parts and what separates them.
_TWO_PARTS = 3
_PARTS = re.compile(r"(\s*[/／|｜\n]\s*)")


def without_portuguese(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks without those in Portuguese, and these."""
    if not _holds_portuguese(blocks):
        return list(blocks), []
    kept, left_out = _without_parts(blocks)
    gone = {n for n, spoken in enumerate(_told(kept)) if spoken == "portuguese"}
    gone = by_column(kept, gone)
    rest = closed_up(kept, gone)
    return rest, [*left_out, *(LeftOut(kept[n].text, "portuguese") for n in sorted(gone))]


def _holds_portuguese(blocks: Sequence[Block]) -> bool:
    """Names of public bodies are Portuguese in an English text too, but never much of it."""
    parts = [part for block in blocks for part in _PARTS.split(block.text)[::2]]
    latin = [part for part in parts if has_latin(part) and not has_han(part)]
    portuguese = [part for part in latin if _spoken(part) == "portuguese"]
    share = sum(map(len, portuguese)) / max(1, sum(map(len, latin)))
    return len(portuguese) >= LEAST_LINES and share >= LEAST_SHARE


def _spoken(text: str) -> Spoken | None:
    """The language of a text, if its words are enough to tell."""
    if has_han(text):
        return "chinese"
    leaning = lean(text) if has_latin(text) else 0.0
    if leaning >= SURE:
        return "portuguese"
    return "english" if leaning <= -1 else None


def _without_parts(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """Without the Portuguese part of lines that hold the languages beside each other."""
    split = {n: _PARTS.split(block.text) for n, block in enumerate(blocks) if has_han(block.text)}
    foreign = {n: _foreign_part(parts) for n, parts in split.items()}
    usual = Counter((len(split[n]), part) for n, part in foreign.items() if part is not None)
    places = {length: part for (length, part), _ in reversed(usual.most_common())}
    kept: list[Block] = []
    left_out: list[LeftOut] = []
    for n, block in enumerate(blocks):
        parts = split.get(n, [])
        gone = foreign.get(n)
        if gone is None and len(parts) > _TWO_PARTS:
            gone = places.get(len(parts))
        if gone is None or has_han(parts[gone]):
            kept.append(block)
            continue
        kept.append(block.with_text(_without(parts, gone)))
        left_out.append(LeftOut(parts[gone], "portuguese"))
    return kept, left_out


def _foreign_part(parts: Sequence[str]) -> int | None:
    """The place of the one part that is surely Portuguese; the separators are parts too."""
    found = [n for n in range(0, len(parts), 2) if _spoken(parts[n]) == "portuguese"]
    return found[0] if len(found) == 1 and len(parts) > 1 else None


def _without(parts: Sequence[str], gone: int) -> str:
    return "".join([*parts[: max(0, gone - 1)], *parts[gone + 1 if gone else 2 :]])


def _told(blocks: Sequence[Block]) -> list[Spoken | None]:
    """The language of every block: by its words, else by what stands before and behind it."""
    told = [_spoken(block.text) for block in blocks]
    lettered = [n for n, block in enumerate(blocks) if told[n] or has_latin(block.text)]
    after = Counter((told[a], told[b]) for a, b in pairwise(lettered) if told[a] and told[b])
    for at, n in enumerate(lettered):
        if told[n]:
            continue
        before = told[lettered[at - 1]] if at else None
        behind = told[lettered[at + 1]] if at + 1 < len(lettered) else None
        portuguese = _usual(after, before, "portuguese", behind)
        english = _usual(after, before, "english", behind)
        place = WEIGHT_OF_PLACE * ((portuguese > english) - (portuguese < english))
        told[n] = "portuguese" if place + lean(blocks[n].text) > 0 else "english"
    return told


def _usual(
    after: Counter[tuple[Spoken | None, Spoken | None]],
    before: Spoken | None,
    spoken: Spoken,
    behind: Spoken | None,
) -> float:
    """How often this document sets a language where this line stands."""
    following = after[before, spoken] / max(1, sum(after[before, one] for one in _ALL))
    leading = after[spoken, behind] / max(1, sum(after[spoken, one] for one in _ALL))
    return (following if before else 0.0) + (leading if behind else 0.0)


_ALL: tuple[Spoken, ...] = ("chinese", "english", "portuguese")
