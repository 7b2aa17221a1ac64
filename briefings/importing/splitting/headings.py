"""Tell headings from paragraphs, first by the text alone, then by what stands around a pair."""

import re

from briefings.importing.patterns.markers import marker, plain
from briefings.importing.splitting.pieces import Piece
from briefings.text.language_detection import han_count, latin_words
from briefings.text.languages import CHINESE

# Of 900 headings in the laws looked at none was longer; a paragraph seldom is shorter.
LONGEST_CHINESE, LONGEST_ENGLISH = 32, 18
# 第三章 and Chapter III say themselves what they are, and may go on for longer.
LONGEST_PART_CHINESE, LONGEST_PART_ENGLISH = 45, 36
# 第五條 and Article 5 head a paragraph as often as a section: only a few words make a heading.
LONGEST_ARTICLE_CHINESE, LONGEST_ARTICLE_ENGLISH = 22, 12
# A heading that ends with a full stop ("第一條 – 定義。") is at most this long.
LONGEST_STOPPED_CHINESE, LONGEST_STOPPED_ENGLISH = 14, 8

_CHINESE_SENTENCE = re.compile(r"[。；！;!]|[，,](?!\s*[A-Za-z])")
_ENGLISH_SENTENCE = re.compile(r"[;!。；]|[.?](?:\s+\S)|[.,]$")
_ABBREVIATION = re.compile(
    r"\b(?:No|Nos|Art|Arts|Sec|Inc|Ltd|Co|Dr|Mr|Mrs|Ms|St|v|vs|etc|[A-Z])\.\s"
)
_FULL_STOP = re.compile(r"[。.]\s*$")
_COLON = re.compile(r"\s*[:：]\s*$")


def is_heading_like(piece: Piece) -> bool:
    """Could this piece, taken for itself, be a heading?"""
    if piece.block.is_marked:
        return True
    text = _COLON.sub("", plain(piece.text))
    found = marker(text)
    if found and found.style == "bullet":
        return False
    rest = text[found.length :] if found else text
    if found and found.is_part:
        return _is_part_heading(rest, piece.language, article=found.style in ("article", "clause"))
    return _is_short(rest, piece.language, LONGEST_CHINESE, LONGEST_ENGLISH) and not _is_sentence(
        rest, piece.language
    )


def names_a_part(piece: Piece) -> bool:
    """第三章, Part II: a heading by its first word, whatever stands around it."""
    found = marker(plain(piece.text))
    return bool(found and found.is_part and is_heading_like(piece))


def _is_part_heading(rest: str, language: str, *, article: bool) -> bool:
    rest = rest.strip(" \u3000:：–—-－")
    if _FULL_STOP.search(rest):
        stopped = _FULL_STOP.sub("", rest)
        return _is_short(
            stopped, language, LONGEST_STOPPED_CHINESE, LONGEST_STOPPED_ENGLISH
        ) and not _is_sentence(stopped, language)
    if article:
        return bool(rest) and (
            _is_short(rest, language, LONGEST_ARTICLE_CHINESE, LONGEST_ARTICLE_ENGLISH)
            and not _is_sentence(rest, language)
        )
    return _is_short(rest, language, LONGEST_PART_CHINESE, LONGEST_PART_ENGLISH) and not re.search(
        r"[。；;]", rest
    )


def _is_short(text: str, language: str, han: int, words: int) -> bool:
    if language == CHINESE:
        return han_count(text) + len(latin_words(text)) <= han
    return len(latin_words(text)) <= words and han_count(text) <= words


def _is_sentence(text: str, language: str) -> bool:
    if language == CHINESE:
        return _CHINESE_SENTENCE.search(text) is not None
    return _ENGLISH_SENTENCE.search(_ABBREVIATION.sub("", text)) is not None


def without_colon(text: str) -> str:
    """The colon behind a heading leads to its text and is no part of it."""
    return _COLON.sub("", text)
