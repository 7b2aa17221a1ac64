"""Short lines above the first sentence that are no headings: days, names, case numbers, buttons."""

import re
from collections.abc import Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import is_marked, is_said
from briefings.importing.patterns.bylines import byline
from briefings.importing.patterns.dates import dates_in, without_month
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.furniture_lines import (
    is_furniture_at_edge,
    is_menu_line,
)
from briefings.importing.patterns.numbers_in_text import NUMBER_OF_FILE
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import han_count, latin_words

_PICTURE = re.compile(
    r"(?:附?[圖图]片?|照片|相片|photo(?:graph)?|image|picture)\s*[:：]", re.IGNORECASE
)
_AUTHOR = re.compile(r"(?:[組部]|部門|團隊|中心|研究所|[公商協學聯總]會)$")
_PREPARED = re.compile(
    r"(?:整理|編製|撰寫|編寫)$|^(?:prepared|compiled|written) by\b", re.IGNORECASE
)
_VALUE = re.compile(r"[:：︰]\s*\w[^:：︰?？]*$")
# Draft of 14 April 2026, 2026年4月14日生效: a day with so many characters or words.
MOST_HAN_BESIDE_DAY, MOST_WORDS_BESIDE_DAY = 4, 3


def above_text(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Return dates, names, captions, buttons and case numbers that stand above the first sentence.

    The name of a place alone, or of one of several departments, may also be the first heading.
    """
    first = next((n for n, match in enumerate(matches) if is_said(match)), 0)
    above = {n for n in likely if n < first and not is_marked(matches[n])}
    heads = {n for n in above if _is_head(matches[n]) or _says_who_prepared(matches[n])}
    # Right above another heading it is the number of a case, or the month of a draft; alone, it may
    # be that of a law, or of an event.
    in_row = [n for n in above if n + 1 in likely]
    heads |= {n for n in in_row if all(map(_has_code, matches[n].pieces))}
    heads |= {n for n in in_row if all(_is_of_month(piece.text) for piece in matches[n].pieces)}
    values = {n for n in likely if _names_value(matches[n])}
    heads |= values.intersection(in_row) if values <= above else set()
    authors = {n for n in likely if _names_author(matches[n])}
    lone = authors if len(authors) == 1 else set()
    return {n for n in heads if n in lone or not _is_weak(matches[n]) or heads & {n - 1, n + 1}}


def _says_who_prepared(match: Match) -> bool:
    """健康法團隊整理 | Prepared by the Health Law Team"""
    return len(match.pieces) > 1 and all(_PREPARED.search(piece.text) for piece in match.pieces)


def _names_author(match: Match) -> bool:
    """Return whether the line is who wrote the text: 金融組 Finance Team; no public body."""
    found = [front_line(piece.text) for piece in match.pieces]
    are_bodies = all(one is not None and one.is_body for one in found)
    return are_bodies and any(_AUTHOR.search(piece.text) for piece in match.chinese)


def _names_value(match: Match) -> bool:
    """Return whether one line names a thing in both languages and states it: 編號 No.: EP-12."""
    lines = {piece.line.place: piece.line for piece in match.pieces}
    is_numbered = any(piece.marker for piece in match.pieces)
    text = "".join(line.text for line in lines.values())
    return len(match.pieces) > len(lines) == 1 and not is_numbered and bool(_VALUE.search(text))


def _has_code(piece: Piece) -> bool:
    return piece.marker is None and NUMBER_OF_FILE.search(piece.text) is not None


def _is_weak(match: Match) -> bool:
    """Return whether the line is front matter only beside another one."""
    found = [front_line(piece.text) for piece in match.pieces]
    return all(
        one and not (one.is_strong or one.is_series or one.dates or one.names) for one in found
    )


def _is_head(match: Match) -> bool:
    return all(
        front_line(piece.text) is not None
        or byline(piece.text) is not None
        or _PICTURE.match(piece.text) is not None
        or _is_dated(piece.text)
        or is_furniture_at_edge(piece.text)
        or is_menu_line(piece.text)
        for piece in match.pieces
    )


def _is_dated(text: str) -> bool:
    """Return whether the text is a day with a word or two: Draft of 14 April 2026."""
    days, rest = dates_in(text)
    return bool(days) and _is_brief(rest)


def _is_of_month(text: str) -> bool:
    rest = without_month(text)
    return rest != text and _is_brief(rest)


def _is_brief(rest: str) -> bool:
    words = len(latin_words(rest))
    return han_count(rest) <= MOST_HAN_BESIDE_DAY and words <= MOST_WORDS_BESIDE_DAY
