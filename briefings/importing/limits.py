"""What an import may cost, and how a refusal is said."""

from collections.abc import Mapping

from briefings.bilingual import CHINESE, ENGLISH

# A briefing of 30 pairs is 11 kB of text or a Word file of 50 kB; a whole code of 1,200 pairs is
# 600 kB of text. Pictures make Word files larger, and they are not read.
MOST_TEXT_BYTES = 4_000_000
MOST_FILE_BYTES = 10_000_000
MOST_CHARACTERS = 2_000_000
MOST_BLOCKS = 6_000


class ImportRefused(Exception):  # noqa: N818 - it is an answer to the lawyer, not a fault
    """The source is not read; `reasons` says why and what to do, in both languages."""

    def __init__(self, *, chinese: str, english: str) -> None:
        super().__init__(english)
        self.reasons: Mapping[str, str] = {CHINESE: chinese, ENGLISH: english}


def check_characters(source: str) -> None:
    if len(source) > MOST_CHARACTERS:
        raise ImportRefused(
            chinese="文字太長，未能匯入。請分成幾份，逐份匯入。",
            english="The text is too long to import. Divide it and import the parts one by one.",
        )


def check_blocks(number: int) -> None:
    if number > MOST_BLOCKS:
        raise ImportRefused(
            chinese="段落太多，未能匯入。請分成幾份，逐份匯入。",
            english="There are too many paragraphs to import at once. "
            "Divide the document and import the parts one by one.",
        )
