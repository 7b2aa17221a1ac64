"""The words of English that the lists know which measure passwords offline."""

from functools import cache


def is_english(word: str) -> bool:
    """Return whether a word in small letters is among the 79,000 commonest ones."""
    return word in _words()


@cache
def _words() -> frozenset[str]:
    # A quarter of a second and 12 MB, which only texts with divided words need.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    # Each word is only in the list in which it is commonest; words are common passwords too.
    lists = ("english_wikipedia", "us_tv_and_film", "passwords")
    return frozenset(word for name in lists for word in FREQUENCY_LISTS[name])
