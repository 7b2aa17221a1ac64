"""Being written."""

from briefings.importing.blocks.block import Block


def docx_blocks(source: bytes) -> list[Block]:
    raise NotImplementedError
