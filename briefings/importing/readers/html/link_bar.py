"""Tell a bar of links from a paragraph: nothing but short links stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefings.importing.block import Reason

LEAST_LINKS, LONGEST_LINK = 3, 30
# Commas stand between the laws that a sentence names.
_SEPARATORS = re.compile(r"[\s|｜/／·•›»>:：\[\]()-]*")
_STOPS = ("。", "；", ";", ".")


@dataclass
class LinkBar:
    """What one block holds within links and beside them."""

    links: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    is_only_link: bool = False

    def open(self) -> None:
        self.links.append("")

    def add(self, text: str, *, is_link: bool) -> None:
        if is_link and self.links:
            self.links[-1] += text
        else:
            self.beside.append(text)

    def taken(self) -> Reason | None:
        """Return why the block is left out, if it is a bar; the next block begins empty.

        `is_only_link` then says whether the block was nothing but links.
        """
        reason: Reason | None = "navigation" if self._is_bar() else None
        self.is_only_link = bool("".join(self.links).strip()) and _are_separators(self.beside)
        self.links, self.beside = [], []
        return reason

    def _is_bar(self) -> bool:
        said = [link.strip() for link in self.links if link.strip()]
        return (
            len(said) >= LEAST_LINKS
            and all(len(one) <= LONGEST_LINK and not one.endswith(_STOPS) for one in said)
            and _are_separators(self.beside)
        )


def _are_separators(texts: Sequence[str]) -> bool:
    return all(map(_SEPARATORS.fullmatch, texts))
