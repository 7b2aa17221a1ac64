"""Short lines that stand out of a text without marks: its paragraphs end with stops, they do not.

保持精進 | Keep at it! is in one line where each paragraph has a line in each language, and
鼓勵改變，哪怕微小 has a comma as paragraphs have: both head what follows, as others like them do.
"""

import re
from collections.abc import Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import is_bold, is_marked
from briefings.importing.patterns.dates import dates_in
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import latin_length

# So many headings of a shape show what the shape means.
LEAST_ALIKE = 2
# So many lines without a translation, above sentences that have one, are no slips.
LEAST_UNTRANSLATED = 3
LONGEST_APART = 100
# So many of the other lines end with a stop, where the lack of one says something.
MOSTLY = 0.85
# What a heading stands above is longer.
LONGER = 1.5
_STOPPED = re.compile(r"[。.！!？?；;…][」』”\"'’）)]*\s*$")
_LEADS_ON = re.compile(r"[。.；;，,：:︰]\s*(?:and|or|以及|[及或和])?\s*$")


def set_apart(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """The places of lines that have the shape of several headings, and of no other line."""
    if any(is_marked(match) or is_bold(match) for match in matches):
        return set()
    in_one = {
        n for n, match in enumerate(matches) if _is_in_one_line(match) and not _names_address(match)
    }
    if _is_shape_of_headings(matches, in_one, likely):
        return in_one
    return _unstopped(matches, likely) | _untranslated(matches, likely)


def _untranslated(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Headings that a text in both languages has in only one: each is above translated sentences.

    Public accounts set them so: 【一】稅率, then paragraphs in Chinese and in English.
    """
    found = {n for n in range(len(matches) - 1) if _heads_untranslated(matches, n)}
    shapes = {(one.language, _style(one)) for n in found for one in matches[n].pieces}
    others = [match for n, match in enumerate(matches) if n not in found]
    stopped = sum(map(_is_stopped, others))
    translated = sum(bool(match.chinese and match.english) for match in others)
    is_usual = min(stopped, translated) >= MOSTLY * len(others)
    are_alike = len(shapes) == 1 and len(found) >= max(LEAST_UNTRANSLATED, len(likely))
    return found if is_usual and are_alike else set()


def _heads_untranslated(matches: Sequence[Match], n: int) -> bool:
    here, below = matches[n : n + 2]
    if len(here.pieces) > 1 or not here.pieces[0].could_head or _is_stopped(here):
        return False
    piece, above = here.pieces[0], matches[n - 1 : n]
    is_below_text = all(map(_is_stopped, above)) and (n > 0 or not dates_in(piece.text)[0])
    is_translated = bool(below.chinese and below.english)
    return is_translated and _is_stopped(below) and bool(is_below_text or _style(piece))


def _style(piece: Piece) -> str:
    return piece.marker.style if piece.marker else ""


def _is_in_one_line(match: Match) -> bool:
    sides = {id(piece.line) for piece in match.pieces}
    return len(match.pieces) > 1 and len(sides) == 1


def _names_address(match: Match) -> bool:
    """👉 加入群組請按 Join our group: https://… is no heading."""
    return any("://" in piece.text or "@" in piece.text for piece in match.pieces)


def _is_shape_of_headings(matches: Sequence[Match], places: set[int], likely: set[int]) -> bool:
    """Return whether they are short, none but they are likely headings, and the rest are longer."""
    known = places & likely
    if len(known) < LEAST_ALIKE or 2 * len(known) < len(places):
        return False
    others = [match for n, match in enumerate(matches) if n not in places]
    are_alone = len(places) <= len(others) and not likely - places
    return are_alone and all(_could_stand_apart(matches[n]) for n in places)


def _unstopped(matches: Sequence[Match], likely: set[int]) -> set[int]:
    plain = [n for n in likely if not any(piece.marker for piece in matches[n].pieces)]
    places = range(1, len(matches) - 1)
    found = {n for n in places if n not in likely and _heads(matches, n)}
    others = [match for n, match in enumerate(matches) if n not in likely | found]
    stopped = sum(map(_is_stopped, others))
    is_usual = LEAST_ALIKE <= len(plain) >= len(found) and stopped >= MOSTLY * len(others)
    return found if is_usual else set()


def stated_headings(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Headings that say a sentence without its stop, each between sentences that have one.

    One such line may be a slip; several are not, where nearly all others end with a stop.
    """
    others = [match for n, match in enumerate(matches) if n not in likely]
    is_stopped = sum(map(_is_stopped, others)) >= MOSTLY * len(others)
    found = {n for n in likely if 0 < n < len(matches) - 1 and _stands_above(matches, n)}
    return found if is_stopped and len(found) >= LEAST_ALIKE else set()


def _stands_above(matches: Sequence[Match], n: int) -> bool:
    here, below = matches[n : n + 2]
    is_longer = _length(below) >= LONGER * _length(here)
    return not _is_stopped_in_all(here) and _is_stopped(below) and is_longer


def _heads(matches: Sequence[Match], n: int) -> bool:
    """Return whether a short line without a stop is between sentences, the one below it longer."""
    above, here, below = matches[n - 1 : n + 2]
    if len(here.pieces) == 1:
        # Without its translation it has no length to compare: what is below is of both languages.
        is_apart = here.pieces[0].could_head and len(below.pieces) > 1
    else:
        is_apart = _could_stand_apart(here)
    if not is_apart or _is_stopped_in_all(here):
        return False
    is_longer = _length(below) >= LONGER * _length(here)
    return _is_stopped(above) and _is_stopped(below) and is_longer


def _could_stand_apart(match: Match) -> bool:
    return len(match.chinese) == len(match.english) == 1 and all(
        not piece.line.table
        and not piece.marker
        and latin_length(piece.text) <= LONGEST_APART
        and not _LEADS_ON.search(text)
        for text, piece in zip(_without_slip(match), match.pieces, strict=True)
    )


def _without_slip(match: Match) -> list[str]:
    """What the pieces say; a stop behind the English is a slip where the Chinese has none."""
    if not match.chinese or any(_STOPPED.search(piece.text) for piece in match.chinese):
        return [piece.text for piece in match.pieces]
    return [piece.text.removesuffix(".") for piece in match.pieces]


def _is_stopped_in_all(match: Match) -> bool:
    return any(map(_STOPPED.search, _without_slip(match)))


def _is_stopped(match: Match) -> bool:
    return any(_STOPPED.search(piece.text) for piece in match.pieces)


def _length(match: Match) -> int:
    return sum(latin_length(piece.text) for piece in match.pieces)
