"""Items of lists without numbers or bullets: lines without stops below each other.

"With more information, you can:" leads to such lines, and one of several in a row is an item,
although it alone would pass for a heading. The last one may head the text below.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import is_bold, is_sure, marker_of
from briefings.importing.patterns.characters import COLONS
from briefings.text.language_detection import latin_words

# So many lines below each other are a list.
LEAST_ITEMS = 2
# If fewer of the paragraphs end with a stop, the lack of one says nothing.
MOST_STOPPED = 0.6
# So many headings that stand alone show how they are written, if nearly all are written so.
LEAST_SHOWN, NEARLY_ALL = 3, 0.9
LEAST_WITH_CAPITALS = 5
# So many of the items of a list are alike.
MANY_ALIKE = 0.75
# In a heading with capitals, so many of the words of so many letters have them.
LEAST_LETTERS, MANY_CAPITALS, FEW_CAPITALS = 4, 0.75, 0.5
_STOPPED = re.compile(r"[。.！!…：:︰][」』”\"'’）)]*\s*$")
_ASKED = re.compile(r"[?？][」』”\"'’]*\s*$")
_ASKS = re.compile(r"[?？嗎呢]\W*$")
_NAMED, _FIGURE = re.compile(r"[^:：]{2,50}[:：]\s*\S"), re.compile(r"\W*第?\d")
_SMALL = frozenset(
    (
        "from",
        "into",
        "over",
        "that",
        "their",
        "they",
        "this",
        "upon",
        "what",
        "when",
        "with",
        "your",
    )
)


def unmarked_lists(
    matches: Sequence[Match], likely: set[int], known: set[int]
) -> list[Sequence[int]]:
    """The places of the items of each list without marks; `known` are sure to be headings."""
    loose = [n for n, match in enumerate(matches) if n not in known and _is_loose(match)]
    if not _are_stopped(matches, set(loose)):
        return []
    rows = _rows(loose)
    alone = {row[0] for row in rows if len(row) == 1}
    style = _style([matches[n] for n in likely if n in alone or n not in loose])
    return [found for row in rows if (found := _items(matches, row, likely, known, style))]


def small_lines(matches: Sequence[Match], likely: set[int], known: set[int]) -> set[int]:
    """The places of plain lines in small letters, where many headings have capitals, and all do."""
    plain = {n for n in likely - known if _is_loose(matches[n]) and not _asks(matches[n])}
    small = {n for n in plain if _has_capitals(matches[n]) is False}
    others = [has for n in likely - small if (has := _has_capitals(matches[n])) is not None]
    is_usual = len(others) >= LEAST_WITH_CAPITALS * len(small)
    return small if is_usual and all(others) else set()


def _items(
    matches: Sequence[Match], row: Sequence[int], likely: set[int], known: set[int], style: "_Style"
) -> Sequence[int]:
    first, last = row[0], row[-1]
    above, below = matches[first - 1 : first] if first else [], matches[last + 1 : last + 2]
    has_text = bool(below) and last + 1 not in likely
    is_led_to = any(p.text.rstrip().endswith(COLONS) for match in above for p in match.pieces)
    if len(row) < LEAST_ITEMS or not (is_led_to or first - 1 in known):
        return ()
    others = [matches[n] for n in row[:-1]]
    is_other = style.tells(matches[last], others) or _is_of_other_kind(matches[last], others)
    return row[:-1] if is_led_to and has_text and is_other else row


def _is_of_other_kind(match: Match, others: Sequence[Match]) -> bool:
    """Return whether most items of a list, and not the match, have one look of these.

    They begin with a small letter, name what they state (首次：三月 First: March), or begin with a
    figure; or only the match is in capitals.
    """
    if len(others) < LEAST_ITEMS:
        return False
    looks, counts = _looks(match), Counter(look for one in others for look in _looks(one))
    is_unlike = any(
        count >= MANY_ALIKE * len(others) for look, count in counts.items() if look not in looks
    )
    return is_unlike or ("capitals" in looks and not counts["capitals"])


def _looks(match: Match) -> set[str]:
    english = " ".join(piece.text for piece in match.english).strip()
    looks = {
        "small": english[:1].islower(),
        "capitals": english.isupper(),
        "named": all(_NAMED.match(piece.text) for piece in match.pieces),
        "figure": any(_FIGURE.match(piece.text) for piece in match.pieces),
    }
    return {look for look, has in looks.items() if has}


@dataclass(frozen=True)
class _Style:
    """Whether headings ask, and whether their English has capitals; None if they differ."""

    asks: bool
    has_capitals: bool | None

    def tells(self, match: Match, others: Sequence[Match]) -> bool:
        """Return whether the match is written as headings are, and the others are not."""
        if any(piece.after_gap for piece in match.pieces):
            return True
        if self.asks and _asks(match):
            return not any(map(_asks, others))
        capitals = self.has_capitals
        return (
            capitals is not None
            and _has_capitals(match) is capitals
            and all(_has_capitals(other) is (not capitals) for other in others)
        )


def _style(shown: Sequence[Match]) -> _Style:
    found = [has for match in shown if (has := _has_capitals(match)) is not None]
    with_capitals = sum(found)
    has_capitals = None
    if len(found) >= LEAST_SHOWN and max(
        with_capitals, len(found) - with_capitals
    ) >= NEARLY_ALL * len(found):
        has_capitals = 2 * with_capitals > len(found)
    return _Style(any(map(_asks, shown)), has_capitals)


def _asks(match: Match) -> bool:
    return any(_ASKS.search(piece.text) for piece in match.pieces)


def _has_capitals(match: Match) -> bool | None:
    """Return whether the English is written as a title is; None if its words do not show it."""
    words = [word for piece in match.english for word in latin_words(piece.text)[1:]]
    words = [word for word in words if len(word) >= LEAST_LETTERS and word.lower() not in _SMALL]
    share = sum(word[0].isupper() for word in words) / len(words) if words else None
    if share is None or FEW_CAPITALS < share < MANY_CAPITALS:
        return None
    return share >= MANY_CAPITALS


def _is_loose(match: Match) -> bool:
    """Return whether the match is neither numbered nor set as a heading, and ends no sentence."""
    is_plain = not (is_sure(match) or is_bold(match) or marker_of(match))
    return is_plain and not _is_stopped(match) and not any(p.line.table for p in match.pieces)


def _is_stopped(match: Match) -> bool:
    """Return whether a sentence ends; a stop of the English alone is a slip."""
    return any(
        _STOPPED.search(piece.text) or (_ASKED.search(piece.text) and not piece.could_head)
        for piece in match.chinese or match.english
    )


def _are_stopped(matches: Sequence[Match], loose: set[int]) -> bool:
    """Return whether most of the paragraphs end with a stop."""
    said = [n for n, match in enumerate(matches) if not all(p.could_head for p in match.pieces)]
    return sum(n not in loose for n in said) >= MOST_STOPPED * len(said)


def _rows(places: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for n in places:
        if found and n - found[-1][-1] == 1:
            found[-1].append(n)
        else:
            found.append([n])
    return found
