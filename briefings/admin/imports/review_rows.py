"""What a review knows of its rows beside their text, in the order of the rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from briefings import importing
from briefings.text.language_detection import has_han
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

Marks = dict[str, Any]
# Where a text was left out: before the first row, or at a place that is not known.
ABOVE, LAST = -1, 10**9


def first_marks(
    sections: Sequence[dict[str, Any]],
    review: Iterable[dict[str, Any]],
    left: Iterable[dict[str, Any]] = (),
) -> list[Marks]:
    """Return the marks of each row before anyone has reviewed it.

    `noted` are reasons that do not depend on the row's wording, `codes` those that do.
    `left` is what was left out behind the row; texts without a known place are at the last row.
    """
    reasons = {(entry["section"], entry.get("paragraph")): entry["reasons"] for entry in review}
    places = (
        (number, place)
        for number, section in enumerate(sections)
        for place in (None, *range(len(section["paragraphs"])))
    )
    # A text that is only a title has no sections; the page then shows a row to write in.
    marks = [_marks(reasons.get(place, ())) for place in places] or [_marks(())]
    for one in left:
        marks[max(0, min(one["row"], len(marks) - 1))]["left"].append(one["item"])
    return marks


def _marks(codes: Iterable[str]) -> Marks:
    return {
        "noted": [code for code in codes if code in importing.LASTING],
        "codes": [code for code in codes if code not in importing.LASTING],
        "left": [],
    }


def left_out_of(result: dict[str, Any], *, with_places: bool = True) -> list[dict[str, Any]]:
    """Return what an import left out, each text with the number of the row behind which it stood.

    Imports of earlier releases know neither the place nor the reason. Without places, the rows of
    the page are not those of the import.
    """
    texts = result.get("dropped") or []
    known = result.get("left_out") or [{}] * len(texts)
    if not with_places:
        known = [one | {"row": None} for one in known]
    return [
        {"row": LAST if one.get("row") is None else one["row"], "item": _item(text, one)}
        for text, one in sorted(zip(texts, known, strict=True), key=_place)
        if text.strip()
    ]


def _place(entry: tuple[str, dict[str, Any]]) -> int:
    """In the order of the source, those of no known place last."""
    place = entry[1].get("place")
    return LAST if place is None else place


def _item(text: str, known: dict[str, Any]) -> dict[str, Any]:
    language = CHINESE if has_han(text) else ENGLISH
    return {
        "kind": "pair",
        **dict.fromkeys(WRITTEN, ""),
        language: text,
        "reason": known.get("reason") or "",
        "noted": [],
        **({"above": True} if known.get("row") == ABOVE else {}),
    }


def sent_marks(rows: Any, count: int) -> list[Marks]:
    """Return the marks that a page sent for so many rows. Raises TypeError, ValueError."""
    if len(rows) != count:
        raise ValueError
    return [_sent(row) for row in rows]


def _sent(row: Any) -> Marks:
    return {
        "noted": _codes(row.get("noted") or []),
        # Null until the server has been asked about the wording.
        "codes": None if row.get("codes") is None else _codes(row["codes"]),
        "seen": bool(row.get("seen")),
        "left": [_left_out(one) for one in row.get("left") or []],
    }


def _codes(codes: Any) -> list[str]:
    if not isinstance(codes, list):
        raise TypeError
    return [str(code)[:40] for code in codes]


def _left_out(one: Any) -> dict[str, Any]:
    """Text that was left out behind a row, or above it."""
    return {
        "kind": "heading" if one.get("kind") == "heading" else "pair",
        **{language: str(one.get(language) or "") for language in WRITTEN},
        "reason": str(one.get("reason") or "")[:40],
        "noted": _codes(one.get("noted") or []),
        **({"above": True} if one.get("above") else {}),
        **({"level": one["level"]} if one.get("level") in (2, 3) else {}),
    }
