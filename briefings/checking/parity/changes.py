"""Changes of substance between two editions: numbers, dates, articles, negations, names ...

Each side is compared with its earlier version, using the tokens that also compare the two sides of
a pair. List numbers and addresses are left out: correcting them does not change what the text says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from briefings.checking.parity import decisive, names
from briefings.checking.parity.force import negation
from briefings.checking.parity.matching import kind_of
from briefings.checking.parity.readers import chinese, english
from briefings.checking.parity.tokens import Token
from briefings.text.languages import ENGLISH, SIMPLIFIED, WRITTEN
from briefings.text.length import excerpt
from briefings.text.markup.figures import digests_in, without_addresses
from briefings.text.snapshot import Named, Snapshot, Source
from briefings.text.texts import Texts

# Also the order of the report.
KINDS = (
    *("number", "date", "amount", "percent", "article", "law-number"),
    *("negation", "word", "name", "picture", "paragraph"),
)
# Kinds whose order matters: "MOP 5 for A and MOP 6 for B".
_ORDERED = frozenset({"number", "date", "amount", "percent"})
_LEFT_OUT = frozenset({"marker", "address", "mail", "name", "letter"})
_EXCERPT = 60

type Place = int | str
type Sides = dict[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """The text before and after; empty where a side had nothing of that kind."""

    kind: str
    language: str
    place: Place  # the ¶ number, or a detail: title, standfirst, heading ...
    before: str
    after: str


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """Return every change of substance, in reading order."""
    old, new = dict(_texts(before)), dict(_texts(after))
    found: list[Change] = []
    for key in [*new, *(key for key in old if key not in new)]:
        place, now = new.get(key) or (old[key][0], {})
        was = old[key][1] if key in old else {}
        if key[0] == "pair" and not (was and now):
            found.append(_paragraph(place, was, now))
        elif was != now:
            found += _changed(place, was, now)
    return found


def _paragraph(place: Place, was: Sides, now: Sides) -> Change:
    """Return the change for a paragraph that was added or removed."""
    texts = [next((text for text in sides.values() if text), "") for sides in (was, now)]
    return Change("paragraph", "", place, *(excerpt(text, _EXCERPT) for text in texts))


def _changed(place: Place, was: Sides, now: Sides) -> Iterator[Change]:
    for language in (*WRITTEN, SIMPLIFIED):
        one, other = was.get(language, ""), now.get(language, "")
        if one != other:
            yield from _side_changes(place, language, one, other)


def _side_changes(place: Place, language: str, was: str, now: str) -> Iterator[Change]:
    yield from _pictures(place, language, was, now)
    was, now = without_addresses(was), without_addresses(now)
    before, after = _tokens(language, was), _tokens(language, now)
    gone, come = list(_without(before, after)), list(_without(after, before))
    lost, gained = names.differing(
        _blanked(was, before), _blanked(now, after), english=language == ENGLISH
    )
    for kind in KINDS:
        left = [was[slice(*token.span)] for token in gone if kind_of(token) == kind]
        right = [now[slice(*token.span)] for token in come if kind_of(token) == kind]
        if kind == "name":
            left, right = lost, gained
        elif not (left or right):
            left, right = _reordered(kind, (was, before), (now, after))
        for one, other in zip_longest(left, right, fillvalue=""):
            yield Change(kind, language, place, one, other)


def _pictures(place: Place, language: str, was: str, now: str) -> Iterator[Change]:
    """Yield the pictures that came and went, by the beginning of their digests."""
    old, new = digests_in(was), digests_in(now)
    gone, come = sorted(old - new), sorted(new - old)
    for one, other in zip_longest(gone, come, fillvalue=""):
        yield Change("picture", language, place, _name(one), _name(other))


def _name(digest: str) -> str:
    return f"▣ {digest[:8]}" if digest else ""


def _tokens(language: str, text: str) -> list[Token]:
    read = english.read if language == ENGLISH else chinese.read
    found = [token for token in read(text) if _counts(token)]
    found += (Token("negation", (word,), *span) for word, span in negation.denials(text, language))
    said = decisive.words(text, _blanked(text, found), english=language == ENGLISH)
    return found + [Token("word", (word,), *span) for word, span in said]


type Read = tuple[str, list[Token]]


def _reordered(kind: str, was: Read, now: Read) -> tuple[list[str], list[str]]:
    """Return the tokens of both versions if their order differs, otherwise nothing."""
    (before, first), (after, second) = (
        (text, [token for token in tokens if kind_of(token) == kind and _keeps_place(token)])
        for text, tokens in (was, now)
    )
    if [_content(token) for token in first] == [_content(token) for token in second]:
        return [], []
    return _joined_words(before, first), _joined_words(after, second)


def _keeps_place(token: Token) -> bool:
    if token.kind == "word":
        return token.values[0].startswith(decisive.PARTY)
    return kind_of(token) in _ORDERED


def _joined_words(text: str, tokens: list[Token]) -> list[str]:
    return [" … ".join(text[slice(*token.span)] for token in tokens)]


def _blanked(text: str, tokens: list[Token]) -> str:
    """Blank out what was already read: the MOP of an amount is not a name."""
    for token in tokens:
        text = text[: token.start] + "0" * (token.end - token.start) + text[token.end :]
    return text


def _counts(token: Token) -> bool:
    """Return whether a token counts; 「一」 and “first” are usually no number, so they do not."""
    return token.kind not in _LEFT_OUT and (token.firm or 1 not in token.values)


def _without(tokens: list[Token], others: list[Token]) -> Iterator[Token]:
    """Return the tokens that the other text lacks, regardless of word order."""
    left = Counter(map(_content, others))
    for token in tokens:
        if left[_content(token)]:
            left[_content(token)] -= 1
        else:
            yield token


def _content(token: Token) -> tuple:
    return token.kind, token.values, token.note


# --- The texts of an edition by identifier --------------------------------------------------------


def _texts(snapshot: Snapshot) -> Iterator[tuple[tuple[str, str], tuple[Place, Sides]]]:
    for name, text in _details(snapshot).items():
        yield (name, ""), (name, dict(text))
    number = 0
    for part in snapshot.parts:
        yield ("heading", part.id), ("heading", dict(part.heading))
        for pair in part.pairs:
            number += 1
            sides = {**pair.text, SIMPLIFIED: pair.zh_hans}
            yield ("pair", pair.id), (number, sides)


def _details(snapshot: Snapshot) -> dict[str, Texts]:
    """Return the details without the firm's name and disclaimer, which are not edited there."""
    return {
        "title": snapshot.title,
        "standfirst": snapshot.standfirst,
        "key_points": snapshot.key_points,
        "authors": _joined(_named(author) for author in snapshot.authors),
        "date": _day(snapshot.date.isoformat()),
        "law_as_at": _day(snapshot.law_as_at.isoformat() if snapshot.law_as_at else ""),
        "jurisdiction": snapshot.jurisdiction,
        "sources": _joined(_source(source) for source in snapshot.sources),
        "contact_heading": snapshot.contact.heading,
        "contact_text": snapshot.contact.text,
    }


def _named(author: Named) -> Texts:
    """Mark text as a name, because nothing else identifies a Chinese one."""
    return Texts(*(names.marked(author.name[language]) for language in WRITTEN))


def _source(source: Source) -> Texts:
    return Texts(*(f"{source.label[language]} {source.accessed or ''}" for language in WRITTEN))


def _joined(texts: Iterable[Texts]) -> Texts:
    listed = list(texts)
    return Texts(*("\n".join(text[language] for text in listed) for language in WRITTEN))


def _day(text: str) -> Texts:
    """Return a date once, since both languages share it."""
    return Texts(text, "")
