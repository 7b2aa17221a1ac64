"""Words and lines that breaks within a paragraph divide, in Word files and pages.

Text that was wrapped at a fixed width, as in a mail, keeps the ends of its lines as breaks.
"""

import re
from collections.abc import Sequence

from briefings.importing.block import Block
from briefings.importing.readers.plain_text.hyphens import Hyphens
from briefings.importing.readers.plain_text.unwrap_text import unwrapped
from briefings.importing.readers.plain_text.wrapped_lines import stops

# A margin made the breaks if this much of the text has some, and this share of them, but no fewer
# than this, stand in mid-sentence.
MOST_OF_TEXT, MOST_BROKEN, LEAST_BROKEN = 0.5, 0.6, 4

# Each line has its own marks of emphasis.
_BREAK = re.compile(r"-(\*{0,3})\n\1(?=[a-zà-ÿ])")


def with_whole_words(blocks: Sequence[Block]) -> list[Block]:
    lines = [line.strip("*") for block in blocks for line in block.text.split("\n")]
    hyphens = Hyphens(lines)
    return [block.with_text(_joined(block.text, hyphens)) for block in blocks]


def with_whole_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; if a margin broke most of them, their lines are joined as those of plain text."""
    broken = [block.text.split("\n") for block in blocks if _has_lines(block)]
    ends = [line for lines in broken for line in lines[:-1]]
    within = sum(not stops(line) for line in ends)
    length = sum(len(block.text) for block in blocks)
    of_broken = sum(len(block.text) for block in blocks if _has_lines(block))
    is_wrapped = of_broken > MOST_OF_TEXT * length and within >= MOST_BROKEN * len(ends)
    if not is_wrapped or within < LEAST_BROKEN:
        return list(blocks)
    whole = iter(unwrapped(broken))
    return [
        block.with_text("\n".join(next(whole))) if _has_lines(block) else block for block in blocks
    ]


def _has_lines(block: Block) -> bool:
    return "\n" in block.text and block.cell is None and block.row is None


def _joined(text: str, hyphens: Hyphens) -> str:
    first, *others = re.split(_BREAK, text)
    joined = first
    for marks, line in zip(others[::2], others[1::2], strict=True):
        if hyphens.go_on(f"{joined}-", line):
            joined = hyphens.glue(f"{joined}-", line)
        else:
            joined += f"-{marks}\n{marks}{line}"
    return joined
