"""A piece: text of one language, with what the text alone says about its role."""

import re
from dataclasses import dataclass

from briefings.importing.block import Line
from briefings.importing.patterns.characters import without_colon
from briefings.importing.patterns.figure_captions import is_caption
from briefings.importing.patterns.list_markers import Marker, marker, plain
from briefings.text.language_detection import ADDRESS, Language, han_count, latin_words
from briefings.text.languages import CHINESE

# Of 900 headings in the laws looked at none was longer; a paragraph seldom is shorter.
LONGEST_CHINESE, LONGEST_ENGLISH = 32, 18
# 第三章 and Chapter III say themselves what they are, and may go on for longer.
LONGEST_PART_CHINESE, LONGEST_PART_ENGLISH = 45, 36
# 第五條 and Article 5 head a paragraph as often as a section: only a few words, or none, make a
# heading.
LONGEST_ARTICLE_CHINESE, LONGEST_ARTICLE_ENGLISH = 22, 12
# A heading that ends with a full stop ("第一條 – 定義。") is at most this long.
LONGEST_STOPPED_CHINESE, LONGEST_STOPPED_ENGLISH = 14, 8

# A comma makes a sentence, but not of a question: 沒有使用，會怎樣？
# One semicolon may part two names: Term; Termination.
_PARTED = r"[；;](?=\s*(?:and|or|以及|[及或和])?\s*$|[^；;]*[；;，,])"
_CHINESE_SENTENCE = re.compile(rf"[。！!]|{_PARTED}|[，,](?!\s*[A-Za-z])(?!.*[？?嗎呢]\s*$)")
_ENGLISH_SENTENCE = re.compile(rf"[!。]|{_PARTED}|[.?](?:\s+\S)|[.,]$")
_ABBREVIATION = re.compile(
    r"\b(?:No|Nos|Art|Arts|Sec|Inc|Ltd|Co|Dr|Mr|Mrs|Ms|St|v|vs|etc|[A-Z])\.\s"
)
_TO_TICK = re.compile(r"[☐☑☒□✓✔⬜]\s*\S")
_TO_FILL_IN = re.compile(r"_{3,}")
_FULL_STOP = re.compile(r"[。.]\s*$")
# Words of a sentence: "Article 2 The deposit is at most two months' rent." is no heading.
_SAYS = re.compile(r"[須應得]|\b(?:shall|must|may|can|is|are|was|were|has|have)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one language; pieces of one line, or of one table row, belong together.

    `could_head` says that the text by itself could be a heading; `names_part` that its first word
    makes it one in any context, as 第三章 and Part II do.
    """

    text: str
    language: Language
    line: Line
    marker: Marker | None
    could_head: bool
    names_part: bool
    after_gap: bool = False


def piece_of(text: str, language: Language, line: Line, *, after_gap: bool = False) -> Piece:
    if line.table or line.role == "caption" or (not line.is_marked and is_caption(text)):
        return Piece(text, language, line, None, could_head=False, names_part=False)
    unmarked = plain(text)
    found = marker(unmarked)
    is_numbered_row = bool(line.repeats and _FULL_STOP.search(unmarked))
    could_head = line.is_marked or (
        not is_numbered_row and _could_head(without_colon(unmarked), language)
    )
    names_part = bool(found and found.is_part and could_head)
    return Piece(text, language, line, found, could_head, names_part, after_gap)


def _could_head(text: str, language: Language) -> bool:
    found = marker(text)
    if (found and found.style == "bullet") or _TO_TICK.match(text) or _TO_FILL_IN.search(text):
        return False
    if ADDRESS.fullmatch(text):
        return False
    rest = text[found.length :] if found else text
    if found and found.is_part:
        return _is_part_heading(rest, language, article=found.style in ("article", "clause"))
    return _is_short(rest, language, LONGEST_CHINESE, LONGEST_ENGLISH) and not _is_sentence(
        rest, language
    )


def _is_part_heading(rest: str, language: str, *, article: bool) -> bool:
    rest = rest.strip(" \u3000:：–—-－")
    if _FULL_STOP.search(rest):
        stopped = _FULL_STOP.sub("", rest)
        is_short = _is_short(stopped, language, LONGEST_STOPPED_CHINESE, LONGEST_STOPPED_ENGLISH)
        return is_short and not (_SAYS.search(stopped) or _is_sentence(stopped, language))
    if article:
        return _is_short(
            rest, language, LONGEST_ARTICLE_CHINESE, LONGEST_ARTICLE_ENGLISH
        ) and not _is_sentence(rest, language)
    is_short = _is_short(rest, language, LONGEST_PART_CHINESE, LONGEST_PART_ENGLISH)
    return is_short and not re.search(rf"。|{_PARTED}", rest)


def _is_short(text: str, language: str, han: int, words: int) -> bool:
    if language == CHINESE:
        return han_count(text) + len(latin_words(text)) <= han
    return len(latin_words(text)) <= words and han_count(text) <= words


def _is_sentence(text: str, language: str) -> bool:
    if language == CHINESE:
        return _CHINESE_SENTENCE.search(text) is not None
    return _ENGLISH_SENTENCE.search(_ABBREVIATION.sub("", text)) is not None
