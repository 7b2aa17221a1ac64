"""Tell Simplified from Traditional Chinese by the characters that only one of them has."""

import re
from collections.abc import Iterator
from functools import lru_cache

import opencc

# All that could be in GB 2312 or in Big 5.
_IDEOGRAPHS = [chr(number) for number in range(0x4E00, 0xA000)]


def simplified_count(text: str) -> int:
    """Count the characters that no text in Traditional Chinese has."""
    return len(_patterns()[0].findall(text))


def traditional_count(text: str) -> int:
    return len(_patterns()[1].findall(text))


def simplified_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the characters that no text in Traditional Chinese has, run by run."""
    for match in re.finditer(f"(?:{_patterns()[0].pattern})+", text):
        yield match.span()


def traditional(text: str) -> str:
    """Return the text with these characters in Hong Kong's Traditional ones, each in its place."""
    if not _patterns()[0].search(text):
        return text
    written = _to_traditional().convert(text)
    if len(written) == len(text):
        # OpenCC knows which of several characters a word has; what both scripts share stays.
        pairs = zip(text, written, strict=True)
        return "".join(other if _is_simplified(one) else one for one, other in pairs)
    return "".join(_to_traditional().convert(one) if _is_simplified(one) else one for one in text)


def _is_simplified(character: str) -> bool:
    return _patterns()[0].fullmatch(character) is not None


@lru_cache(maxsize=1)
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2hk")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Hong Kong writes some characters of GB 2312 that Big 5 lacks (着, 户): they are in both."""
    mainland = {one for one in _IDEOGRAPHS if _is_in(one, "gb2312")}
    big = {one for one in _IDEOGRAPHS if _is_in(one, "big5")}
    candidates = sorted(mainland - big)
    written = _to_traditional().convert("\n".join(candidates)).split("\n")
    simplified = [one for one, other in zip(candidates, written, strict=True) if one != other]
    return _any_of(simplified), _any_of(sorted(big - mainland))


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _any_of(characters: list[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(characters)}]")
