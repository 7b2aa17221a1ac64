"""Blocks of a page that are left out and reported, unless they are the document itself."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefings.importing.block import Block, LeftOut
from briefings.text.language_detection import han_count

# A Chinese character says about as much as three Latin letters.
_HAN = 3
# Prose, against the words of menus and buttons.
_PROSE = 45
# A page may hide one language behind a tab, or all of it until its script has run.
_HIDDEN_SHARE = 0.3


def divided(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks of the text, and what is left out of it, each in reading order."""
    if all(block.left is None for block in blocks):
        return list(blocks), []
    kept = _with_hidden_text(_with_text_of_forms(blocks))
    return (
        [block for block in kept if block.left is None],
        [LeftOut(block.text, block.left) for block in kept if block.left and block.text],
    )


def _with_text_of_forms(blocks: Sequence[Block]) -> list[Block]:
    """Many pages of governments stand in one form from beginning to end."""
    seen = sum(_weight(block) for block in blocks if block.left is None)
    in_forms = sum(_weight(block) for block in blocks if block.left == "form")
    if in_forms <= seen:
        return list(blocks)
    return [replace(block, left=None) if block.left == "form" else block for block in blocks]


def _with_hidden_text(blocks: Sequence[Block]) -> list[Block]:
    """Prose is text although it is hidden, but not a second copy of what is seen."""
    seen = {block.text for block in blocks if block.left is None}
    least = _HIDDEN_SHARE * sum(_prose(block) for block in blocks if block.left is None)
    found: list[Block] = []
    for reason, group in groupby(blocks, key=lambda block: block.left):
        stretch = list(group)
        prose = sum(_prose(block) for block in stretch if block.text not in seen)
        if reason == "hidden" and prose and prose >= least:
            stretch = [
                replace(block, left="hidden" if block.text in seen else None) for block in stretch
            ]
        found += stretch
    return found


def _weight(block: Block) -> int:
    return len(block.text) + (_HAN - 1) * han_count(block.text)


def _prose(block: Block) -> int:
    weight = _weight(block)
    return weight if weight >= _PROSE else 0
