"""Divide the matches into sections: which of them are the title and the headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings import no_headings
from briefings.importing.pairing.headings.above_text import above_text
from briefings.importing.pairing.headings.heading_levels import levels_of
from briefings.importing.pairing.headings.lead_ins import introductions
from briefings.importing.pairing.headings.like_headings import like_headings
from briefings.importing.pairing.headings.no_headings import (
    is_bold,
    is_marked,
    is_reference,
    is_sure,
)
from briefings.importing.pairing.headings.numbered_items import items_with_colon, lone_annexes
from briefings.importing.pairing.headings.numbered_series import series_of_headings
from briefings.importing.pairing.headings.questions import questions
from briefings.importing.pairing.headings.unmarked_headings import set_apart, stated_headings
from briefings.importing.pairing.headings.unmarked_lists import small_lines, unmarked_lists
from briefings.importing.pairing.title_place import place_of_title


@dataclass(frozen=True)
class PairedSection:
    """The matches under a heading; the text before the first heading has none."""

    heading: Match | None
    matches: list[Match] = field(default_factory=list)
    level: int = 1


@dataclass(frozen=True)
class PairedText:
    title: Match | None
    sections: list[PairedSection]


def divided(matches: Sequence[Match]) -> PairedText:
    at = place_of_title(matches)
    if at is None:
        return PairedText(None, _levelled(_sections(matches)))
    rest = [*matches[:at], *matches[at + 1 :]]
    return PairedText(matches[at], _levelled(_sections(rest, above_title=at)))


def _levelled(sections: Sequence[PairedSection]) -> list[PairedSection]:
    levels = iter(levels_of([one.heading for one in sections if one.heading]))
    return [replace(one, level=next(levels)) if one.heading else one for one in sections]


def _sections(matches: Sequence[Match], *, above_title: int = 0) -> list[PairedSection]:
    headings = {n + above_title for n in _headings(matches[above_title:])}
    gaps = _dividing_gaps(matches, headings)
    sections: list[PairedSection] = []
    for number, match in enumerate(matches):
        if number in headings:
            sections.append(PairedSection(match))
            continue
        # A gap right below a heading only sets the heading off.
        if not sections or (number in gaps and sections[-1].heading and sections[-1].matches):
            sections.append(PairedSection(None))
        sections[-1].matches.append(match)
    return sections


def _dividing_gaps(matches: Sequence[Match], headings: set[int]) -> set[int]:
    """The places behind gaps that end a section; where many stand within sections, none do."""
    gaps = {n for n, match in enumerate(matches) if _is_after_gap(match)}
    within = [n for n in gaps - headings if any(h < n for h in headings) and n - 1 not in headings]
    return set() if len(headings) > 1 and 2 * len(within) > len(headings) else gaps


def _is_after_gap(match: Match) -> bool:
    return any(piece.after_gap for piece in match.pieces)


def _headings(matches: Sequence[Match]) -> set[int]:
    """Which matches are headings, by their text and by what follows them."""
    likely = {n for n, match in enumerate(matches) if _is_heading(match)}
    likely |= like_headings(matches, likely)
    likely -= items_with_colon(matches, likely)
    series = series_of_headings(matches, likely) | questions(matches)
    likely |= series
    apart = set_apart(matches, likely)
    likely |= apart
    likely -= no_headings.mere_articles(matches, likely)
    lists = unmarked_lists(matches, likely, apart | series)
    likely -= introductions(matches, likely, {items[0] for items in lists})
    likely -= {n for items in lists for n in items}
    likely -= small_lines(matches, likely, apart | series)
    likely -= no_headings.fields(matches, likely)
    likely -= no_headings.dates(matches, likely)
    likely -= no_headings.enactments(matches, likely)
    likely -= no_headings.lone_questions(matches, likely) - series
    likely -= above_text(matches, likely)
    certain = apart | series | no_headings.of_sources(matches, likely)
    sure = {n for n in likely if n in certain or is_sure(matches[n])}
    if any(is_marked(matches[n]) for n in sure):
        return {n for n in likely if n in sure or is_bold(matches[n])}
    likely -= no_headings.beside_bold(matches, likely) - sure
    likely -= no_headings.list_items(matches, likely - sure)
    likely -= no_headings.statements(matches, likely) - sure - stated_headings(matches, likely)
    bold = {n for n in likely if is_bold(matches[n])}
    likely -= no_headings.long_runs(matches, likely, sure, bold)
    likely -= no_headings.values(matches, likely)
    likely -= lone_annexes(matches, likely)
    return likely - (no_headings.behind_last_sentence(matches, likely) - sure)


def _is_heading(match: Match) -> bool:
    if not all(piece.could_head for piece in match.pieces):
        return False
    if not is_sure(match) and is_reference(match):
        return False
    if len(match.chinese) > 1 or len(match.english) > 1 or _is_of_two_tables(match):
        return False
    return bool(match.chinese and match.english) or is_sure(match)


def _is_of_two_tables(match: Match) -> bool:
    """Return whether the sides are cells of two tables, such as 項目 and Item."""
    rows = {piece.line.row for piece in match.pieces}
    return None not in rows and len(rows) > 1
