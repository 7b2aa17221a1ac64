"""Which corrections may be shown: only words of texts that are public now.

The vocabulary may still have a word of a withdrawn text, and an entry has only its stem.
"""

from briefings.models.published import readable
from briefings.search.index.analysis import token
from briefings.search.index.clauses import Clause, whole_phrase
from briefings.search.index.entry import briefing_of, words_of
from briefings.search.index.filters import Ask, Narrowing, Scope
from briefings.search.index.lists import lists
from briefings.search.question.understanding import Correction
from briefings.text.language_detection import has_han

# Words that are looked for, and the texts that are read for each.
_WORDS, _TEXTS = 4, 5


def public(corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Return the corrections with those words that a public text has as they are spelled."""
    words = [word for one in corrections for word in one.words][:_WORDS]
    there = {word for word, keys in zip(words, _with_stems(words), strict=True) if _has(keys, word)}
    shown = (
        Correction(one.typed, tuple(w for w in one.words if w in there)) for one in corrections
    )
    return tuple(one for one in shown if one.words)


def _with_stems(words: list[str]) -> list[list[int]]:
    phrases = (whole_phrase(word) or Clause((token(word),), word) for word in words)
    asks = [Ask(((phrase,),), Scope.ALL, _TEXTS) for phrase in phrases]
    return lists(asks, Narrowing())


def _has(keys: list[int], word: str) -> bool:
    if keys and has_han(word):  # Chinese is found as it is spelled
        return True
    editions = readable.public().filter(briefing__in=map(briefing_of, keys))
    return any(word in words_of(edition.snapshot) for edition in editions)
