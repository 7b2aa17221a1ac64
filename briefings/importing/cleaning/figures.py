"""Set pictures aside while the text is read; each stays with the line before it."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Block, FoundPicture, Line, line_of
from briefings.importing.patterns.figure_captions import is_caption

Pictures = list[tuple[int, FoundPicture]]


def apart(blocks: Sequence[Block]) -> tuple[list[Line], Pictures]:
    """Return the lines of the text, numbered, and each picture with the number of the last line."""
    lines: list[Line] = []
    pictures: Pictures = []
    for block in blocks:
        if block.picture:
            pictures.append((len(lines) - 1, block.picture))
        else:
            lines.append(line_of(block, place=len(lines)))
    return lines, pictures


def with_pictures(lines: Sequence[Line], pictures: Pictures) -> list[Line]:
    """Give each picture to the last line before it that is text; mark the captions beside it."""
    found = list(lines)
    for place, picture in pictures:
        texts = [at for at, line in enumerate(found) if line.role != "spacer"]
        before = [at for at in texts if found[at].place <= place]
        if before:
            line = found[before[-1]]
            found[before[-1]] = replace(line, pictures=(*line.pictures, picture))
        for at in (*before[-1:], *texts[len(before) : len(before) + 2]):
            if is_caption(found[at].text):
                found[at] = replace(found[at], role="caption", is_marked=False)
    return found
