"""The topics of a text: laws cited by name or number, the firm's terms, practice areas."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefings.models.published.related import LONGEST_TOPIC
from briefings.models.terms import Term
from briefings.search.index.law_names import LAW, written_in
from briefings.search.index.values import VALUE
from briefings.text.language_detection import has_han
from briefings.text.snapshot import Snapshot

LAWS, TERMS, AREAS = "law", "term", "area"
_TERM, _AREA = "t:", "a:"
# The tokens of laws among those of a text; VALUE is also that of dates and amounts.
_OF_A_LAW = re.compile(f"{LAW}\\S+|{VALUE}l\\d+x\\d+(?:x[a-z]+)?(?!\\S)")
# A search entry has the token of 97/99 beside that of 97/99/M.
_NUMBER = re.compile(f"{VALUE}l(\\d+)x(\\d+)(?:x([a-z]+))?")
_SHORT_OF = re.compile(f"({VALUE}l\\d+x\\d+)x[a-z]+")


class Named(NamedTuple):
    """A topic: its kind, and its name, or the address of an area."""

    kind: str
    name: str


@lru_cache(maxsize=20_000)
def named(key: str) -> Named:
    """Return what a topic's key stands for."""
    if key.startswith(LAW):
        return Named(LAWS, written_in(key))
    if number := _NUMBER.fullmatch(key):
        return Named(LAWS, "/".join(filter(None, number.groups())).upper())
    kind, _colon, name = key.partition(":")
    return Named(AREAS if f"{kind}:" == _AREA else TERMS, name)


def topics_of(snapshot: Snapshot, tokens: str, *, terms: Sequence[Term] | None = None) -> set[str]:
    """Return the keys of a text's topics; `tokens` are those of its search entry.

    `terms` are the firm's, if they are known.
    """
    terms = list(Term.objects.telling()) if terms is None else terms
    found = {*_laws(tokens), *(f"{_AREA}{area.slug}" for area in snapshot.areas)}
    found.update(f"{_TERM}{term}" for term in _terms(snapshot, terms))
    return {key for key in found if len(key) <= LONGEST_TOPIC}


def _laws(tokens: str) -> Iterator[str]:
    laws = {*_OF_A_LAW.findall(tokens)}
    short = {longer[1] for token in laws if (longer := _SHORT_OF.fullmatch(token))}
    yield from laws - short


def _terms(snapshot: Snapshot, terms: Sequence[Term]) -> Iterator[str]:
    """Yield the firm's terms that the text uses in any language."""
    if not terms:
        return
    sides = [side for pair in snapshot.pairs() for side in pair.text.values()]
    text = "\n".join([*snapshot.title.values(), *sides]).casefold()
    for term in terms:
        if any(_uses(text, wording.casefold()) for wording in term.writings.values()):
            yield str(term)


def _uses(text: str, wording: str) -> bool:
    """Return whether the text has the wording, in Latin letters as whole words."""
    if wording not in text:
        return False
    return has_han(wording) or re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", text) is not None
