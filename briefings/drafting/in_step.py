"""In step or behind: track whether the sides of a heading or pair are up to date with each other.

Changing one side leaves the others behind until they are changed too, or a user confirms that they
still agree. Any language may lead. A missing side is a gap, never behind.
"""

from collections.abc import Collection, Iterator

from briefings.drafting.validation import Document
from briefings.text.languages import ENGLISH, SIMPLIFIED, WRITTEN, joined
from briefings.text.snapshot import level_of

Sides = Document


def in_step(text: Document) -> Document:
    """Return the text with every heading and pair confirmed, for a text written as a whole."""
    return {
        "sections": [
            section
            | {"in_step": True}
            | {"paragraphs": [pair | {"in_step": True} for pair in section["paragraphs"]]}
            for section in text["sections"]
        ]
    }


def unmarked(text: Document) -> Document:
    """Return the text without marks, for an imported text, which starts in step."""
    for place, _sides in _rows(text):
        for mark in ("behind", "in_step"):
            place.pop(mark, None)
    return text


def settle(
    text: Document, *, now: Document, sent: Document, then: Document | None = None
) -> Document:
    """Mark the sides of every row that are behind, by comparison with the current rows.

    `sent` is what the user saw and confirmed: a side that another user has changed meanwhile was
    not compared. A row that is again as in `then` has the marks it had then.
    """
    held, seen = _by_id(now), _by_id(sent)
    earlier = _by_id(then) if then else {}
    for place, sides in _rows(text):
        before, wanted = held.get(place["id"]), seen.get(place["id"], sides)
        again = earlier.get(place["id"])
        if again and before and _same(again, sides) and not _same(before, sides):
            behind = again["behind"]
        else:
            behind = left_behind(
                before, sides, seen=wanted, confirmed=wanted["in_step"] and _same(wanted, sides)
            )
        for mark in ("behind", "in_step"):
            place.pop(mark, None)
        if behind:
            place["behind"] = behind
    return text


def as_seen(sent: Document, *, now: Document, opened: Document, shown: Collection[str]) -> Document:
    """Return what the user saw of a text merged after a clash.

    They did not read sides that others changed after it was opened, except in the rows that the
    page showed them to choose from.
    """
    held, first = _by_id(now), _by_id(opened)

    def sides(row_id: str, given: Sides) -> Sides:
        theirs, mine = held.get(row_id), first.get(row_id)
        if row_id in shown or not (theirs and mine):
            return {}
        unread = [side for side in WRITTEN if given[side] == theirs[side] != mine[side]]
        return {side: mine[side] for side in unread}

    return {
        "sections": [
            section
            | {"heading": section["heading"] | sides(section["id"], section["heading"])}
            | {"paragraphs": [pair | sides(pair["id"], pair) for pair in section["paragraphs"]]}
            for section in sent["sections"]
        ]
    }


def left_behind(
    before: Sides | None, after: Sides, *, seen: Sides | None = None, confirmed: bool = False
) -> str:
    """Return the sides that are behind; empty if all are in step."""
    if confirmed:
        return ""
    if before is None:
        present = _written(after)
        return joined(_behind(after, present)) if len(present) > 1 else ""
    # A side that was missing has been written to match the existing ones.
    compared = _written(before) & _written(after)
    old = _behind(before, compared)
    changed = {side for side in compared if after[side].strip() != before[side].strip()}
    if not changed:
        return joined(old)
    if changed - old:
        return joined(compared - changed)
    caught_up = _has_seen(seen or after, before, compared - old)
    return joined(old - changed if caught_up else old)


def _written(row: Sides) -> set[str]:
    return {side for side in WRITTEN if row[side].strip()}


def _behind(row: Sides, compared: set[str]) -> set[str]:
    """Return which of these sides are behind; none if no other side leads them."""
    behind = set(row["behind"].split()) & compared
    return set() if behind == compared else behind


def _has_seen(seen: Sides, before: Sides, leading: set[str]) -> bool:
    """Return whether the user who changed a side behind saw the newest text of the others."""
    return all(seen[side] == before[side] for side in leading)


def _same(one: Sides, two: Sides) -> bool:
    return all(one[side] == two[side] for side in WRITTEN)


def _rows(text: Document) -> Iterator[tuple[Document, Sides]]:
    """Yield every heading and pair as the place of its marks, and its sides with them."""
    for section in text["sections"]:
        yield section, _with_marks(section["heading"], section)
        for pair in section["paragraphs"]:
            yield pair, _with_marks(pair, pair)


def _with_marks(sides: Sides, place: Document) -> Sides:
    marks = {"behind": place.get("behind", ""), "in_step": place.get("in_step", False)}
    return {side: sides[side] for side in WRITTEN} | marks


def _by_id(text: Document) -> dict[str, Sides]:
    return {place["id"]: sides for place, sides in _rows(text) if place["id"]}


# --- Who changed which language -------------------------------------------------------------------


def changed_languages(before: Document | None, after: Document) -> list[str]:
    """Return the languages in which the text has changed."""
    return [
        language
        for language in WRITTEN
        if before is None or _wording(before, language) != _wording(after, language)
    ]


def _wording(text: Document, language: str) -> list:
    return [
        (
            section["id"],
            section["heading"][language],
            level_of(section),
            [
                (
                    pair["id"],
                    pair[language],
                    pair.get(SIMPLIFIED, "") if language != ENGLISH else "",
                )
                for pair in section["paragraphs"]
            ],
        )
        for section in text["sections"]
    ]
