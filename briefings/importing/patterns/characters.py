"""Remove invisible characters from a text, and nothing else."""

import re
import unicodedata

from briefings.text.chinese.radicals import as_characters
from briefings.text.language_detection import has_han
from briefings.text.languages import WRITTEN

# Invisible: zero-width space, word joiner, byte-order mark, soft hyphen, bidirectional controls
# (which can make a contract read otherwise than it is stored), and control characters.
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
# Joiners are invisible between Chinese and English letters; in an emoji they are part of the sign.
_JOINER = re.compile("(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+")
_UNUSUAL_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\t]")
_LINE_END = re.compile("\r\n|[\r\n\x0c\x85\u2029]")
SOFT_BREAK = re.compile("[\x0b\u2028]")
# e + combining acute: composed one by one, because composing the whole text would also replace
# compatibility ideographs (the 金 of some names) by others.
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_COMBINED = re.compile("[A-Za-z][\u0300-\u036f]+")
_NO_LETTERS = re.compile(r"[\W_]+")
_SPACES = re.compile(" {2,}")
# Long runs of spaces only lay a text out; two still show that there was a gap.
_LAYOUT_SPACES = re.compile(" {3,}|\u3000{3,}")
_AROUND_BREAK = re.compile("(?<![ \u3000])[ \u3000]*\n[ \u3000]*")
# Statutes of Taiwan have as their colon the sign for a leader in vertical text.
COLONS = (":", "：", "︰")
_COLON = re.compile(r"\s*[:：︰]\s*$")
_EMPTY_LINES = re.compile("\n{3,}")

# Each sign by itself: str.strip knows no ranges, and would take the hyphen of one for a sign.
BLANK = (
    " \t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u200b\u2060\ufeff"
)
_ONLY_NO_BREAK_SPACE = re.compile(f"[{BLANK}]*\u00a0[{BLANK}]*")


def lines(source: str) -> list[str]:
    """Return the lines of a pasted text, for any kind of line ending."""
    return _LINE_END.split(source)


def visible(text: str) -> str:
    """The text without what is invisible; of letters only what a font draws is undone."""
    text = _INVISIBLE.sub("", text)
    text = _JOINER.sub("", text)
    # ﬁ is how a font draws two letters; as one, no search and no dictionary knows the word.
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return as_characters(_COMBINED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text))


def tidy(text: str) -> str:
    """Visible text with ordinary spaces and none at its ends; a soft line break stays a break."""
    text = _UNUSUAL_SPACE.sub(" ", SOFT_BREAK.sub("\n", visible(text)))
    text = _LAYOUT_SPACES.sub(lambda match: match[0][:2], text)
    text = _EMPTY_LINES.sub("\n\n", _AROUND_BREAK.sub("\n", text))
    return text.strip(" \u3000\n")


def one_line(text: str) -> str:
    """Join lines, for titles and headings, which have no line breaks."""
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def heading_line(text: str) -> str:
    """A heading on one line, unless the break stands between its two languages."""
    parts = text.split("\n")
    is_parted = len(parts) == len(WRITTEN) and has_han(parts[0]) != has_han(parts[1])
    return text if is_parted else one_line(text)


def without_colon(text: str) -> str:
    """The colon behind a heading leads to its text and is no part of it."""
    return _COLON.sub("", text)


def is_spacer(line: str) -> bool:
    """A line holding nothing but a no-break space: a gap made on purpose."""
    return _ONLY_NO_BREAK_SPACE.fullmatch(line) is not None


def letters(text: str) -> str:
    """Letters and digits only, lower case: for comparing lines, never for storing them."""
    return _NO_LETTERS.sub("", text.lower())
