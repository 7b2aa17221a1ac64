"""Which short lines are no headings, by what stands around them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.patterns.characters import COLONS, letters
from briefings.importing.patterns.dates import dates_in, states_effect
from briefings.importing.patterns.list_markers import Marker
from briefings.importing.patterns.mastheads import is_field, states_reading_time
from briefings.importing.patterns.numbers_in_text import is_number_of_file
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import han_count, latin_words

# Three short lines in a row without text between them are a list of names, not three headings.
MOST_HEADINGS_IN_A_ROW = 2
# Beside so many headings, one in the form of a question stands out.
LEAST_BESIDE_QUESTION = 2
# So many bold headings show how those of a text are set.
LEAST_BOLD = 3
# If so many of the articles of a text are short titles, they head its sections.
MOST_ARTICLES = 0.6
# A statement is at least so long.
LEAST_HAN_STATED, LEAST_WORDS_STATED = 8, 5

STOPPED = re.compile(r"[。；;.!?！？:：︰][」』”\"'’）)]*\s*$")
_FIELD = re.compile(r"(?!.*[?？]$)[^:：\d]{2,50}[:：]\s*\S.*")
# A law lists the days on which it was enacted and amended, each behind a number.
_ENACTED = re.compile(
    r"民國.{1,6}年.{1,4}月.{1,4}日|年.{1,4}月.{1,4}日.*(?:令|公[告布佈]|發布|修[正訂]|訂定)"
    r"|(?=.*\b(?:1[89]|20)\d\d\b).*\b(?:promulgated|enacted|adopted|issued|amend(?:ed|ments?)"
    r"|revis(?:ed|ions?)|repealed|renamed)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?:根據|依據|依照|按照).+(?:訂立|制定|制訂|作出|發出|頒布|頒佈|公布|公佈)$|.{4,}(?:編[製印撰訂寫]?|擬備)$"
    r"|^(?:made|enacted|issued|adopted|promulgated|prepared|compiled)\b.*\b(?:by|under|pursuant)\b",
    re.IGNORECASE,
)
STATES = re.compile(
    r"\b(?:must|shall|may|should|will|can|cannot|is|are|was|were|has|have|had|does|do|needs?|applies"
    r"|apply|requires?|includes?|contains?|takes?|becomes?|remains?|follows?)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]\W*$")
_IS_QUESTION = re.compile(
    r"\?$|^(?:\W|\w{1,3}[.)、]\s)*(?:is|are|do|does|can|may|must|should)\b", re.IGNORECASE
)
_SOURCES = re.compile(
    r"(?:(?:資料|資訊)?(?:來源|出處)|參考(?:資料|文獻|書目)|延伸閱讀|引用文獻"
    r"|sources?|references?|further reading|bibliography|works cited)[:：]?",
    re.IGNORECASE,
)
# A name with a clause in it: goods that do not conform.
IN_CLAUSE = re.compile(r"\b(?:who|what|when|where|which|why|how|whether|that|if)\b", re.IGNORECASE)


def fields(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Lines below each other that name what they state: 法院：終審法院, 案號：第12號."""
    named = {n for n, match in enumerate(matches) if _is_field(match)}
    known = {n for n in likely if not is_sure(matches[n]) and _is_known_field(matches[n])}
    return known | {n for n in named & likely if n - 1 in named or n + 1 in named}


def _is_known_field(match: Match) -> bool:
    """聯絡人：羅俊傑, 閱讀時間：四分鐘: it says whom to reach, or how long it takes to read."""
    return all(is_field(one.text) or states_reading_time(one.text) for one in match.pieces)


def _is_field(match: Match) -> bool:
    return not is_sure(match) and all(
        _FIELD.fullmatch(piece.text) and not STOPPED.search(piece.text) for piece in match.pieces
    )


def dates(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Dates that a label or the line above introduces (生效日期：2024年3月1日), or of effect."""
    return {
        n
        for n in likely
        if not is_marked(matches[n])
        and (
            all(_names_day(piece.text) for piece in matches[n].pieces)
            or (n > 0 and ends_open(matches[n - 1]) and is_all_day(matches[n : n + 1]))
        )
    }


def is_all_day(matches: Sequence[Match]) -> bool:
    pieces = [piece for match in matches for piece in match.pieces]
    return bool(pieces) and all(_is_day(piece.text) for piece in pieces)


def _is_day(text: str) -> bool:
    days, rest = dates_in(text)
    return bool(days) and not rest.strip(" |.。")


def _names_day(text: str) -> bool:
    if states_effect(text):
        return True
    label, colon, day = text.replace("：", ":").partition(":")
    return bool(colon) and not any(map(str.isdigit, label)) and _is_day(day)


def enactments(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Numbered lines on when a law was enacted and amended: 2. Amended by Order No. 7 of 2019.

    Without a number, on who made it and under what.
    """
    return {
        n
        for n in likely
        if not is_marked(matches[n])
        and all(
            (_ENACTED if marker_of(matches[n]) else _MADE).search(piece.text)
            for piece in matches[n].pieces
        )
    }


def mere_articles(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """第五條 （刪除） where the other articles are whole paragraphs: no heading either."""
    articles = {
        n
        for n, match in enumerate(matches)
        if (found := marker_of(match)) and found.style == "article" and not is_marked(match)
    }
    as_headings = articles & likely
    return as_headings if len(as_headings) < MOST_ARTICLES * len(articles) else set()


def ends_open(match: Match) -> bool:
    return not is_marked(match) and all(p.text.rstrip().endswith(COLONS) for p in match.pieces)


def list_items(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Numbered lines that follow each other directly: items of a list.

    They are headings if the numbers of all such lines go on through the text.
    """
    by_style: dict[str, list[int]] = {}
    for n in sorted(likely):
        if found := marker_of(matches[n]):
            by_style.setdefault(found.style, []).append(n)
    items: set[int] = set()
    for places in by_style.values():
        others = set(places) if _count_through(matches, places) else set()
        items |= {
            n
            for n in places
            for near in (n - 1, n + 1)
            if near not in others and _follow(matches, n, near)
        }
    return items


def _follow(matches: Sequence[Match], n: int, near: int) -> bool:
    here = marker_of(matches[n])
    there = marker_of(matches[near]) if 0 <= near < len(matches) else None
    if here is None or there is None or there.style != here.style:
        return False
    if here.value is None or there.value is None:
        return True
    return there.value - here.value == near - n


def _count_through(matches: Sequence[Match], places: Sequence[int]) -> bool:
    """1, 2, 3 … without a new beginning, mostly with text between them."""
    values = [found.value for n in places if (found := marker_of(matches[n]))]
    apart = sum(b - a > 1 for a, b in pairwise(places))
    return values == list(range(1, len(values) + 1)) and apart * 2 > len(places) - 1


def statements(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Sentences without a full stop, where other lines of the text are headings."""
    stated = {n for n in likely if _is_statement(matches[n])}
    others = likely - stated
    styles = {found.style for n in others if (found := marker_of(matches[n]))}
    stated = {n for n in stated if not ((found := marker_of(matches[n])) and found.style in styles)}
    return stated if others else set()


def _is_statement(match: Match) -> bool:
    """Return whether the match says something with a verb, and is not bold as headings are."""
    if not (match.chinese and match.english) or any(p.line.role == "bold" for p in match.pieces):
        return False
    english = " ".join(piece.text for piece in match.english)
    verb = STATES.search(english)
    return (
        all(han_count(piece.text) >= LEAST_HAN_STATED for piece in match.chinese)
        and len(latin_words(english)) >= LEAST_WORDS_STATED
        and verb is not None
        and not IN_CLAUSE.search(english, 0, verb.start())
        and not _IS_QUESTION.search(english)
    )


def lone_questions(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """A question with a comma that is the only one, where other lines are headings, is text."""
    asked = {n for n in likely if all(_ASKS.search(piece.text) for piece in matches[n].pieces)}
    parted = {n for n in asked if any(map(_is_parted, matches[n].chinese))}
    return parted if len(asked) == 1 and len(likely) > LEAST_BESIDE_QUESTION else set()


def _is_parted(piece: Piece) -> bool:
    return "，" in piece.text and not piece.line.is_marked and piece.line.role != "bold"


def values(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Rows with the same name or amount in both columns, which neither language translates."""
    return {n for n in likely if not is_sure(matches[n]) and _is_value(matches[n])}


def _is_value(match: Match) -> bool:
    in_rows = all(piece.line.row is not None for piece in match.pieces)
    said = {letters(piece.text) for piece in match.pieces}
    return in_rows and len(match.pieces) > 1 and len(said) == 1 and not is_bold(match)


def beside_bold(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Plain lines without a number, where several bold lines are the headings."""
    bold = {n for n in likely if is_bold(matches[n])}
    plain = {n for n in likely - bold if marker_of(matches[n]) is None}
    return plain if len(bold) >= LEAST_BOLD else set()


def long_runs(
    matches: Sequence[Match], likely: set[int], sure: set[int], bold: set[int]
) -> set[int]:
    """Short lines in a row with no text between them; a few bold ones head the others.

    A line numbered otherwise than the one before it begins a lower level, as 1.1 below 1, and the
    first of several numbers begins the text below a list of names.
    """
    numbers = Counter(numbering(matches[n]) for n in likely)
    runs: list[list[int]] = []
    for n in sorted(likely):
        begins = _is_other_level(matches, n) or _is_first_number(matches, n, numbers)
        if runs and runs[-1][-1] == n - 1 and not begins:
            runs[-1].append(n)
        else:
            runs.append([n])
    long = [set(run) for run in runs if len(run) > MOST_HEADINGS_IN_A_ROW]
    return {
        n for run in long for n in run - sure - (bold if 2 * len(run & bold) < len(run) else set())
    }


def _is_other_level(matches: Sequence[Match], n: int) -> bool:
    before, here = numbering(matches[n - 1]), numbering(matches[n])
    return bool(before and here) and before != here


def _is_first_number(matches: Sequence[Match], n: int, numbers: Mapping[str, int]) -> bool:
    found = marker_of(matches[n])
    is_first = found is not None and found.value == 1 and not numbering(matches[n - 1])
    return is_first and numbers[numbering(matches[n])] > 1


def numbering(match: Match) -> str:
    """How the match is numbered: 1.1 and 1.1.1 are two kinds."""
    piece = match.pieces[0]
    if piece.marker is None or piece.marker.style == "bullet":
        return ""
    dots = piece.text[: piece.marker.length].strip(". ").count(".")
    return f"{piece.marker.style}{dots or ''}"


def behind_last_sentence(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Short lines that no sentence follows: a signature, a list of copies."""
    ends = [n for n, match in enumerate(matches) if n not in likely and is_said(match)]
    last = ends[-1] if ends else len(matches) - 2
    return {n for n in likely if n > last}


def of_sources(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """Headings of what a text is taken from, or of what else to read: short lines follow them."""
    return {
        n
        for n in likely
        if n + 1 < len(matches) and all(_SOURCES.fullmatch(p.text) for p in matches[n].pieces)
    }


def is_said(match: Match) -> bool:
    """Return whether the match is a sentence, a table, or too long for a label."""
    return any(
        piece.line.table or STOPPED.search(piece.text) or not piece.could_head
        for piece in match.pieces
    ) or _is_statement(match)


def marker_of(match: Match) -> Marker | None:
    return match.pieces[0].marker


def is_sure(match: Match) -> bool:
    return is_marked(match) or any(piece.names_part for piece in match.pieces)


def is_marked(match: Match) -> bool:
    return any(piece.line.is_marked for piece in match.pieces)


def is_bold(match: Match) -> bool:
    return any(piece.line.role == "bold" for piece in match.pieces)


def is_reference(match: Match) -> bool:
    """Return whether the line is the number of a notice or a case, with the words that name it."""
    return all(is_number_of_file(piece.text) for piece in match.pieces)
