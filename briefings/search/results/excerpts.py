"""Excerpts of a text around matches, which are marked."""

import re
from collections.abc import Sequence
from html import escape
from itertools import accumulate

from django.utils.safestring import SafeString, mark_safe

from briefings.text.language_detection import HAN
from briefings.text.languages import ENGLISH
from briefings.text.markup.renderer import AMOUNT

_HAN = re.compile(f"[{HAN}]")
_SENTENCE = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")
# The number of a list item does not end a sentence.
_ITEM = re.compile(r"(?:^|\s)[0-9]{1,2}\.$")
# About three lines on a phone in either script.
_WIDTH = {True: 90, False: 220}
_BARS = re.compile(r"(?: \|)+(?= |$)")  # between the cells of a table's row
_BEFORE = 0.35  # maximum part of the width before the first match
Span = tuple[int, int, int]


def in_one_line(text: str, language: str) -> str:
    """Return the lines of a text as one; a table's rows as sentences, their cells with dots."""
    end = ";" if language == ENGLISH else "；"
    lines = [
        f"{_BARS.sub(' ·', line).rstrip(' ·')}{end}" if " |" in line else line
        for line in text.split("\n")
    ]
    return " ".join(" ".join(lines).split()).removesuffix(end)


def excerpt(line: str, found: list[Span], *, at: float = 0.0) -> SafeString:
    """Return the part of the line with most matches, or from `at` (0-1) without any, as HTML."""
    start, end = _window(line, found, at)
    before = "…" if start else ""
    after = "…" if end < len(line) else ""
    # Not by format_html(), which escapes lazily: that took a tenth of the results' time.
    return mark_safe(f"{before}{marked(line[start:end], found, offset=start)}{after}")  # noqa: S308 - escaped piece by piece


def marked(text: str, found: list[Span], *, offset: int = 0) -> SafeString:
    """Return the escaped text with <mark> around every span in it."""
    html, done = "", 0
    for start, end in _merged(found):
        start, end = max(start - offset, done), min(end - offset, len(text))
        if start < end:
            html += f"{escape(text[done:start])}<mark>{escape(text[start:end])}</mark>"
            done = end
    return mark_safe(html + escape(text[done:]))  # noqa: S308 - escaped piece by piece


def phrased(words: Sequence[str], found: list[Span]) -> SafeString:
    """Return a line with its matches marked that may break only between these words."""
    starts = accumulate(map(len, words), initial=0)
    html = [marked(word, found, offset=start) for word, start in zip(words, starts, strict=False)]
    if len(html) == 1:
        return html[0]
    return mark_safe(f'<span class="phrased">{"<wbr>".join(html)}</span>')  # noqa: S308 - escaped piece by piece


def _merged(found: list[Span]) -> list[tuple[int, int]]:
    """Join spans that overlap, such as the pairs of characters of a word."""
    merged: list[tuple[int, int]] = []
    for start, end, _clause in found:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def place_of(line: str, found: list[Span]) -> float:
    """Return the place (0-1) of the first match in the line, to quote the other side there."""
    return _best(found, _width(line))[0] / len(line) if found else 0.0


def _width(line: str) -> int:
    return _WIDTH[not line.isascii() and len(_HAN.findall(line)) * 3 > len(line)]


def _window(line: str, found: list[Span], at: float) -> tuple[int, int]:
    width = _width(line)
    if len(line) <= width * 1.2:
        return 0, len(line)
    first = _best(found, width)[0] if found else int(len(line) * at)
    start = _beginning(line, first, first - int(width * _BEFORE))
    end = min(len(line), start + width)
    # Only a few words would remain: show them too.
    if len(line) - end < width * 0.1:
        end = len(line)
    return start, _whole_words(line, end)


def _best(found: list[Span], width: int) -> Span:
    """Return the first span of the window in which most different clauses match."""

    def clauses_from(place: int) -> int:
        start = found[place][0]
        return len({clause for first, _end, clause in found[place:] if first < start + width // 2})

    return found[max(range(len(found)), key=lambda place: (clauses_from(place), -place))]


def _beginning(line: str, first: int, earliest: int) -> int:
    """Return the start of the sentence, or of a word shortly before the match."""
    if earliest <= 0:
        return 0
    sentences = [
        cut.end()
        for cut in _SENTENCE.finditer(line, earliest, first + 1)
        if not _ITEM.search(line, max(cut.start() - 4, 0), cut.start())
    ]
    if sentences:
        return sentences[0]
    blank = line.find(" ", earliest, first)
    return blank + 1 if blank >= 0 else earliest


def _whole_words(line: str, end: int) -> int:
    if end < len(line) and line[end].isalnum() and not _HAN.match(line[end]):
        blank = line.rfind(" ", 0, end)
        end = blank if blank > end - 30 else end
    # Do not separate a currency from its amount.
    for amount in AMOUNT.finditer(line, max(end - 5, 0), end + 5):
        if amount.start() < end < amount.end():
            return len(line[: amount.start()].rstrip())
    return end
