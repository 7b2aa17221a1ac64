"""Where the text in the other language begins, if it stands whole behind the first."""

from collections.abc import Sequence

from briefings.importing.block import Line
from briefings.text.language_detection import ADDRESS

# A few lines in the other language, such as an address at the end, stand in either half.
MOST_STRAYS, MOST_CHANGES = 0.1, 5
# A second half does not begin before this line.
LEAST_LINES = 6


def second_half(lines: Sequence[Line]) -> int | None:
    """Where the text in the other language begins, if it stands whole behind the first.

    A mail or web address, with which a half may end, is in neither language.
    """
    plain = [
        (n, line)
        for n, line in enumerate(lines)
        if line.language and not line.is_mixed and not ADDRESS.fullmatch(line.text)
    ]
    changes = [
        k
        for k in range(1, len(plain))
        if plain[k][1].language != plain[k - 1][1].language and plain[k][0] >= LEAST_LINES
    ]
    if not 0 < len(changes) <= MOST_CHANGES:
        return None
    strays = {k: _strays(plain, k) for k in changes}
    best = min(changes, key=lambda k: strays[k])
    if strays[best] > MOST_STRAYS * len(plain):
        return None
    return plain[best][0]


def _strays(plain: Sequence[tuple[int, Line]], start: int) -> int:
    """How many lines before and behind the place are not in the language that begins there."""
    language = plain[start][1].language
    return sum((line.language == language) != (k >= start) for k, (_, line) in enumerate(plain))
