"""Divide the matches into sections: which of them are the title and the headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.heading_levels import levels_of
from briefings.importing.patterns.characters import without_colon
from briefings.importing.patterns.list_markers import Marker, marker
from briefings.text.language_detection import han_count, latin_words

# Three short lines in a row without text between them are a list of names, not three headings.
MOST_HEADINGS_IN_A_ROW = 2
# If so many of the articles of a text are short titles, they head its sections.
MOST_ARTICLES = 0.6
# A line with a colon before a list introduces it if it is longer than this, else it heads it.
LONGEST_HEADING_OF_LIST = 12
# A byline or a reference may precede the title in its own style.
FRONT_LINES = 8

# What leads to a list says so, or is a sentence without its end: "The exceptions include:".
_INTRODUCTION = re.compile(
    r"如下|下列|左列|以下|包括|包含|分別[為是]|(?:須|應|可|得|為|有|是|即)[:：]$|\bfollow|\bbelow\b|\bnamely\b"
    r"|\b(?:includ(?:es?|ing)|compris(?:es?|ing)|are|is|must|shall|may|can|has|have|requires?|of|to|by"
    r"|if|when|where|unless|that|for):$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[。；;.!?！？:：][」』”\"'’）)]*\s*$")
_FIELD = re.compile(r"(?!.*[?？]$)[^:：\d]{2,30}[:：]\s*\S.*")


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
    at = _place_of_title(matches)
    if at is None:
        return PairedText(None, _levelled(_sections(matches)))
    rest = [*matches[:at], *matches[at + 1 :]]
    return PairedText(matches[at], _levelled(_sections(rest)))


def _levelled(sections: Sequence[PairedSection]) -> list[PairedSection]:
    levels = iter(levels_of([one.heading for one in sections if one.heading]))
    return [replace(one, level=next(levels)) if one.heading else one for one in sections]


def _place_of_title(matches: Sequence[Match]) -> int | None:
    """Return the place of the match in the title's style, else of a first one that could be it."""
    for place, match in enumerate(matches[:FRONT_LINES]):
        if any(piece.line.role == "title" for piece in match.pieces):
            return place
    at = _only_one_of_its_level(matches)
    if at is not None and not any(_is_marked(match) for match in matches[:at]):
        return at
    return 0 if matches and _is_title(matches[0]) else None


def _only_one_of_its_level(matches: Sequence[Match]) -> int | None:
    """The place of the one heading above all others, near the top and in both languages."""
    levels = [min((p.line.level for p in m.pieces if p.line.is_marked), default=0) for m in matches]
    top = min(filter(None, levels), default=0)
    if not top or levels.count(top) != 1:
        return None
    at = levels.index(top)
    if not any(level > top or _is_bold(m) for level, m in zip(levels, matches, strict=True)):
        return None
    is_pair = bool(matches[at].chinese and matches[at].english)
    is_first = at < FRONT_LINES and all(map(_is_title, matches[:at]))
    return at if is_pair and is_first else None


def _is_title(match: Match) -> bool:
    return all(
        _could_be_title(piece.text) and not piece.names_part and not piece.line.table
        for piece in match.pieces
    )


def _could_be_title(text: str) -> bool:
    """Short, no sentence, and no item of a list."""
    text = without_colon(text)
    found = marker(text)
    if found and found.style == "bullet":
        return False
    if re.search(r"[。；;]$|\.$", text) and not re.search(r"\b[A-Z]\.$", text):
        return False
    return len(latin_words(text)) <= 40 and han_count(text) <= 70 and not re.search(r"。.", text)


def _sections(matches: Sequence[Match]) -> list[PairedSection]:
    headings = _headings(matches)
    sections: list[PairedSection] = []
    for number, match in enumerate(matches):
        if number in headings:
            sections.append(PairedSection(match))
            continue
        # A gap right below a heading only sets the heading off.
        if not sections or (_is_after_gap(match) and sections[-1].heading and sections[-1].matches):
            sections.append(PairedSection(None))
        sections[-1].matches.append(match)
    return sections


def _is_after_gap(match: Match) -> bool:
    return any(piece.after_gap for piece in match.pieces)


def _headings(matches: Sequence[Match]) -> set[int]:
    """Which matches are headings, by their text and by what follows them."""
    likely = {n for n, match in enumerate(matches) if _is_heading(match)}
    likely -= _mere_articles(matches, likely) | _introductions(matches, likely)
    likely -= _fields(matches, likely)
    sure = {n for n in likely if _is_sure(matches[n])}
    if any(_is_marked(matches[n]) for n in sure):
        return {n for n in likely if n in sure or _is_bold(matches[n])}
    likely -= _list_items(matches, likely - sure)
    likely -= _long_runs(likely, sure)
    return likely - (_behind_last_sentence(matches, likely) - sure)


def _behind_last_sentence(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Short lines that no sentence follows: a signature, a list of copies."""
    ends = [n for n, match in enumerate(matches) if n not in likely and _is_said(match)]
    last = ends[-1] if ends else len(matches) - 2
    return {n for n in likely if n > last}


def _is_said(match: Match) -> bool:
    """Return whether the match is a sentence, a table, or too long for a label."""
    return any(
        piece.line.table or _STOPPED.search(piece.text) or not piece.could_head
        for piece in match.pieces
    )


def _fields(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Lines below each other that name what they state: 法院：終審法院, 案號：第12號."""
    named = {n for n in likely if _is_field(matches[n])}
    return {n for n in named if n - 1 in named or n + 1 in named}


def _is_field(match: Match) -> bool:
    return not _is_sure(match) and all(_FIELD.fullmatch(piece.text) for piece in match.pieces)


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
    if not all(piece.could_head for piece in match.pieces):
        return False
    if len(match.chinese) > 1 or len(match.english) > 1 or _is_of_two_tables(match):
        return False
    return bool(match.chinese and match.english) or _is_sure(match)


def _is_of_two_tables(match: Match) -> bool:
    """Return whether the sides are cells of two tables, such as 項目 and Item."""
    rows = {piece.line.row for piece in match.pieces}
    return None not in rows and len(rows) > 1


def _is_sure(match: Match) -> bool:
    return _is_marked(match) or any(piece.names_part for piece in match.pieces)


def _is_marked(match: Match) -> bool:
    return any(piece.line.is_marked for piece in match.pieces)


def _is_bold(match: Match) -> bool:
    return any(piece.line.role == "bold" for piece in match.pieces)


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
    return match.pieces[0].marker


def _long_runs(likely: set[int], sure: set[int]) -> set[int]:
    """Short lines in a row with no text between them."""
    runs: list[list[int]] = []
    for n in sorted(likely):
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return {n for run in runs if len(run) > MOST_HEADINGS_IN_A_ROW for n in run if n not in sure}
