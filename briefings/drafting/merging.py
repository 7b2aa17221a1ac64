"""Two people at once: what both changed since the same copy, brought together pair by pair.

Somebody who wrote Chinese and somebody who wrote English never meet; only where both changed the
same side of the same pair is there a clash, and then nothing is decided for them.
"""

from typing import NamedTuple

from briefings.drafting.rows import pairs_of
from briefings.drafting.shape import Document
from briefings.snapshot import LANGUAGES

Sides = dict[str, str]


class Clash(NamedTuple):
    """One side of a heading or pair that both changed."""

    id: str
    side: str
    base: str
    theirs: str
    mine: str


def merged(base: Document, theirs: Document, mine: Document) -> tuple[Document, list[Clash]]:
    """Both texts in one, with theirs where they clash, and the clashes."""
    clashes: list[Clash] = []
    known = _rows(base), _rows(theirs), _rows(mine)
    skeleton = _skeleton(base, theirs, mine)
    sections = [part | {"paragraphs": list(part["paragraphs"])} for part in mine["sections"]]
    for section in theirs["sections"]:
        previous = section["id"]
        for pair in section["paragraphs"]:
            is_news = pair["id"] not in before or any(
                pair[side] != before[pair["id"]][side] for side in LANGUAGES
            )
            if pair["id"] not in own and is_news:
                _insert(sections, pair, after=previous)
            previous = pair["id"]
    return {"sections": sections}


def _insert(sections: list[Document], pair: Document, *, after: str) -> None:
    for section in sections:
        ids = [section["id"], *(row["id"] for row in section["paragraphs"])]
        if after in ids:
            section["paragraphs"].insert(ids.index(after), pair)
            return
    if not sections:
        sections.append({"id": "", "heading": dict.fromkeys(LANGUAGES, ""), "paragraphs": []})
    sections[-1]["paragraphs"].append(pair)
