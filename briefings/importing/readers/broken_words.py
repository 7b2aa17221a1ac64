"""Words that a line break within a paragraph divides behind a hyphen, in Word files and pages."""

import re
from collections.abc import Sequence

from briefings.importing.block import Block
from briefings.importing.readers.plain_text.hyphens import Hyphens

# Each line has its own marks of emphasis.
_BREAK = re.compile(r"-(\*{0,3})\n\1(?=[a-zà-ÿ])")


def with_whole_words(blocks: Sequence[Block]) -> list[Block]:
    lines = [line.strip("*") for block in blocks for line in block.text.split("\n")]
    hyphens = Hyphens(lines)
    return [block.with_text(_joined(block.text, hyphens)) for block in blocks]


def _joined(text: str, hyphens: Hyphens) -> str:
    first, *others = re.split(_BREAK, text)
    joined = first
    for marks, line in zip(others[::2], others[1::2], strict=True):
        if hyphens.go_on(f"{joined}-", line):
            joined = hyphens.glue(f"{joined}-", line)
        else:
            joined += f"-{marks}\n{marks}{line}"
    return joined
