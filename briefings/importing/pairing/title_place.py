"""Which match is the title: by its style, by its level, else by what stands around it."""

import re
from collections.abc import Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import (
    is_bold,
    is_marked,
    is_reference,
    marker_of,
)
from briefings.importing.patterns.characters import without_colon
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.list_markers import is_only_marker, marker
from briefings.importing.patterns.mail_lines import is_greeting
from briefings.importing.patterns.mastheads import is_field_of_law
from briefings.importing.patterns.other_languages import is_surely_portuguese
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import han_count, latin_length, latin_words

# A byline or a reference may precede the title in its own style.
FRONT_LINES = 8
# The fewest matches of a text whose first match only numbers it.
LEAST_NUMBERED = 3
# What names a sender, a number or a court stands so near above the title.
LINES_TO_TITLE = 10
# A title is so much longer than the field of law above it.
LONGER = 1.5
_EMPHASIS = re.compile(r"(\*{1,2})(?!\s)[^*]+\1")
_MAIL_HEADER = re.compile(r"[\w-]{2,12}[:：].*[<@]|(?:FW|Fwd|RE)[:：]", re.IGNORECASE)
_SAID = re.compile(r"[。.;；!！?？:：]$")


def place_of_title(matches: Sequence[Match]) -> int | None:
    """Return the place of the match in the title's style, else of a first one that could be it."""
    at = _first_place(matches)
    if at is None:
        return None
    if _is_weak(matches[at]):
        return _better_title(matches, at) or at
    return _emphasised_title(matches, at) or at


def _first_place(matches: Sequence[Match]) -> int | None:
    for place, match in enumerate(matches[:FRONT_LINES]):
        if any(piece.line.role == "title" for piece in match.pieces):
            return place
    at = _only_one_of_its_level(matches)
    if at is not None and not any(is_marked(match) for match in matches[:at]):
        return at
    if _numbers_all(matches):
        return 1
    likely = (n for n in range(len(matches)) if not (_greets(matches[n]) or _is_kicker(matches, n)))
    first = next(likely, None)
    return first if first is not None and _is_title(matches[first]) else None


def _greets(match: Match) -> bool:
    """Return whether readers are greeted, as above the title of each half of a newsletter."""
    return all(is_greeting(piece.text) for piece in match.pieces)


def _is_kicker(matches: Sequence[Match], n: int) -> bool:
    """Return whether a line names the field of law above a clearly longer title."""
    here, below = matches[n], matches[n + 1 : n + 2]
    is_field = len(here.pieces) > 1 and all(is_field_of_law(piece.text) for piece in here.pieces)
    return is_field and any(
        _is_title(one) and _length(one) > LONGER * _length(here) for one in below
    )


def _length(match: Match) -> int:
    return sum(latin_length(piece.text) for piece in match.pieces)


def _numbers_all(matches: Sequence[Match]) -> bool:
    """Return whether the first match only numbers the text (附錄三) and the second names it."""
    if len(matches) < LEAST_NUMBERED or not all(map(_is_bare_part, matches[0].pieces)):
        return False
    styles = [one.style if (one := marker_of(match)) else "" for match in matches]
    title = matches[1]
    is_title = bool(title.chinese and title.english) and not styles[1] and _is_title(title)
    return is_title and styles.count(styles[0]) == 1


def _is_bare_part(piece: Piece) -> bool:
    return piece.names_part and is_only_marker(piece.text.strip())


def _only_one_of_its_level(matches: Sequence[Match]) -> int | None:
    """The place of the one heading above all others, near the top and in both languages."""
    levels = [min((p.line.level for p in m.pieces if p.line.is_marked), default=0) for m in matches]
    top = min(filter(None, levels), default=0)
    if not top or levels.count(top) != 1:
        return None
    at = levels.index(top)
    if not any(level > top or is_bold(m) for level, m in zip(levels, matches, strict=True)):
        return None
    is_pair = bool(matches[at].chinese and matches[at].english)
    # A menu above the title is in the language of its half.
    alone = [match for match in matches[:at] if not (match.chinese and match.english)]
    is_first = at < FRONT_LINES and all(_is_title(m) for m in matches[:at] if m not in alone)
    return at if is_pair and is_first else None


def _is_title(match: Match) -> bool:
    return all(
        _could_be_title(text) and not piece.names_part and not piece.line.table
        for text, piece in zip(_without_stop(match), match.pieces, strict=True)
    )


def _without_stop(match: Match) -> list[str]:
    """What the pieces say; a stop behind the English is a slip where the Chinese has none."""
    has_stop = any(_SAID.search(piece.text) for piece in match.chinese)
    if has_stop or not match.chinese:
        return [piece.text for piece in match.pieces]
    return [piece.text.removesuffix(".") for piece in match.pieces]


def _could_be_title(text: str) -> bool:
    """Short, no sentence, and no item of a list."""
    text = without_colon(text)
    found = marker(text)
    if found and found.style == "bullet":
        return False
    if re.search(r"[。；;，,]$|\.$", text) and not re.search(r"\b[A-Z]\.$", text):
        return False
    return len(latin_words(text)) <= 40 and han_count(text) <= 70 and not re.search(r"。.", text)


def _is_weak(match: Match) -> bool:
    """Return whether the line names a court, a number or a sender, or is in one language."""
    if any(is_marked(match) and piece.line.look.is_title for piece in match.pieces):
        return False
    is_of_mail = _is_of_mail(match)
    if not (match.chinese and match.english):
        # A line that holds both is the title, although it could not be cut in two.
        return is_of_mail or not any(piece.line.is_mixed for piece in match.pieces)
    english = " ".join(piece.text for piece in match.english)
    # In capitals, which would pass for names.
    is_foreign = is_surely_portuguese(english.lower())
    return is_foreign or is_of_mail or is_reference(match) or _names_firm(match)


def _is_of_mail(match: Match) -> bool:
    return any(_MAIL_HEADER.match(piece.text) for piece in match.pieces)


def _names_firm(match: Match) -> bool:
    """Return whether a side names the firm that publishes the text, and neither is a style's."""
    found = [front_line(piece.text) for piece in match.pieces]
    return not is_marked(match) and any(one is not None and one.is_firm for one in found)


def _better_title(matches: Sequence[Match], at: int) -> int | None:
    """The first pair of short lines below that stands above the text, and is like no heading.

    Only a mail has a sentence to its reader above the title of what it sends.
    """
    for n in range(at + 1, min(len(matches), at + 1 + LINES_TO_TITLE)):
        match = matches[n]
        if _is_said(match) and not _is_of_mail(matches[at]):
            break
        is_pair = bool(match.chinese and match.english) and _is_title(match)
        if not is_pair or _is_weak(match) or any(piece.marker for piece in match.pieces):
            continue
        if _is_above_text(matches, n):
            return n
    return None


def _emphasised_title(matches: Sequence[Match], at: int) -> int | None:
    """The first lines below a plain one that are set in other letters from end to end."""
    if is_marked(matches[at]) or is_bold(matches[at]) or _is_emphasised(matches[at]):
        return None
    for n in range(at + 1, min(len(matches), at + 1 + FRONT_LINES)):
        if _is_emphasised(matches[n]) and _is_title(matches[n]):
            return n
        if _is_said(matches[n]):
            break
    return None


def _is_emphasised(match: Match) -> bool:
    has_both = bool(match.chinese and match.english)
    return has_both and all(_EMPHASIS.fullmatch(piece.text) for piece in match.pieces)


def _is_above_text(matches: Sequence[Match], n: int) -> bool:
    return any(_is_said(match) for match in matches[n + 1 : n + 4])


def _is_said(match: Match) -> bool:
    """Return whether both languages say a sentence."""
    return bool(match.chinese and match.english) and any(
        not piece.could_head and _SAID.search(piece.text) for piece in match.pieces
    )
