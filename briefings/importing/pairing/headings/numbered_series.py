"""Headings numbered through the text: what most lines of a series are, all of them are.

七、鼓勵改變，哪怕微小 has a comma, 十三、你喜歡寫程式？ stands above short lines, and 八、 has no
translation: each is a heading, because 一、 to 六、 are. So it is with Q1, Q2 and Q3.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import is_marked, marker_of, numbering
from briefings.importing.patterns.list_markers import Marker
from briefings.text.language_detection import latin_length
from briefings.text.numerals import ANY_HAN_NUMERAL, han_number, whole

# So many numbers are a series; so many of them, and so large a share, show what they are.
LEAST_COUNTED, LEAST_KNOWN, MOSTLY = 3, 2, 0.6
LONGEST_HEADING = 120
# So many of the lines of a series have a text below them.
MOST_APART = 0.75
# One line of a series may have been lost, so that the next number is higher by two.
LONGEST_STEP = 2
_ENDS_SENTENCE = re.compile(r"[。.；;，,：:︰][」』”\"'’）)]*\s*$")
_QUESTION = re.compile(rf"(?:Q|Question\s*|問題?\s*)(\d{{1,3}}|[{ANY_HAN_NUMERAL}]{{1,3}})(?!\w)")

# A place, and what is counted there.
_Counted = tuple[int, int]


def series_of_headings(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """The places of the lines of every series most of whose lines are likely headings.

    Where the source marks headings, they must be marked.
    """
    marked = {n for n in likely if is_marked(matches[n])}
    return {
        n
        for series in _all_series(matches)
        if _are_headings(matches, series, marked or likely)
        for n in series
    }


def _are_headings(matches: Sequence[Match], series: Sequence[int], likely: set[int]) -> bool:
    translated = [n for n in series if matches[n].chinese and matches[n].english]
    known = sum(n in likely for n in translated)
    apart = sum(after - before > 1 for before, after in pairwise(series))
    could_be = all(n in likely or _could_be(matches[n]) for n in series)
    is_apart = apart >= MOST_APART * (len(series) - 1)
    return could_be and is_apart and known >= max(LEAST_KNOWN, MOSTLY * len(translated))


def _could_be(match: Match) -> bool:
    is_pair = len(match.chinese) <= 1 and len(match.english) <= 1
    return is_pair and all(
        not piece.line.table
        and latin_length(piece.text) <= LONGEST_HEADING
        and not _ENDS_SENTENCE.search(piece.text)
        for piece in match.pieces
    )


def _all_series(matches: Sequence[Match]) -> Iterator[list[int]]:
    """The places of the numbers of each kind that count from one without a new beginning."""
    by_kind: dict[str, list[_Counted]] = {}
    for n, match in enumerate(matches):
        kind, value = _counted(match)
        if value is not None:
            by_kind.setdefault(kind, []).append((n, value))
    for counted in by_kind.values():
        for series in _counting_on(counted):
            if len(series) >= LEAST_COUNTED and series[0][1] == 1:
                yield sorted(n for n, _ in [*series, *_untranslated(matches, series)])


def _counting_on(counted: Sequence[_Counted]) -> list[list[_Counted]]:
    found: list[list[_Counted]] = []
    for n, value in counted:
        step = value - found[-1][-1][1] if found else 0
        if 0 < step <= LONGEST_STEP:
            found[-1].append((n, value))
        else:
            found.append([(n, value)])
    return found


def _untranslated(matches: Sequence[Match], series: Sequence[_Counted]) -> Iterator[_Counted]:
    """The lines that the series lacks because only their English, numbered otherwise, is there."""
    for (before, value), (after, later) in pairwise(series):
        missing = Marker("number", value + 1, 0)
        for n in range(before + 1, after) if later > value + 1 else ():
            found = marker_of(matches[n])
            if found and not (matches[n].chinese or found.is_part) and missing.counts_as(found):
                yield n, value + 1


def _counted(match: Match) -> tuple[str, int | None]:
    """How the match is numbered, and what it counts; a question may be numbered by a letter."""
    asked = _QUESTION.match(match.pieces[0].text)
    if asked:
        number = asked[1]
        return "question", whole(number) if number.isdigit() else han_number(number)
    found = marker_of(match)
    value = found.value if found else None
    return numbering(match), int(value) if value is not None and value == int(value) else None
