"""Headings that say themselves again in the other language, in brackets: 適用範圍（Scope）."""

import re

from briefings.importing.splitting.segment import AT_SEPARATOR, Segment, is_short
from briefings.text.language_detection import has_han, latin_letters
from briefings.text.languages import CHINESE, ENGLISH

_GLOSSED = re.compile(
    r"(?P<outside>[^（）()\n。；;]{1,80})[（(](?P<inside>[^（）()\n。；;]{1,160})[)）]\s*[:：]?"
)


def glossed(text: str) -> list[Segment] | None:
    """Both sides of 適用範圍（Scope of application）: a short line with the other in brackets."""
    match = _GLOSSED.fullmatch(text)
    if match is None or not is_short(text):
        return None
    outside, inside = match["outside"].strip(), match["inside"].strip()
    if has_han(outside) == has_han(inside) or latin_letters(
        outside if has_han(outside) else inside
    ):
        return None
    languages = (CHINESE, ENGLISH) if has_han(outside) else (ENGLISH, CHINESE)
    if not _has_letters(outside) or not _has_letters(inside):
        return None
    return [Segment(languages[0], outside), Segment(languages[1], inside, AT_SEPARATOR)]


def _has_letters(text: str) -> bool:
    return has_han(text) or latin_letters(text) > 0
