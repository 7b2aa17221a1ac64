"""What an import may cost, and how a refusal is said."""

import re
from collections.abc import Mapping, Sequence

from briefings.importing.block import Block
from briefings.text.languages import CHINESE, ENGLISH

# A briefing of 30 pairs is 11 kB of text or a Word file of 50 kB; a whole code of 1,200 pairs is
# 600 kB of text. Pictures make files larger; those within a page do not count as its text.
MOST_TEXT_BYTES = 4_000_000
MOST_FILE_BYTES = 50_000_000
_PICTURE = rb"data:image/[\w.+-]{1,30};base64,[A-Za-z0-9+/=%\s]*"
_PICTURE_IN_TEXT = re.compile(_PICTURE.decode())
_PICTURE_IN_BYTES = re.compile(_PICTURE)
MOST_CHARACTERS = 1_200_000
MOST_BLOCKS = 4_000
# No paragraph of prose is so long, and no prose has so many lines, tabs or tags.
LONGEST_PARAGRAPH = 50_000
MOST_LINES = 40_000
MOST_TABS = 20_000
MOST_TAGS = 100_000
# A lone surrogate cannot be encoded in UTF-8, and PostgreSQL refuses NUL.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_BEFORE = 20  # context characters before the position


class ImportRefused(Exception):
    """The source is not read; `reasons` says why and what to do, in both languages."""

    def __init__(self, *, chinese: str, english: str) -> None:
        super().__init__(english)
        self.reasons: Mapping[str, str] = {CHINESE: chinese, ENGLISH: english}


def check_bytes(data: bytes) -> None:
    if len(data) > MOST_TEXT_BYTES and len(_PICTURE_IN_BYTES.sub(b"", data)) > MOST_TEXT_BYTES:
        raise too_large()


def too_large() -> ImportRefused:
    return ImportRefused(
        chinese="檔案太大，未能匯入。請分成幾份，逐份匯入。",
        english="The file is too large to import. Divide it and import the parts one by one.",
    )


def check_characters(source: str) -> None:
    if len(source) > MOST_CHARACTERS and len(_PICTURE_IN_TEXT.sub("", source)) > MOST_CHARACTERS:
        raise ImportRefused(
            chinese="文字太長，未能匯入。請分成幾份，逐份匯入。",
            english="The text is too long to import. Divide it and import the parts one by one.",
        )
    if found := _UNSTORABLE.search(source):
        raise _unstorable(source[max(0, found.start() - _BEFORE) : found.start()].strip())


def check_layout(source: str) -> None:
    """Before a text is taken apart into lines and cells."""
    if source.count("\n") + source.count("\r") > MOST_LINES or source.count("\t") > MOST_TABS:
        raise _too_many_paragraphs()


def check_tags(source: str) -> None:
    """Before HTML is parsed: every tag and attribute costs memory."""
    if source.count("<") > MOST_TAGS or source.count("=") > MOST_TAGS:
        raise ImportRefused(
            chinese="網頁內容太複雜，未能匯入。請只複製文章本身，再貼上。",
            english="The page is too complicated to import. "
            "Copy only the text itself and paste it.",
        )


def check_blocks(blocks: Sequence[Block]) -> None:
    if len(blocks) > MOST_BLOCKS:
        raise _too_many_paragraphs()
    if any(len(block.text) > LONGEST_PARAGRAPH for block in blocks):
        raise ImportRefused(
            chinese="有一段文字太長，未能匯入。請檢查該段是否欠缺分段。",
            english="One paragraph is too long to import. See whether its line breaks are missing.",
        )


def _too_many_paragraphs() -> ImportRefused:
    return ImportRefused(
        chinese="段落太多，未能匯入。請分成幾份，逐份匯入。",
        english="There are too many paragraphs to import at once. "
        "Divide the document and import the parts one by one.",
    )


def _unstorable(before: str) -> ImportRefused:
    """Name the position of an unstorable character, which is usually invisible."""
    return ImportRefused(
        chinese=(f"「{before}」之後" if before else "文字開首")
        + "有一個無法儲存的字元，未能匯入。請刪去該字元，再試一次。",
        english=(f"After “{before}”" if before else "At its beginning")
        + " the text holds a character that cannot be stored. Delete it and try again.",
    )
