"""The words of English that the lists know which measure passwords offline."""

import re
import unicodedata
from functools import cache

_DRAWN = re.compile("[\ufb00-\ufb06]")
# No word is longer than 40 letters. ﬁ is one sign, which copies of some PDFs set apart: of ﬁ ce.
_APART = re.compile(
    r"(?P<left>(?:(?<![A-Za-z])[A-Za-z]{1,40})?)(?P<before> ?)(?P<drawn>[\ufb00-\ufb06])"
    r"(?P<behind> ?)(?P<right>[a-z]{0,40})"
)


def is_english(word: str) -> bool:
    """Return whether a word in small letters is among the 79,000 commonest ones."""
    return word in _words()


def with_whole_ligatures(line: str) -> str:
    """Return the line without blanks that stand within words around letters drawn as one."""
    return _APART.sub(_joined, line) if _DRAWN.search(line) else line


def _joined(found: re.Match[str]) -> str:
    left, right = found["left"], found["right"]
    letters = unicodedata.normalize("NFKC", found["drawn"])
    before, behind = found["before"], found["behind"]
    ends_word = bool(left) and is_english(f"{left}{letters}".lower())
    if right and not ends_word:
        behind = ""
    rest = letters if behind else letters + right
    if is_english(f"{left}{rest}".lower()) and not is_english(rest):
        before = ""
    return f"{left}{before}{letters}{behind}{right}"


@cache
def _words() -> frozenset[str]:
    # A quarter of a second and 12 MB, which only texts with divided words need.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    # Each word is only in the list in which it is commonest; words are common passwords too.
    lists = ("english_wikipedia", "us_tv_and_film", "passwords")
    return frozenset(word for name in lists for word in FREQUENCY_LISTS[name])
