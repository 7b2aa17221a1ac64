"""Lines that are headings because others like them are, although their words alone are no sign.

"問3：伺服器不在香港，怎麼辦？" has a comma, and its English two sentences; but both are as bold as
the headings before and behind them, and numbered alike, or ask as these do.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import is_bold, is_said
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import latin_length

# So many headings of a shape show what the shape means.
LEAST_ALIKE = 2
LONGEST_LIKE = 160
_ASKS = re.compile(r"[?？][」』”\"'’）)]*\s*$")
_ENDS_SENTENCE = re.compile(r"[。.；;，,：:︰！!][」』”\"'’）)]*\s*$")

_Shape = tuple[tuple[str, bool, float, int], ...]


def like_headings(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """The places of short pairs that end no sentence and have the shape of several headings."""
    shapes = Counter(shape for n in likely if (shape := _shape(matches[n])))
    known = {shape for shape, count in shapes.items() if count >= LEAST_ALIKE}
    looks = Counter(_look(piece) for n in likely for piece in matches[n].pieces)
    bold = {n for n, match in enumerate(matches) if is_bold(match)}
    return {
        n
        for n, match in enumerate(matches)
        if n not in likely and _could_be(match)
        if _shape(match) in known
        or _is_alone_alike(match, looks)
        or (n in bold and _stands_among(matches, n, bold, likely))
    }


def _is_alone_alike(match: Match, looks: Mapping[tuple[str, bool, float, int], int]) -> bool:
    """Return whether a line without a translation is as bold as headings, and numbered so."""
    look = _look(match.pieces[0])
    return (
        len(match.pieces) == 1 and bool(look[0]) and is_bold(match) and looks[look] >= LEAST_ALIKE
    )


def _stands_among(matches: Sequence[Match], n: int, bold: set[int], likely: set[int]) -> bool:
    """Return whether a bold line without a translation is set as the headings, and stands as they.

    All other bold lines are headings, and a sentence in both languages is below it.
    """
    if len(matches[n].pieces) > 1 or not matches[n].pieces[0].could_head:
        return False
    heads = bold & likely
    return len(heads) >= LEAST_ALIKE and len(bold - heads) == 1 and _is_translated_below(matches, n)


def _is_translated_below(matches: Sequence[Match], n: int) -> bool:
    """Return whether a sentence stands below the place in both languages."""
    below = matches[n + 1] if n + 1 < len(matches) else None
    return below is not None and bool(below.chinese and below.english) and is_said(below)


def _shape(match: Match) -> _Shape:
    """How both sides are numbered and set; none where neither tells a line from the text."""
    sides = (*match.chinese, *match.english)
    tells = is_bold(match) or all(_ASKS.search(piece.text) for piece in sides)
    if len(match.chinese) != 1 or len(match.english) != 1 or not tells:
        return ()
    return tuple(map(_look, sides))


def _look(piece: Piece) -> tuple[str, bool, float, int]:
    style = piece.marker.style if piece.marker else ""
    return style, piece.line.role == "bold", piece.line.look.size, piece.line.look.marks


def _could_be(match: Match) -> bool:
    return all(
        not piece.line.table
        and latin_length(piece.text) <= LONGEST_LIKE
        and not _ENDS_SENTENCE.search(piece.text)
        and not (piece.marker and piece.marker.style == "bullet")
        for piece in match.pieces
    )
