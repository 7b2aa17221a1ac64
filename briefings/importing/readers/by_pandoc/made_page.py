"""A file as pandoc has made it a page, with what does not travel through pandoc."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefings.importing.block import FoundPicture, LeftOut


@dataclass(frozen=True, slots=True)
class MadePage:
    """`written` are the labels put before the text; `pictures` are named by their address in it.

    `no_pictures` are sentences on pictures that are not read; `said` is all text of the file, line
    by line, as it was before pandoc.
    """

    html: str
    left_out: list[LeftOut]
    written: list[str] = field(default_factory=list)
    pictures: Mapping[str, FoundPicture | None] = field(default_factory=dict)
    no_pictures: list[str] = field(default_factory=list)
    notes: int = 0
    said: str = ""
