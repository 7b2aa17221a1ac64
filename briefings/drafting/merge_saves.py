"""Three-way merge of two users' changes to a text, pair by pair.

Changes to different languages never clash. Changes to the same side of the same pair do, and then
the users decide.
"""

from collections.abc import Iterable
from typing import NamedTuple

from briefings.drafting.rows import pairs_of
from briefings.drafting.validation import Document
from briefings.text.languages import SIMPLIFIED, WRITTEN
from briefings.text.snapshot import level_of

Sides = dict[str, str]

# A pair's content: its sides, and its Simplified wording.
_SAID = (*WRITTEN, SIMPLIFIED)


class Clash(NamedTuple):
    """One side of a heading or pair that both users changed."""

    id: str
    side: str
    base: str
    theirs: str
    mine: str


def merged(base: Document, theirs: Document, mine: Document) -> tuple[Document, list[Clash]]:
    """Return the merged text, with their wording where both clash, and the clashes."""
    clashes: list[Clash] = []
    known = _rows(base), _rows(theirs), _rows(mine)
    levels = [_levels(text) for text in (base, theirs, mine)]
    skeleton = _skeleton(base, theirs, mine)
    sections = [
        _at_level(section, levels)
        | {
            "heading": section["heading"]
            | _sides(section["id"], section["heading"], known, clashes, said=WRITTEN),
            "paragraphs": [_pair(pair, known, clashes) for pair in section["paragraphs"]],
        }
        for section in skeleton["sections"]
    ]
    return {"sections": sections}, clashes


def _levels(text: Document) -> dict[str, int]:
    return {section["id"]: level_of(section) for section in text["sections"]}


def _at_level(section: Document, levels: list[dict[str, int]]) -> Document:
    """Return the section with the level of the user who changed it; of both, the one who saved."""
    base, theirs, mine = (known.get(section["id"]) for known in levels)
    if not (section["id"] and theirs and mine):
        return section
    level = mine if theirs == base else theirs
    rest = {name: value for name, value in section.items() if name != "level"}
    return rest | ({"level": level} if level > 1 else {})


def _rows(text: Document) -> dict[str, Sides]:
    headings = {section["id"]: section["heading"] for section in text["sections"]}
    return headings | {pair["id"]: pair for pair in pairs_of(text)}


def _pair(pair: Document, known: tuple[dict, dict, dict], clashes: list[Clash]) -> Document:
    both = pair | _sides(pair["id"], pair, known, clashes, said=_SAID)
    return both if both[SIMPLIFIED] else {key: both[key] for key in both if key != SIMPLIFIED}


def _sides(
    row_id: str,
    row: Sides,
    known: tuple[dict, dict, dict],
    clashes: list[Clash],
    *,
    said: Iterable[str],
) -> Sides:
    """Return each side of a row from the user who changed it."""
    base, theirs, mine = (rows.get(row_id) if row_id else None for rows in known)
    sides = {}
    for side in said:
        if not (theirs and mine):
            sides[side] = row.get(side, "")
            continue
        old = None if base is None else base.get(side, "")
        other, own = theirs.get(side, ""), mine.get(side, "")
        sides[side] = own if other == old else other
        if old not in (other, own) and other != own:
            clashes.append(Clash(row_id, side, old or "", other, own))
    return sides


def _skeleton(base: Document, theirs: Document, mine: Document) -> Document:
    """Return the merged rows and their order: from the user who changed these, or from both."""
    if _order(mine) == _order(base):
        return _with_additions(base, mine, theirs)
    if _order(theirs) == _order(base):
        return _with_additions(base, theirs, mine)
    return _with_additions(base, theirs, _without_removals(base, theirs, mine))


def _order(text: Document) -> list[tuple[str, list[str]]]:
    return [
        (section["id"], [pair["id"] for pair in section["paragraphs"]])
        for section in text["sections"]
    ]


def _without_removals(base: Document, theirs: Document, mine: Document) -> Document:
    """Return mine without the pairs that they removed and I did not change."""
    before, now = _rows(base), _rows(theirs)
    return {
        "sections": [
            section
            | {
                "paragraphs": [
                    pair
                    for pair in section["paragraphs"]
                    if pair["id"] not in before
                    or pair["id"] in now
                    or any(pair[side] != before[pair["id"]][side] for side in WRITTEN)
                ]
            }
            for section in mine["sections"]
        ]
    }


def _with_additions(base: Document, theirs: Document, mine: Document) -> Document:
    """Return mine with the pairs that they added or changed, in their places.

    A pair that one user changed therefore survives its removal by the other.
    """
    before, own = _rows(base), _rows(mine)
    sections = [part | {"paragraphs": list(part["paragraphs"])} for part in mine["sections"]]
    for section in theirs["sections"]:
        previous = section["id"]
        for pair in section["paragraphs"]:
            is_news = pair["id"] not in before or any(
                pair[side] != before[pair["id"]][side] for side in WRITTEN
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
        sections.append({"id": "", "heading": dict.fromkeys(WRITTEN, ""), "paragraphs": []})
    sections[-1]["paragraphs"].append(pair)
