"""Leave out the Simplified Chinese of a text that is in Traditional Chinese too.

A text in Simplified Chinese only stays. A heading may be the same in both (背景): it is Simplified
if it stands where the Simplified of this document stands.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefings.importing.block import Block, LeftOut
from briefings.importing.cleaning.languages.third_column import by_column, closed_up
from briefings.importing.patterns.characters import letters
from briefings.text.chinese.chinese_script import simplified_count, traditional_count
from briefings.text.chinese.simplified import convert
from briefings.text.language_detection import han_count, has_han

Script = Literal["simplified", "traditional"]

# A title and a sentence, say; the name of a law alone may be quoted from the mainland.
LEAST_LINES, LEAST_SHARE = 2, 0.2
# So much of the Simplified must be said in Traditional too: what is only quoted is not.
LEAST_REPEATED = 0.6
# So many characters for one of the other script: a quotation does not make a text Simplified.
MOSTLY = 3
_PARTS = re.compile(r"(\s*[/／|｜\n]\s*)")


def without_simplified(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks without those that say in Simplified Chinese what others say, and these."""
    kept, left_out = _without_parts(blocks)
    scripts = [_script(block.text) for block in kept]
    if not _are_in_both(kept, scripts):
        return kept, left_out
    gone = {n for n, script in enumerate(scripts) if script == "simplified"}
    gone |= _alike(kept, scripts)
    gone = by_column(kept, gone)
    rest = closed_up(kept, gone)
    return rest, [*left_out, *(LeftOut(kept[n].text, "simplified") for n in sorted(gone))]


def _script(text: str) -> Script | None:
    """The script of a text; None if it has no character by which to tell."""
    if not has_han(text):
        return None
    simplified, traditional = simplified_count(text), traditional_count(text)
    if simplified > MOSTLY * traditional:
        return "simplified"
    return "traditional" if traditional else None


def _are_in_both(blocks: Sequence[Block], scripts: Sequence[Script | None]) -> bool:
    han = [han_count(block.text) for block in blocks]
    for wanted in ("simplified", "traditional"):
        places = [n for n, script in enumerate(scripts) if script == wanted]
        share = sum(han[n] for n in places) / max(1, sum(han))
        if len(places) < LEAST_LINES or share < LEAST_SHARE:
            return False
    said = [letters(block.text) for block in blocks]
    traditional = "\n".join(
        letters(convert(block.text))
        for block, script in zip(blocks, scripts, strict=True)
        if script != "simplified"
    )
    simplified = [
        text for text, script in zip(said, scripts, strict=True) if script == "simplified"
    ]
    return _share_repeated("\n".join(simplified), traditional) >= LEAST_REPEATED


def _share_repeated(text: str, other: str) -> float:
    """How much of one text, in pairs of Chinese characters, is in the other one too."""
    pairs = _pairs(text)
    return len(pairs & _pairs(other)) / max(1, len(pairs))


def _pairs(text: str) -> set[str]:
    return {one + two for one, two in pairwise(text) if has_han(one) and has_han(two)}


def _alike(blocks: Sequence[Block], scripts: Sequence[Script | None]) -> set[int]:
    """Lines that are the same in both scripts, where the Simplified one stands."""
    han = [n for n, block in enumerate(blocks) if has_han(block.text)]
    told = [n for n in han if scripts[n]]
    comes_first = scripts[told[0]] == "simplified"
    gone: set[int] = set()
    for at, n in enumerate(han):
        if scripts[n]:
            continue
        twin = next((k for k in han[at + 1 : at + 3] if _same(blocks[n], blocks[k])), None)
        if twin is not None and twin - n <= LEAST_LINES:
            gone.add(n if comes_first else twin)
        elif n not in gone and _stands_among_simplified(n, told, scripts):
            gone.add(n)
    return gone


def _same(one: Block, other: Block) -> bool:
    return letters(one.text) == letters(other.text)


def _stands_among_simplified(n: int, told: Sequence[int], scripts: Sequence[Script | None]) -> bool:
    before = [scripts[k] for k in told if k < n][-1:]
    behind = [scripts[k] for k in told if k > n][:1]
    return {*before, *behind} == {"simplified"}


def _without_parts(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """Without the Simplified part of lines that hold both scripts beside each other."""
    split = [_PARTS.split(block.text) if has_han(block.text) else [] for block in blocks]
    copies = [_copy(parts) for parts in split]
    changed = sum(
        copy is not None and letters(parts[copy[0]]) != letters(parts[copy[1]])
        for parts, copy in zip(split, copies, strict=True)
    )
    if changed < LEAST_LINES:
        return list(blocks), []
    kept: list[Block] = []
    left_out: list[LeftOut] = []
    for block, parts, copy in zip(blocks, split, copies, strict=True):
        if copy is None:
            kept.append(block)
            continue
        _, gone = copy
        rest = [*parts[: max(0, gone - 1)], *parts[gone + 1 if gone else 2 :]]
        kept.append(block.with_text("".join(rest)))
        left_out.append(LeftOut(parts[gone], "simplified"))
    return kept, left_out


def _copy(parts: Sequence[str]) -> tuple[int, int] | None:
    """The place of a part, and of the part that is the same in Simplified Chinese."""
    chinese = [n for n in range(0, len(parts), 2) if has_han(parts[n])]
    if len(chinese) < LEAST_LINES:
        return None
    said = {n: letters(parts[n]) for n in chinese}
    first: dict[str, int] = {}
    for n in chinese:
        first.setdefault(said[n], n)
    for one in chinese:
        other = first.get(letters(convert(parts[one])))
        if other is not None and said[one] != said[other]:
            return one, other
    return _twin_heading(parts, chinese)


def _twin_heading(parts: Sequence[str], chinese: Sequence[int]) -> tuple[int, int] | None:
    """A line that says the same twice, to the last mark, is a heading alike in both scripts."""
    if len(chinese) == LEAST_LINES and parts[chinese[0]] == parts[chinese[1]]:
        one, other = chinese
        return (one, other) if letters(convert(parts[one])) == letters(parts[other]) else None
    return None
