"""Match the paragraphs of an imported text with those of an existing briefing."""

from collections.abc import Callable, Hashable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from briefings.drafting.rows import pairs_of
from briefings.drafting.validation import Document
from briefings.text.languages import WRITTEN
from briefings.text.texts import Texts


class Comparison(NamedTuple):
    """The number of paragraphs that would stay, change, be added and be removed."""

    same: int
    changed: int
    added: int
    removed: int


def with_ids(text: Document, held: Document) -> Document:
    """Return the text with the ids of matching sections and paragraphs, so that anchors stay.

    Paragraphs match if all their sides are equal or, failing that, one of them.
    """
    pairs = _adopted(pairs_of(text), pairs_of(held), Texts.by_language)
    headings = _adopted(
        text["sections"],
        held["sections"],
        lambda part: Texts.by_language(part["heading"]),
    )
    return {
        "sections": [
            section | {"id": next(headings), "paragraphs": _numbered(section["paragraphs"], pairs)}
            for section in text["sections"]
        ]
    }


def _numbered(rows: list[Document], ids: Iterator[str]) -> list[Document]:
    return [row | {"id": next(ids)} for row in rows]


# Match paragraphs with all sides equal first, then those with one equal side.
_LIKENESSES: tuple[Callable[[Texts], Any], ...] = (
    lambda sides: tuple(sides.values()),
    *(itemgetter(language) for language in WRITTEN),
)


def _adopted(
    new: list[Document], held: list[Document], sides: Callable[[Document], Texts]
) -> Iterator[str]:
    """Yield an id for each new row in order; empty for rows without a match."""
    ids = [""] * len(new)
    left = {row["id"]: sides(row) for row in held}
    for likeness in _LIKENESSES:
        known: dict[Hashable, list[str]] = {}
        for public_id, both in left.items():
            if any(likeness(both)):
                known.setdefault(likeness(both), []).append(public_id)
        for place, row in enumerate(new):
            found = known.get(likeness(sides(row)))
            if not ids[place] and found:
                ids[place] = found.pop(0)
                del left[ids[place]]
    return iter(ids)


def compared(text: Document, held: Document) -> Comparison:
    """Return the effect of replacing the briefing's text by this one, which has its ids."""
    before = {pair["id"]: Texts.by_language(pair) for pair in pairs_of(held)}
    after = [(pair["id"], Texts.by_language(pair)) for pair in pairs_of(text)]
    kept = [(before[key], sides) for key, sides in after if key in before]
    same = sum(old == new for old, new in kept)
    return Comparison(same, len(kept) - same, len(after) - len(kept), len(before) - len(kept))
