"""Know the furniture of a web page - menus, sharing, copyright lines - from what was written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importing.block import Block
from briefings.importing.cleaning.furniture_words import (
    ALWAYS_FURNITURE,
    LANGUAGE_LABEL,
    MENU_WORDS,
    RULE,
)
from briefings.importing.cleaning.invisible import BLANK, letters
from briefings.text.language_detection import has_han, language_of, latin_words
from briefings.text.languages import CHINESE, ENGLISH

_MARKS = re.compile(r"\s*[|｜/／·•>＞»›▸→:：、‧,，\t]\s*|\s{2,}|\s+[-–—]\s+")
_BREADCRUMB = re.compile(r"[^>＞»›▸→]{1,40}(\s*[>＞»›▸→]\s*[^>＞»›▸→]{1,60})+")
_EDGES = re.compile(
    r"^[\s<>«»‹›←→↑↓▲▼△▽▸▾☰✕×+*|•·\[\]【】]+|[\s<>«»‹›←→↑↓▲▼△▽▸▾☰✕×+*|•·\[\]【】]+$"
)

# A menu is a run of short lines; an unknown word among so many known ones is one of its items.
LEAST_KNOWN_IN_MENU = 5
MOST_UNKNOWN_IN_MENU = 2
LONGEST_FURNITURE, LONGEST_LABEL = 400, 40
LONGEST_MENU_WORD = 10
LONGEST_MENU_PHRASE = 4
# What is said in this many characters is text, and ends the search for menus at either end.
BODY_LENGTH = 60


@dataclass(frozen=True)
class Cleared:
    blocks: list[Block]
    dropped: list[str]


def without_chrome(blocks: Sequence[Block]) -> Cleared:
    """The blocks that were written, and the lines of page furniture between them."""
    furniture = {n for n, block in enumerate(blocks) if _is_always(block)}
    furniture |= {n for n in range(len(blocks)) if _is_language_label(blocks, n)}
    start, end = _body(blocks, furniture)
    furniture |= {
        n for n, block in enumerate(blocks) if not start <= n < end and _is_menu_line(block.text)
    }
    furniture |= _unknown_items(blocks, furniture, start)
    return Cleared(
        [block for n, block in enumerate(blocks) if n not in furniture],
        [block.text for n, block in enumerate(blocks) if n in furniture],
    )


def is_furniture_line(text: str) -> bool:
    """Does the line look like furniture, taken for itself?"""
    return len(text) <= LONGEST_FURNITURE and (_is_always_furniture(text) or _is_menu_line(text))


def _is_always(block: Block) -> bool:
    is_short = len(block.text) <= LONGEST_FURNITURE
    return block.kind == "text" and is_short and _is_always_furniture(block.text)


def _is_always_furniture(text: str) -> bool:
    if RULE.fullmatch(text.strip(BLANK)):
        return True
    return ALWAYS_FURNITURE.fullmatch(_EDGES.sub("", text)) is not None


def _is_language_label(blocks: Sequence[Block], n: int) -> bool:
    """ "English Version" above the English: it names the language of what follows."""
    text = blocks[n].text
    if len(text) > LONGEST_LABEL:
        return False
    match = LANGUAGE_LABEL.fullmatch(_EDGES.sub("", text))
    if match is None or blocks[n].is_marked or n + 1 == len(blocks):
        return False
    named = CHINESE if match["chinese"] else ENGLISH
    return language_of(blocks[n + 1].text) == named and blocks[n].row is None


def _body(blocks: Sequence[Block], furniture: set[int]) -> tuple[int, int]:
    """From the first to behind the last block that says something at length."""
    said = [
        n
        for n, block in enumerate(blocks)
        if n not in furniture
        and (len(block.text) >= BODY_LENGTH or block.is_marked)
        and not (len(block.text) <= LONGEST_FURNITURE and _is_menu_line(block.text))
    ]
    return (said[0], said[-1] + 1) if said else (0, len(blocks))


def _is_menu_line(text: str) -> bool:
    """Nothing but menu words, or a path that begins with one."""
    text = _EDGES.sub("", text)
    words = [letters(word) for word in _MARKS.split(text)]
    words = [word for word in words if word]
    if not words:
        return False
    if all(word in MENU_WORDS for word in words) or letters(text) in MENU_WORDS:
        return True
    return _BREADCRUMB.fullmatch(text) is not None and words[0] in MENU_WORDS


def _unknown_items(blocks: Sequence[Block], furniture: set[int], start: int) -> set[int]:
    """A few short lines among many menu lines at the head of the page."""
    known = [n for n in sorted(furniture) if n < start and _is_menu_line(blocks[n].text)]
    if len(known) < LEAST_KNOWN_IN_MENU:
        return set()
    unknown = [n for n in range(known[0], known[-1]) if n not in furniture]
    if len(unknown) > MOST_UNKNOWN_IN_MENU:
        return set()
    return {n for n in unknown if _could_be_item(blocks[n].text) and not _is_repeated(blocks, n)}


def _could_be_item(text: str) -> bool:
    if has_han(text):
        return len(text) < LONGEST_MENU_WORD
    return 0 < len(latin_words(text)) < LONGEST_MENU_PHRASE


def _is_repeated(blocks: Sequence[Block], number: int) -> bool:
    """A line that is said again below is a title or a part of it."""
    said = letters(blocks[number].text)
    return any(said in letters(block.text) for block in blocks[number + 1 :])
