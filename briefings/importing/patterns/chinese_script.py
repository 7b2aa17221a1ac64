"""Tell Simplified from Traditional Chinese by the characters that only one of them has."""

import re
from functools import lru_cache

import opencc

# The characters of GB 2312 in the order of Unicode, and those of Big 5.
_IDEOGRAPHS = [chr(number) for number in range(0x4E00, 0xA000)]


def simplified_count(text: str) -> int:
    """Count the characters that no text in Traditional Chinese has."""
    return len(_patterns()[0].findall(text))


def traditional_count(text: str) -> int:
    return len(_patterns()[1].findall(text))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Hong Kong writes some characters of GB 2312 that Big 5 lacks (着, 户): they are in both."""
    mainland = {one for one in _IDEOGRAPHS if _is_in(one, "gb2312")}
    big = {one for one in _IDEOGRAPHS if _is_in(one, "big5")}
    candidates = sorted(mainland - big)
    written = opencc.OpenCC("s2hk").convert("\n".join(candidates)).split("\n")
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
