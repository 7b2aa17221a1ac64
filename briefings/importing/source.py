"""What a reader gives: blocks, the lines it left out, and the footnotes by their label."""

from dataclasses import dataclass, field

from briefings.importing.block import Block

Notes = dict[str, str]


@dataclass(frozen=True)
class Read:
    blocks: list[Block]
    dropped: list[str] = field(default_factory=list)
    notes: Notes = field(default_factory=dict)
