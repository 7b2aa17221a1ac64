"""Compare how often each side says something, not only whether it says it.

「三十日……六十日」 against "60 days … 60 days": every value has a partner, and yet one was exchanged
for another. A value that one side only repeats is no difference.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator

from briefings.checking.parity.tokens import Finding, Span, Token

# What a side says, with its place.
type Said = tuple[Hashable, Span]


def exchanged(left: Iterable[Said], right: Iterable[Said]) -> Iterator[tuple[Span, Span]]:
    """Yield the places of what one side says more often, beside what the other says more often."""
    left, right = list(left), list(right)
    more, less = _counts(left), _counts(right)
    yield from zip(_places(left, more - less), _places(right, less - more), strict=False)


def _counts(said: Iterable[Said]) -> Counter[Hashable]:
    return Counter(value for value, _span in said)


def _places(said: list[Said], surplus: Counter[Hashable]) -> list[Span]:
    return [span for value, span in said if surplus[value]]


def findings(
    chinese: list[Token], english: list[Token], kind_of: Callable[[Token], str]
) -> Iterator[Finding]:
    """Yield the tokens that were exchanged for another of the same kind."""
    for kinds in (frozenset({"date"}), _COUNTED):
        left, right = (
            [token for token in side if token.kind in kinds and _is_plain(token)]
            for side in (chinese, english)
        )
        # With another number of tokens, one side repeats or leaves out something.
        if len(left) == len(right):
            for one, other in exchanged(_values_at(left), _values_at(right)):
                kind = next(kind_of(token) for token in left if token.span == one)
                yield Finding(kind, "differs", (one,), (other,))


_COUNTED = frozenset({"number", "ordinal", "amount", "percent", "article", "part"})


def _is_plain(token: Token) -> bool:
    """Return whether a token has one value that it must have: 「一」 and "either" may mean none."""
    return len(token.values) == 1 and (token.firm or token.kind == "ordinal")


def _values_at(tokens: list[Token]) -> Iterator[Said]:
    return ((token.values[0], token.span) for token in tokens)
