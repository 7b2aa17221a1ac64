"""How much a short line speaks of what the text speaks of.

A title is made of the words of its text; the name of a series, a menu or the title of another
article is not. This names no words, so it holds for any publisher.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from briefings.text.language_detection import HAN, latin_length, latin_words

# Words with fewer letters say how, not what; endings change with the grammar.
LEAST_LETTERS, LETTERS_OF_STEM = 4, 5
# A text with a larger share of sentences is prose.
LEAST_PROSE = 0.4
_HAN_RUN = re.compile(f"[{HAN}]+")


class Topic:
    """The words and pairs of characters of a text, and in how many of its lines each stands.

    Its sentences say what it is about; a text of short lines, such as slides, says it in all.
    """

    def __init__(self, texts: Sequence[str], sentences: Sequence[str]) -> None:
        said = sum(map(latin_length, sentences))
        is_prose = said >= LEAST_PROSE * sum(map(latin_length, texts))
        self._least = 1 if is_prose else 2
        self._texts = sentences if is_prose else texts

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(word for text in self._texts for word in set(_words(text)))

    def share(self, text: str) -> float:
        """The share of the words of a short line that other lines say; 0 if it has no words."""
        words = set(_words(text))
        return sum(self._count[word] >= self._least for word in words) / max(1, len(words))


def _words(text: str) -> Iterator[str]:
    for word in latin_words(text):
        if len(word) >= LEAST_LETTERS:
            yield word[:LETTERS_OF_STEM].lower()
    for run in _HAN_RUN.findall(text):
        yield from (run[n : n + 2] for n in range(len(run) - 1))
