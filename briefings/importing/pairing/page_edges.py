"""Leave out untranslated short lines before the first sentence and after the last.

Whether a line has a translation is known only once the text is paired, and is the surest sign of
all: whoever translates a text does not translate the menu above it or the tags below it. Below the
text, short pairs are left out too; a list has a heading or numbers, and so stays.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import STOPPED, is_bold, is_said, is_sure
from briefings.importing.pairing.sections import PairedSection, PairedText
from briefings.importing.patterns.laws_cited import cites_law

# A text of short lines, such as slides, has no edges that sentences could show.
LEAST_SAID, LEAST_SHARE = 3, 0.4
# At most so many lines below the text are its page, and so many of them pairs; more are a list.
MOST_BELOW, MOST_PAIRS_BELOW = 4, 2
# So many pairs without a full stop among the sentences show that the text itself has such lines.
MANY_WITHIN = 2
_COLON = (":", "：")
# A blank to fill in belongs to a form or a signature.
_TO_FILL_IN = re.compile(r"_{3,}|\.{6,}|…{2,}")


def without_page_edges(text: PairedText, *, is_page: bool) -> tuple[PairedText, list[Match]]:
    """The text, and the matches above and below it that belong to the page.

    `is_page` says that other parts of a page were seen; without one, all lines are the lawyer's.
    """
    if not is_page:
        return text, []
    rows = [match for section in text.sections for match in section.matches]
    said = [n for n, match in enumerate(rows) if _is_pair(match) and is_said(match)]
    if len(said) < max(LEAST_SAID, LEAST_SHARE * len(rows)):
        return text, []
    above = _above(text, rows[: said[0]])
    within = [match for match in rows[said[0] : said[-1]] if _is_pair(match) and not _stops(match)]
    has_such = len(within) >= MANY_WITHIN
    below = _below(text.sections, rows[said[-1]], has_such=has_such)
    gone = {id(match) for match in (*above, *below)}
    kept = [_without(section, gone) for section in text.sections]
    sections = [one for one in kept if one.matches or one.heading]
    return PairedText(text.title, sections), [*above, *below]


def _without(section: PairedSection, gone: set[int]) -> PairedSection:
    heading = None if section.heading and id(section.heading) in gone else section.heading
    matches = [match for match in section.matches if id(match) not in gone]
    return replace(section, heading=heading, matches=matches)


def _above(text: PairedText, rows: Sequence[Match]) -> list[Match]:
    """The lone labels above the first sentence; without a title one of them may be it."""
    if text.title is None:
        return []
    return [match for match in rows if not _is_pair(match) and _is_label(match)]


def _below(sections: Sequence[PairedSection], last: Match, *, has_such: bool) -> list[Match]:
    """The labels after the last sentence, if no heading is below them."""
    at = next(n for n, one in enumerate(sections) if any(match is last for match in one.matches))
    place = next(k for k, match in enumerate(sections[at].matches) if match is last)
    found = list(sections[at].matches[place + 1 :])
    # Above another heading, short lines are a list of the text.
    if any(section.heading for section in sections[at + 1 :]):
        return []
    found += [match for section in sections[at + 1 :] for match in section.matches]
    pairs = [match for match in found if _is_pair(match)]
    if len(found) > MOST_BELOW or len(pairs) > (0 if has_such else MOST_PAIRS_BELOW):
        return []
    leads_on = any(piece.text.endswith(_COLON) for piece in last.pieces)
    return [] if leads_on or any(map(_is_of_text, found)) else found


def _is_of_text(match: Match) -> bool:
    """Return whether the match is no label, cites a law, or heads or leads to what is below it."""
    says_so = any(cites_law(one.text) or one.text.endswith(_COLON) for one in match.pieces)
    return says_so or is_bold(match) or not _is_label(match)


def _stops(match: Match) -> bool:
    return any(STOPPED.search(piece.text) or piece.line.table for piece in match.pieces)


def _is_pair(match: Match) -> bool:
    return bool(match.chinese and match.english)


def _is_label(match: Match) -> bool:
    """Return whether the match is short, and no sentence, table, numbered item or blank."""
    if is_said(match) or is_sure(match) or any(one.line.role == "title" for one in match.pieces):
        return False
    return not any(piece.marker or _TO_FILL_IN.search(piece.text) for piece in match.pieces)
