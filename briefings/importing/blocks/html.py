"""Being written."""

from briefings.importing.blocks.block import Block


def html_blocks(source: str) -> list[Block]:
    raise NotImplementedError
