"""Decide whether a line with both languages holds two sides, by the lines around it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefings.importing.block import Line, line_within
from briefings.importing.halves import second_half
from briefings.importing.patterns.shared_words import bigrams, echoes, words
from briefings.importing.splitting.borders import (
    AFTER_COLON,
    AFTER_ENGLISH_STOP,
    AT_SEPARATOR,
    WEAK,
    BorderedText,
    bordered,
)
from briefings.importing.splitting.both_numbered import both_enclosed, both_numbered
from briefings.importing.splitting.cut_table import table_segments
from briefings.importing.splitting.cut_text import (
    Segment,
    cheapest_segments,
    fit_in_length,
    halves,
    is_one_sentence,
    is_short,
    sentence_translated_in_brackets,
    sides_of,
    translated_in_brackets,
    whole_marked,
    with_shared_names,
    without_brackets,
)
from briefings.importing.splitting.headings_in_both import (
    STOPS,
    HeadingsInBoth,
    could_be_heading,
    short_pair,
)
from briefings.importing.splitting.lines_around import (
    LEAST_CITED,
    TITLE_LINES,
    is_echoed,
    is_near_head,
    language_by_partner,
    lines_around,
    lines_beside,
    stands_alone,
)
from briefings.importing.splitting.names_again import around_names, said_twice, with_name_again
from briefings.text.language_detection import HAN, latin_words
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

# If so many of the lines hold both languages, the document is written that way, and a border that
# elsewhere would be doubtful is expected; if hardly any do, a border needs better grounds.
MANY_MIXED, FEW_MIXED = 0.4, 0.1
EAGER, PLAIN, RELUCTANT = 1.6, 1.0, 0.8
# The partner of a heading that has its own translation in brackets is another heading.
MOST_LENGTH_OF_TRANSLATED = 2
# 判詞原文：“It is trite law that …”
_QUOTATION = re.compile(rf"[{HAN}]{{2,20}}[：:]\s*[“\"「『‘][^“”\"]*[”\"」』’][.。]?")


@dataclass
class LineCutter:
    """Cuts the lines of one text; the borders of each line are found once."""

    lines: Sequence[Line]
    _borders: dict[int, BorderedText] = field(default_factory=dict)

    def segments(self, place: int) -> list[Segment]:
        """Return the text of a line, cut at changes of language that the document supports."""
        line, parts = self.lines[place], self._segments(place)
        marked = parts if line.table else whole_marked(line.text, parts)
        return both_numbered(both_enclosed(line.text, marked))

    def _segments(self, place: int) -> list[Segment]:
        line = self.lines[place]
        if line.table:
            return self._in_both(table_segments(line.table))
        if "\n" in line.text:
            lines = [line_within(line, text) for text in line.text.split("\n")]
            if sides := with_name_again(lines):
                return sides
            if len({one.language for one in lines} - {None}) > 1:
                parts = [part for one in lines for part in self._cut(one, bordered(one.text))]
                return _unbracketed(_joined(parts))
        if not line.is_mixed:
            return said_twice(line.text) or [self._translation(line)]
        in_brackets = sentence_translated_in_brackets(line.text)
        pair = in_brackets or self._headings.pair(line)
        return pair or self._cut(line, self._bordered(line))

    def _translation(self, line: Line) -> Segment:
        """A whole line, without the brackets that say it translates the line before it."""
        beside = [
            self.lines[n] for n in (line.place - 1, line.place + 1) if 0 <= n < len(self.lines)
        ]
        is_enclosed = line.row is None and without_brackets(line.text) != line.text
        if not is_enclosed or any(without_brackets(one.text) != one.text for one in beside):
            return _whole(line)
        return _unbracketed([*map(_whole, self.lines[line.place - 1 : line.place]), _whole(line)])[
            -1
        ]

    def _is_translated_heading(self, parts: Sequence[Segment], place: int) -> bool:
        """Return whether the bracketed text translates the heading, or only names something in it.

        Where a whole language stands before the other, a name in brackets translates nothing.
        """
        chinese, english = sides_of(parts)
        around = lines_around(self.lines, place)
        if not could_be_heading(chinese, english):
            return False
        if any(sentence_translated_in_brackets(line.text) for line in around):
            return True
        near = self.lines if self._half is None else around
        if len({line.language for line in near} - {None}) < len(WRITTEN):
            return False
        return not any(
            echoes(words(english), words(beside.text))
            or echoes(bigrams(chinese), bigrams(beside.text))
            for beside in lines_beside(parts, self.lines, place, MOST_LENGTH_OF_TRANSLATED)
            if not beside.text.endswith(STOPS)
        )

    @cached_property
    def _half(self) -> int | None:
        return second_half(self.lines)

    def _in_both(self, parts: list[Segment]) -> list[Segment]:
        """A table of figures is the same in both languages, if the text is in both."""
        if parts[0].language or not {line.language for line in self.lines} >= set(WRITTEN):
            return parts
        return [Segment(language, parts[0].text) for language in WRITTEN]

    def _bordered(self, line: Line) -> BorderedText:
        if line.place not in self._borders:
            self._borders[line.place] = bordered(line.text)
        return self._borders[line.place]

    @cached_property
    def _eagerness(self) -> float:
        lines = [line for line in self.lines if line.row is None and not line.table]
        both = sum(
            line.is_mixed and _is_pair(cheapest_segments(self._bordered(line), PLAIN))
            for line in lines
        )
        if lines and both >= MANY_MIXED * len(lines):
            return EAGER
        return RELUCTANT if both <= FEW_MIXED * len(lines) else PLAIN

    @cached_property
    def _headings(self) -> HeadingsInBoth:
        short = [line for line in self.lines if line.is_mixed and is_short(line.text)]
        pairs = {line.place: short_pair(self._bordered(line)) for line in short}
        return HeadingsInBoth(self.lines, {n: pair for n, pair in pairs.items() if pair})

    def _cut(self, line: Line, borders: BorderedText) -> list[Segment]:
        if not line.is_mixed:
            return [_whole(line)]
        if pair := translated_in_brackets(line.text):
            if self._is_translated_heading(pair, line.place):
                return pair
            return [Segment(pair[0].language, line.text)]
        if pair := sentence_translated_in_brackets(line.text):
            return pair
        parts = cheapest_segments(borders, self._eagerness)
        if is_one_sentence(parts):
            return [Segment(parts[-1].language, line.text)]
        if line.is_marked and (pair := self._marked_heading(line, borders)):
            return pair
        return self._supported(line, borders, parts)

    def _supported(self, line: Line, borders: BorderedText, parts: list[Segment]) -> list[Segment]:
        """The parts of a line if they fit in length and are not a sentence with a name in it."""
        if self._leads_to_quotation(line):
            return [Segment(CHINESE, line.text)]
        whole = [Segment(language_by_partner(self.lines, line), line.text)]
        doubtful = max(part.cost for part in parts)
        if doubtful >= WEAK:
            parts = _named_halves(line.text) or parts
        elif doubtful > AT_SEPARATOR:
            parts = with_shared_names(halves(line.text)) or parts
        if len(parts) == 1:
            parts = _named_halves(line.text) or short_pair(borders) or whole
        doubtful = max(part.cost for part in parts)
        if doubtful > AT_SEPARATOR and not fit_in_length(*sides_of(parts)):
            return whole
        if self._eagerness < EAGER and self._is_name_in_sentence(line, parts, doubtful):
            return whole
        return parts

    def _is_name_in_sentence(self, line: Line, parts: list[Segment], doubtful: float) -> bool:
        beside = lines_beside(parts, self.lines, line.place)
        if doubtful >= WEAK and self._is_above_text(line):
            # The sentences below a title say its words of course; the title of the other half may.
            beside += [] if self._half is None else self.lines[self._half :][:TITLE_LINES]
            return is_echoed(parts, [one for one in beside if not one.text.endswith(STOPS)])
        if doubtful >= WEAK:
            is_in_half = self._half is not None and not is_near_head(line.place, self._half)
            return is_in_half or stands_alone(self.lines, line.place) or is_echoed(parts, beside)
        # 先例：Chan v. Lei [2019] 2 HKC 100。 and Meta Platforms Inc. 及 Apple Inc. 均為被告。
        words = len(latin_words(sides_of(parts)[1]))
        return (
            doubtful in (AFTER_COLON, AFTER_ENGLISH_STOP)
            and words >= LEAST_CITED
            and is_echoed(parts, beside)
        )

    def _is_above_text(self, line: Line) -> bool:
        """Return whether the line could be the title."""
        first = next((one for one in self.lines if one.text.endswith(STOPS)), None)
        is_first = first is None or line.place < first.place
        return is_first and is_short(line.text)

    def _leads_to_quotation(self, line: Line) -> bool:
        """Return whether Chinese words lead to a quotation, which the next line says in English."""
        if not _QUOTATION.fullmatch(line.text.strip()):
            return False
        following = self.lines[line.place + 1 : line.place + 2]
        return any(one.language == ENGLISH and not one.is_mixed for one in following)

    def _marked_heading(self, line: Line, borders: BorderedText) -> list[Segment] | None:
        """A heading by its style that says the same twice; one in each language has no partner."""
        beside = [
            self.lines[n] for n in (line.place - 1, line.place + 1) if 0 <= n < len(self.lines)
        ]
        style = (line.role, line.level)
        if any((one.role, one.level) == style and not one.is_mixed for one in beside):
            return None
        return short_pair(borders)


def _whole(line: Line) -> Segment:
    return Segment(line.language, line.text)


def _unbracketed(parts: list[Segment]) -> list[Segment]:
    """Remove the brackets round a translation that follows its sentence."""
    if len(parts) != 2 or {part.language for part in parts} != set(WRITTEN):
        return parts
    first, second = parts
    said = replace(second, text=without_brackets(second.text))
    is_translation = (
        said.text != second.text
        and without_brackets(first.text) == first.text
        and fit_in_length(*sides_of((first, said)))
    )
    return [first, said] if is_translation else parts


def _is_pair(parts: Sequence[Segment]) -> bool:
    return len(parts) == 2 and fit_in_length(*sides_of(parts))


def _joined(parts: Iterable[Segment]) -> list[Segment]:
    """Lines of the same language as one text; lines without letters go with what is before."""
    joined: list[Segment] = []
    for part in parts:
        if joined and part.language in (joined[-1].language, None):
            last = joined.pop()
            part = Segment(last.language, f"{last.text}\n{part.text}", last.cost)
        joined.append(part)
    return joined


def _named_halves(text: str) -> list[Segment] | None:
    """Two sides whose Chinese has names from the English, with a clear gap if it has none."""
    return with_shared_names(halves(text) or around_names(text))
