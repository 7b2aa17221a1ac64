"""Blocks of a page that are left out and reported, unless they are the document itself."""

import re
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
# Names and citations in another script are at most this share of a text.
_OTHER_SHARE = 0.15
# A box of text says so many sentences in each language.
LEAST_SAID_IN_BOX, LEAST_SAID = 2, 24
# What a box offers beside a text, in one sentence of each language.
_OFFER = re.compile(
    r"訂閱|訂閲|關注|追蹤|電子報|通訊|下載|報名|掃"
    r"|\b(?:subscribe|newsletter|follow us|sign up|register|download|scan)\b",
    re.IGNORECASE,
)
_STOPS = ("。", ".", "！", "!", "？", "?", "；", ";")
# What may stand above the main part and belong to it.
_ABOVE = ("outside", "page-header")


def divided(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks of the text, and what is left out of it, each in reading order."""
    if all(block.left is None for block in blocks):
        return list(blocks), []
    kept = list(blocks)
    for decided in _STEPS:
        kept = decided(kept)
    return (
        [block for block in kept if block.left is None],
        [LeftOut(block.text, block.left) for block in kept if block.left and block.text],
    )


def _of_main_part(blocks: Sequence[Block]) -> list[Block]:
    """What stands outside the main part of a page is left out, if the main part is the text.

    The title may stand above it.
    """
    inside = sum(_weight(block) for block in blocks if block.left is None)
    outside = sum(_weight(block) for block in blocks if block.left == "outside")
    if outside > inside:
        return [_kept(block) if block.left == "outside" else block for block in blocks]
    if any(_is_title(block) for block in blocks if block.left is None):
        return list(blocks)
    starts = [n for n, block in enumerate(blocks) if block.left is None]
    heads = [n for n in range(starts[0] if starts else 0) if _is_title(blocks[n])]
    title = heads[0] if heads else len(blocks)
    return [
        _kept(block) if title <= n < starts[0] and block.left in _ABOVE else block
        for n, block in enumerate(blocks)
    ]


def _with_heads(blocks: Sequence[Block]) -> list[Block]:
    """Return the title in the page's head, unless the text has a title."""
    if any(_is_title(block) and block.left is None for block in blocks):
        return list(blocks)
    found: list[Block] = []
    for reason, group in groupby(blocks, key=lambda block: block.left):
        stretch = list(group)
        has_title = reason == "page-header" and any(map(_is_title, stretch))
        found += map(_kept, stretch) if has_title else stretch
    return found


def _with_long_lines(blocks: Sequence[Block]) -> list[Block]:
    """What is named like a menu and says something at length is none.

    Where sentences are most of it, its headings and short lines are of the text too: a page may
    name the half of its text in each language after that language.
    """
    found: list[Block] = []
    for reason, group in groupby(blocks, key=lambda block: block.left):
        stretch = list(group)
        if reason == "switch":
            is_text = _is_mostly_said(stretch)
            stretch = [
                _kept(block) if _prose(block) or (is_text and not block.is_link) else block
                for block in stretch
            ]
        found += stretch
    return found


def _is_mostly_said(blocks: Sequence[Block]) -> bool:
    said = [block for block in blocks if _prose(block) or _is_said(block)]
    most = 2 * sum(map(_weight, said)) > sum(map(_weight, blocks))
    return most and len(said) >= LEAST_SAID_IN_BOX


def _with_most(blocks: Sequence[Block]) -> list[Block]:
    """Many pages of governments stand in one form, or one frame, from beginning to end."""
    found = list(blocks)
    for reason in ("form", "page-furniture"):
        seen = sum(_weight(block) for block in found if block.left is None)
        within = sum(_weight(block) for block in found if block.left == reason)
        if within > seen:
            found = [_kept(block) if block.left == reason else block for block in found]
    if any(block.left is None and _prose(block) for block in found):
        return found
    return [_kept(one) if one.left == "navigation" and _is_text(found) else one for one in found]


def _is_text(blocks: Sequence[Block]) -> bool:
    """Return whether what is named a menu says several sentences: it is the text, misnamed."""
    said = [block for block in blocks if block.left == "navigation" and _is_said(block)]
    return len(said) >= LEAST_SAID_IN_BOX


def _with_asides(blocks: Sequence[Block]) -> list[Block]:
    """A box within a text that says sentences in both languages is a part of it.

    It says several, or no more than these and nothing that the text says too. It stands below the
    title and above other sentences, where no list of links or posts does.
    """
    said = [n for n, block in enumerate(blocks) if block.left is None and _is_said(block)]
    titles = [n for n, block in enumerate(blocks) if block.left is None and _is_title(block)]
    seen = "\n".join(block.text for block in blocks if block.left is None)
    found: list[Block] = []
    for reason, group in groupby(blocks, key=lambda block: block.left):
        stretch = list(group)
        end = len(found) + len(stretch)
        is_within = bool(titles and said) and titles[0] < len(found) and end <= said[-1]
        is_text = _is_box_of_text(stretch) or _is_remark(stretch, seen)
        if reason == "page-furniture" and is_within and is_text:
            stretch = list(map(_kept, stretch))
        found += stretch
    return found


def _is_box_of_text(blocks: Sequence[Block]) -> bool:
    said = [block for block in blocks if _is_said(block)]
    in_han = sum(map(_is_han, said))
    has_both = min(in_han, len(said) - in_han) >= LEAST_SAID_IN_BOX
    return has_both and not any(block.is_link for block in blocks)


def _is_remark(blocks: Sequence[Block], seen: str) -> bool:
    """Return whether a box says sentences in both languages, no more, and quotes no text."""
    said = [block for block in blocks if block.text]
    in_han = sum(map(_is_han, said))
    is_in_both = 0 < in_han == len(said) - in_han
    return is_in_both and all(
        block.text.endswith(_STOPS)
        and not (block.is_link or block.text in seen or _OFFER.search(block.text))
        for block in said
    )


def _is_said(block: Block) -> bool:
    return _weight(block) >= LEAST_SAID and block.text.endswith(_STOPS)


def _kept(block: Block) -> Block:
    return replace(block, left=None)


def _is_title(block: Block) -> bool:
    return block.kind == "title" or (block.kind == "heading" and block.level == 1)


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


def _with_hidden_script(blocks: Sequence[Block]) -> list[Block]:
    """A page that shows one script may hide the other a paragraph at a time."""
    seen = [block for block in blocks if block.left is None]
    hidden = [block for block in blocks if block.left == "hidden"]
    shown = sum(map(_prose, seen))
    for is_han in (True, False):
        there = sum(_prose(block) for block in hidden if _is_han(block) == is_han)
        here = sum(_prose(block) for block in seen if _is_han(block) == is_han)
        if there >= _HIDDEN_SHARE * shown and here <= _OTHER_SHARE * shown:
            texts = {block.text for block in seen}
            return [
                _kept(block)
                if block.left == "hidden" and _is_han(block) == is_han and block.text not in texts
                else block
                for block in blocks
            ]
    return list(blocks)


_STEPS = (
    _of_main_part,
    _with_heads,
    _with_long_lines,
    _with_asides,
    _with_most,
    _with_hidden_text,
    _with_hidden_script,
)


def _is_han(block: Block) -> bool:
    return _HAN * han_count(block.text) * 2 > _weight(block)


def _weight(block: Block) -> int:
    return len(block.text) + (_HAN - 1) * han_count(block.text)


def _prose(block: Block) -> int:
    weight = _weight(block)
    return weight if weight >= _PROSE else 0
