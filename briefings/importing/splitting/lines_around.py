"""What the lines around a line show of its language: partners say its names again."""

from collections.abc import Sequence

from briefings.importing.block import Line
from briefings.importing.patterns.shared_words import bigrams, echoes, words
from briefings.importing.splitting.cut_text import Segment, sides_of
from briefings.text.language_detection import Language, has_han, latin_words
from briefings.text.languages import CHINESE, ENGLISH

# The partner of a line is at most so many times as long.
PARTNER_LENGTH = 5
# A half of a text begins with its title, among so many lines.
TITLE_LINES = 3
# So many words that are said again are a citation.
LEAST_CITED = 3


def lines_around(lines: Sequence[Line], place: int) -> Sequence[Line]:
    return lines[max(0, place - 2) : place + 3]


def is_near_head(place: int, half: int) -> bool:
    """Return whether the line is among those of the title, in either half of the text."""
    return (place if place < half else place - half) < TITLE_LINES


def stands_alone(lines: Sequence[Line], place: int) -> bool:
    """Return whether all lines around this one are in one language, so that it is too."""
    around = [
        line.language
        for line in lines[max(0, place - 2) : place + 3]
        if line.place != place and not line.is_mixed
    ]
    return len(around) > 1 and len(set(around)) == 1


def is_echoed(parts: Sequence[Segment], beside: Sequence[Line]) -> bool:
    """Return whether one language is only a name here, which the line's partner repeats."""
    chinese, english = sides_of(parts)
    return any(
        echoes(words(english), words(near.text))
        if near.language == ENGLISH
        else echoes(bigrams(chinese), bigrams(near.text))
        for near in beside
    )


def language_by_partner(lines: Sequence[Line], line: Line) -> Language | None:
    """A line is in the language that its partner, which has the same names, is not in."""
    names = latin_words(line.text)
    if len(names) < LEAST_CITED or line.language != ENGLISH or not has_han(line.text):
        return line.language
    for near in (line.place + 1, line.place - 1):
        partner = lines[near] if 0 <= near < len(lines) else None
        is_english = partner and partner.language == ENGLISH and not partner.is_mixed
        if partner and is_english and echoes(words(line.text), words(partner.text)):
            return CHINESE
    return line.language


def lines_beside(
    parts: Sequence[Segment], lines: Sequence[Line], place: int, most: int = PARTNER_LENGTH
) -> list[Line]:
    """The neighbouring lines in one language, unless they are too long to be this one's partner."""
    length = sum(len(part.text) for part in parts)
    return [
        lines[near]
        for near in (place - 1, place + 1)
        if 0 <= near < len(lines)
        and not lines[near].is_mixed
        and len(lines[near].text) <= most * length
    ]
