"""Whether one automatic list holds each item in two languages, or the items only differ in script.

1. 租金 2. Rent 3. 終止 4. Termination is a list of two items: its numbers are an accident of the
layout, and the English of item 1 is item 1. A list of four banks of which one has a Latin name is
a list of four items.
"""

from collections import Counter
from collections.abc import Sequence

from briefings.text.language_detection import Language

# So much of the list must stand beside an item of the other language.
SHARE_TRANSLATED = 0.75


def holds_translations(languages: Sequence[Language | None]) -> bool:
    """Return whether items of one language are followed by as many of another."""
    known = [language for language in languages if language]
    if len(set(known)) < 2:
        return False
    translated, turn = 0, Counter[Language]()
    last: Language | None = None
    for language in known:
        if language != last and language in turn:
            translated += _translated(turn)
            turn.clear()
        turn[language] += 1
        last = language
    translated += _translated(turn)
    return translated >= SHARE_TRANSLATED * len(known)


def _translated(turn: Counter[Language]) -> int:
    return len(turn) * min(turn.values()) if len(turn) > 1 else 0


def counted_languages(languages: Sequence[Language | None]) -> list[Language | None]:
    """For each item the language it is counted in: None for all if the list is one list.

    An item without letters belongs to the language before it.
    """
    if not holds_translations(languages):
        return [None] * len(languages)
    found: list[Language | None] = []
    before = next(language for language in languages if language)
    for language in languages:
        before = language or before
        found.append(before)
    return found
