"""Tell Chinese from English and measure either; plain functions without Django."""

import re

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.numerals import ANY_HAN_NUMERAL

Language = str  # the code of a written language

# Letters of Chinese: the ideographs of every plane, and the zero of 二〇二五.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003fffd"
# Letters of English and Portuguese names, with their accents.
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"

_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(f"[{LATIN}]+(?:['’][{LATIN}]+)*")
# Full-width in a fixed-width layout.
_WIDE = re.compile("[\u2e80-\uffdc\U00020000-\U0010ffff]")
_LATIN_LETTER = re.compile(f"[{LATIN}]")
# Parts of a text that belong to no language.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
)

_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,6}[-/]\d[\d./-]*(?![A-Za-z0-9])")

# A Han character says about as much as two thirds of an English word (measured on statutes:
# 1.45 characters a word), so a text with 40 Han characters and 10 English words is Chinese.
WORDS_PER_HAN = 0.7

# A sentence that opens and closes in Chinese is Chinese, however many names stand in it; one with
# the small words of English that opens and closes in Latin letters is English.
_LEAST_HAN, _LEAST_WORDS = 4, 4
_BLANKS_AND_MARKS = "\\s*_#>「『《（(\"'“‘"
_OPENS_IN_HAN = re.compile(rf"[{_BLANKS_AND_MARKS}]*[{HAN}]{{2}}")
_CLOSES_IN_HAN = re.compile(rf"[{HAN}][」』》”]?[。；：！？…:;!?]?[*_\s]*$")
_STOPS_IN_HAN = re.compile(rf"[{HAN}][」』》”）)]?[。；！？][*_\s]*$")
_ENDS_AS_CHINESE = re.compile(r"[。；][」』》”）)]?[*_\s]*$")
_OPENS_IN_LATIN = re.compile(rf"[{_BLANKS_AND_MARKS}]*[{LATIN}]+[ ,][{LATIN}\d「『“\"(]")
# What a sentence quotes, or adds in brackets, does not make its language.
_QUOTED = re.compile('「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"]*"|《[^《》]*》|[（(][^（）()]*[）)]')
_CLOSES_IN_LATIN = re.compile(rf"[{LATIN}0-9][.;:!?]?[*_\s]*$")
_ENGLISH_STOP = re.compile(rf"[a-z]{{2}}[.;] +[{LATIN}]")
_SMALL_WORDS = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "in",
        "to",
        "and",
        "by",
        "for",
        "is",
        "are",
        "was",
        "shall",
        "on",
        "with",
    )
)
# The number of a list of names in any language: 一、 and （廿三）.
_COUNTED = rf"[{ANY_HAN_NUMERAL}贰陆弐壱阡甲乙丙丁戊己庚辛壬癸]{{1,8}}"
_HAN_NUMBER = re.compile(rf"[*_\s]*(?:{_COUNTED}[、.．]|[（(]{_COUNTED}[）)])\s*")
_CHINESE_STOP = "。；"
# A Han character says about as much as three Latin letters.
LETTERS_OF_HAN = 3


def other(language: Language) -> Language:
    return ENGLISH if language == CHINESE else CHINESE


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def has_latin(text: str) -> bool:
    return _LATIN_LETTER.search(text) is not None


def han_count(text: str) -> int:
    return len(_HAN.findall(text))


def latin_words(text: str) -> list[str]:
    return _LATIN_WORD.findall(text)


def latin_letters(text: str) -> int:
    return len(_LATIN_LETTER.findall(text))


def latin_length(text: str) -> int:
    """Return a text's length in Latin letters; a Han character counts as three."""
    return len(text) + (LETTERS_OF_HAN - 1) * han_count(text)


def without_addresses(text: str) -> str:
    """Return the text without web and mail addresses, which are Latin in any language."""
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    return ADDRESS.sub(" ", text)


def language_of(text: str) -> Language | None:
    """Return the language of most of the text; None if it has no letters."""
    plain = without_addresses(text)
    han, words = han_count(plain), len(latin_words(plain))
    if not han and not words:
        return ENGLISH if ADDRESS.search(text) and has_latin(text) else None
    if not han or not words:
        return CHINESE if han else ENGLISH
    is_mostly_chinese = han * WORDS_PER_HAN >= words
    if not is_mostly_chinese and han >= _LEAST_HAN and _is_chinese_sentence(plain):
        return CHINESE
    if is_mostly_chinese and words >= _LEAST_WORDS and _is_english_sentence(plain):
        return ENGLISH
    return CHINESE if is_mostly_chinese else ENGLISH


def _is_chinese_sentence(text: str) -> bool:
    if _OPENS_IN_HAN.match(text) and _CLOSES_IN_HAN.search(text):
        return True
    if _STOPS_IN_HAN.search(text):
        return not _ENGLISH_STOP.search(text)
    return bool(_ENDS_AS_CHINESE.search(text)) and not _small_words_of(text)


def _is_english_sentence(text: str) -> bool:
    if not _OPENS_IN_LATIN.match(text):
        return False
    text = _QUOTED.sub(" ", text)
    if any(stop in text for stop in _CHINESE_STOP):
        return False
    return bool(_small_words_of(text)) and _CLOSES_IN_LATIN.search(text) is not None


def _small_words_of(text: str) -> frozenset[str]:
    return _SMALL_WORDS & {word.lower() for word in latin_words(text)}


def behind_han_number(text: str) -> str:
    """What stands behind the Chinese number of a list, if nothing else of the text is Chinese.

    A list of banks that counts 一、二、三 may name one in English.
    """
    number = _HAN_NUMBER.match(text)
    rest = text[number.end() :] if number else ""
    return rest if has_latin(rest) and not has_han(rest) else text


def is_mixed(text: str) -> bool:
    """Return whether the text has letters of both; a code such as HR-07 is in neither language."""
    plain = _CODE.sub(" ", without_addresses(text))
    return has_han(plain) and has_latin(plain)


def display_width(text: str) -> int:
    """Return the columns in a fixed-width layout: Han and full-width characters take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
