"""Match the tokens of both sides, and report those without a partner."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from briefings.checking.parity.tokens import Finding, Token
from briefings.checking.parity.values import exchanged_values

# Kinds that may match each other: "5 to 10 %" has a bare 5, "第一章" is "Chapter I" or "Part 1".
_ALONE = frozenset({"law-number", "address", "mail", "name", "letter"})
_COUNTED = frozenset(
    {"number", "ordinal", "amount", "percent", "fraction", "article", "part", "time", "marker"}
)
_REFERENCES = ({"article", "part"}, {"part", "marker"})
# A bare number is a partner for every kind.
_BARE = frozenset({"number", "ordinal"})
_KINDS = {
    "ordinal": "number",
    "part": "article",
    "time": "date",
    "fraction": "number",
    "mail": "address",
    "letter": "article",
}


def differences(chinese: list[Token], english: list[Token]) -> list[Finding]:
    """Return the firm tokens of each side that have no partner on the other."""
    english = [part for token in english for part in _divided(token, chinese)]
    english = [_inserted(token, chinese) for token in english]
    there, here = _Answers(english), _Answers(chinese)
    left = [token for token in chinese if token.kind != "name" and not there.has(token)]
    right = [token for token in english if not here.has(token)]
    found = [*_markers(chinese, english), *_findings(left, right)]
    # Where something is missing or differs, the counts say nothing more.
    return found or [*exchanged_values.findings(chinese, english, kind_of)]


def _divided(token: Token, chinese: list[Token]) -> list[Token]:
    """Divide "Article 5-1" into article and paragraph if the Chinese is 第五條第一項."""
    if token.kind != "article" or not token.note:
        return [token]
    if any(_is_inserted(one, token) for one in chinese):
        return [token]
    articles = {one.end for one in chinese if one.kind == "article" and _is_whole(one, token)}
    if not any(
        one.kind == "part" and one.start in articles and one.values == (token.note,)
        for one in chinese
    ):
        return [token]
    return [replace(token, note=None), replace(token, kind="part", values=(token.note,), note=None)]


def _inserted(token: Token, chinese: list[Token]) -> Token:
    """Return "Article 55.2" as 55-2 if the Chinese is 第五十五條之二, and 6bis as 6-1 or 6-2."""
    if token.kind != "article":
        return token
    for one in chinese:
        if one.kind == "article" and one.note and _may_be(token, one):
            return replace(token, values=one.values, note=one.note)
    return token


def _may_be(token: Token, inserted: Token) -> bool:
    number = token.values[0]
    if isinstance(token.note, int) and token.note < 0:
        return number == inserted.values[0] and inserted.note in (-token.note, 1 - token.note)
    if token.note or not isinstance(number, Fraction):
        return False
    return number == Fraction(f"{inserted.values[0]}.{inserted.note}")


def _is_inserted(one: Token, token: Token) -> bool:
    """Return whether the Chinese has the very article: 第五條之一, beside 第五條第一項."""
    return one.kind == "article" and one.note == token.note and one.values[0] == token.values[0]


def _is_whole(article: Token, token: Token) -> bool:
    return article.note is None and article.values[0] == token.values[0]


class _Answers:
    """A side's tokens, indexed by value."""

    def __init__(self, tokens: list[Token]):
        self.dates = [token for token in tokens if token.kind == "date"]
        self.by_value: dict[object, list[Token]] = {}
        for token in tokens:
            for value in token.values:
                self.by_value.setdefault(value, []).append(token)

    def has(self, token: Token) -> bool:
        if token.kind == "date":
            return any(_same_day(token, other) for other in self.dates) or self._in_numbers(token)
        if any(
            _agree(token, other) for value in token.values for other in self.by_value.get(value, ())
        ):
            return True
        return token.kind in _BARE and self._in_dates(token)

    def _in_numbers(self, token: Token) -> bool:
        """Return whether a lone month or year occurs as a number: 2025, the third month."""
        known = [part for part in token.values[0] if part]
        if len(known) == 1:
            return known[0] in self.by_value or any(known[0] in one.values[0] for one in self.dates)
        year, month, day = token.values[0]
        if day:
            return False
        return any(one.values[0][1] == month for one in self.dates) and year in self.by_value

    def _in_dates(self, token: Token) -> bool:
        """Return whether a date occurs in part: 「同月24日」 is a day without its month."""
        return any(token.values[0] in day for one in self.dates for day in one.values)


def _same_day(one: Token, other: Token) -> bool:
    return any(_compatible(first, second) for first in one.values for second in other.values)


def _compatible(first: tuple, second: tuple) -> bool:
    """Return whether two dates are equal in the parts both have, and have the same parts but the
    year.
    """
    if (first[2] is None) != (second[2] is None):
        return False
    return all(a == b for a, b in zip(first, second, strict=True) if a and b)


def _agree(one: Token, other: Token) -> bool:
    """Return whether the kinds of two tokens of equal value may match."""
    kinds = {one.kind, other.kind}
    if kinds & _ALONE:
        return one.kind == other.kind
    if one.kind == other.kind:
        return _same_note(one, other)
    if kinds == {"fraction", "percent"}:
        return True
    if not kinds <= _COUNTED or kinds in ({"number", "marker"}, {"ordinal", "marker"}):
        return False
    if kinds <= {"number", "ordinal", "fraction"}:
        return True
    return not kinds.isdisjoint(_BARE) or kinds in _REFERENCES


def _same_note(one: Token, other: Token) -> bool:
    if one.kind == "amount":
        return one.note is None or other.note is None or one.note == other.note
    return one.note == other.note


def _markers(chinese: list[Token], english: list[Token]) -> Iterator[Finding]:
    """Yield list numbers that differ: 「三、」 and 4. do; (一) and 4.1, or 1. and a., do not."""
    left = [token for token in chinese if token.kind == "marker"]
    right = [token for token in english if token.kind == "marker"]
    for one, other in zip(left, right, strict=False):
        if not set(one.values) & set(other.values) or _differ_in_depth(one, other):
            yield Finding("number", "differs", (one.span,), (other.span,))


def _differ_in_depth(one: Token, other: Token) -> bool:
    """Return whether both numbers have several levels and differ in one: 2.1 and 3.1."""
    deep = all("." in (token.note or "") for token in (one, other))
    return deep and one.note != other.note


def _findings(left: list[Token], right: list[Token]) -> Iterator[Finding]:
    """Yield one finding per kind for the tokens without a partner."""
    rest = [token for token in right if token.kind != "marker"]
    for token in left:
        if token.kind == "marker":
            continue
        other = _partner(token, rest)
        if other:
            rest.remove(other)
        if not (token.firm or (other and (other.firm or _are_places(token, other)))):
            continue
        kind = _kind(token, other)
        if other:
            yield Finding(kind, "differs", (token.span,), (other.span,))
        else:
            yield Finding(kind, "missing-en", chinese=(token.span,))
    for token in rest:
        if token.firm:
            yield Finding(_kind(token), "missing-zh-hant", english=(token.span,))


def _are_places(one: Token, other: Token) -> bool:
    """Return whether both tokens name a place in an order: 第一 and "second", a) and b)."""
    return one.kind == other.kind and one.kind in ("ordinal", "letter")


def _partner(token: Token, others: Iterable[Token]) -> Token | None:
    """Return the most probable partner among the other side's unmatched tokens."""
    same = [other for other in others if other.kind == token.kind]
    if same:
        return next((other for other in same if other.firm), same[0])
    if token.kind not in _COUNTED:
        return None
    return next(
        (
            other
            for other in others
            if other.kind in _COUNTED and not _BARE.isdisjoint((other.kind, token.kind))
        ),
        None,
    )


def _kind(token: Token, other: Token | None = None) -> str:
    return kind_of(other if other and token.kind in _BARE else token)


def kind_of(token: Token) -> str:
    """Return the kind under which a token is reported."""
    return _KINDS.get(token.kind, token.kind)
