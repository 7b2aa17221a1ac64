"""From blocks to a document: title, sections under their headings, pairs, and what to look at."""

import re
from collections.abc import Collection, Sequence

from briefings.importing import front_matter
from briefings.importing.block import Block
from briefings.importing.cleaning.invisible import one_line
from briefings.importing.cleaning.page_furniture import without_chrome
from briefings.importing.document import ImportedBriefing, ImportedSection, Sides
from briefings.importing.front_matter import is_title_like
from briefings.importing.pairing.align import aligned
from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.neighbours import uneasy
from briefings.importing.patterns.markers import Marker, marker, plain
from briefings.importing.review import findings
from briefings.importing.source import Notes
from briefings.importing.splitting.headings import is_heading_like, names_a_part, without_colon
from briefings.importing.splitting.notes import with_notes
from briefings.importing.splitting.pieces import pieces, steadied
from briefings.importing.splitting.table_rows import without_table_furniture
from briefings.text.language_detection import han_count

# Three short lines in a row without text between them are a list of names, not three headings.
MOST_HEADINGS_IN_A_ROW = 2
# If so many of the articles of a text are short titles, they head its sections.
MOST_ARTICLES = 0.6
# A line with a colon before a list introduces it if it is longer than this, else it heads it.
LONGEST_HEADING_OF_LIST = 12
# A gap made on purpose ends a section; made between most paragraphs it is only their spacing.
MANY_SPACERS = 0.34

_INTRODUCTION = re.compile(r"如下|下列|左列|以下|\bfollow|\bbelow\b", re.IGNORECASE)


def imported(
    blocks: Sequence[Block], *, notes: Notes | None = None, dropped: Sequence[str] = ()
) -> ImportedBriefing:
    """The document the blocks of any source make, its footnotes put under their paragraphs."""
    written = without_table_furniture(blocks)
    cleared = without_chrome(written.blocks)
    content, sources = front_matter.without_sources(cleared.blocks)
    content, contact = front_matter.without_contact(content)
    front = front_matter.without_front(pieces(_with_rare_spacers(content)))
    matches = aligned(steadied(front.pieces))
    title, matches = _title(matches)
    title, sections = with_notes(title, _sections(matches), notes or {})
    return ImportedBriefing(
        title=title,
        standfirst=front.standfirst,
        authors=front.authors,
        date=front.date,
        sections=sections,
        contact=contact,
        sources=tuple(sources),
        dropped=(*dropped, *written.dropped, *cleared.dropped),
    )


def _with_rare_spacers(blocks: Sequence[Block]) -> list[Block]:
    spacers = sum(block.kind == "spacer" for block in blocks)
    if spacers > MANY_SPACERS * (len(blocks) - spacers):
        return [block for block in blocks if block.kind != "spacer"]
    return list(blocks)


def _title(matches: list[Match]) -> tuple[Sides, list[Match]]:
    if not matches:
        return Sides(), matches
    first = matches[0]
    marked = any(piece.block.kind == "title" for piece in first.pieces)
    if marked or (
        all(is_title_like(piece.text) for piece in first.pieces)
        and not any(names_a_part(piece) for piece in first.pieces)
    ):
        return _heading(first), matches[1:]
    return Sides(), matches


def _heading(match: Match) -> Sides:
    chinese = one_line(" ".join(piece.text for piece in match.chinese))
    english = one_line(" ".join(piece.text for piece in match.english))
    reasons = findings.reasons(match)
    return Sides(without_colon(chinese), without_colon(english), reasons)


def _paragraph(match: Match, more: Collection[str]) -> Sides:
    return Sides(
        "\n\n".join(piece.text for piece in match.chinese),
        "\n\n".join(piece.text for piece in match.english),
        findings.reasons(match, more={*more, *(["uncertain-order"] if match.is_doubtful else [])}),
    )


def _sections(matches: Sequence[Match]) -> tuple[ImportedSection, ...]:
    headings = _headings(matches)
    beside = uneasy(matches)
    sections: list[tuple[Sides, list[Sides]]] = []
    for number, match in enumerate(matches):
        if number in headings:
            sections.append((_heading(match), []))
            continue
        if not sections or (match_after_spacer(match) and sections[-1][0] != Sides()):
            sections.append((Sides(), []))
        sections[-1][1].append(_paragraph(match, beside.get(number, ())))
    return tuple(ImportedSection(heading, tuple(pairs)) for heading, pairs in sections)


def match_after_spacer(match: Match) -> bool:
    return any(piece.after_spacer for piece in match.pieces)


def _headings(matches: Sequence[Match]) -> set[int]:
    """Which matches are headings, by their text and by what follows them."""
    likely = {n for n, match in enumerate(matches) if _is_heading(match)}
    likely -= _mere_articles(matches, likely) | _introductions(matches, likely)
    sure = {n for n in likely if _is_sure(matches[n])}
    if any(_is_marked(matches[n]) for n in sure):
        return {n for n in likely if n in sure or _is_bold(matches[n])}
    likely -= _list_items(matches, likely - sure)
    likely -= _long_runs(likely, sure)
    if likely and max(likely) == len(matches) - 1 and max(likely) not in sure:
        likely.discard(len(matches) - 1)
    return likely


def _mere_articles(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """第五條 （刪除） where the other articles are whole paragraphs: no heading either."""
    articles = {
        n
        for n, match in enumerate(matches)
        if (found := _marker(match)) and found.style == "article" and not _is_marked(match)
    }
    as_headings = articles & likely
    return as_headings if len(as_headings) < MOST_ARTICLES * len(articles) else set()


def _is_heading(match: Match) -> bool:
    if not all(is_heading_like(piece) for piece in match.pieces):
        return False
    if len(match.chinese) > 1 or len(match.english) > 1:
        return False
    return bool(match.chinese and match.english) or _is_sure(match)


def _is_sure(match: Match) -> bool:
    return _is_marked(match) or any(names_a_part(piece) for piece in match.pieces)


def _is_marked(match: Match) -> bool:
    return any(piece.block.is_marked for piece in match.pieces)


def _is_bold(match: Match) -> bool:
    return any(piece.block.kind == "bold" for piece in match.pieces)


def _introductions(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Lines that end with a colon and lead to the first item of a list."""
    return {n for n in likely if _ends_open(matches[n]) and _introduces(matches, n)}


def _ends_open(match: Match) -> bool:
    return not _is_marked(match) and all(
        p.text.rstrip().endswith((":", "：")) for p in match.pieces
    )


def _introduces(matches: Sequence[Match], n: int) -> bool:
    match, found = matches[n], _marker(matches[n])
    if found and found.is_part:
        return found.style == "article"
    says_so = any(_INTRODUCTION.search(piece.text) for piece in match.pieces)
    is_long = any(han_count(piece.text) > LONGEST_HEADING_OF_LIST for piece in match.chinese)
    return (says_so or is_long) and _starts_list(matches, n + 1)


def _starts_list(matches: Sequence[Match], n: int) -> bool:
    found = _marker(matches[n]) if n < len(matches) else None
    return found is not None and not found.is_part and found.value in (1, None)


def _list_items(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Numbered lines that follow each other directly: items of a list."""
    items: set[int] = set()
    for n in likely:
        here = _marker(matches[n])
        if here is None:
            continue
        for near in (n - 1, n + 1):
            there = _marker(matches[near]) if 0 <= near < len(matches) else None
            if there and there.style == here.style and _follows(there, here, near - n):
                items.add(n)
    return items


def _follows(there: Marker, here: Marker, distance: int) -> bool:
    if here.value is None or there.value is None:
        return here.style == there.style
    return there.value - here.value == distance


def _marker(match: Match) -> Marker | None:
    side = match.chinese or match.english
    return marker(plain(side[0].text))


def _long_runs(likely: set[int], sure: set[int]) -> set[int]:
    """Short lines in a row with no text between them."""
    runs: list[list[int]] = []
    for n in sorted(likely):
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return {n for run in runs if len(run) > MOST_HEADINGS_IN_A_ROW for n in run if n not in sure}
