"""Single words of synonyms, for texts that have only some of these words.

For 機舖 the list has "video game arcade", where a statute says "electronic game arcade".
"""

from collections.abc import Iterable, Sequence

from briefings.search.index.clauses import Clause
from briefings.search.question.slight_words import ASKING, SLIGHT
from briefings.text.language_detection import has_han

_MOST = 4
# Words in more than this share of the texts, or in more than this many, are ignored.
_RARE, _MANY = 0.2, 30
_LITTLE = ASKING | SLIGHT


def rare_words(
    synonyms: Iterable[Clause], counts: dict[str, int], every: int
) -> tuple[Clause, ...]:
    """Return the rarest word of each synonym that has several, the rarest of all first."""
    most = min(every * _RARE, _MANY)
    words: dict[str, Clause] = {}
    for phrase in synonyms:
        tokens = _chinese(phrase.tokens) if has_han(phrase.typed) else phrase.tokens
        known = [one for one in tokens if 0 < counts.get(one, 0) <= most and one not in _LITTLE]
        if known and len(phrase.tokens) > 1:
            word = min(known, key=counts.__getitem__)
            words[word] = Clause((word,), phrase.typed)
    return tuple(words[word] for word in sorted(words, key=counts.__getitem__)[:_MOST])


def _chinese(pairs: Sequence[str]) -> Sequence[str]:
    """Return the pairs of characters that are likely words: not 銷牌 of 吊銷牌照.

    Most words have two characters; of an odd number, the first and the last pair are.
    """
    return pairs[::2] if len(pairs) % 2 else (pairs[0], pairs[-1])
