"""Lengths of a text: reading time, excerpts that fit a width, places as browsers count them."""

import re
import unicodedata
from collections.abc import Iterable

HAN_A_MINUTE, WORDS_A_MINUTE = 300, 220


def minutes(texts: Iterable[str]) -> int:
    """Return the reading time in whole minutes, at least one."""
    total = 0.0
    for text in texts:
        han = sum(map(len, re.findall(r"[\u3400-\u9fff]+", text)))
        words = len(re.findall(r"[A-Za-z\u00c0-\u024f0-9][\w'’-]*", text, re.ASCII))
        total += han / HAN_A_MINUTE + words / WORDS_A_MINUTE
    return max(1, round(total))


# The number of a list item does not end a sentence.
_SENTENCE_END = re.compile(r"[。！？；]|(?<!\s\d)(?<!\s\d\d)(?<!^\d)(?<!^\d\d)[.!?](?=\s)")


def excerpt(text: str, width: int) -> str:
    """Return the start of a text, cut after a sentence or word; a Han character is two wide."""
    line = " ".join(text.split())
    end = _fit(line, width)
    if end == len(line):
        return line
    cut = line[:end]
    sentences = list(_SENTENCE_END.finditer(cut))
    if sentences and sentences[-1].end() > end // 2:
        return cut[: sentences[-1].end()]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > end // 2 else cut).rstrip(" ,，、;:；：") + "…"


def _fit(line: str, width: int) -> int:
    """Return how many characters fit."""
    used = 0
    for at, letter in enumerate(line):
        used += width_of(letter)
        if used > width:
            return at
    return len(line)


def width_of(text: str) -> int:
    """Return the width in Latin letters; a Han character is two wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, as browsers count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
