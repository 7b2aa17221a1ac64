"""Lines with a colon that lead to a list, a quotation or a day, and so are no headings."""

import re
from collections.abc import Collection, Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import (
    IN_CLAUSE,
    STATES,
    ends_open,
    is_all_day,
    is_bold,
    is_sure,
    marker_of,
)
from briefings.importing.patterns.list_markers import Marker
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import han_count

# Where at least this many headings end without a colon, a line that ends with one is a lead-in.
LEAST_CLOSED = 2
# With three such headings for each line with a colon, a long line is a lead-in even without a list
# below it.
CLOSED_FOR_EACH = 3
# A line with a colon before a list introduces it if it is longer than this, else it heads it.
LONGEST_HEADING_OF_LIST = 12

# What leads to a list says so, or is a sentence without its end: "The exceptions include:".
_INTRODUCTION = re.compile(
    r"如下|下列|左列|以下|包括|包含|分別[為是]|(?:須|應|可|得|為|有|是|即)[:：︰]$|\bfollow|\bbelow\b|\bnamely\b"
    r"|\b(?:includ(?:es?|ing)|compris(?:es?|ing)|are|is|must|shall|may|can|has|have|requires?|of|to|by"
    r"|if|when|where|unless|that|for):$",
    re.IGNORECASE,
)
_FIRST = Marker("number", 1, 0)
_SEMICOLONS = ("；", ";")
_COLON_FIRST = (": ", "：")
_QUOTES = tuple("「『“‘《\"'")
# What ends so leads on, whether or not the items have marks.
_LEADS_ON = re.compile(
    r"(?:(?:如下|包括|包含|分別為)|\b(?:includ(?:e|es|ing)|are|as follows))[:：︰]$", re.IGNORECASE
)


def introductions(matches: Sequence[Match], likely: set[int], lists: set[int]) -> set[int]:
    """Lines that end with a colon and lead to the first item of a list.

    So do the others that end with one, if most headings of the text do not. At the places of
    `lists`, a list without marks begins. What the next line explains is a term.
    """
    leading = {n for n in likely if _leads(matches, n + 1) or n + 1 in lists}
    open_ended = {n for n in likely if ends_open(matches[n])}
    closed = likely - open_ended
    styles = {_style(matches[n]) for n in closed}
    are_odd = len(closed) >= max(LEAST_CLOSED, len(open_ended))
    are_rare = len(closed) >= max(LEAST_CLOSED, CLOSED_FOR_EACH * len(open_ended))
    return {n for n in likely if _is_explained(matches, n)} | {
        n
        for n in open_ended
        if _introduces(matches[n], leads=n in leading)
        or (are_odd and _is_plain(matches[n], styles) and n in leading)
        or (are_rare and _is_plain(matches[n], styles) and _is_long(matches[n]))
    }


def _is_explained(matches: Sequence[Match], n: int) -> bool:
    """Return whether the next line begins with a colon, as Markdown sets what is said of a term."""
    below = matches[n + 1].pieces if n + 1 < len(matches) else ()
    return any(piece.text.startswith(_COLON_FIRST) for piece in below)


def _style(match: Match) -> str:
    found = marker_of(match)
    return found.style if found else ""


def _is_plain(match: Match, styles: Collection[str]) -> bool:
    """Return whether its length alone makes the line a heading, neither letters nor number."""
    is_numbered = bool(_style(match)) and _style(match) in styles
    return not (is_sure(match) or is_bold(match) or is_numbered)


def _introduces(match: Match, *, leads: bool) -> bool:
    found = marker_of(match)
    if found and found.is_part:
        return found.style == "article"
    says_so = any(_INTRODUCTION.search(piece.text) for piece in match.pieces)
    leads_on = all(_LEADS_ON.search(piece.text.rstrip()) for piece in match.pieces)
    is_clause = any(map(_is_clause, match.english))
    return leads_on or ((says_so or _is_long(match) or is_clause) and leads)


def _is_long(match: Match) -> bool:
    return any(han_count(piece.text) > LONGEST_HEADING_OF_LIST for piece in match.chinese)


def _leads(matches: Sequence[Match], n: int) -> bool:
    """Return whether a list, with numbers or with semicolons, a quotation or a day begins here."""
    here = matches[n : n + 1]
    quotes = bool(here) and all(piece.text[:1] in _QUOTES for piece in here[0].pieces)
    goes_on = bool(here) and all(piece.text.endswith(_SEMICOLONS) for piece in here[0].pieces)
    return quotes or goes_on or _starts_list(matches, n) or is_all_day(here)


def _is_clause(piece: Piece) -> bool:
    """A sentence without its end: The statements should also set out."""
    return STATES.search(piece.text) is not None and not IN_CLAUSE.search(piece.text)


def _starts_list(matches: Sequence[Match], n: int) -> bool:
    found = marker_of(matches[n]) if n < len(matches) else None
    is_item = found is not None and not found.is_part
    return found is not None and is_item and (found.value is None or found.counts_as(_FIRST))
