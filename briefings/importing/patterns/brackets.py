"""Find what stands within brackets and quotation marks."""

from itertools import accumulate

OPENING, CLOSING = "（(「『《〈【［[“‘{", "）)」』》〉】］]”’}"


def bracketed(text: str) -> list[bool]:
    """For each character, whether it stands within brackets that are closed again."""
    depth = [0] * (len(text) + 1)
    open_at: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if character in OPENING:
            open_at.append((place, CLOSING[OPENING.index(character)]))
        elif character in CLOSING:
            while open_at:
                start, closing = open_at.pop()
                if _same_shape(closing, character):
                    depth[start] += 1
                    depth[place] -= 1
                    break
    return [level > 0 for level in accumulate(depth)]


def _same_shape(expected: str, found: str) -> bool:
    """（ is often closed by ), and 「 by 』."""
    return expected == found or {expected, found} in ({"）", ")"}, {"」", "』"}, {"］", "]"})
