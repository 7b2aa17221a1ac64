"""What is said again: a name in the other language stands in the neighbouring text too."""

import re
from collections import Counter

from briefings.text.language_detection import HAN, latin_words

# So much of it stands there.
ECHO = 0.75
_HAN_RUN = re.compile(f"[{HAN}]+")
# Harbour's and cookies say Harbour and cookie; business and analysis are no plurals.
_INFLECTED = re.compile(r"['’]s$|(?<=[a-z]{3})(?<![ius])s$")


def echoes(said: Counter[str], neighbour: Counter[str]) -> bool:
    total = sum(said.values())
    return total > 0 and sum((said & neighbour).values()) >= ECHO * total


def words(text: str) -> Counter[str]:
    """The words, each as a dictionary has it, for Chinese names things without an inflection."""
    return Counter(_INFLECTED.sub("", word.lower()) for word in latin_words(text))


def bigrams(text: str) -> Counter[str]:
    return Counter(
        run[n : n + 2] for run in _HAN_RUN.findall(text) for n in range(max(1, len(run) - 1))
    )
